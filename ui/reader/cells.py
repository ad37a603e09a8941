"""One cell: a sentence laid out in lines, with the way between its characters and its pixels."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from ui.offsets import Utf16Offsets

LINE_HEIGHT = 1.5
"""Distance between base lines, in font sizes."""

Format = tuple[int, int, QTextCharFormat]
"""Start and end in code points, and how the text between looks."""


class Cell:
    """A text laid out at a width. Offsets are code points inside ``text``, pixels count from its corner."""

    __slots__ = (
        "_bidirectional",
        "_boxes",
        "_layout",
        "_offsets",
        "height",
        "line_height",
        "rtl",
        "text",
        "width",
    )

    def __init__(self, text: str, font: QFont, width: int, formats: Iterable[Format] = ()) -> None:
        self.text = text
        self.width = width
        self.rtl = is_rtl(text)
        self._bidirectional = self.rtl or has_rtl(text)
        self._offsets = Utf16Offsets(text)
        # A line break inside a sentence is a space, but for code, where the caller puts U+2028.
        self._layout = QTextLayout(text.replace("\n", " ").replace("\r", " "), font)
        self._layout.setTextOption(_option(self.rtl))
        self._layout.setCacheEnabled(True)
        self._layout.setFormats([self._range(*piece) for piece in formats])
        self._boxes: dict[tuple[int, int], list[QRectF]] = {}
        self.line_height = line_height(font)
        self.height = self._break_lines()

    def _break_lines(self) -> int:
        y = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(self.width)
            height = max(self.line_height, line.height())
            line.setPosition(QPointF(0, y + (height - line.height()) / 2))
            y += height
        self._layout.endLayout()
        return round(y)

    def _range(self, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
        piece = QTextLayout.FormatRange()
        piece.start = self._offsets.to_qt(start)
        piece.length = self._offsets.to_qt(end) - piece.start
        piece.format = look
        return piece

    def draw(self, painter: QPainter, x: int, y: int, formats: Sequence[Format] = ()) -> None:
        """Draw the text with its corner at ``x``, ``y``; ``formats`` go over the text's own."""
        self._layout.draw(painter, QPointF(x, y), [self._range(*piece) for piece in formats])

    @property
    def lines(self) -> int:
        """Return how many lines the text fills."""
        return self._layout.lineCount()

    @property
    def last_line_width(self) -> float:
        """Return how far the last line reaches, in pixels."""
        return self._layout.lineAt(self.lines - 1).naturalTextWidth() if self.lines else 0.0

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Return the boxes of a passage: one a line and direction, as high as the words."""
        if (start, end) not in self._boxes:
            self._boxes[start, end] = self._measure(start, end)
        return self._boxes[start, end]

    def _measure(self, start: int, end: int) -> list[QRectF]:
        boxes = []
        first, last = self._offsets.to_qt(start), self._offsets.to_qt(end)
        for number in range(self.lines):
            line = self._layout.lineAt(number)
            low = max(first, line.textStart())
            high = min(last, line.textStart() + line.textLength())
            if low < high:
                for left, right in self._intervals(line, low, high):
                    boxes.append(QRectF(left, line.y(), right - left, line.height()))
        return boxes

    def baseline(self, box: QRectF) -> float:
        """Return where the letters of the line of this box stand, in pixels from the cell's top."""
        line = self._line_at(box.center().y())
        return box.top() + (line.ascent() if line else box.height() * 0.8)

    def _intervals(self, line: QTextLine, low: int, high: int) -> list[tuple[float, float]]:
        edge = line.textStart() + line.textLength()
        if not self._bidirectional:
            left, right = _x(line, low), _x(line, high)
            if high == edge:  # the space at which the line was broken hangs over
                right = min(right, line.naturalTextWidth())
            return [(left, max(right, left))]
        # In mixed directions a passage may be several pieces: take it character by character.
        pieces = sorted(
            sorted((_x(line, at), _x(line, at, QTextLine.Edge.Trailing))) for at in range(low, high)
        )
        merged: list[tuple[float, float]] = []
        for left, right in pieces:
            if merged and left <= merged[-1][1] + 0.5:
                merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
            else:
                merged.append((left, right))
        return merged

    def offset_at(self, x: float, y: float) -> int:
        """Return the offset nearest to a point, kept inside the text."""
        line = self._line_at(y)
        if line is None:
            return 0
        unit = int(line.xToCursor(x, QTextLine.CursorPosition.CursorBetweenCharacters))
        last = line.textStart() + line.textLength()
        if unit >= last and line.lineNumber() + 1 < self.lines:
            unit = last - 1  # after the last word of a line, not before the first of the next
        return self._offsets.to_python(unit)

    def character_at(self, x: float, y: float) -> int:
        """Return the offset of the character under a point, -1 beside the text."""
        line = self._line_at(y) if 0 <= y < self.height else None
        if line is None or not line.naturalTextRect().left() <= x <= line.naturalTextRect().right():
            return -1
        unit = int(line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter))
        at = self._offsets.to_python(unit)
        return at if at < len(self.text) else -1

    def caret(self, offset: int) -> QRectF:
        """Return the box of a caret before the character at ``offset``."""
        unit = self._offsets.to_qt(offset)
        line = self._layout.lineForTextPosition(unit)
        if not line.isValid():
            return QRectF(0, 0, 1, self.line_height)
        return QRectF(_x(line, unit), line.y(), 1.5, line.height())

    def _line_at(self, y: float) -> QTextLine | None:
        for number in range(self.lines):
            line = self._layout.lineAt(number)
            if y < line.y() + line.height() + (self.line_height - line.height()) / 2:
                return line
        return self._layout.lineAt(self.lines - 1) if self.lines else None


def line_height(font: QFont) -> float:
    """Return the distance between base lines, in whole pixels."""
    return float(round(max(QFontMetricsF(font).height(), LINE_HEIGHT * QFontInfo(font).pixelSize())))


def is_rtl(text: str) -> bool:
    """Tell whether a text runs from right to left: by its first letter of a direction (UAX #9, P2)."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def has_rtl(text: str) -> bool:
    """Tell whether any letter of a text runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text)


def _x(line: QTextLine, unit: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(unit, edge))  # the stub says object
    return x


def _option(rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    edge = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
    return option
