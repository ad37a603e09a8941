"""Which way the words of a sentence lean: towards what can be checked, or towards views, feelings and scenes.

Every word has a weight, and so have the beginning and the end of a long one, since a compound takes after
its parts. They were learned by ``training/leaning.py`` and stand in ``resources/leaning``: one line for
each weight, in tenths, with the words that have it. ``^word`` is a word that opens a sentence, ``word-``
and ``-word`` are beginnings and endings.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache

import resources

_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_LONG = 7  # letters from which a word has a beginning and an ending of their own
_PART = 5  # letters of these


def leaning(text: str, lang: str) -> float:
    """Return which way a sentence leans: above 0 to what can be checked, below 0 away from it.

    Args:
        text: the sentence.
        lang: its language; every language but English is read with the Norwegian words.
    """
    lang = "en" if lang == "en" else "nb"
    spelled = _WORD.findall(text)
    found: dict[str, float] = {}
    for word in spelled:
        found.update(_weighed(word, lang))
    if spelled:
        opening = _opening(spelled[0])
        found[opening] = _weights(lang).get(opening, 0.0)
    return sum(found.values()) / math.sqrt(len(found) or 1)


def against(text: str, lang: str, most: int = 3) -> list[tuple[int, int]]:
    """Return the words that speak most against a claim, in order: code points of the sentence, half-open."""
    weights = _weights("en" if lang == "en" else "nb")
    rated = [(sum(weights.get(part, 0.0) for part in parts), span) for span, parts in words(text)]
    return sorted(span for _, span in sorted(item for item in rated if item[0] < 0)[:most])


def words(text: str) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Yield each word of a sentence by its code points, and the parts of it that have weights."""
    for number, match in enumerate(_WORD.finditer(text)):
        parts = _parts(match[0])
        yield match.span(), parts if number else (*parts, _opening(match[0]))


def _opening(word: str) -> str:
    """Return what a word counts as where it opens a sentence."""
    return f"^{word.lower()}"


@lru_cache(maxsize=20_000)
def _weighed(word: str, lang: str) -> dict[str, float]:
    """Return the parts of a word, each with what it weighs, 0 when nothing is known of it."""
    weights = _weights(lang)
    return {part: weights.get(part, 0.0) for part in _parts(word)}


def _parts(word: str) -> tuple[str, ...]:
    lower = word.lower()
    return (lower, f"{lower[:_PART]}-", f"-{lower[-_PART:]}") if len(lower) >= _LONG else (lower,)


@cache
def _weights(lang: str) -> dict[str, float]:
    lines = resources.path("leaning", f"{lang}.txt").read_text(encoding="utf-8").splitlines()
    parted = [line.split() for line in lines if not line.startswith("#")]
    return {word: int(entries[0]) / 10 for entries in parted for word in entries[1:]}
