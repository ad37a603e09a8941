"""Conversion between Python's code points and Qt's UTF-16 units, at the border to Qt only."""

from __future__ import annotations

from bisect import bisect_left

_FIRST_ASTRAL = "\U00010000"


class Utf16Offsets:
    """Convert offsets inside one text, in both directions.

    Qt counts a character outside the Basic Multilingual Plane (an emoji, say)
    as two units, Python as one. Texts without such characters, nearly all,
    cost one scan and nothing afterwards.
    """

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        plain = text.isascii() or max(text) < _FIRST_ASTRAL
        self._points = [] if plain else [at for at, char in enumerate(text) if char >= _FIRST_ASTRAL]
        self._units = [at + before for before, at in enumerate(self._points)]

    def to_qt(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point offset."""
        return offset + bisect_left(self._points, offset)

    def to_python(self, unit: int) -> int:
        """Return the code point offset of a UTF-16 offset; inside a pair it is the character's start."""
        before = bisect_left(self._units, unit)
        if before and unit == self._units[before - 1] + 1:
            return self._points[before - 1]
        return unit - before


def to_qt(text: str, offset: int) -> int:
    """Return the UTF-16 offset in ``text`` of a code point offset."""
    return Utf16Offsets(text).to_qt(offset)


def to_python(text: str, unit: int) -> int:
    """Return the code point offset in ``text`` of a UTF-16 offset."""
    return Utf16Offsets(text).to_python(unit)
