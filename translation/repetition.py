"""Translations that go in circles."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from translation.tokens import Pieces, Span

LOOP = 3
"""Pieces in a row that a second try may not say twice."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def circles(source: Pieces, target: Pieces) -> float:
    """Return how much a translation says again that the source says once; infinite for an empty one."""
    if not target.text:
        return math.inf
    again = max(0, _repeats(target.pieces) - _repeats(source.pieces) - 1)
    return again + (repetition(source.text, target.text) is not None)


def repetition(source: str, target: str) -> Span | None:
    """Return where ``target`` repeats words (code points; all of it where they are apart).

    None when it does not, or when ``source`` does as well.
    """
    matches = list(_WORD.finditer(target))
    words = [match[0].casefold() for match in matches]
    own = [word.casefold() for word in _WORD.findall(source)]
    for length in range(1, 7):
        if _echo(own, length) is None and (at := _echo(words, length)) is not None:
            return matches[at].start(), matches[at + 2 * length - 1].end()
    runs = Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))
    own_runs = Counter(tuple(own[i : i + 4]) for i in range(len(own) - 3))
    if runs and max(runs.values()) > max(own_runs.values(), default=1):
        return 0, len(target)
    return None


def _echo(words: Sequence[str], length: int) -> int | None:
    """Return where ``length`` words are followed by the same words, None when nowhere."""
    for i in range(len(words) - 2 * length + 1):
        if words[i : i + length] == words[i + length : i + 2 * length]:
            if length == 1 and (words[i].isdigit() or words[i] in ("had", "that", "very", "ha", "bla")):
                continue
            return i
    return None


def _repeats(pieces: Sequence[str]) -> int:
    runs = [tuple(pieces[i : i + LOOP]) for i in range(len(pieces) - LOOP + 1)]
    return len(runs) - len(set(runs))
