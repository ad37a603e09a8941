"""An article that came again with another text: that step can be undone too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from records.revised import Revised
from ui.history import History, Step
from ui.jobs import Writer

if TYPE_CHECKING:
    from app.desk import Desk


class Revising(QObject):
    """Goes from one text of an article to another; ``turned`` says that the article has to be read anew."""

    turned = Signal()

    def __init__(self, desk: Desk, writer: Writer, history: History, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._writer = writer
        self._history = history

    def remember(self, article: str, revision: str, revised: Revised) -> None:
        """Let undo bring the text back that the article had before ``revision``."""
        self._history.push(
            Step(
                self.tr("new text"),
                undo=lambda: self._turn(article, revised.former),
                redo=lambda: self._turn(article, revision),
            )
        )

    def _turn(self, article: str, revision: str) -> None:
        self._writer.submit(
            lambda: self._desk.library.turn_to(article, revision), lambda _: self.turned.emit()
        )
