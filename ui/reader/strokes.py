"""Fills and lines of marks on one cell: each kind its own shape and lane, to overlap and still read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.reader.cells import Cell
from ui.reader.marks import Mark
from ui.theme import Theme

_LANES = {"underline": 3.2, "doubt": 3.4, "speaker": 5.0, "quote": 5.6, "claim": 8.0}
"""How far under the base line each kind of line runs, in pixels at 15 points."""
_WAVE = 3.0
_FAINT = 0.3
"""How much of its colour the weakest mark keeps."""


def fill_marks(painter: QPainter, cell: Cell, marks: Iterable[Mark], theme: Theme) -> None:
    """Fill the highlights and notes of a cell, the second over the first lower, so that both are seen."""
    filled: list[tuple[int, int]] = []
    for mark in marks:
        if mark.kind not in ("highlight", "note"):
            continue
        below = any(start < mark.end and mark.start < end for start, end in filled)
        filled.append((mark.start, mark.end))
        fill = theme.colour(f"highlight_{mark.colour}")
        edge = theme.colour(f"highlight_{mark.colour}_edge")
        boxes = cell.boxes(mark.start, mark.end)
        for number, box in enumerate(boxes):
            shape = box.adjusted(-1.5, box.height() * 0.52 if below else 0, 1.5, 1)
            path = QPainterPath()
            path.addRoundedRect(shape, 3, 3)
            painter.fillPath(path, fill)
            painter.setPen(QPen(edge, 1.2))
            painter.drawLine(
                QPointF(shape.left() + 2, shape.bottom()), QPointF(shape.right() - 2, shape.bottom())
            )
            if mark.kind == "note" and number == len(boxes) - 1:
                _draw_corner(painter, shape, edge)


def _draw_corner(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draw the folded corner that says that there is a note."""
    size = 7.0
    path = QPainterPath(QPointF(box.right() - size, box.top()))
    path.lineTo(box.right(), box.top())
    path.lineTo(box.right(), box.top() + size)
    path.closeSubpath()
    painter.fillPath(path, colour)


def fill_passages(painter: QPainter, cell: Cell, passages: Iterable[tuple[int, int]], colour: QColor) -> None:
    """Fill passages of a cell: a selection, what was searched for."""
    for start, end in passages:
        for box in cell.boxes(start, end):
            painter.fillRect(box.adjusted(-0.5, 0, 0.5, 0), colour)


def outline_words(painter: QPainter, cell: Cell, passages: Iterable[tuple[int, int]], colour: QColor) -> None:
    """Outline words: those that a word of the other pane stands for."""
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for start, end in passages:
        for box in cell.boxes(start, end):
            painter.drawRoundedRect(box.adjusted(-2, 0.5, 2, -0.5), 4, 4)


def draw_lines(painter: QPainter, cell: Cell, marks: Sequence[Mark], theme: Theme, scale: float) -> None:
    """Draw the lines under the words: thick for underlined, wavy for doubts, solid for quotes, dotted for
    speakers, dashed for claims and firm for those that a person has judged; the more a claim is worth
    checking, the stronger.
    """
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for mark in marks:
        if mark.kind in ("highlight", "note"):
            continue
        role = f"highlight_{mark.colour}_edge" if mark.kind == "underline" else mark.kind
        colour = theme.colour(role)
        colour.setAlphaF(_FAINT + (1 - _FAINT) * mark.strength)
        pen = _pen(mark, colour, scale)
        for box in cell.boxes(mark.start, mark.end):
            y = cell.baseline(box) + _LANES[mark.kind] * scale
            painter.setPen(pen)
            if mark.kind == "doubt":
                painter.drawPath(_wave(box.left(), box.right(), y))
            else:
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _pen(mark: Mark, colour: QColor, scale: float) -> QPen:
    width = {"underline": 3.0, "quote": 1.5, "speaker": 2.0, "doubt": 1.3, "claim": 0.8 + mark.strength}[
        mark.kind
    ]
    width += 0.6 if mark.said else 0.0
    pen = QPen(colour, max(width * scale, 1.0))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if mark.kind == "claim" and not mark.said:
        pen.setDashPattern([4, 4])
    elif mark.kind == "speaker":
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.2])
    return pen


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        end = min(x + _WAVE, right)
        path.quadTo((x + end) / 2, y + (-2.4 if up else 2.4), end, y)
        x, up = end, not up
    return path
