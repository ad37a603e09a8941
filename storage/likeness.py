"""Telling an edited text from another one that came under the same name."""

from __future__ import annotations

import re

from storage.folding import fold

SHARED = 0.25
"""The share of three words in a row that an edited text has in common with the one before."""

_WORD = re.compile(r"\w+")


def edited(old: str, new: str) -> bool:
    """Tell whether ``new`` is an edit of ``old``: much of the shorter one stands in the other, word by word.

    Two articles on one subject share about one run of three words in twenty; where a tenth of the words
    was changed, seven in ten are left.
    """
    one, two = _runs(old), _runs(new)
    return bool(one and two) and len(one & two) >= SHARED * min(len(one), len(two))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(fold(text).text.lower())
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}
