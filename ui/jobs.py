"""Work off the window's thread: jobs that can be cancelled, and one writer for the database.

A job is a generator: each ``yield`` is a result for the window and a point
where the job may be cancelled. Workers get plain data in, give plain data out
and make no Qt objects. Everything arrives on the thread of the window.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

T = TypeVar("T")


class Token:
    """Tells one job whether it is still wanted; calling it answers "cancelled?"."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop at its next result."""
        self._cancelled.set()

    def __call__(self) -> bool:
        """Return whether the job has been cancelled."""
        return self._cancelled.is_set()


Work = Callable[[Token], Iterator[Any]]


class _Relay(QObject):
    """Carries results from a worker to the window's thread."""

    part = Signal(int, object)
    failed = Signal(int, object)
    done = Signal(int)


class _Job(QRunnable):
    def __init__(self, work: Work, relay: _Relay, token: Token) -> None:
        super().__init__()
        self._work, self._relay, self._token = work, relay, token

    def run(self) -> None:
        relay, token = self._relay, self._token
        try:
            parts = iter(self._work(token))
            for part in parts:
                if token():
                    break
                relay.part.emit(token.number, part)
            close = getattr(parts, "close", None)
            if close:
                close()  # a cancelled generator tidies up here, not in the collector's thread
        except Exception as problem:  # everything is told to the window, which knows what is a bug
            relay.failed.emit(token.number, problem)
        finally:
            relay.done.emit(token.number)


class Dispatcher(QObject):
    """Runs one kind of job; the latest wins.

    Starting cancels what ran before, and results of anything but the latest
    job are dropped. ``done`` comes after the last result, also when the job
    failed or was cancelled.
    """

    part = Signal(object)
    failed = Signal(object)
    done = Signal()

    def __init__(self, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._token = Token(0)
        self._busy = False
        self._relay = _Relay(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._relay.part.connect(self._on_part, queued)
        self._relay.failed.connect(self._on_failed, queued)
        self._relay.done.connect(self._on_done, queued)

    @property
    def busy(self) -> bool:
        """Return whether the latest job is still running or waiting to run."""
        return self._busy

    def start(self, work: Work) -> None:
        """Cancel the job before and run ``work`` in the pool."""
        self._token.cancel()
        self._token = Token(self._token.number + 1)
        self._busy = True
        self._pool.start(_Job(work, self._relay, self._token))

    def cancel(self) -> None:
        """Cancel the latest job; what it still yields is dropped, ``done`` comes at once."""
        if self._busy:
            self._token.cancel()
            self._busy = False
            self.done.emit()

    @Slot(int, object)
    def _on_part(self, number: int, part: object) -> None:
        if number == self._token.number and not self._token():
            self.part.emit(part)

    @Slot(int, object)
    def _on_failed(self, number: int, problem: object) -> None:
        if number == self._token.number and not self._token():
            self.failed.emit(problem)

    @Slot(int)
    def _on_done(self, number: int) -> None:
        if number == self._token.number and self._busy:
            self._busy = False
            self.done.emit()


class Writer(QObject):
    """Does one thing after the other on one thread: every write to the library.

    Nothing here is dropped or cancelled; :meth:`close` waits for what is left.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._relay = _Relay(self)
        self._number = 0
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[], None]]] = {}
        queued = Qt.ConnectionType.QueuedConnection
        self._relay.part.connect(self._on_part, queued)
        self._relay.failed.connect(self._on_failed, queued)
        self._relay.done.connect(self._on_done, queued)

    def submit(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        """Do ``work`` after everything submitted before; call ``then`` with its result here.

        When it raises, ``failed`` is emitted and ``otherwise`` called instead.
        """
        self._number += 1
        self._waiting[self._number] = (then or _nothing, otherwise or _nothing)
        self._pool.start(_Job(lambda token: iter((work(),)), self._relay, Token(self._number)))

    @property
    def busy(self) -> bool:
        """Return whether something is still waiting to be written."""
        return bool(self._waiting)

    def close(self) -> None:
        """Wait until everything submitted is on disk."""
        self._pool.waitForDone()

    @Slot(int, object)
    def _on_part(self, number: int, result: object) -> None:
        self._waiting[number][0](result)

    @Slot(int, object)
    def _on_failed(self, number: int, problem: object) -> None:
        self._waiting[number][1]()
        self.failed.emit(problem)

    @Slot(int)
    def _on_done(self, number: int) -> None:
        del self._waiting[number]


def _nothing(*_: object) -> None:
    pass


class Collector(QObject):
    """Collects Python's garbage on the window's thread only.

    The cyclic collector runs in whichever thread allocates; in a worker it
    would destroy Qt objects there, which crashes.
    """

    def __init__(self, parent: QObject, every: int = 5000) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self._collect)
        timer.start(every)
        self.destroyed.connect(gc.enable)

    def _collect(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
