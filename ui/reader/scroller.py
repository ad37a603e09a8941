"""Scrolling: what is on top stays on top while rows above and below get their exact heights."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollBar

from ui.reader.rows import RowStack

_SLICE = 0.006
"""Seconds of layout between two turns of the event loop."""
_PAUSE = 8
"""Milliseconds left to everything else between two slices."""
_AHEAD = 3
"""Views up and down that are laid out before the rest of the article."""


class Scroller(QObject):
    """Keep the scroll bar and the rows together.

    The truth is ``top``, the first row in view, and ``inset``, how many pixels
    of it are above the view; the scroll bar follows when a guessed height
    turns out different, so that the text in view never jumps.
    """

    moved = Signal()

    def __init__(self, stack: RowStack, bar: QScrollBar, parent: QObject) -> None:
        super().__init__(parent)
        self._stack = stack
        self._bar = bar
        self.top = 0
        self.inset = 0
        self._height = 0
        self._syncing = False
        self._idle = QTimer(self)
        self._idle.setInterval(_PAUSE)
        self._idle.timeout.connect(self._lay_out_some)
        bar.valueChanged.connect(self._bar_moved)

    @property
    def y(self) -> int:
        """Return how many pixels of the article are above the view."""
        return self._stack.heights.top(self.top) + self.inset

    def set_height(self, height: int) -> None:
        """Take the height of the view in pixels."""
        self._height = height
        self.settle()

    def go(self, row: int, inset: int = 0) -> None:
        """Bring a row to the top, ``inset`` pixels of it above the view (negative: below its top)."""
        if not len(self._stack):
            self.top = self.inset = 0
        else:
            self.top, self.inset = row, 0
            self._move_by(inset)
        self.settle()
        self.moved.emit()

    def scroll_by(self, pixels: int) -> None:
        """Scroll by pixels, down when positive; rows on the way get their exact heights first."""
        if len(self._stack):
            self._move_by(pixels)
            self.settle()
            self.moved.emit()

    def _move_by(self, pixels: int) -> None:
        stack = self._stack
        y = self.inset + pixels
        while y < 0 and self.top > 0:
            self.top -= 1
            y += stack.row(self.top).height
        while self.top < len(stack) - 1 and y >= (height := stack.row(self.top).height):
            y -= height
            self.top += 1
        self.inset = max(y, 0)

    def settle(self) -> None:
        """Lay out what is in view, keep inside the article, and bring the scroll bar in line."""
        stack = self._stack
        if not len(stack):
            self._sync_bar()
            return
        self.top = min(self.top, len(stack) - 1)
        self.inset = min(self.inset, stack.row(self.top).height)
        self._move_by(0)  # a guess may have put the top below its row
        bottom = -self.inset
        for index in range(self.top, len(stack)):
            bottom += stack.row(index).height
            if bottom >= self._height:
                break
        missing = self._height - bottom - self._foot
        if missing > 0 and self.y > 0:
            self._move_by(-missing)
        self._sync_bar()
        self.wake()

    def wake(self) -> None:
        """Go on giving rows their exact heights, a little at a time."""
        if not self._idle.isActive() and self._stack.next_guessed(0) >= 0:
            self._idle.start()

    @property
    def _foot(self) -> int:
        """Return the empty pixels that may be seen under the last row."""
        return min(round(self._stack.typography.line * 2), self._height // 2)

    def _sync_bar(self) -> None:
        self._syncing = True
        total = self._stack.heights.total + self._foot if len(self._stack) else 0
        self._bar.setRange(0, max(total - self._height, 0))
        self._bar.setPageStep(max(self._height, 1))
        self._bar.setSingleStep(round(self._stack.typography.line * 1.5))
        self._bar.setValue(self.y)
        self._syncing = False

    def _bar_moved(self, value: int) -> None:
        if self._syncing or not len(self._stack):
            return
        step = value - self.y
        if abs(step) <= _AHEAD * max(self._height, 1):
            self._move_by(step)
        else:
            self.top = self._stack.heights.at(value)
            self.inset = max(value - self._stack.heights.top(self.top), 0)
        self.settle()
        self.moved.emit()

    def _lay_out_some(self) -> None:
        """Give rows their exact heights for a few milliseconds, those near the view first."""
        stack = self._stack
        end = time.perf_counter() + _SLICE
        while time.perf_counter() < end:
            near = stack.heights.at(self.y - _AHEAD * self._height) if len(stack) else 0
            index = stack.next_guessed(max(near, 0))
            if index < 0:
                self._idle.stop()
                break
            stack.measure(index)
        self._sync_bar()
