"""The library page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from records.library import Entry, Hit
from ui.library.rows import hit_row, shelf_row
from ui.library.shelf import Shelf
from ui.theme import Theme

SEARCH_AFTER = 150
"""Milliseconds after the last key until the library is searched."""


class DropZone(QFrame):
    """What an empty library shows: where to drop an article, and other ways to begin."""

    file_requested = Signal()
    paste_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(self.tr("Drop an article, paste text, or open a file"), self)
        title.setProperty("role", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint = QLabel(
            self.tr(
                "Text, Markdown and web pages. Everything stays on this machine, and so does the translation."
            ),
            self,
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for text, signal, primary in (
            (self.tr("Open file…"), self.file_requested, False),
            (self.tr("Paste text…"), self.paste_requested, False),
            (self.tr("Read the sample"), self.sample_requested, True),
        ):
            button = QPushButton(text, self)
            button.setProperty("primary", primary)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 40, 40, 40)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(self._icon)
        layout.addWidget(title)
        layout.addWidget(hint)
        layout.addSpacing(10)
        layout.addLayout(row)
        layout.addStretch(3)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self._icon.setPixmap(
            theme.icon("sidelight", "accent").pixmap(QSize(64, 64), self.devicePixelRatioF())
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed edge."""
        super().paintEvent(event)
        if self._theme is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(self._theme.colour("control"), 1.5)
            pen.setDashPattern([5, 5])
            painter.setPen(pen)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 16, 16)


class LibraryPage(QWidget):
    """The shelf with its search field."""

    open_requested = Signal(str)
    hit_requested = Signal(object)
    remove_requested = Signal(object)
    search_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._heading = QLabel(self.tr("Library"), self)
        self._heading.setProperty("role", "title")
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search originals, translations and notes"))
        self.search.setAccessibleName(self.tr("Search the library"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(320)
        self.shelf = Shelf(self)
        self.shelf.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.drop_zone = DropZone(self)
        self._nothing = QLabel(self)
        self._nothing.setProperty("role", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(20, 60, 20, 20)
        self._stack = QStackedWidget(self)
        for page in (self.shelf, self.drop_zone, self._nothing):
            self._stack.addWidget(page)
        self._arrange()
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER)
        self._timer.timeout.connect(self._search)
        self.search.textChanged.connect(self._on_text)
        self.search.returnPressed.connect(self._open_first)
        self.shelf.opened.connect(self._open)
        self.shelf.remove_pressed.connect(self._remove)
        self.shelf.customContextMenuRequested.connect(self._show_menu)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._heading)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        head.addWidget(self.search)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addLayout(head)
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

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the shelf, unless a search is shown; that is run again."""
        self._entries = tuple(entries)
        if self.search.text().strip():
            self._search()
        else:
            self._show_shelf()

    def show_hits(self, words: str, hits: Sequence[Hit]) -> None:
        """Show what was found for ``words``, if they are still what is looked for."""
        if words != self.search.text().strip():
            return
        self.shelf.show_rows([hit_row(hit) for hit in hits])
        self._count.setText(self.tr("{n} found").format(n=len(hits)))
        self._nothing.setText(self.tr("Nothing holds “{words}”.").format(words=words))
        self._stack.setCurrentWidget(self.shelf if hits else self._nothing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a search with Esc, go from the field to the list with Down."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.shelf.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _show_shelf(self) -> None:
        self.shelf.show_rows([shelf_row(entry) for entry in self._entries])
        self._stack.setCurrentWidget(self.shelf if self._entries else self.drop_zone)
        count = len(self._entries)
        text = self.tr("1 article") if count == 1 else self.tr("{n} articles").format(n=count)
        self._count.setText(text if count else "")

    def _on_text(self) -> None:
        if self.search.text().strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._show_shelf()

    def _search(self) -> None:
        if words := self.search.text().strip():
            self.search_requested.emit(words)

    def _open_first(self) -> None:
        if record := self.shelf.current():
            self._open(record)

    def _open(self, record: Entry | Hit) -> None:
        if isinstance(record, Hit):
            self.hit_requested.emit(record)
        else:
            self.open_requested.emit(record.id)

    def _remove(self, record: Entry | Hit) -> None:
        if isinstance(record, Entry):
            self.remove_requested.emit(record)

    def _show_menu(self, at: QPoint) -> None:
        record = self.shelf.current()
        if record is None or not self.shelf.indexAt(at).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open")).triggered.connect(lambda: self._open(record))
        if isinstance(record, Entry):
            menu.addAction(self.tr("Remove")).triggered.connect(lambda: self._remove(record))
        menu.popup(self.shelf.viewport().mapToGlobal(at))
