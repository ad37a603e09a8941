"""A person's marks on the open article: written at once, shown once they are on disk, each step undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from records.annotation import Annotation, AnnotationKind, Colour, Pane, RenderingSelector
from ui.history import History, Step
from ui.jobs import Writer

if TYPE_CHECKING:
    from storage.library import Library


@dataclass(frozen=True, slots=True)
class Passage:
    """Words to be marked: code points of the original, and the words chosen in the translation."""

    pane: Pane
    start: int
    end: int
    rendering: RenderingSelector | None = None


class Notebook(QObject):
    """The annotations of one article. ``changed`` gives all of them after each write."""

    changed = Signal(object)
    saved = Signal(str)

    def __init__(
        self, library: Callable[[], Library], writer: Writer, history: History, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._writer = writer
        self._history = history
        self._article = ""
        self._editing = 0
        self._removed: dict[str, Annotation] = {}
        self.annotations: tuple[Annotation, ...] = ()

    def load(self, article: str, annotations: tuple[Annotation, ...]) -> None:
        """Take the marks of another article; "" for one that is not kept in the library."""
        self._article = article
        self.annotations = annotations

    def reload(self) -> None:
        """Read the marks of the article anew: they were changed elsewhere."""
        article = self._article

        def done(annotations: tuple[Annotation, ...]) -> None:
            if article == self._article:
                self.annotations = annotations
                self.changed.emit(annotations)

        if article:
            self._writer.submit(lambda: self._library().annotations(article), done)

    @property
    def article(self) -> str:
        """Return the id of the article whose marks these are."""
        return self._article

    @property
    def writable(self) -> bool:
        """Return whether the article is in the library, so that marks can be kept."""
        return bool(self._article)

    def find(self, identifier: str) -> Annotation | None:
        """Return the annotation with this id, if the article has it."""
        return next((item for item in self.annotations if item.id == identifier), None)

    def at(self, passage: Passage) -> Annotation | None:
        """Return the annotation on exactly this passage, if there is one."""
        wanted = (passage.pane, passage.start, passage.end, passage.rendering)
        return next((i for i in self.annotations if (i.pane, i.start, i.end, i.rendering) == wanted), None)

    def add(
        self,
        passage: Passage,
        colour: Colour,
        kind: AnnotationKind = "highlight",
        then: Callable[[Annotation], None] | None = None,
    ) -> None:
        """Mark a passage; ``then`` is called with the annotation once it is on disk."""
        article = self._article

        def write() -> Annotation:
            made, _ = self._library().annotate(
                article, passage.pane, passage.start, passage.end, colour, kind, rendering=passage.rendering
            )
            return made

        def done(made: Annotation) -> None:
            names = {
                "highlight": self.tr("highlight"),
                "underline": self.tr("underline"),
                "note": self.tr("note"),
            }
            self._history.push(
                Step(
                    names[kind],
                    undo=lambda: self._remove(made.id),
                    redo=lambda: self._restore(made.id),
                )
            )
            if then:
                then(made)

        self._do(write, done)

    def edit(
        self,
        identifier: str,
        text: str | None = None,
        tags: tuple[str, ...] | None = None,
        colour: Colour | None = None,
    ) -> None:
        """Change an annotation; saves that follow one another while it is edited are undone as one."""
        old = self.find(identifier)
        if old is None:
            return

        def write() -> Annotation:
            return self._edit(identifier, text, tags, colour)

        def done(new: Annotation) -> None:
            self._history.push(
                Step(
                    self.tr("edit note"),
                    undo=lambda: self._do(lambda: self._edit(identifier, old.text, old.tags, old.colour)),
                    redo=lambda: self._do(lambda: self._edit(identifier, new.text, new.tags, new.colour)),
                    merge=f"{identifier}:{self._editing}",
                )
            )
            self.saved.emit(identifier)

        self._do(write, done)

    def end_edit(self) -> None:
        """Let the next change of a note be a step of its own."""
        self._editing += 1

    def remove(self, identifier: str) -> None:
        """Remove an annotation."""
        if self.find(identifier) is None:
            return
        self._remove(identifier)
        self._history.push(
            Step(
                self.tr("delete mark"),
                undo=lambda: self._restore(identifier),
                redo=lambda: self._remove(identifier),
            )
        )

    def _edit(
        self, identifier: str, text: str | None, tags: tuple[str, ...] | None, colour: Colour | None
    ) -> Annotation:
        new, _ = self._library().edit_annotation(identifier, text=text, tags=tags, colour=colour)
        return new

    def _remove(self, identifier: str) -> None:
        def write() -> Annotation:
            removed, _ = self._library().remove_annotation(identifier)
            self._removed[identifier] = removed
            return removed

        self._do(write)

    def _restore(self, identifier: str) -> None:
        # The writer does one thing after the other: the removal has been done by the time of the look-up.
        self._do(lambda: self._library().restore_annotation(self._removed[identifier])[0])

    def _do(self, write: Callable[[], Annotation], then: Callable[[Annotation], None] | None = None) -> None:
        article = self._article

        def work() -> tuple[Annotation, tuple[Annotation, ...]]:
            return write(), self._library().annotations(article)

        def done(result: tuple[Annotation, tuple[Annotation, ...]]) -> None:
            touched, annotations = result
            if article == self._article:
                self.annotations = annotations
                self.changed.emit(annotations)
            if then:
                then(touched)

        self._writer.submit(work, done)
