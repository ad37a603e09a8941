"""Paint one row: its tint, both cells with their marks, the rule and badge of a translation, the signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat

from records.annotation import Pane
from records.rendering import Rendering
from records.sentence import Sentence
from translation.codes import stand_ins
from ui.reader import strokes
from ui.reader.cells import Cell, Format
from ui.reader.geometry import RULE, Column, Columns
from ui.reader.languages import language_name
from ui.reader.marks import Mark
from ui.reader.rows import Row
from ui.reader.signs import Sign, draw_sign
from ui.reader.typography import Typography
from ui.theme import Theme

_STATES = {"machine": "MT", "kept": "original", "edited": "edited", "verified": "verified", "none": "MT…"}
_REFERENCE = 15.0
"""Points at which lines under words have their plain distances."""


@dataclass(frozen=True, slots=True)
class CellState:
    """What lies over a cell's text just now; passages in code points."""

    marks: Sequence[Mark] = ()
    selected: tuple[int, int] | None = None
    found: Sequence[tuple[int, int, bool]] = ()
    echoes: Sequence[tuple[int, int]] = ()
    caret: int = -1
    badge: str = ""
    signs: Sequence[Sign] = ()


@dataclass(frozen=True, slots=True)
class RowState:
    """What a row looks like just now.

    ``tint`` is a role of the theme or "". Without a translation, ``coming`` says that one is on its way,
    else ``waiting`` why there is none ("" where the row above has said it).
    """

    original: CellState
    translation: CellState
    tint: str = ""
    current: bool = False
    coming: bool = False
    waiting: str = ""


class RowPainter:
    """Paints rows in a theme at a size."""

    def __init__(self, theme: Theme, typography: Typography) -> None:
        self._theme = theme
        self._type = typography
        self._scale = max(typography.points / _REFERENCE, 0.7)

    def paint(
        self, painter: QPainter, row: Row, y: int, columns: Columns, state: RowState, rendering: Rendering
    ) -> None:
        """Paint a row with its top at ``y``."""
        self._tint(painter, row, y, columns, state)
        left = columns.original
        self._paint_block_sign(painter, row, left, y, row.original)
        self._paint_cell(painter, row.original, left, row.indent, y + row.original_y, state.original, "text")
        line = row.original.line_height
        self._paint_badge(
            painter, state.original.badge, left, _pinned(y + row.original_y, row.original.height, line)
        )
        if row.merged:
            return
        column = columns.translation
        top = y + row.translation_y
        if row.translation is None:
            self._paint_waiting(painter, row, column, top, state)
        else:
            machine = rendering.state == "machine"
            if machine:
                self._paint_rule(painter, column, row, y)
            self._paint_block_sign(painter, row, column, y, row.translation)
            role = "machine" if machine else "text"
            self._paint_cell(painter, row.translation, column, row.indent, top, state.translation, role)
        height = row.translation.height if row.translation else row.original.height
        self._paint_badge(painter, state.translation.badge, column, _pinned(top, height, line))

    def _tint(self, painter: QPainter, row: Row, y: int, columns: Columns, state: RowState) -> None:
        top = y + row.original_y
        box = QRect(0, top - 2, columns.translation.pane_x + columns.translation.pane_width, 0)
        box.setBottom(y + row.height + 1)
        if state.tint:
            painter.fillRect(box, self._theme.colour(state.tint))
        if state.current:
            painter.fillRect(QRect(0, box.top(), 3, box.height()), self._theme.colour("accent"))

    def _paint_cell(
        self, painter: QPainter, cell: Cell, column: Column, indent: int, y: int, state: CellState, role: str
    ) -> None:
        theme = self._theme
        x = column.x + (0 if cell.rtl else indent)
        painter.save()
        painter.translate(x, y)
        strokes.fill_marks(painter, cell, state.marks, theme)
        if state.selected:
            strokes.fill_passages(painter, cell, [state.selected], theme.colour("selection"))
        formats: list[Format] = []
        for start, end, current in state.found:
            fill = "search_current" if current else "search"
            strokes.fill_passages(painter, cell, [(start, end)], theme.colour(fill))
            look = QTextCharFormat()
            look.setForeground(theme.colour(f"{fill}_text"))
            formats.append((start, end, look))
        painter.setPen(theme.colour(role))
        cell.draw(painter, 0, 0, formats)
        strokes.draw_lines(painter, cell, state.marks, theme, self._scale)
        strokes.outline_words(painter, cell, state.echoes, theme.colour("echo"))
        if state.caret >= 0:
            painter.fillRect(cell.caret(state.caret), theme.colour("accent"))
        painter.restore()
        for sign in state.signs:
            draw_sign(painter, sign, theme, self._type.small)

    def _paint_rule(self, painter: QPainter, column: Column, row: Row, y: int) -> None:
        """Paint the thin line that runs beside everything a machine has written, whole by paragraphs."""
        top = y + row.translation_y + 4
        if not row.opens and row.translation_y == row.original_y:
            top = y - 4
        rule = QRectF(column.x - RULE + 1, top, 2, y + row.text_bottom - 4 - top)
        painter.fillRect(rule, self._theme.colour("machine_rule"))

    def _paint_block_sign(self, painter: QPainter, row: Row, column: Column, y: int, cell: Cell) -> None:
        """Paint the bullet of a list item, the bar of a block quote; on the right of words from there."""
        if row.block.kind == "list_item" and row.opens:
            top = y + (row.original_y if cell is row.original else row.translation_y)
            x = column.right - row.indent + 4 if cell.rtl else column.x + row.indent - 18
            painter.setPen(self._theme.colour("muted"))
            painter.setFont(self._type.body)
            painter.drawText(QRectF(x, top, 14, self._type.line), Qt.AlignmentFlag.AlignCenter, "•")
        elif row.block.kind == "quote":
            top = y + (row.original_y if row.opens else 0)
            x = column.right - row.indent + 10 if cell.rtl else column.x + row.indent - 12
            bar = QRectF(x, top, 2.5, y + row.text_bottom - top)
            painter.fillRect(bar, self._theme.colour("border"))

    def _paint_waiting(self, painter: QPainter, row: Row, column: Column, y: int, state: RowState) -> None:
        """Paint grey bars where a translation is to come, else the words that say why none is."""
        line = row.original.line_height
        x, full = column.x + row.indent, column.width - row.indent
        if not state.coming:
            painter.setFont(self._type.small)
            painter.setPen(self._theme.colour("muted"))
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(x, y, full, line), align, state.waiting)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("skeleton"))
        height = min(line, self._type.line) * 0.34
        for number in range(row.original.lines):
            last = number == row.original.lines - 1
            width = min(row.original.last_line_width, full) if last else full * (0.94 if number % 2 else 1.0)
            painter.drawRoundedRect(QRectF(x, y + line * (number + 0.5) - height / 2, width, height), 4, 4)

    def _paint_badge(self, painter: QPainter, text: str, column: Column, middle: int) -> None:
        if not text:
            return
        font = QFont(self._type.small)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(text) + 12
        height = metrics.height() + 2
        edge = column.pane_x + column.pane_width
        if edge - column.right < width + 8:
            return
        box = QRectF(column.right + 8, middle - height / 2, width, height)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.setBrush(self._theme.colour("badge"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), height / 2 - 1, height / 2 - 1)
        painter.setPen(self._theme.colour("badge_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _pinned(top: int, height: int, line: float) -> int:
    """Return the middle of a cell's first line, or of the view's where the cell begins above the view."""
    middle = round(line / 2)
    return max(top + middle, min(middle, top + height - middle))


def badge_of(pane: Pane, sentence: Sentence, rendering: Rendering) -> str:
    """Return what the badge beside a cell says: its language, or where its words come from."""
    if pane == "original":
        return sentence.lang.split("-")[0].upper() if sentence.lang != "und" else "?"
    if sentence.route == "unsupported" and not rendering.text:
        return "no pack"
    if rendering.state == "machine" and rendering.stand_in_for in stand_ins():
        return f"as {stand_ins()[rendering.stand_in_for].upper()}"
    return "offered" if rendering.offered_from else _STATES[rendering.state]


def waiting_text(sentence: Sentence) -> str:
    """Return why a sentence has no translation."""
    if sentence.route == "unsupported":
        name = f"{language_name(sentence.lang)} ({sentence.lang})"
        if sentence.lang in stand_ins():
            return f"No pack for {name}: see Settings."  # where a relative's can be allowed
        return f"No language pack for {name}."
    return "Not translated yet."
