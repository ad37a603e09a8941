"""The side panel: three lists over the open article, and the note editor below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from records.annotation import Annotation
from records.reading import Reading
from ui.panel.entries import Entry, claim_groups, note_groups, quote_groups
from ui.panel.lists import EntryList
from ui.panel.note_editor import NoteEditor
from ui.theme import Theme

TABS = ("quotes", "claims", "notes")


class SidePanel(QFrame):
    """Lists quotes, claims and notes; tells where to go and what to edit."""

    go_to = Signal(int)
    annotation_chosen = Signal(str)
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setMinimumWidth(260)
        self._annotations: tuple[Annotation, ...] = ()
        self._reading: Reading | None = None
        self.quotes = EntryList(
            self.tr("Quotes"),
            self.tr(
                "No quotes were found in this article. What somebody is reported to have said appears here."
            ),
        )
        self.claims = EntryList(
            self.tr("Claims"),
            self.tr("No claims were found in this article. Statements that can be checked appear here."),
        )
        self.notes = EntryList(self.tr("Notes"), "")
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter notes, or #tag"))
        self.filter.setAccessibleName(self.tr("Filter notes"))
        self.filter.setClearButtonEnabled(True)
        self.editor = NoteEditor(self)
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.quotes, self.tr("Quotes"))
        self._tabs.addTab(self.claims, self.tr("Claims"))
        notes = QWidget(self)
        inside = QVBoxLayout(notes)
        inside.setContentsMargins(0, 10, 0, 0)
        inside.setSpacing(6)
        field = QVBoxLayout()
        field.setContentsMargins(12, 0, 12, 0)
        field.addWidget(self.filter)
        inside.addLayout(field)
        inside.addWidget(self.notes, 1)
        self._tabs.addTab(notes, self.tr("Notes"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self.editor)
        self._connect()
        self._list_notes()

    def _connect(self) -> None:
        for listing in (self.quotes, self.claims):
            listing.chosen.connect(self._go)
        self.notes.chosen.connect(self._go_to_note)
        self.notes.view.opened.connect(lambda entry: self.edit_requested.emit(entry.key))
        self.notes.view.delete_pressed.connect(lambda entry: self.delete_requested.emit(entry.key))
        self.filter.textChanged.connect(self._list_notes)
        self.editor.delete_requested.connect(self.delete_requested)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        for listing in (self.quotes, self.claims, self.notes):
            listing.view.set_theme(theme)
        self.editor.set_theme(theme)

    def set_reading(self, reading: Reading) -> None:
        """List the quotes and claims of ``reading``."""
        self._reading = reading
        quotes, claims = quote_groups(reading), claim_groups(reading)
        self.quotes.show_groups(quotes)
        self.claims.show_groups(claims)
        self._title(0, self.tr("Quotes"), sum(len(group.entries) for group in quotes))
        self._title(1, self.tr("Claims"), sum(len(group.entries) for group in claims))

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """List a person's marks; the editor follows what changed in the one it shows."""
        self._annotations = tuple(annotations)
        self._list_notes()
        editing = self.editor.annotation_id
        if editing:
            current = next((item for item in self._annotations if item.id == editing), None)
            if current is None:
                self.editor.forget()
            else:
                self.editor.edit(current, focus=False)

    def follow(self, offset: int) -> None:
        """Make what lies at ``offset`` current in the list that is shown."""
        (self.quotes, self.claims, self.notes)[self._tabs.currentIndex()].view.follow(offset)

    def show_tab(self, name: str) -> None:
        """Bring one of ``TABS`` to the front and give its list the focus."""
        self._tabs.setCurrentIndex(TABS.index(name))
        (self.quotes, self.claims, self.notes)[TABS.index(name)].view.setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def show_mark(self, kind: str, index: int) -> None:
        """Show a mark of the text in its list: a quote by its number, a claim by its sentence's."""
        if self._reading is None or kind not in ("quote", "speaker", "claim"):
            return
        if kind == "claim":
            self._tabs.setCurrentIndex(1)
            self.claims.view.select(f"claim:{index}")
        elif index < len(self._reading.analysis.quotes):
            self._tabs.setCurrentIndex(0)
            self.quotes.view.select(f"quote:{self._reading.analysis.quotes[index].start}")

    def edit(self, annotation: Annotation, *, focus: bool) -> None:
        """Show an annotation in the list of notes and in the editor."""
        self._tabs.setCurrentIndex(2)
        self.notes.view.select(annotation.id)
        self.editor.edit(annotation, focus=focus)

    def focus_list(self) -> None:
        """Give the list that is shown the focus."""
        self.show_tab(TABS[self._tabs.currentIndex()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _list_notes(self) -> None:
        wanted = self.filter.text()
        groups = note_groups(self._annotations, wanted)
        empty = (
            self.tr("No note holds these words.")
            if self._annotations
            else self.tr("Select words in either column and press H to highlight them, or N to write a note.")
        )
        self.notes.show_groups(groups, empty)
        self._title(2, self.tr("Notes"), len(self._annotations))

    def _title(self, tab: int, name: str, count: int) -> None:
        self._tabs.setTabText(tab, f"{name}  {count}" if count else name)

    def _go(self, entry: Entry) -> None:
        self.go_to.emit(entry.start)

    def _go_to_note(self, entry: Entry) -> None:
        self.annotation_chosen.emit(entry.key)
