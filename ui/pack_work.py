"""What takes time with language packs on the network: the catalogue, a pack's size, a download."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from translation.catalogue import Offer
from translation.download import Progress
from ui.jobs import Dispatcher, Token

if TYPE_CHECKING:
    from app.desk import Desk
    from translation.package import Pack


class PackWork(QObject):
    """Connects, in workers, when a person asks for it. It outlives the dialog that shows it.

    One download at a time, in a thread of its own: one that goes on after a
    cancel waits until the one before has let go of the file.
    """

    offers_came = Signal(object)
    details_came = Signal(object, object)
    progressed = Signal(object)
    installed = Signal(object, object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pool, self._fetch_pool = QThreadPool(self), QThreadPool(self)
        self._fetch_pool.setMaxThreadCount(1)
        self._list = Dispatcher(self._pool, self)
        self._ask = Dispatcher(self._pool, self)
        self._fetch = Dispatcher(self._fetch_pool, self)
        self._list.part.connect(self._on_offers)
        self._ask.part.connect(lambda found: self.details_came.emit(*found))
        self._fetch.part.connect(self._on_step)
        for dispatcher in (self._list, self._fetch):
            dispatcher.failed.connect(self.failed)
            dispatcher.done.connect(self.changed)
        self.offers: tuple[Offer, ...] = ()
        self.fetching: Offer | None = None
        self.progress: Progress | None = None

    @property
    def offline(self) -> bool:
        """Return whether connections are forbidden."""
        return self._desk.offline

    @property
    def listing(self) -> bool:
        """Return whether the catalogue is on its way."""
        return self._list.busy

    @property
    def downloading(self) -> bool:
        """Return whether a pack is being downloaded or installed."""
        return self._fetch.busy

    def paused(self, offer: Offer) -> Progress | None:
        """Return how far an earlier download of ``offer`` came."""
        return self._desk.packs.paused(offer.name)

    def look_up(self) -> None:
        """Get the catalogue."""
        desk = self._desk

        def work(token: Token) -> Iterator[object]:
            yield desk.offers(cancelled=token)

        self._list.start(work)
        self.changed.emit()

    def ask(self, offer: Offer) -> None:
        """Ask a pack's server for size and licence; what it does not tell stays unknown."""
        desk = self._desk

        def work(token: Token) -> Iterator[object]:
            yield desk.details(offer, token)

        self._ask.start(work)

    def fetch(self, offer: Offer) -> None:
        """Download and install a pack, or go on with it."""
        desk = self._desk
        self.fetching, self.progress = offer, None

        def work(token: Token) -> Iterator[object]:
            pack = yield from desk.fetch_pack(offer, token)
            yield pack, desk.packs.installed()

        self._fetch.start(work)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop the download; what came of it is kept."""
        self._fetch.cancel()

    def close(self) -> None:
        """Stop everything and wait for the workers, which takes no time."""
        for dispatcher in (self._list, self._ask, self._fetch):
            dispatcher.cancel()
        self._pool.waitForDone()
        self._fetch_pool.waitForDone()

    @Slot(object)
    def _on_offers(self, offers: tuple[Offer, ...]) -> None:
        self.offers = offers
        self.offers_came.emit(offers)

    @Slot(object)
    def _on_step(self, step: Progress | tuple[Pack, tuple[Pack, ...]]) -> None:
        if isinstance(step, Progress):
            self.progress = step
            self.progressed.emit(step)
        else:
            self.installed.emit(*step)
