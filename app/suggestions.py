"""A person's translations of sentences much like this one, as suggestions for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from app.proofreading import UNTITLED, plain
from records.library import Precedent

LEAST = 75.0
"""Likeness, in per cent, from which a translation is worth being suggested."""
MOST = 3

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that may serve: ``exact`` is the sentence they were written for, ``title`` its article's.

    ``likeness`` is in per cent, numbers not counted. ``adapted`` says that its numbers were exchanged.
    """

    text: str
    exact: str
    title: str
    likeness: float
    adapted: bool = False


def suggestions(sentence: str, precedents: Iterable[Precedent], shown: str = "") -> tuple[Suggestion, ...]:
    """Return what the person wrote for sentences like ``sentence``, the likest first; never ``shown`` itself.

    Sentences that differ in their numbers only are alike; the translation then gets this one's numbers.
    """
    wanted = plain(sentence)
    masked = _masked(wanted)
    found: dict[str, Suggestion] = {}
    for precedent in precedents:
        exact = plain(precedent.correction.exact)
        likeness = fuzz.ratio(masked, _masked(exact), score_cutoff=LEAST)
        if not likeness:
            continue
        text = _renumbered(precedent.correction.text, exact, wanted)
        known = found.get(text)
        if text != shown and (known is None or known.likeness < likeness):
            title = precedent.title or UNTITLED
            adapted = text != precedent.correction.text
            found[text] = Suggestion(text, exact, title, likeness, adapted)
    return tuple(sorted(found.values(), key=lambda each: -each.likeness)[:MOST])


def _masked(sentence: str) -> str:
    return _NUMBER.sub("0", sentence.casefold())


def _renumbered(text: str, exact: str, wanted: str) -> str:
    """Return a translation of ``exact`` with the numbers of ``wanted``, as far as each has its place."""
    old, new = _NUMBER.findall(exact), _NUMBER.findall(wanted)
    there = _NUMBER.findall(text)
    pairs = dict(zip(old, new, strict=False))
    same_shape = len(old) == len(new) and all(pairs[a] == b for a, b in zip(old, new, strict=True))
    if not same_shape or any(there.count(number) != old.count(number) for number in pairs):
        return text
    return _NUMBER.sub(lambda match: pairs.get(match[0], match[0]), text)
