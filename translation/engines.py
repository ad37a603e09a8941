"""The engines that are loaded: each when first needed, and out of memory again when it has been idle."""

from __future__ import annotations

import threading
import time
import weakref
from typing import TYPE_CHECKING

from translation.memory import Settings
from translation.package import Pack
from translation.packs import PackStore

if TYPE_CHECKING:
    from translation.engine import Engine
    from translation.pivot import Pivot

IDLE = 300.0
"""Seconds without work after which a pack is unloaded; to load it again takes a tenth of a second."""


class Engines:
    """Gives the engine of a pack. Its methods may be called from any thread.

    ``idle`` is the time in seconds after which an unused engine is let go.
    Whoever still holds one can go on with it. When nobody holds this, all of them are let go.
    """

    def __init__(self, packs: PackStore, settings: Settings, idle: float = IDLE) -> None:
        self._packs = packs
        self._settings = settings
        self._idle = idle
        self._loaded: dict[tuple[str, str], Engine] = {}
        self._used: dict[tuple[str, str], float] = {}
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._end: weakref.finalize[[], Engines] | None = None
        self._closed = False

    def loaded(self) -> tuple[str, ...]:
        """Return the names of the packs that are in memory."""
        with self._lock:
            return tuple(name for name, _ in self._loaded)

    def close(self) -> None:
        """Let all engines go, and end the watch over them for good, also where work goes on for a moment."""
        with self._lock:
            self._closed = True
            self._loaded.clear()
            self._used.clear()
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
            timer.join()

    def get(self, pack: Pack) -> Engine | Pivot:
        """Return the engine of a pack, loaded now if need be; SidelightError when that fails."""
        if pack.through:
            from translation.pivot import Pivot

            first, *second = (self.single(part) for part in pack.through)
            return Pivot(first, *second) if second else first
        return self.single(pack)

    def single(self, pack: Pack) -> Engine:
        """Return the engine of a pack that is not joined; SidelightError when it cannot be loaded."""
        key = (pack.name, pack.sha256)
        with self._lock:
            if key not in self._loaded:
                from translation.engine import Engine  # takes a second: only when there is work

                self._loaded[key] = Engine(pack, self._packs.open(pack), self._settings)
            self._used[key] = time.monotonic()
            self._watch()
            return self._loaded[key]

    def _watch(self) -> None:
        """See to it that someone looks for idle engines as long as there are any; needs the lock."""
        if self._timer is None and self._loaded and not self._closed:
            self._timer = threading.Timer(self._idle, _look, (weakref.ref(self),))
            self._timer.daemon = True
            if self._end:
                self._end.detach()
            self._end = weakref.finalize(self, self._timer.cancel)
            self._timer.start()

    def unload_idle(self) -> None:
        """Let the engines go that have been idle for long enough."""
        with self._lock:
            before = time.monotonic() - self._idle
            for key in [key for key, used in self._used.items() if used <= before]:
                del self._loaded[key], self._used[key]
            self._timer = None
            self._watch()


def _look(engines: weakref.ref[Engines]) -> None:
    """Unload what is idle, where anybody still holds ``engines``: the watch alone does not keep them."""
    if there := engines():
        there.unload_idle()
