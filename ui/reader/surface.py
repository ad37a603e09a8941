"""The surface of the reading view: paints the rows, and turns Qt's events into moves and choices."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from app.selection import Caret, Choice
from records.annotation import Pane
from ui.reader.geometry import LEAST, Columns
from ui.reader.headers import ColumnHeaders
from ui.reader.keyboard import Keyboard
from ui.reader.marks import Mark
from ui.reader.page import Hit, Page
from ui.reader.painting import RowPainter
from ui.reader.pointer import Pointer
from ui.reader.popup import SelectionPopup
from ui.reader.rows import RowStack
from ui.reader.scroller import Scroller
from ui.reader.typography import Typography
from ui.theme import Theme

FONT_SIZE = 14.0
_LEAD = 0.15
"""Share of the view left free beyond a sentence that a key has brought into view."""
_BLEED = 6
"""Pixels that lines and outlines may reach beyond their row."""
_FLASH = 1300
"""Milliseconds a row stays tinted after a jump to it."""


class ReaderSurface(QAbstractScrollArea):
    """Two panes and one scroll bar; ``ReaderView`` adds what a window asks of it."""

    selection_changed = Signal()
    place_changed = Signal(int)
    visible_changed = Signal(int, int)
    annotation_activated = Signal(str)
    mark_activated = Signal(str, int)
    link_activated = Signal(str)
    context_menu_requested = Signal(QPoint)
    highlight_requested = Signal(str)
    note_requested = Signal()
    underline_requested = Signal()
    copy_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, points: float = FONT_SIZE) -> None:
        super().__init__(parent)
        self._theme = theme
        self._split = 0.5
        self._told: tuple[int, int, int] = (-1, -1, -1)
        self._stack = RowStack(theme, Typography(points))
        self.scroller = Scroller(self._stack, self.verticalScrollBar(), self)
        self.page = Page(self._stack, self.scroller)
        self._painter = RowPainter(theme, self._stack.typography)
        self._headers = ColumnHeaders(theme, self)
        self._popup = SelectionPopup(theme, self.viewport())
        self._pointer = Pointer(self)
        self._keyboard = Keyboard(self)
        self._flash_timer = QTimer(self, singleShot=True, interval=_FLASH)
        self._flash_timer.timeout.connect(lambda: self._flash(-1))
        self._popup.highlight_requested.connect(self.highlight_requested)
        self._popup.note_requested.connect(self.note_requested)
        self._popup.underline_requested.connect(self.underline_requested)
        self._popup.copy_requested.connect(self.copy)
        self.scroller.moved.connect(self._moved)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Article, original and translation")
        self.viewport().setMouseTracking(True)

    # Layout and place

    def _fit(self) -> None:
        """Lay out for the present width, height and font; what is on top stays on top."""
        columns = Columns.fit(self.viewport().width(), self._split, self._stack.typography.character)
        top = self.scroller.top
        share = self.scroller.inset / max(self._stack.heights[top], 1) if top < len(self._stack) else 0.0
        if columns != self._stack.columns:
            self._stack.set_columns(columns)
        self._headers.set_columns(columns)
        height = self._headers.preferred_height()
        if self.viewportMargins().top() != height:
            self.setViewportMargins(0, height, 0, 0)
        self._headers.setGeometry(QRect(0, 0, self.viewport().width(), height))
        self.scroller.set_height(self.viewport().height())
        if len(self._stack):
            top = min(top, len(self._stack) - 1)
            self.scroller.go(top, round(share * self._stack.row(top).height))
        self.viewport().update()

    def set_split(self, share: float) -> None:
        """Give the original this share of the width."""
        self._split = min(max(share, LEAST), 1 - LEAST)
        self._fit()

    def split(self) -> float:
        """Return the original's share of the width."""
        return self._split

    def show_row(self, row: int, lead: float | None = None) -> None:
        """Scroll so that a row is in view; a row that is in view stays where it is.

        ``lead`` is the share of the view left above it; without one, rows from below come in at the bottom.
        """
        height = self.viewport().height()
        first, last = self.page.visible_sentences(height)
        for shown, y in self.page.visible(height):
            if shown.index == row and y + shown.original_y >= 0 and y + shown.height <= height:
                break
        else:
            tall = self._stack.row(row).height
            above = round(height * (lead if lead is not None else _LEAD))
            if lead is None and row >= last > first:
                above = round(height * (1 - _LEAD)) - tall
            self.scroller.go(row, -max(min(above, height - tall), 0))
        self.viewport().update()

    def _flash(self, row: int) -> None:
        self.page.flash = row
        if row >= 0:
            self._flash_timer.start()
        self.viewport().update()

    def _moved(self) -> None:
        self._popup.hide()
        self.page.hover = None
        self.viewport().update()
        self._tell()

    def _tell(self) -> None:
        """Tell others which sentences are in view, once a change."""
        now = (*self.page.visible_sentences(self.viewport().height()), self.page.place())
        before, self._told = self._told, now
        if now[:2] != before[:2] and now[0] >= 0:
            self.visible_changed.emit(now[0], now[1])
        if now[2] != before[2] and now[0] >= 0:
            self.place_changed.emit(now[2])

    # Choosing

    def choose(self, choice: Choice | None) -> None:
        """Choose words, or nothing."""
        self._popup.hide()
        changed = choice != self.page.choice
        self.page.choice = choice
        if choice:
            self.page.pane, self.page.caret, self.page.current = choice.pane, choice.head, choice.head.row
        self.viewport().update()
        if changed:
            self.selection_changed.emit()

    def choose_sentences(self, pane: Pane, first: int, last: int) -> None:
        """Choose whole sentences of a pane by their indices, ``last`` included."""
        end = len(self.page.text(last, pane))
        self.choose(Choice(pane, Caret(first, 0), Caret(last, end)))

    def finish_choice(self, popup: bool = True) -> None:
        """Offer what can be done with the words chosen; forget a choice of nothing."""
        choice = self.page.choice
        if choice and self.page.selection() is None:
            if popup:
                self.choose(None)
            return
        if choice and popup:
            height = self.viewport().height()
            above = self.page.box(choice.head, choice.pane, height)
            if not above.isNull():
                below = QPoint(above.center().x(), above.bottom())
                self._popup.show_at(QPoint(above.center().x(), above.top()), below, self.viewport().rect())

    def select_all(self) -> None:
        """Choose everything in the present pane."""
        if len(self._stack):
            self.choose_sentences(self.page.pane, 0, len(self._stack) - 1)

    def clear_selection(self) -> None:
        """Choose nothing."""
        self.choose(None)

    def copy(self) -> None:
        """Copy the words chosen as plain text: one line a paragraph."""
        self._popup.hide()
        text = self.page.chosen_text()
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copy_requested.emit()

    def switch_pane(self) -> None:
        """Go to the same sentence in the other pane."""
        row = max(self.page.current_row(), 0)
        self.page.pane = "translation" if self.page.pane == "original" else "original"
        self.page.current, self.page.caret = row, Caret(row, 0)
        self.choose(None)
        self.announce()

    def activate(self, mark: Mark) -> None:
        """Tell that a mark was pressed."""
        if mark.id:
            self.annotation_activated.emit(mark.id)
        else:
            self.mark_activated.emit(mark.kind, mark.index)

    def announce(self) -> None:
        """Read the current sentence out to assistive software."""
        row, pane = self.page.current_row(), self.page.pane
        if row < 0:
            return
        text = self.page.text(row, pane) or "not translated"
        self.setAccessibleDescription(f"{pane.capitalize()}, sentence {row + 1}: {text}")
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def hit(self, point: QPoint) -> Hit | None:
        """Return what lies under a point of the viewport."""
        return self.page.hit(point, self.viewport().height())

    def point_at(self, point: QPoint) -> None:
        """Tint the row under the mouse and outline the word and its counterpart."""
        before, self.page.hover = self.page.hover, self.hit(point)
        if self.page.word_at(before) != self.page.word_at(self.page.hover):
            self._repaint_rows({hit.row for hit in (before, self.page.hover) if hit})

    def _repaint_rows(self, rows: set[int]) -> None:
        for row, y in self.page.visible(self.viewport().height()):
            if row.index in rows:
                self.viewport().update(0, y - _BLEED, self.viewport().width(), row.height + 2 * _BLEED)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view."""
        with QPainter(self.viewport()) as painter:  # ended even by an error: Qt would crash on an open one
            self._paint(painter, event.rect())

    def _paint(self, painter: QPainter, area: QRect) -> None:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(area, self._theme.colour("surface"))
        columns = self._stack.columns
        top, bottom = area.top() - _BLEED, area.bottom() + _BLEED
        for row, y in self.page.visible(self.viewport().height()):
            if y > bottom or y + row.height < top:
                continue
            state, rendering = self.page.state(row, y), self._stack.renderings[row.index]
            self._painter.paint(painter, row, y, columns, state, rendering)
        if not columns.stacked and len(self._stack):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(self._theme.colour("border"), 1))
            painter.drawLine(columns.divider, 0, columns.divider, self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        self._popup.hide()
        self._fit()
        self._tell()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl the event is left to the window, which sets the font size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Leave the moving of pixels to ``Scroller``, which repaints."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose words."""
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose words, or point at one."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish choosing."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose a word."""
        self._pointer.double_click(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on a key of the view, else leave it to Qt."""
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Let Tab go from the original to the translation, and then out of the view."""
        if len(self._stack) and forwards == (self.page.pane == "original"):
            self.switch_pane()
            return True
        return super().focusNextPrevChild(forwards)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret; Tab enters at the pane it comes from."""
        self.page.focused = True
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.page.pane = "original"
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.page.pane = "translation"
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.page.current = self.page.current_row()  # so that the focus is seen
        self.announce()
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        self.page.focused = False
        self.viewport().update()
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for its menu, at a point of the screen."""
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.page.caret:
            box = self.page.box(self.page.caret, self.page.pane, self.viewport().height())
            point = self.viewport().mapToGlobal(box.bottomLeft())
        self.context_menu_requested.emit(point)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show what a mark says, and forget the mouse when it leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = html.escape(self.page.tip(event.pos(), self.viewport().height()))  # it quotes the article
            rich = f"<p style='white-space: pre-wrap'>{tip}</p>" if tip else ""
            QToolTip.showText(event.globalPos(), rich, self)
            return True
        if event.type() == QEvent.Type.Leave:
            self.page.hover = None
            self.viewport().update()
        return super().viewportEvent(event)
