"""The signs in the gutter: what is marked in a row, told by shape and letter, not by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from records.judgement import Verdict
from ui.reader.geometry import RULE, Column
from ui.reader.marks import Mark
from ui.theme import Theme

_ICONS = {"quote": "quote", "note": "note", "doubt": "warning"}
_FAINT = 0.45
"""How opaque the sign of the weakest mark is."""
VERDICT_SIGNS: dict[Verdict, str] = {"supported": "✓", "disputed": "≈", "refuted": "✗", "unverifiable": "?"}
"""What stands on a claim's flag once it was checked, in place of its status."""
_ORDER = ("doubt", "note", "quote", "claim")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign beside a row: the mark it opens, and where it stands in the view."""

    mark: Mark
    label: str
    box: QRect


def signs(marks: Sequence[Mark], column: Column, middle: int) -> list[Sign]:
    """Return the signs of one cell: one a kind, right-aligned before the text.

    ``middle`` is the middle of the first line, in pixels of the view.
    """
    shown: list[tuple[Mark, str]] = []
    for kind in _ORDER:
        of_kind = [mark for mark in marks if mark.kind == kind and mark.first]
        if of_kind:
            shown.append((of_kind[0], "\n\n".join(dict.fromkeys(mark.label for mark in of_kind))))
    size = column.gutter // 3 - 2
    step = min(size + 2, column.gutter // max(len(shown), 1))
    left = column.x - RULE - step * len(shown)
    return [
        Sign(mark, label, QRect(left + number * step, middle - size // 2, size, size))
        for number, (mark, label) in enumerate(shown)
    ]


def draw_sign(painter: QPainter, sign: Sign, theme: Theme, font: QFont) -> None:
    """Draw a sign."""
    mark = sign.mark
    colour = theme.colour(mark.kind)
    painter.save()
    painter.setOpacity(_FAINT + (1 - _FAINT) * mark.strength)
    if mark.kind == "claim":
        letter = VERDICT_SIGNS.get(mark.verdict, mark.sign)
        _draw_flag(painter, QRectF(sign.box), colour, theme.colour("surface"), letter, font)
    else:
        theme.icon(_ICONS[mark.kind], mark.kind).paint(painter, sign.box)
    painter.restore()
    if mark.said:
        _draw_said(painter, QRectF(sign.box), mark.said, theme)


def _draw_said(painter: QPainter, box: QRectF, said: str, theme: Theme) -> None:
    """Draw what a person decided into the corner: a tick, or a pencil where something was changed."""
    size = box.height() * 0.75
    corner = QRectF(box.right() - size * 0.55, box.bottom() - size * 0.55, size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(corner)
    icon = "check" if said == "accepted" else "edit"
    theme.icon(icon, "accent").paint(painter, corner.toRect())


def _draw_flag(
    painter: QPainter, box: QRectF, colour: QColor, paper: QColor, letter: str, font: QFont
) -> None:
    """Draw a flag with the first letter of the claim's status."""
    left, right, top = box.left() + 1, box.right() + 0.5, box.top() + 0.5
    foot = top + box.height() * 0.74
    path = QPainterPath(QPointF(left, top))
    for x, y in ((right, top), (right - 2.5, (top + foot) / 2), (right, foot), (left, foot)):
        path.lineTo(x, y)
    path.closeSubpath()
    painter.setPen(QPen(colour, 1.5))
    painter.drawLine(QPointF(left, top), QPointF(left, box.bottom() + 1))
    painter.fillPath(path, colour)
    small = QFont(font)
    small.setPixelSize(round(box.height() * 0.66))
    small.setWeight(QFont.Weight.Bold)
    painter.setFont(small)
    painter.setPen(paper)
    painter.drawText(QRectF(left, top, right - left - 2, foot - top), Qt.AlignmentFlag.AlignCenter, letter)


def sign_at(shown: Sequence[Sign], point: QPoint) -> Sign | None:
    """Return the sign under a point of the view."""
    return next((sign for sign in shown if sign.box.adjusted(-1, -2, 1, 2).contains(point)), None)
