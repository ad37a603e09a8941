"""Carry a passage from a sentence into its translation, or back, along the links between words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from records.rendering import WordLink

WEIGHT = 0.1
"""Links below this weight say nothing."""
BETWEEN = 0.5
"""What a word linked to outside counts against the passage: one between two of its words stays in."""

Passage = tuple[int, int]

_WORD = re.compile(r"[\w\u0300-\u036f]+(?:[-'’·.,][\w\u0300-\u036f]+)*|[^\w\s]")


def swapped(links: Sequence[WordLink]) -> tuple[WordLink, ...]:
    """Return the links seen from the translation: source and target change places."""
    return tuple(
        WordLink(link.tgt_start, link.tgt_end, link.src_start, link.src_end, link.weight) for link in links
    )


def counterparts(links: Sequence[WordLink], start: int, end: int) -> tuple[Passage, ...]:
    """Return the target words linked to the source words in ``start:end``, sorted, each once.

    All offsets are code points inside the sentence and inside its translation, half-open.
    """
    found = {
        (link.tgt_start, link.tgt_end)
        for link in links
        if link.weight >= WEIGHT and link.src_start < end and start < link.src_end
    }
    return tuple(sorted(found))


def project(
    links: Sequence[WordLink], start: int, end: int, source: str = "", target: str = ""
) -> Passage | None:
    """Return the passage of the target that stands for ``source[start:end]``.

    It is the one run of target words whose links into the passage outweigh the
    links to words outside of it by most, so that one stray link does not stretch it over
    half the sentence. With ``source`` and ``target``, marks at the edges of the passage (quotation
    marks, brackets, a full stop) take the marks around the target along.

    Returns None when no link tells.
    """
    gains: dict[Passage, float] = {}
    outside = False
    for link in links:
        if link.weight < WEIGHT:
            continue
        inside = link.src_start < end and start < link.src_end
        outside = outside or not inside
        word = (link.tgt_start, link.tgt_end)
        gains[word] = gains.get(word, 0.0) + link.weight * (1 if inside else -BETWEEN)
    if not any(gain > 0 for gain in gains.values()):
        return None
    if not outside and target and not source[:start].strip() and not source[end:].strip():
        return 0, len(target)
    found = _heaviest_run(sorted(gains.items()))
    return _with_marks(source, (start, end), target, found) if source and target else found


def carried(links: Sequence[WordLink], before: str, after: str) -> tuple[WordLink, ...]:
    """Return the links into a translation that a person has edited from ``before`` to ``after``.

    Words that stayed keep their links; a word that was replaced by one other hands it on.
    """
    if before == after:
        return tuple(links)
    old, new = ([match.span() for match in _WORD.finditer(text)] for text in (before, after))
    words = [before[slice(*span)] for span in old], [after[slice(*span)] for span in new]
    moved: dict[int, Passage] = {}
    for _, a, b, c, d in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if b - a == d - c:
            moved |= {old[a + step][0]: new[c + step] for step in range(b - a)}
    return tuple(
        replace(link, tgt_start=moved[link.tgt_start][0], tgt_end=moved[link.tgt_start][1])
        for link in links
        if link.tgt_start in moved
    )


def _heaviest_run(words: Sequence[tuple[Passage, float]]) -> Passage:
    """Return from where to where the gains add up to most (Kadane's algorithm)."""
    best = total = 0.0
    first = words[0][0][0]
    found = words[0][0]
    for (start, end), gain in words:
        if total <= 0:
            total, first = 0.0, start
        total += gain
        if total > best:
            best, found = total, (first, end)
    return found


def _with_marks(source: str, passage: Passage, target: str, found: Passage) -> Passage:
    """Widen ``found`` over marks without letters where the passage has such marks at its edges."""
    start, end = found
    if passage[0] < len(source) and _is_mark(source[passage[0]]):
        while start > 0 and _is_mark(target[start - 1]):
            start -= 1
    if passage[1] > 0 and _is_mark(source[passage[1] - 1]):
        while end < len(target) and _is_mark(target[end]):
            end += 1
    return start, end


def _is_mark(char: str) -> bool:
    return not (char.isalnum() or char.isspace())
