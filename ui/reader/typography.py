"""How each kind of block and each inline mark is set: fonts, indents and the space between rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextCharFormat

from records.article import Block, Span
from ui.reader.cells import Format, line_height
from ui.reader.geometry import INDENT
from ui.theme import Theme, interface_font, reading_font

_HEADINGS = (1.55, 1.3, 1.15)
_LEAST_SMALL, _MOST_SMALL = 7.0, 10.5


@dataclass(frozen=True)
class Typography:
    """The fonts of the article at one size in points."""

    points: float

    @cached_property
    def body(self) -> QFont:
        """Return the font of running text."""
        return reading_font(self.points)

    @cached_property
    def small(self) -> QFont:
        """Return the font of badges and placeholders."""
        return interface_font(min(max(self.points * 0.62, _LEAST_SMALL), _MOST_SMALL))

    @cached_property
    def code(self) -> QFont:
        """Return the font of code."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.points * 0.88)
        return font

    @cached_property
    def line(self) -> float:
        """Return the line height of running text in pixels."""
        return line_height(self.body)

    @cached_property
    def character(self) -> float:
        """Return the average width of a character of running text, in pixels."""
        sample = "the average width of a letter in running text, den gjennomsnittlige bredden"
        return QFontMetricsF(self.body).horizontalAdvance(sample) / len(sample)

    def font(self, block: Block) -> QFont:
        """Return the font of a block."""
        if block.kind == "heading":
            return self._heading(block.level)
        if block.kind == "code":
            return self.code
        if block.kind == "caption":
            return self._caption
        return self.body

    def _heading(self, level: int) -> QFont:
        font = QFont(self.body)
        font.setPointSizeF(self.points * _HEADINGS[min(max(level, 1), len(_HEADINGS)) - 1])
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @cached_property
    def _caption(self) -> QFont:
        font = QFont(self.body)
        font.setPointSizeF(self.points * 0.87)
        return font

    def space_before(self, block: Block, opens: bool, first: bool) -> int:
        """Return the pixels above a sentence: more where it ``opens`` its block, most above headings."""
        if first:
            return round(self.line * 0.75)
        if not opens:
            return round(self.line * 0.12)
        if block.kind == "heading":
            return round(self.line * 1.25)
        return round(self.line * (0.3 if block.kind in ("list_item", "table_row") else 0.8))

    def indent(self, block: Block) -> int:
        """Return how far a block moves in, in pixels."""
        if block.kind == "list_item":
            return INDENT * (min(block.level, 4) + 1)
        return INDENT if block.kind == "quote" else 0


def inline_format(span: Span, start: int, end: int, typography: Typography, theme: Theme) -> Format:
    """Return the look of inline markup that lies at ``start:end`` (code points) of a cell."""
    look = QTextCharFormat()
    if span.kind == "emphasis":
        look.setFontItalic(True)
    elif span.kind == "strong":
        look.setFontWeight(QFont.Weight.Bold)
    elif span.kind == "link":
        look.setForeground(theme.colour("link"))
    else:
        look.setFontFamilies(typography.code.families())
    return start, end, look
