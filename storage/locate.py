"""Finding the passage that somebody quotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from records.errors import SidelightError
from storage.anchors import Anchor, occurrences, similar
from storage.folding import fold

MINIMUM = 0.85
"""How alike a passage has to be to count as the one quoted."""
MARGIN = 0.1
"""How much more alike than the next one it has to be."""
_SHORTEST = 12
"""Shorter quotes are looked for to the letter only: too much looks like them."""


@dataclass(frozen=True, slots=True)
class Located:
    """A passage in code points; "approximate" when its words are only like those quoted."""

    start: int
    end: int
    state: Literal["attached", "approximate"]


def locate(text: str, quote: str) -> Located:
    """Find the one passage of ``text`` that reads like ``quote``.

    The words to the letter come first, then with other white space, quotation
    marks and hyphens, then in other capitals, then with small differences.

    Raises:
        SidelightError: when there is none, or when there are several.
    """
    wanted = quote.strip()
    if not wanted:
        raise SidelightError("The quote is empty.", "Give the words to mark.")
    exact = list(occurrences(text, wanted))
    if exact:
        start = _only(exact, quote)
        return Located(start, start + len(wanted), "attached")
    folded, wanted = fold(text), fold(wanted).text.strip()
    for view, words in ((folded.text, wanted), (folded.text.lower(), wanted.lower())):
        same = list(occurrences(view, words)) if words and len(view) == len(folded.text) else []
        if same:
            start = _only(same, quote)
            return Located(*folded.unfold(start, start + len(words)), "attached")
    return _like(text, wanted, quote)


def _like(text: str, wanted: str, quote: str) -> Located:
    folded = fold(text)
    passages = {_tight(folded.text, *span, wanted) for span in similar(folded.text, _bare(wanted))}
    ranked = sorted(
        ((Levenshtein.normalized_similarity(wanted, folded.text[s:e]), s, e) for s, e in passages),
        reverse=True,
    )
    if len(wanted) < _SHORTEST or not ranked or ranked[0][0] < MINIMUM:
        raise SidelightError(
            f"The article does not contain {_short(quote)!r}.", "Copy the words from the original text."
        )
    score, start, end = ranked[0]
    rivals = [s for other, s, e in ranked[1:] if (e <= start or s >= end) and score - other < MARGIN]
    _only([start, *rivals], quote)
    return Located(*folded.unfold(start, end), "approximate")


def _bare(words: str) -> Anchor:
    return Anchor(0, len(words), words, "", "")


def _tight(text: str, start: int, end: int, words: str) -> tuple[int, int]:
    """Move the ends of a passage to the edges of words nearby that make it most like ``words``."""
    around = range(max(start - _SHORTEST, 0), min(end + _SHORTEST, len(text)) + 1)
    edges = [at for at in around if text[max(at - 1, 0) : at].isalnum() != text[at : at + 1].isalnum()]

    def likeness(passage: tuple[int, int]) -> tuple[float, int]:
        return Levenshtein.normalized_similarity(words, text[slice(*passage)]), passage[0] - passage[1]

    start, end = max([(start, end), *((edge, end) for edge in edges if edge < end)], key=likeness)
    return max([(start, end), *((start, edge) for edge in edges if edge > start)], key=likeness)


def _only(starts: list[int], quote: str) -> int:
    if len(starts) > 1:
        raise SidelightError(
            f"The article contains {_short(quote)!r} {len(starts)} times.",
            "Give more of the words around it.",
        )
    return starts[0]


def _short(quote: str) -> str:
    quote = " ".join(quote.split())
    return quote if len(quote) <= 60 else quote[:59] + "…"
