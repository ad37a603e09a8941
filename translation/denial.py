"""Denials in a sentence: not, never, nobody, without."""

from __future__ import annotations

import re

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
    blank = lowered
    for phrase in language.not_negations:
        blank = re.sub(rf"\b{phrase}\b", " " * len(phrase), blank)
    return [
        match.span()
        for match in _WORD.finditer(blank)
        if match[0] in language.negations or match[0].endswith(language.endings or ("\0",))
    ]


def may_deny(text: str, language: Wording) -> int:
    """Return how many words of ``text`` may stand for a denial of another language (unlike, lacking)."""
    words = _WORD.findall(text.casefold())
    return sum(
        len(word) >= _SHORTEST
        and word.startswith(language.may_deny)
        and not word.startswith(language.deny_not)
        for word in words
    )
