"""The mouse: choose words by dragging, by two or three clicks, drag the divider, press signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.selection import Caret, Choice, word_around
from ui.reader.page import Hit

if TYPE_CHECKING:
    from ui.reader.surface import ReaderSurface

_GRIP = 5
"""Pixels beside the divider that can be dragged."""
_AUTO_SCROLL = 30
"""Milliseconds between two steps of scrolling while a drag is out of the view."""


class Pointer(QObject):
    """Turns mouse events of a view into choices."""

    def __init__(self, view: ReaderSurface) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: Hit | None = None
        self._down = QPoint()
        self._moved = False
        self._on_divider = False
        self._word: Choice | None = None
        self._since_double = QElapsedTimer()
        self._beyond = 0
        self._last = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(_AUTO_SCROLL)
        self._timer.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Begin a choice, extend one (with Shift), or take hold of the divider."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        self._down, self._last, self._moved, self._word = point, point, False, None
        if self._over_divider(point):
            self._on_divider = True
            return
        hit = self._view.hit(point)
        self._pressed = hit
        if hit is None or hit.sign:
            return
        page = self._view.page
        caret = Caret(hit.row, hit.at)
        if self._is_third_click(point):
            self._view.choose_sentences(hit.pane, hit.row, hit.row)
            self._moved = True
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and page.pane == hit.pane:
            anchor = page.choice.anchor if page.choice else page.caret or caret
            self._view.choose(Choice(hit.pane, anchor, caret))
            self._moved = True
        else:
            page.pane, page.caret, page.current = hit.pane, caret, hit.row
            self._view.choose(None)

    def move(self, event: QMouseEvent) -> None:
        """Extend the choice, move the divider, or point at words."""
        point = event.position().toPoint()
        if self._on_divider:
            self._view.set_split(point.x() / max(self._view.viewport().width(), 1))
        elif event.buttons() & Qt.MouseButton.LeftButton and self._pressed and not self._pressed.sign:
            if (point - self._down).manhattanLength() >= QApplication.startDragDistance() / 2 or self._moved:
                self._moved = True
                self._extend(point)
        else:
            self._view.point_at(point)
            over = self._over_divider(point)
            hit = self._view.page.hover
            shape = Qt.CursorShape.IBeamCursor if hit and hit.character >= 0 else Qt.CursorShape.ArrowCursor
            if hit and hit.sign:
                shape = Qt.CursorShape.PointingHandCursor
            self._view.viewport().setCursor(Qt.CursorShape.SplitHCursor if over else shape)

    def release(self, event: QMouseEvent) -> None:
        """Finish the choice; a click on a sign or a highlight opens it, with Ctrl a link."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._timer.stop()
        pressed, self._pressed = self._pressed, None
        if self._on_divider:
            self._on_divider = False
        elif pressed and pressed.sign:
            self._view.activate(pressed.sign.mark)
        elif self._moved:
            self._view.finish_choice()
        elif pressed and pressed.character >= 0:
            link = self._view.page.link_at(pressed)
            if link and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._view.link_activated.emit(link)
            else:
                self._open_highlight(pressed)

    def double_click(self, event: QMouseEvent) -> None:
        """Choose a word, or put the divider back into the middle."""
        point = event.position().toPoint()
        if self._over_divider(point):
            self._view.set_split(0.5)
            return
        hit = self._view.hit(point)
        if hit is None or hit.sign:
            return
        text = self._view.page.text(hit.row, hit.pane)
        start, end = word_around(text, hit.character if hit.character >= 0 else hit.at)
        self._word = Choice(hit.pane, Caret(hit.row, start), Caret(hit.row, end))
        self._pressed, self._moved = hit, True
        self._since_double.start()
        self._view.choose(self._word)

    def _is_third_click(self, point: QPoint) -> bool:
        within = self._since_double.isValid() and not self._since_double.hasExpired(
            QApplication.doubleClickInterval()
        )
        self._since_double.invalidate()
        return within

    def _extend(self, point: QPoint) -> None:
        view = self._view
        self._last = point
        height = view.viewport().height()
        self._beyond = min(point.y(), 0) + max(point.y() - height, 0)
        if self._beyond and not self._timer.isActive():
            self._timer.start()
        elif not self._beyond:
            self._timer.stop()
        if self._pressed is None:
            return
        pane = self._pressed.pane
        hit = view.page.hit(QPoint(point.x(), min(max(point.y(), 0), height - 1)), height, pane)
        if hit is None:
            return
        head = Caret(hit.row, hit.at)
        if self._word:  # after a double click, whole words
            start, end = word_around(view.page.text(hit.row, pane), hit.at)
            first, last = Caret(hit.row, start), Caret(hit.row, end)
            forwards = head >= self._word.first
            anchor = self._word.first if forwards else self._word.last
            view.choose(Choice(pane, anchor, max(last, self._word.last) if forwards else first))
            return
        view.choose(Choice(pane, Caret(self._pressed.row, self._pressed.at), head))

    def _scroll_on(self) -> None:
        self._view.scroller.scroll_by(self._beyond // 2 or (1 if self._beyond > 0 else -1))
        self._extend(self._last)

    def _over_divider(self, point: QPoint) -> bool:
        columns = self._view.page.stack.columns
        return not columns.stacked and abs(point.x() - columns.divider) <= _GRIP

    def _open_highlight(self, hit: Hit) -> None:
        for mark in reversed(self._view.page.marks_of(hit.row, hit.pane)):
            if mark.id and mark.start <= hit.character < mark.end:
                self._view.activate(mark)
                return
