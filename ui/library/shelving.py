"""What is done with the shelf: listing, searching, removing to the trash and taking that back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from records.library import Entry, Hit
from ui.history import History, Step
from ui.jobs import Dispatcher, Token, Writer
from ui.library.page import LibraryPage

if TYPE_CHECKING:
    from app.desk import Desk


class Shelving(QObject):
    """Works for the library page. ``removed`` tells which article went, so that the window can offer undo."""

    removed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, desk: Desk, page: LibraryPage, writer: Writer, history: History, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._writer = writer
        self._history = history
        self._pool = QThreadPool(self)
        self._search = Dispatcher(self._pool, self)
        self._search.part.connect(lambda found: page.show_hits(*found))
        self._search.failed.connect(self.failed)
        page.search_requested.connect(self.search)
        page.remove_requested.connect(self.remove)

    def refresh(self) -> None:
        """List the articles anew."""
        self._writer.submit(lambda: self._desk.library.entries(), self._page.show_entries)

    def search(self, words: str) -> None:
        """Search the whole library; a later search cancels an earlier one."""
        desk = self._desk

        def work(token: Token) -> Iterator[tuple[str, tuple[Hit, ...]]]:
            yield words, tuple(desk.library.search(words))

        self._search.start(work)

    def remove(self, entry: Entry) -> None:
        """Move an article to the trash."""

        def done(_: object) -> None:
            self._history.push(
                Step(
                    self.tr("remove article"),
                    undo=lambda: self._writer.submit(
                        lambda: self._desk.library.restore_article(entry.id), refresh
                    ),
                    redo=lambda: self._writer.submit(lambda: self._desk.library.remove(entry.id), refresh),
                )
            )
            self.refresh()
            self.removed.emit(entry)

        def refresh(_: object) -> None:
            self.refresh()

        self._writer.submit(lambda: self._desk.library.remove(entry.id), done)

    def close(self) -> None:
        """Wait for a search that is still running."""
        self._search.cancel()
        self._pool.waitForDone()
