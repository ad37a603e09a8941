"""A view of a text in which spellings of the same thing look the same, with the way back.

White space, quotation marks, hyphens and composed letters differ between
copies of one article (a browser's, a reader's, a PDF's). Passages are compared
on this view and told in offsets of the text itself, which is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

_GLYPHS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»‹›″〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
# What becomes more or fewer characters: white space, invisible characters, letters with combining marks.
_UNEVEN = re.compile(
    rf"[{_INVISIBLE}]*\s[\s{_INVISIBLE}]*|[{_INVISIBLE}]+(?![\u0300-\u036f])|…"
    rf"|[^\s\u0300-\u036f](?:[{_INVISIBLE}]*[\u0300-\u036f])+"
)
_DROPPED = dict.fromkeys(map(ord, _INVISIBLE))


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded ``text``, and where in the original each of its characters starts and ends."""

    text: str
    starts: list[int]
    ends: list[int]

    def unfold(self, start: int, end: int) -> tuple[int, int]:
        """Return the passage of the original for a passage of the folded text (not an empty one)."""
        return self.starts[start], self.ends[end - 1]

    def at(self, offset: int) -> int:
        """Return the place in the folded text of an offset in the original."""
        return bisect_left(self.starts, offset)


def fold(text: str) -> Folded:
    """Return the folded view of ``text``."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in _UNEVEN.finditer(text):
        start, end = match.span()
        pieces.append(text[done:start])
        starts.extend(range(done, start))
        ends.extend(range(done + 1, start + 1))
        done = end
        piece = _uneven(match.group())
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    pieces.append(text[done:])
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return Folded("".join(pieces).translate(_GLYPHS), starts, ends)


def _uneven(piece: str) -> str:
    piece = piece.translate(_DROPPED)
    if piece == "…":
        return "..."
    return " " if piece.isspace() else unicodedata.normalize("NFC", piece)
