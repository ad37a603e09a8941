"""Where the two columns, their gutters and margins lie at a given width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from records.annotation import Pane

STACKED_BELOW = 700
"""Narrower views (pixels) show the translation under the original."""
MEASURE = 75
"""Longest line, in characters of average width (R. Bringhurst: 45 to 75)."""
GUTTER = 48
"""Least pixels left of a column, for the margin signs; with large letters five characters."""
MARGIN = 64
"""Pixels right of a column, for its badges; the same in both, so that kept sentences break alike."""
RULE = 10
"""Pixels between the text and the rule beside a machine translation; the signs are left of it."""
NARROW_MARGIN = 14
EDGE = 6
"""Pixels left of the signs."""
INDENT = 22
"""Pixels a list item or a block quote moves in, a level."""
LEAST = 0.25
"""The divider stays between this share of the width and the rest of it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where its pane begins, where its text begins, how wide both are, in pixels."""

    pane_x: int
    pane_width: int
    x: int
    width: int
    gutter: int

    @property
    def right(self) -> int:
        """Return where the text ends."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Columns:
    """The geometry of a view: two columns beside each other or, stacked, above each other."""

    original: Column
    translation: Column
    stacked: bool
    divider: int

    @classmethod
    def fit(cls, width: int, split: float, character: float) -> Columns:
        """Return the columns for a view ``width`` pixels wide.

        ``split`` is the original's share of the width, ``character`` the average width of one in pixels.
        """
        measure = max(int(MEASURE * character), 160)
        if width < STACKED_BELOW:
            column = _column(0, width, measure, character)
            return cls(column, column, True, width)
        divider = round(width * min(max(split, LEAST), 1 - LEAST))
        left = _column(0, divider, measure, character)
        right = _column(divider, width - divider, measure, character)
        return cls(left, right, False, divider)

    def column(self, pane: Pane) -> Column:
        """Return the column of a pane."""
        return self.original if pane == "original" else self.translation


def _column(x: int, width: int, measure: int, character: float) -> Column:
    margin = MARGIN if width >= 380 else NARROW_MARGIN
    gutter = max(GUTTER, round(5 * character))
    room = width - EDGE - gutter - RULE - margin
    text = max(min(room, measure), 40)
    return Column(x, width, x + EDGE + gutter + RULE + max(room - text, 0) // 2, text, gutter)
