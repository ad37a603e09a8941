"""What can be undone: a short list of steps, each with its way back and its way forth."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Step:
    """One change that was made; ``text`` names it as in "delete note".

    Steps that follow one another with the same ``merge``, unless "", are
    undone as one: the saves of a note while it is being typed.
    """

    text: str
    undo: Callable[[], None]
    redo: Callable[[], None]
    merge: str = ""


class History(QObject):
    """The steps made since the window opened; a new step cuts off what was undone.

    Below them lie those of before: deletions that the library still remembers.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, limit: int = 200) -> None:
        super().__init__(parent)
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._past: list[Step] = []
        self._limit = limit

    @property
    def undo_text(self) -> str:
        """Return the name of what undo would take back, "" when there is nothing."""
        steps = self._done or self._past
        return steps[-1].text if steps else ""

    @property
    def redo_text(self) -> str:
        """Return the name of what redo would do again, "" when there is nothing."""
        return self._undone[-1].text if self._undone else ""

    def push(self, step: Step) -> None:
        """Remember a step that has just been made."""
        if step.merge and self._done and self._done[-1].merge == step.merge:
            step = replace(step, undo=self._done.pop().undo)
        self._done = [*self._done, step][-self._limit :]
        self._undone.clear()
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back."""
        if self._done or self._past:
            step = (self._done or self._past).pop()
            self._undone.append(step)
            step.undo()
            self.changed.emit()

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            step.redo()
            self.changed.emit()

    def remember(self, steps: Iterable[Step]) -> None:
        """Take ``steps`` of before, the oldest first, in place of those of before that there were."""
        self._past = list(steps)
        self.changed.emit()

    def clear(self) -> None:
        """Forget every step: what they were about is no longer in sight."""
        self._done.clear()
        self._past.clear()
        self._undone.clear()
        self.changed.emit()
