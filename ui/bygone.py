"""Undo that reaches back before the window was opened: what was deleted then lies in the library's trash."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.history import History, Step
from ui.jobs import Writer

if TYPE_CHECKING:
    from app.desk import Desk
    from records.library import Entry
    from storage.emptying import Emptied
    from storage.trash import Deleted

MOST = 20
"""No more deletions than this are offered."""


class Bygone(QObject):
    """Tells the history what was deleted last. ``restored`` says in words what is back."""

    restored = Signal(str)

    def __init__(self, desk: Desk, writer: Writer, history: History, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._writer = writer
        self._history = history

    def refresh(self) -> None:
        """Look through the trash anew; to be called when the history is empty."""

        def find() -> tuple[tuple[Deleted, ...], tuple[Entry, ...], tuple[tuple[str, Emptied], ...]]:
            library = self._desk.library
            return library.deleted(MOST), library.trash()[:MOST], library.emptied_before()[:MOST]

        self._writer.submit(find, lambda found: self._history.remember(self._steps(*found)))

    def _steps(
        self,
        rows: tuple[Deleted, ...],
        articles: tuple[Entry, ...],
        emptied: tuple[tuple[str, Emptied], ...],
    ) -> list[Step]:
        """Return the deletions as steps, the oldest first."""
        steps = [(row.removed, self._row(row)) for row in rows]
        steps += [(entry.removed, self._article(entry)) for entry in articles]
        steps += [(when, self._erased(each)) for when, each in emptied]
        return [step for _, step in sorted(steps, key=lambda pair: pair[0])][-MOST:]

    def _row(self, row: Deleted) -> Step:
        desk = self._desk
        return Step(
            self.tr("delete mark") if row.table == "annotations" else self.tr("delete"),
            undo=lambda: self._do(lambda: desk.library.undelete(row.id), row.words),
            redo=lambda: self._do(lambda: desk.library.delete(row.table, row.item)),
        )

    def _article(self, entry: Entry) -> Step:
        return Step(
            self.tr("remove article"),
            undo=lambda: self._do(lambda: self._desk.library.restore_article(entry.id), entry.title),
            redo=lambda: self._do(lambda: self._desk.library.remove(entry.id)),
        )

    def _erased(self, emptied: Emptied) -> Step:
        told = self.tr("What was deleted for good is in the trash again.")
        last, articles = emptied, list[str]()

        def back() -> None:
            library = self._desk.library
            before = {entry.id for entry in library.trash()}
            library.refill_trash(last)
            articles[:] = [entry.id for entry in library.trash() if entry.id not in before]

        def again() -> None:
            nonlocal last
            last, _ = self._desk.library.empty_trash(keep_notes=True, articles=articles)

        return Step(
            self.tr("delete for good"),
            undo=lambda: self._writer.submit(back, lambda _: self.restored.emit(told)),
            redo=lambda: self._do(again),
        )

    def _do(self, work: Callable[[], object], back: str = "") -> None:
        words = " ".join(back.split())
        short = words if len(words) <= 60 else words[:59] + "…"
        told = self.tr("“{words}” is back.").format(words=short) if short else ""
        self._writer.submit(work, lambda _: self.restored.emit(told))
