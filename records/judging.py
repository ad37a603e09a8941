"""Lay a person's word over what the rules found: nothing rejected comes back, nothing accepted goes away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from records.analysis import Analysis, ClaimMark, Link, Quote, Why
from records.judgement import Judgement, Passage
from records.reading import Reading
from records.sentence import Sentence, sentence_at

SAME = 0.5
"""Share of both passages together that they have in common, from which on they are the same mark."""
OWN_RULE = "marked-by-you"


def rejudged(reading: Reading, judgements: Sequence[Judgement]) -> Reading:
    """Return a reading with these judgements in place of the ones it had."""
    found = reading.automatic or reading.analysis
    kept = tuple(judgements)
    return replace(reading, analysis=judged(found, reading.sentences, kept), automatic=found, judgements=kept)


def judged(analysis: Analysis, sentences: Sequence[Sentence], judgements: Sequence[Judgement]) -> Analysis:
    """Return an analysis as a person wants it.

    Args:
        analysis: what the rules found, by themselves.
        sentences: the sentences it speaks of.
        judgements: in the order in which they were made: a later one wins. Those
            whose words are gone (``place`` is None) change nothing.

    A judgement finds its mark by its passage, not by a number, so it holds over a new
    analysis that finds other marks, and over sentences that are cut differently.
    """
    placed = [each for each in judgements if each.place is not None]
    return Analysis(
        _quotes(analysis.quotes, [each for each in placed if each.kind == "quote"]),
        _marks(analysis.marks, sentences, [each for each in placed if each.kind == "claim"]),
        _links(analysis.links, sentences, [each for each in placed if each.kind == "link"]),
    )


def _quotes(quotes: Sequence[Quote], judgements: Sequence[Judgement]) -> tuple[Quote, ...]:
    found, own = list(quotes), dict[Passage, Quote]()
    for judgement in judgements:
        assert judgement.place is not None
        mark = judgement.place.mark
        covered = _covered(found, (mark, judgement.place.words))
        found = [quote for quote in found if quote not in covered]
        before = own.pop(mark, None)
        if judgement.decision != "rejected":
            own[mark] = _quote(judgement, covered[0] if covered else before)
    return tuple(sorted([*found, *own.values()], key=lambda quote: (quote.start, quote.end)))


def _covered(quotes: Sequence[Quote], passages: Sequence[Passage]) -> list[Quote]:
    """Return the quotes that a judgement on these passages is about, the likest first."""
    rated = [(max(_common((q.start, q.end), passage) for passage in passages), q) for q in quotes]
    # One that fits exactly is the one: another quote may lie inside it, or around it.
    least = 1.0 if any(share == 1.0 for share, _ in rated) else SAME
    found = [(share, quote) for share, quote in rated if share >= least]
    return [quote for _, quote in sorted(found, key=lambda pair: -pair[0])]


def _common(one: Passage, other: Passage) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(shared, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def _quote(judgement: Judgement, found: Quote | None) -> Quote:
    assert judgement.place is not None
    start, end = judgement.place.words
    return Quote(
        start=start,
        end=end,
        kind=judgement.form,
        speaker_span=judgement.place.voice,
        speaker_name=judgement.speaker or None,
        cue_span=found.cue_span if found else None,
        lang=judgement.lang or (found.lang if found else "und"),
        anonymous=judgement.anonymous,
        why=_why(judgement, found),
        judgement=judgement.id,
    )


def _why(judgement: Judgement, found: Quote | ClaimMark | Link | None) -> Why:
    if judgement.decision == "added":
        return Why(OWN_RULE)
    return found.why if found else Why(judgement.rule or OWN_RULE)


def _marks(
    marks: Sequence[ClaimMark], sentences: Sequence[Sentence], judgements: Sequence[Judgement]
) -> tuple[ClaimMark, ...]:
    kept = list(marks)
    for judgement in judgements:
        assert judgement.place is not None
        passage = judgement.place.words
        if judgement.decision == "rejected":
            for index in _inside(sentences, passage):
                kept[index] = replace(kept[index], claim=False, judgement=judgement.id)
            continue
        best = _likest(sentences, passage)
        if best is None:
            continue
        low, high = sentences[best].start, sentences[best].end
        span = judgement.place.span
        kept[best] = replace(
            kept[best],
            claim=True,
            status=judgement.status,
            source=judgement.speaker or "author",
            why=_why(judgement, kept[best]),
            span=(max(span[0], low), min(span[1], high)) if span else None,
            judgement=judgement.id,
        )
    return tuple(kept)


def _touched(sentences: Sequence[Sentence], passage: Passage) -> range:
    if not sentences:
        return range(0)
    return range(sentence_at(sentences, passage[0]), sentence_at(sentences, passage[1] - 1) + 1)


def _shared(sentence: Sentence, passage: Passage) -> int:
    return min(sentence.end, passage[1]) - max(sentence.start, passage[0])


def _inside(sentences: Sequence[Sentence], passage: Passage) -> list[int]:
    """Return the sentences that lie in a passage by half or more, or else the one that holds most of it."""
    touched = _touched(sentences, passage)
    inside = [
        index
        for index in touched
        if 2 * _shared(sentences[index], passage) >= sentences[index].end - sentences[index].start
    ]
    best = _likest(sentences, passage)
    return inside or ([] if best is None else [best])


def _likest(sentences: Sequence[Sentence], passage: Passage) -> int | None:
    """Return the sentence that shares most with a passage, None when none shares anything."""
    touched = [index for index in _touched(sentences, passage) if _shared(sentences[index], passage) > 0]
    return max(touched, key=lambda index: _shared(sentences[index], passage), default=None)


def _links(
    links: Sequence[Link], sentences: Sequence[Sentence], judgements: Sequence[Judgement]
) -> tuple[Link, ...]:
    kept = list(links)
    for judgement in judgements:
        assert judgement.place is not None
        a = _likest(sentences, judgement.place.mark)
        b = _likest(sentences, judgement.place.other) if judgement.place.other else None
        if a is None or b is None or a == b:
            continue
        found = next((link for link in kept if {link.a, link.b} == {a, b}), None)
        kept = [link for link in kept if link is not found]
        if judgement.decision != "rejected":
            one = found or Link(min(a, b), max(a, b), 1.0, Why(OWN_RULE))
            kept.append(replace(one, why=_why(judgement, found), judgement=judgement.id))
    return tuple(sorted(kept, key=lambda link: (link.a, link.b)))
