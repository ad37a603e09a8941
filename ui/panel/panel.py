"""The side panel: three lists over the open article, and the note editor below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from records.annotation import Annotation
from records.judgement import Judgement
from records.reading import Reading
from ui.notebook import Passage
from ui.panel.entries import Entry, note_groups
from ui.panel.lists import EntryList
from ui.panel.mark_editor import MarkEditor
from ui.panel.mark_list import MarkList
from ui.panel.note_editor import NoteEditor
from ui.panel.verdict_editor import VerdictEditor
from ui.panel.views import claim_views, quote_views
from ui.theme import Theme

TABS = ("quotes", "claims", "notes")


class SidePanel(QFrame):
    """Lists quotes, claims and notes; tells where to go and what to edit."""

    go_to = Signal(int)
    annotation_chosen = Signal(str)
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    mark_activated = Signal(object)
    reject_pressed = Signal()
    menu_requested = Signal(object, QPoint)
    left = Signal()

    def __init__(
        self, parent: QWidget | None = None, chosen: Callable[[], Passage | None] = lambda: None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setMinimumWidth(260)
        self._annotations: tuple[Annotation, ...] = ()
        self._reading: Reading | None = None
        self.quotes = MarkList(self.tr("Quotes"), quote_views(), self)
        self.claims = MarkList(self.tr("Claims"), claim_views(), self)
        self.notes = EntryList(self.tr("Notes"), "")
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter notes, or #tag"))
        self.filter.setAccessibleName(self.tr("Filter notes"))
        self.filter.setClearButtonEnabled(True)
        self.editor = NoteEditor(self)
        self.mark_editor = MarkEditor(chosen, self)
        self.verdict_editor = VerdictEditor(self)
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
        for editor in (self.editor, self.mark_editor, self.verdict_editor):
            layout.addWidget(editor)
        self._connect()
        self._list_notes()

    def _connect(self) -> None:
        for listing in (self.quotes, self.claims):
            listing.chosen.connect(self._go)
            listing.view.delete_pressed.connect(lambda _: self.reject_pressed.emit())
            listing.view.menu_requested.connect(self.menu_requested)
            listing.view.selectionModel().currentChanged.connect(lambda *_: self._tell_mark())
        self.notes.chosen.connect(self._go_to_note)
        self.notes.view.opened.connect(lambda entry: self.edit_requested.emit(entry.key))
        self.notes.view.delete_pressed.connect(lambda entry: self.delete_requested.emit(entry.key))
        self.filter.textChanged.connect(self._list_notes)
        self.editor.delete_requested.connect(self.delete_requested)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        for listing in (self.quotes, self.claims, self.notes):
            listing.view.set_theme(theme)
        for editor in (self.editor, self.mark_editor, self.verdict_editor):
            editor.set_theme(theme)

    def set_reading(self, reading: Reading) -> None:
        """List the quotes and claims of ``reading``."""
        self._reading = reading
        self.quotes.set_reading(reading)
        self.claims.set_reading(reading)
        self._title(0, self.tr("Quotes"), len(reading.analysis.quotes))
        self._title(1, self.tr("Claims"), sum(mark.claim for mark in reading.analysis.marks))

    def current_mark(self) -> Entry | None:
        """Return the quote or claim that is current in a list that has the focus."""
        for listing in (self.quotes, self.claims):
            if listing.view.hasFocus():
                return listing.current
        return None

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
            self.claims.select(f"claim:{index}")
        elif index < len(self._reading.analysis.quotes):
            self._tabs.setCurrentIndex(0)
            quote = self._reading.analysis.quotes[index]
            self.quotes.select(f"quote:{quote.start}-{quote.end}")

    def edit_mark(self, draft: Judgement, reading: Reading) -> None:
        """Open the editor of a mark, in place of any other editor."""
        self._close_others(self.mark_editor)
        self.mark_editor.edit(draft, reading)

    def review(self, draft: Judgement, words: str, reviewer: str) -> None:
        """Open the editor of a verdict, in place of any other editor."""
        self._close_others(self.verdict_editor)
        self.verdict_editor.edit(draft, words, reviewer)

    def close_editors(self) -> None:
        """Save what is being typed and close the editors."""
        self._close_others(None)

    def _close_others(self, kept: QWidget | None) -> None:
        if self.editor is not kept:
            self.editor.close_note()
        for editor in (self.mark_editor, self.verdict_editor):
            if editor is not kept and editor.isVisible():
                editor.close_editor()

    def edit(self, annotation: Annotation, *, focus: bool) -> None:
        """Show an annotation in the list of notes and in the editor."""
        self._close_others(self.editor)
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

    def _tell_mark(self) -> None:
        entry = self.current_mark()
        if entry is not None:
            self.mark_activated.emit(entry)

    def _go(self, entry: Entry) -> None:
        if entry.key.startswith("voice:") and self._reading is not None:
            self.quotes.show_view("speakers")
            self.quotes.select(f"quote:{entry.start}-{entry.end}")
        if entry.start >= 0:
            self.go_to.emit(entry.start)

    def _go_to_note(self, entry: Entry) -> None:
        self.annotation_chosen.emit(entry.key)
