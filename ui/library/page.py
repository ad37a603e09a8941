"""The library page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from records.facets import Detached, Recurrence, Speaker, StoredClaim
from records.library import Entry, Hit
from records.shelf import KeptNote
from storage.query import Filter, parse
from ui.library.acts import ACTS, ActBar
from ui.library.dropzone import DropZone
from ui.library.filters import VIEWS, FilterBar, Known, View, tr
from ui.library.rows import (
    Offer,
    Record,
    claim_rows,
    detached_rows,
    hit_row,
    kept_row,
    shelf_row,
    speaker_row,
)
from ui.library.shelf import Shelf
from ui.theme import Theme

SEARCH_AFTER = 150
"""Milliseconds after the last key until the library is searched."""


class LibraryPage(QWidget):
    """The shelf with its search field, and the other views of the library.

    ``look_requested`` asks for what the view and the words in the search field
    call for; the answer comes to one of the ``show_`` methods.
    """

    open_requested = Signal(str)
    hit_requested = Signal(object)
    place_requested = Signal(object)
    look_requested = Signal(str, str)
    act_requested = Signal(str, str)
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._hits_for = ""
        self._switching = False
        self._heading = QLabel(self.tr("Library"), self)
        self._heading.setProperty("role", "title")
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self.views = QComboBox(self)
        self.views.setAccessibleName(self.tr("What is shown"))
        for view, label in VIEWS.items():
            self.views.addItem(tr(label), view)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search originals, translations and notes"))
        self.search.setToolTip(
            self.tr(
                'Words, "phrases", and filters such as tag:check lang:nb has:note speaker:"Jonas"'
                " status:reported is:unread after:2024-01"
            )
        )
        self.search.setAccessibleName(self.tr("Search the library"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(460)
        self.filters = FilterBar(self)
        self.acts = ActBar(self)
        self._problem = QLabel(self)
        self._problem.setProperty("role", "muted")
        self._problem.hide()
        self.shelf = Shelf(self)
        self.shelf.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.drop_zone = DropZone(self)
        self._nothing = QLabel(self)
        self._nothing.setProperty("role", "muted")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(20, 60, 20, 20)
        self._stack = QStackedWidget(self)
        for page in (self.shelf, self.drop_zone, self._nothing):
            self._stack.addWidget(page)
        self._arrange()
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER)
        self._timer.timeout.connect(self.look)
        self._connect()
        self._show_controls()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_text)
        self.search.returnPressed.connect(self._open_first)
        self.views.currentIndexChanged.connect(self._on_view)
        self.filters.changed.connect(self.search.setText)
        self.filters.sorted_anew.connect(self._show_entries)
        self.acts.wanted.connect(self.act_requested)
        self.shelf.opened.connect(self._open)
        self.shelf.remove_pressed.connect(self._on_delete)
        self.shelf.chosen_changed.connect(self._on_chosen)
        self.shelf.customContextMenuRequested.connect(self._show_menu)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._heading)
        head.addWidget(self.views)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.search, 3)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self._problem)
        column.addWidget(self.acts)
        column.addWidget(self._stack, 1)
        middle = QWidget(self)
        middle.setLayout(column)
        middle.setMaximumWidth(1040)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 26, 28, 20)
        layout.addStretch(1)
        layout.addWidget(middle, 100)
        layout.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self.shelf.set_theme(theme)
        self.drop_zone.set_theme(theme)

    # What is shown

    @property
    def view(self) -> View:
        """Return which view is shown."""
        view: View = self.views.currentData()
        return view

    @property
    def words(self) -> str:
        """Return what is in the search field; a space at its end says that the last word is whole."""
        return self.search.text().lstrip()

    def chosen(self) -> list[Entry]:
        """Return the articles that are selected."""
        return [record for record in self.shelf.chosen() if isinstance(record, Entry)]

    def look(self) -> None:
        """Ask for what is to be shown."""
        self._timer.stop()
        problems = parse(self.words).problems
        self._problem.setText(" ".join(problems))
        self._problem.setVisible(bool(problems))
        self.look_requested.emit(self.view, self.words)

    def set_known(self, known: Known) -> None:
        """Offer what there is to filter by."""
        self.filters.set_known(known)

    def show_entries(self, view: View, words: str, entries: Sequence[Entry]) -> None:
        """Show articles, unless something else is looked for by now."""
        if (view, words) == (self.view, self.words):
            self._entries = tuple(entries)
            self._show_entries()

    def show_hits(self, words: str, hits: Sequence[Hit], more: bool) -> None:
        """Show what was found for ``words``, if they are still what is looked for; ``more`` may follow."""
        if ("articles", words) != (self.view, self.words):
            return
        self._entries = ()
        if words != self._hits_for:
            self.shelf.show_rows([])  # another search begins at its first hit
        self._hits_for = words
        self.shelf.show_rows([hit_row(hit) for hit in hits])
        count = f"{len(hits)}+" if more else str(len(hits))
        self._tell(count, self.tr("{n} found"), self.tr("Nothing holds “{words}”.").format(words=words))

    def show_facets(
        self, view: View, found: Sequence[Speaker | Recurrence | Detached | KeptNote], note: str = ""
    ) -> None:
        """Show one of the views across articles; ``note`` says what is still being done."""
        if view != self.view:
            return
        rows = []
        for each in found:
            match each:
                case Speaker():
                    rows.append(speaker_row(each))
                case Recurrence():
                    rows += claim_rows(each)
                case Detached():
                    rows += detached_rows(each)
                case KeptNote():
                    rows.append(kept_row(each))
        wanted = parse(self.words).terms
        if wanted:
            words = [word for term in wanted for word in term.words]
            rows = [row for row in rows if all(w in f"{row.title} {row.detail}".lower() for w in words)]
        self._entries = ()
        self.shelf.show_rows(rows)
        empty = {
            "speakers": self.tr("Nobody is quoted in the articles of this library."),
            "claims": self.tr("No claim is made in more than one article."),
            "detached": self.tr("Every note is at its words."),
            "kept": self.tr("There are no notes of deleted articles."),
        }
        self._tell(str(len(found)), note or "{n}", note.format(n=len(found)) if note else empty.get(view, ""))

    def _show_entries(self) -> None:
        if not self._entries and (self.words or self.view == "trash"):
            self.shelf.show_rows([])
            nothing = self.tr("No article is left by “{words}”.").format(words=self.words.strip())
            self._tell("", "", nothing if self.words else self.tr("The trash is empty."))
            return
        self.shelf.show_rows([shelf_row(entry) for entry in self.filters.arrange(self._entries)])
        count = len(self._entries)
        text = self.tr("1 article") if count == 1 else self.tr("{n} articles")
        self._tell(str(count) if count else "", text, "")
        if not count:
            self._stack.setCurrentWidget(self.drop_zone)

    def _tell(self, count: str, text: str, nothing: str) -> None:
        rows = self.shelf.rows.rowCount()
        self._count.setText(text.format(n=count) if rows else "")
        self._nothing.setText(nothing)
        self._stack.setCurrentWidget(self.shelf if rows else self._nothing)
        self._show_controls()

    def _show_controls(self) -> None:
        # An empty library shows how to begin, and nothing that needs articles.
        begun = bool(self.shelf.rows.rowCount() or self.words or self.view != "articles")
        self.filters.setVisible(self.view in ("articles", "trash") and begun)
        self.filters.sort.setEnabled(bool(self._entries))
        self.views.setVisible(True)
        self._on_chosen()

    # What a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a search with Esc, go from the field to the list with Down."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() == Qt.Key.Key_Escape and self.view != "articles":
            self.views.setCurrentIndex(0)
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.shelf.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _on_text(self) -> None:
        self.filters.show_text(self.search.text())
        if self._switching:
            return
        if self.words:
            self._timer.start()
        else:
            self.look()

    def _on_view(self) -> None:
        self._switching = True
        self.search.clear()
        self._switching = False
        self._entries = ()
        self._count.clear()
        self.shelf.show_rows([])
        self._nothing.setText(self.tr("Looking …"))
        self._stack.setCurrentWidget(self._nothing)
        self._show_controls()
        self.look()

    def _on_chosen(self) -> None:
        self.acts.show_for(self.view, len(self.chosen()), self.shelf.rows.rowCount())
        if self.view == "articles" and not self._entries:
            self.acts.hide()
        self.chosen_changed.emit()

    def _on_delete(self) -> None:
        if self.chosen():
            self.act_requested.emit("remove" if self.view == "articles" else "erase", "")

    def _open_first(self) -> None:
        if record := self.shelf.current():
            self._open(record)

    def _open(self, record: Record) -> None:
        match record:
            case Entry() if self.view == "articles":
                self.open_requested.emit(record.id)
            case Entry():
                self.act_requested.emit("restore", "")
            case Hit():
                self.hit_requested.emit(record)
            case StoredClaim():
                place = (record.start, record.end)
                self.hit_requested.emit(Hit(record.article, record.title, "original", *place, record.exact))
            case Speaker():
                self.views.setCurrentIndex(0)
                self.search.setText(str(Filter("speaker", record.name)))
            case Offer():
                self.place_requested.emit(record)
            case Detached():
                self.open_requested.emit(record.annotation.article)

    def _show_menu(self, at: QPoint) -> None:
        record = self.shelf.current()
        if record is None or not self.shelf.indexAt(at).isValid() or isinstance(record, KeptNote):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not (isinstance(record, Entry) and self.view == "trash"):
            menu.addAction(self.tr("Open")).triggered.connect(lambda: self._open(record))
        if isinstance(record, Entry):
            for name, (text, views, selection) in ACTS.items():
                if self.view in views and selection and self.acts.buttons[name].isEnabled():
                    button = self.acts.buttons[name]
                    if states := button.menu():
                        menu.addMenu(states).setText(tr(text))
                    else:
                        menu.addAction(tr(text)).triggered.connect(button.click)
        menu.popup(self.shelf.viewport().mapToGlobal(at))
