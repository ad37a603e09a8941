"""What a person says of the marks of the open article: written at once, each step undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from records.judgement import Judgement
from ui.history import History, Step
from ui.jobs import Writer

if TYPE_CHECKING:
    from storage.library import Library


class Judgements(QObject):
    """The judgements of one article. ``changed`` gives all of them after each write."""

    changed = Signal(object)

    def __init__(
        self, library: Callable[[], Library], writer: Writer, history: History, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._writer = writer
        self._history = history
        self._article = ""
        self.all: tuple[Judgement, ...] = ()

    def load(self, article: str, judgements: tuple[Judgement, ...]) -> None:
        """Take those of another article; "" for one that is not kept in the library."""
        self._article = article
        self.all = judgements

    @property
    def writable(self) -> bool:
        """Return whether the article is in the library, so that judgements can be kept."""
        return bool(self._article)

    def find(self, identifier: str) -> Judgement | None:
        """Return the judgement with this id, if the article has it."""
        return next((each for each in self.all if each.id == identifier), None)

    def keep(self, judgement: Judgement, name: str, merge: str = "") -> None:
        """Keep a judgement that has an id; ``name`` is what undoing calls it, ``merge`` as in ``Step``."""
        old = self.find(judgement.id)
        self._put(judgement)
        undo = (lambda: self._put(old)) if old else (lambda: self._drop(judgement.id))
        self._history.push(Step(name, undo=undo, redo=lambda: self._put(judgement), merge=merge))

    def take_back(self, identifier: str, name: str) -> None:
        """Take a judgement back, so that the rules hold again."""
        old = self.find(identifier)
        if old is not None:
            self._drop(identifier)
            self._history.push(Step(name, undo=lambda: self._put(old), redo=lambda: self._drop(identifier)))

    def _put(self, judgement: Judgement) -> None:
        self._do(lambda: self._library().judge(judgement))

    def _drop(self, identifier: str) -> None:
        self._do(lambda: self._library().remove_judgement(identifier))

    def _do(self, write: Callable[[], object]) -> None:
        article = self._article

        def work() -> tuple[Judgement, ...]:
            write()
            return self._library().judgements(article)

        def done(judgements: tuple[Judgement, ...]) -> None:
            if article == self._article:
                self.all = judgements
                self.changed.emit(judgements)

        self._writer.submit(work, done)
