"""What a person does with a passage: highlight, underline, note, colour, delete, copy with its source."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from records.annotation import COLOURS, Annotation, AnnotationKind, Colour
from records.reading import Reading
from ui.citation import citation
from ui.notebook import Notebook, Passage


class Marking(QObject):
    """The commands on passages.

    ``passage`` gives the words chosen, or the sentence where one reads when
    none are; ``reading`` the open article with the renderings there are.
    """

    marked = Signal()
    note_opened = Signal(object)
    news = Signal(str)
    current_changed = Signal()

    def __init__(
        self,
        notebook: Notebook,
        settings: Settings,
        passage: Callable[[], Passage | None],
        selected: Callable[[], bool],
        reading: Callable[[], Reading | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._settings = settings
        self._passage = passage
        self._selected = selected
        self._reading = reading
        self._current = ""

    @property
    def current(self) -> Annotation | None:
        """Return the annotation that was made or activated last, while one is where it is."""
        annotation, passage = self._notebook.find(self._current), self._passage()
        if annotation is None or passage is None:
            return None
        here = annotation.start < passage.end and passage.start < annotation.end
        return annotation if here or annotation.state == "detached" else None

    def set_current(self, identifier: str) -> None:
        """Make an annotation the one that Delete, colours and notes are about."""
        if identifier != self._current:
            self._current = identifier
            self.current_changed.emit()

    def highlight(self) -> None:
        """Highlight the passage in the colour used last."""
        self._mark(self._colour, "highlight")

    def underline(self) -> None:
        """Underline the passage."""
        self._mark(self._colour, "underline")

    def note(self) -> None:
        """Write a note on the passage, or on the annotation that is current when nothing is chosen."""
        current = self.current
        if current is not None and not self._selected():
            self.note_opened.emit(current)
        else:
            self._mark(self._colour, "note", self.note_opened.emit)

    def colour(self, colour: str) -> None:
        """Highlight in this colour; without words chosen, give it to the annotation that is current."""
        chosen = COLOURS[COLOURS.index(colour)]
        self._settings.colour = chosen
        current = self.current
        if current is not None and not self._selected():
            self._notebook.end_edit()
            self._notebook.edit(current.id, colour=chosen)
        else:
            self._mark(chosen, "highlight")

    def delete(self) -> None:
        """Delete the annotation that is current."""
        if current := self.current:
            self._notebook.remove(current.id)
            self.set_current("")

    def copy_citation(self) -> None:
        """Copy the passage with its translation, speaker and source."""
        passage, reading = self._passage(), self._reading()
        if passage is not None and reading is not None:
            QApplication.clipboard().setText(citation(reading, passage.start, passage.end))
            self.news.emit(self.tr("Copied with translation and source."))

    @property
    def _colour(self) -> Colour:
        return COLOURS[COLOURS.index(self._settings.colour)]

    def _mark(
        self, colour: Colour, kind: AnnotationKind, then: Callable[[Annotation], None] | None = None
    ) -> None:
        passage = self._passage()
        if passage is None:
            return
        if same := self._notebook.at(passage):
            self.set_current(same.id)
            self._notebook.end_edit()
            self._notebook.edit(same.id, colour=colour)
            self.marked.emit()
            if then:
                then(same)
            return
        if not self._notebook.writable:
            self.news.emit(self.tr("This article is not in the library, so marks cannot be kept."))
            return

        def made(annotation: Annotation) -> None:
            self.set_current(annotation.id)
            self.marked.emit()
            if then:
                then(annotation)

        self._notebook.add(passage, colour, kind, made)
