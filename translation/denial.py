"""Denials in a sentence: not, never, nobody, without."""

from __future__ import annotations

import re
from functools import cache

from translation.wording import Wording

Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SHORTEST = 4
"""Letters of a word whose beginning may deny ("unlike")."""


def denials(text: str, language: Wording) -> list[Span]:
    """Return the words of ``text`` that deny, those of phrases such as "not only" left out."""
    lowered = text.casefold()
    if len(lowered) != len(text):
        lowered = text.lower() if len(text.lower()) == len(text) else text
    blank = _not_denying(language.not_negations).sub(lambda match: " " * len(match[0]), lowered)
    return [
        match.span()
        for match in _WORD.finditer(blank)
        if match[0] in language.negations or match[0].endswith(language.endings or ("\0",))
    ]


@cache
def _not_denying(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{phrase}\b" for phrase in phrases) or r"(?!)")


def may_deny(text: str, language: Wording) -> int:
    """Return how many words of ``text`` may stand for a denial of another language (unlike, lacking)."""
    words = _WORD.findall(text.casefold())
    return sum(
        len(word) >= _SHORTEST
        and word.startswith(language.may_deny)
        and not word.startswith(language.deny_not)
        for word in words
    )
