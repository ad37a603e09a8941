"""How annotations hold on to a text, and find their words again in an edited one.

An annotation keeps its position and the words themselves with some text around
them (the W3C's TextPositionSelector and TextQuoteSelector). After an edit the
position is tried first, then the place in the same sentence, then the words
with their surroundings, then words like them. Candidates are weighed as the
Hypothesis client does (quote 50, prefix 20, suffix 20, position 2), but a weak or
doubtful best one is not taken: an annotation had better be detached than attached
to the wrong words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypedDict

from rapidfuzz.distance import Levenshtein, Opcode
from rapidfuzz.fuzz import partial_ratio_alignment

from records.annotation import CONTEXT, Annotation
from storage.folding import Folded, fold
from storage.shift import Shift

QUOTE, PREFIX, SUFFIX, POSITION = 50, 20, 20, 2
MINIMUM = 0.75
"""A candidate below this score is not the passage."""
COMPARED = 0.6
"""The same for a candidate that comparing the old text with the new one led to."""
MARGIN = 0.06
"""The best candidate has to be better than the second by this much."""
SURROUNDED = 0.5
"""How alike the text around an exact quote has to be for it to be the passage without a doubt."""
STAYED = 0.6
"""The same where comparing the old text with the new one leads to the place; the longer side counts more."""
MOVED = 0.75
"""The same for each of the sides where it leads to another place."""
_TELLING = 24
"""A shorter quote may stand anywhere: without its surroundings it is not the passage."""
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+|\n+\s*")
_MOST = 200
"""No more occurrences of a quote than this are weighed."""


class Quotation(TypedDict):
    """A W3C TextQuoteSelector: the words themselves and the text around them."""

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage by position (code points, half-open) and by quotation."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage was found again, how surely, and its score from 0 to 1."""

    start: int
    end: int
    state: Literal["attached", "approximate"]
    score: float


def quotation(text: str, start: int, end: int) -> Quotation:
    """Return the words at a passage (code points) with ``CONTEXT`` code points on either side."""
    return Quotation(
        exact=text[start:end], prefix=text[max(start - CONTEXT, 0) : start], suffix=text[end : end + CONTEXT]
    )


def anchor(text: str, start: int, end: int) -> Anchor:
    """Return the anchor of a passage of ``text``."""
    return Anchor(start, end, **quotation(text, start, end))


def anchor_of(annotation: Annotation) -> Anchor:
    """Return the anchor that an annotation holds on with."""
    a = annotation
    return Anchor(a.start, a.end, a.exact, a.prefix, a.suffix)


def reattach(old: str, new: str, anchors: Sequence[Anchor]) -> list[Found | None]:
    """Find passages of the text ``old`` in its edited form ``new``; None where that would be guessing."""
    shift, folded = Shift(old, new), fold(new)
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(old)), len(old)]
    return [
        _in_place(new, a, shift)
        or _in_sentence(old, new, a, ends)
        or _doubted(old, new, a, _search(folded, a, shift.passage(a.start, a.end)))
        for a in anchors
    ]


def find(text: str, wanted: Anchor) -> Found | None:
    """Find the words of an anchor in a text known by nothing else; None where that would be guessing."""
    return _search(fold(text), wanted, (0, 0))


def _in_place(new: str, old: Anchor, shift: Shift) -> Found | None:
    """Take the position itself where its lines are unchanged and so are the words and what surrounds them."""
    start, end = shift.passage(old.start, old.end)
    if start == end or not shift.untouched(old.start, old.end) or new[start:end] != old.exact:
        return None
    surroundings = _surroundings(new, start, end, old)
    return Found(start, end, "attached", surroundings) if surroundings >= SURROUNDED else None


def _in_sentence(old: str, new: str, wanted: Anchor, ends: Sequence[int]) -> Found | None:
    """Take the place in its sentence, wherever that went, if the sentence stands once in either text."""
    start, end = ends[bisect_right(ends, wanted.start) - 1], ends[bisect_left(ends, wanted.end)]
    sentence = old[start:end].rstrip()
    if (
        wanted.start == wanted.end
        or len(sentence) < max(_TELLING, wanted.end - start)
        or old.count(sentence) != 1
        or new.count(sentence) != 1
    ):
        return None
    place = new.index(sentence) + wanted.start - start
    return Found(place, place + wanted.end - wanted.start, "attached", 1.0)


def _doubted(old: str, new: str, wanted: Anchor, found: Found | None) -> Found | None:
    """Take what was found for approximate where some of the places with the same words are gone."""
    gone = found is not None and new.count(wanted.exact) < old.count(wanted.exact) > 1
    return replace(found, state="approximate") if found and gone else found


def _search(folded: Folded, old: Anchor, likely: tuple[int, int]) -> Found | None:
    """Look for the words everywhere, exact ones first, then words like them."""
    text, start, end = folded.text, folded.at(likely[0]), folded.at(likely[1])
    wanted = Anchor(old.start, old.end, fold(old.exact).text, fold(old.prefix).text, fold(old.suffix).text)
    if not wanted.exact.strip():
        return None
    exact = [(at, at + len(wanted.exact)) for at in occurrences(text, wanted.exact)]
    found = _best(text, exact, wanted, start)
    if found and _certain(text, found, wanted, (start, end)):
        return Found(*folded.unfold(found[0], found[1]), "attached", found[2])
    if found and len(exact) == 1 and len(wanted.exact) >= _TELLING:
        return Found(*folded.unfold(found[0], found[1]), "approximate", found[2])
    edited = [(start, end)] if text[start:end].strip() else []
    found = _best(text, {*exact, *edited, *similar(text, wanted)}, wanted, start)
    if found is None:
        return None
    # Words that are there whole are the passage, whatever likeness would add to them or take off.
    whole = [(s, e) for s, e in exact if s < found[1] and found[0] < e]
    if len(whole) == 1:
        found = (*whole[0], found[2])
    # Where comparing the two texts word by word leads to the same place, less likeness will do.
    minimum = COMPARED if found[0] < end and start < found[1] else MINIMUM
    if found[2] < minimum:
        return None
    return Found(*folded.unfold(found[0], found[1]), "approximate", found[2])


def _whole(text: str, start: int, end: int, wanted: Anchor) -> bool:
    """Return whether a passage begins and ends within words only where the words wanted do."""
    first = wanted.prefix[-1:].isalnum() or not text[max(start - 1, 0) : start].isalnum()
    last = wanted.suffix[:1].isalnum() or not text[end : end + 1].isalnum()
    return (first or not wanted.exact[0].isalnum()) and (last or not wanted.exact[-1].isalnum())


def _certain(text: str, found: tuple[int, int, float], wanted: Anchor, likely: tuple[int, int]) -> bool:
    """Return whether the words themselves, found in ``text``, are the passage without a doubt.

    The same few words often stand twice. When the edit was made to those marked, the others have the
    better score: then they are not where comparing the texts leads.
    """
    if not _whole(text, found[0], found[1], wanted):
        return False
    sides = [value for _, value in _sides(text, found[0], found[1], wanted)]
    if found[0] >= likely[1] or likely[0] >= found[1]:
        return all(side >= MOVED for side in sides)
    lengths = [len(side) for side in (wanted.prefix, wanted.suffix) if side]
    alike = sum(side * length for side, length in zip(sides, lengths, strict=True))
    return alike >= STAYED * sum(lengths)


def _best(
    text: str, candidates: Iterable[tuple[int, int]], wanted: Anchor, hint: int
) -> tuple[int, int, float] | None:
    """Return the best candidate with its score, unless another one elsewhere is nearly as good."""
    ranked = sorted(((weigh(text, s, e, wanted, hint), s, e) for s, e in candidates), reverse=True)
    if not ranked:
        return None
    score, start, end = ranked[0]
    rivals = (other for other, s, e in ranked[1:] if e <= start or s >= end)
    return None if score - next(rivals, 0.0) < MARGIN else (start, end, score)


def occurrences(text: str, words: str) -> Iterator[int]:
    """Yield where ``words`` begin in ``text``."""
    start = text.find(words)
    for _ in range(_MOST):
        if start < 0:
            return
        yield start
        start = text.find(words, start + 1)


def similar(text: str, wanted: Anchor) -> Iterator[tuple[int, int]]:
    """Yield passages like the words wanted, found in windows that overlap by half."""
    size = max(3 * len(wanted.exact), 4 * CONTEXT)
    for at in range(0, max(len(text) - size // 2, 1), size // 2):
        window = text[at : at + size]
        for start, end in _alike(window, wanted.exact):
            yield _fitted(text, at + start, at + end, wanted)


def _alike(window: str, words: str) -> Iterator[tuple[int, int]]:
    """Yield the most similar passage of a window, then those in what is left on either side of it."""
    match = partial_ratio_alignment(words, window, score_cutoff=100 * SURROUNDED)
    if match is None or match.dest_end <= match.dest_start or len(window) < len(words) // 2:
        return
    yield match.dest_start, match.dest_end
    yield from _alike(window[: match.dest_start], words)
    for start, end in _alike(window[match.dest_end :], words):
        yield match.dest_end + start, match.dest_end + end


def _fitted(text: str, start: int, end: int, wanted: Anchor) -> tuple[int, int]:
    """Move the ends of a similar passage to where the ends of the words wanted went, on whole words."""
    low = max(start - len(wanted.prefix), 0)
    high = min(end + len(wanted.suffix), len(text))
    before = wanted.prefix + wanted.exact + wanted.suffix
    codes = list(Levenshtein.opcodes(before, text[low:high]))
    first = low + _follow(codes, len(wanted.prefix), last=False)
    final = low + _follow(codes, len(wanted.prefix) + len(wanted.exact), last=True)
    if final <= first:
        first, final = start, end
    if wanted.exact[0].isalnum() and not wanted.prefix[-1:].isalnum():
        while first > 0 and text[first - 1].isalnum() and text[first].isalnum():
            first -= 1
    if wanted.exact[-1].isalnum() and not wanted.suffix[:1].isalnum():
        while final < len(text) and text[final].isalnum() and text[final - 1].isalnum():
            final += 1
    while first < final - 1 and text[first].isspace():
        first += 1
    while final - 1 > first and text[final - 1].isspace():
        final -= 1
    return first, final


def _follow(codes: Iterable[Opcode], offset: int, *, last: bool) -> int:
    """Return where a boundary of the old text lies in the new one, by the edits between them.

    The ``last`` boundary of a passage stays with what is before it, the first with what comes after.
    """
    place = 0
    for code in codes:
        inside = code.src_start < offset <= code.src_end if last else code.src_start <= offset < code.src_end
        if inside:
            return int(min(code.dest_start + offset - code.src_start, code.dest_end))
        if code.src_end <= offset:
            place = code.dest_end
    return int(place)


def weigh(text: str, start: int, end: int, wanted: Anchor, hint: int) -> float:
    """Weigh a candidate; parts that the anchor does not have do not count."""
    quote = Levenshtein.normalized_similarity(wanted.exact, text[start:end])
    position = 1 - abs(start - hint) / max(len(text), 1)
    parts = [(QUOTE, quote), (POSITION, position), *_sides(text, start, end, wanted)]
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)


def _surroundings(text: str, start: int, end: int, wanted: Anchor) -> float:
    """Return how alike the text around a candidate is, from 0 to 1 (1 where nothing was around)."""
    sides = [value for _, value in _sides(text, start, end, wanted)]
    return sum(sides) / len(sides) if sides else 1.0


def _sides(text: str, start: int, end: int, wanted: Anchor) -> list[tuple[int, float]]:
    sides = []
    if wanted.prefix:
        before = text[max(start - len(wanted.prefix), 0) : start]
        sides.append((PREFIX, Levenshtein.normalized_similarity(wanted.prefix, before)))
    if wanted.suffix:
        after = text[end : end + len(wanted.suffix)]
        sides.append((SUFFIX, Levenshtein.normalized_similarity(wanted.suffix, after)))
    return sides
