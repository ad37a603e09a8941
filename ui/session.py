"""The article that is open: read, segmented and analysed in a worker, translated sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from records.annotation import Annotation
from records.judgement import Judgement
from records.judging import rejudged
from records.library import Place
from records.reading import Reading
from records.rendering import Rendering
from ui.jobs import Dispatcher, Token, Writer

if TYPE_CHECKING:
    from app.desk import Desk

PLACE_AFTER = 800
"""Milliseconds of rest until the place where one reads is kept."""
RESTART_AFTER = 300
"""Milliseconds of rest until a translation goes on with what is visible now."""


class Session(QObject):
    """One open article at a time; opening another cancels what is still done for the one before.

    One thread opens and translates, since an engine does one thing at a time.
    """

    opening = Signal()
    opened = Signal(object, object)
    rendered = Signal(int, object)
    progressed = Signal(int, int)
    finished = Signal(object)
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, writer: Writer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._writer = writer
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.reading: Reading | None = None
        self._renderings: list[Rendering] = []
        self._place = 0
        self._visible = 0
        self._first = 0
        self._open = Dispatcher(self._pool, self)
        self._open.part.connect(self._on_opened)
        self._open.failed.connect(self.failed)
        self._translate = Dispatcher(self._pool, self)
        self._translate.part.connect(self._on_part)
        self._translate.failed.connect(self._on_failed)
        self._translate.done.connect(self.stopped)
        self._keep_place = QTimer(self, singleShot=True, interval=PLACE_AFTER)
        self._keep_place.timeout.connect(self._write_place)
        self._follow = QTimer(self, singleShot=True, interval=RESTART_AFTER)
        self._follow.timeout.connect(self._go_on_with_visible)

    # Opening

    def open(self, find: Callable[[Desk], str], place: Place | None = None) -> None:
        """Open the article whose id ``find`` returns; it runs in a worker and may read files.

        ``place`` is where to begin, the place where reading stopped unless given.
        """
        self.leave()
        desk, target = self._desk, self._desk.settings.target

        def work(token: Token) -> Iterator[object]:
            identifier = find(desk)
            if token():
                return
            reading = desk.reading(identifier, target)
            yield reading, place or desk.library.article(identifier).place
            desk.index(reading)

        self.opening.emit()
        self._open.start(work)

    def show(self, reading: Reading, place: Place | None = None) -> None:
        """Take a reading that was made elsewhere."""
        self._on_opened((reading, place or Place()))

    def leave(self) -> None:
        """Stop working on the open article, and keep the place where it was read."""
        self._follow.stop()
        self._translate.cancel()
        if self._keep_place.isActive():
            self._write_place()

    def close(self) -> None:
        """Leave the article and wait for the worker to end."""
        self.leave()
        self._open.cancel()
        self._pool.waitForDone()

    @Slot(object)
    def _on_opened(self, part: tuple[Reading, Place]) -> None:
        self.reading, place = part
        self._renderings = list(self.reading.renderings)
        self._place = self._visible = 0
        self.opened.emit(self.reading, place)
        self.translate()
        if identifier := self.reading.id:
            self._writer.submit(lambda: self._desk.library.opened(identifier))

    # Translating

    @property
    def translating(self) -> bool:
        """Return whether sentences are being translated."""
        return self._translate.busy

    @property
    def waiting(self) -> int:
        """Return how many sentences still wait for their translation."""
        if self.reading is None:
            return 0
        return sum(1 for index in range(len(self._renderings)) if self._pending(index))

    @property
    def current(self) -> Reading | None:
        """Return the reading with the renderings there are by now."""
        return self.reading and replace(self.reading, renderings=tuple(self._renderings))

    def translate(self) -> None:
        """Translate what is missing, what is visible first."""
        reading = self.current
        if reading is None or not self.waiting:
            return
        desk, first = self._desk, self._visible
        self._first = first

        def work(token: Token) -> Iterator[object]:
            renderings = list(reading.renderings)
            for index, rendering in desk.render(reading, first, token):
                renderings[index] = rendering
                yield index, rendering
            if not token():
                yield desk.finish(reading, renderings, token)

        self._translate.start(work)
        self._tell_progress()

    def set_rendering(self, index: int, rendering: Rendering) -> None:
        """Show what a person made of a sentence; one that they want the machine's for is translated."""
        self._renderings[index] = rendering
        self.rendered.emit(index, rendering)
        if self._pending(index):
            self.translate()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Take a person's marks as they are now."""
        if self.reading is not None:
            self.reading = replace(self.reading, annotations=tuple(annotations))

    def set_judgements(self, judgements: Sequence[Judgement]) -> None:
        """Take what a person says of the marks now."""
        if self.reading is not None:
            self.reading = rejudged(self.reading, judgements)

    def cancel(self) -> None:
        """Stop translating; what is done stays."""
        self._follow.stop()
        self._translate.cancel()

    @Slot(object)
    def _on_part(self, part: Reading | tuple[int, Rendering]) -> None:
        if isinstance(part, Reading):
            assert self.reading is not None
            renderings = tuple(self._renderings)  # some may have been edited while this was on its way
            done = replace(part, renderings=renderings, annotations=self.reading.annotations)
            self.reading = rejudged(done, self.reading.judgements)
            self.finished.emit(self.reading)
            return
        index, rendering = part
        if self._renderings[index].by_person:
            return
        self._renderings[index] = rendering
        self.rendered.emit(index, rendering)
        self._tell_progress()

    @Slot(object)
    def _on_failed(self, problem: object) -> None:
        self.failed.emit(problem)

    def _tell_progress(self) -> None:
        assert self.reading is not None
        total = sum(1 for sentence in self.reading.sentences if sentence.route == "translate")
        self.progressed.emit(total - self.waiting, total)

    def _pending(self, index: int) -> bool:
        assert self.reading is not None
        return self.reading.sentences[index].route == "translate" and self._renderings[index].state == "none"

    # Following the reader

    def set_place(self, offset: int) -> None:
        """Remember where one reads (code points); it is written once the reader rests."""
        if self.reading is not None and offset != self._place:
            self._place = offset
            if self.reading.id:
                self._keep_place.start()

    def set_visible(self, first: int, last: int) -> None:
        """Prefer the sentences ``first`` to ``last`` (both included) in a running translation."""
        self._visible = max(first, 0)
        missing = any(
            self._pending(index) for index in range(max(first, 0), min(last + 1, len(self._renderings)))
        )
        if missing and self.translating and abs(first - self._first) > 2:
            self._follow.start()

    def _go_on_with_visible(self) -> None:
        if self.translating and self.waiting:  # all may be translated by now, and only be finished
            self._translate.cancel()
            self.translate()

    def _write_place(self) -> None:
        self._keep_place.stop()
        if self.reading is not None and self.reading.id:
            identifier, place = self.reading.id, self._place
            self._writer.submit(lambda: self._desk.library.set_place(identifier, place))
