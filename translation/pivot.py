"""Two packs one after the other: from a language to the one between, and on from there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from records.rendering import WordLink
from translation.engine import Engine
from translation.protect import Span
from translation.running import Machine, Steps, Translation

_LEAST = 0.1
"""Weight below which a link composed of two is not kept."""
_BESIDE_BEST = 0.5
"""Share of a target word's best link that another of its links needs to be kept."""


class Pivot(Machine):
    """Translates with one engine and what comes of it with another."""

    def __init__(self, first: Engine, second: Engine) -> None:
        self._first = first
        self._second = second

    def between(self, sentence: str) -> tuple[str, Engine]:
        """Return a sentence in the language between, and the engine that leads on from there."""
        return self._first.translate([sentence])[0].text, self._second

    def steps(
        self, sentences: Sequence[str], verbatim: Sequence[Sequence[Span]] = ()
    ) -> Steps[list[Translation]]:
        """Return the work of translating ``sentences`` twice."""
        kept = [
            [sentence[start:end] for start, end in spans]
            for sentence, spans in zip(sentences, verbatim, strict=False)
        ]
        halfway = yield from self._first.steps(sentences, verbatim)
        texts = [between.text for between in halfway]
        places = [_places(*pair) for pair in zip(texts, kept, strict=True)] if kept else ()
        finals = yield from self._second.steps(texts, places)
        return [_through(*pair) for pair in zip(halfway, finals, strict=True)]


def _places(text: str, kept: Sequence[str]) -> list[Span]:
    """Return where the passages that stay to the letter lie in the text between."""
    places: list[Span] = []
    for passage in sorted(set(kept), key=len, reverse=True):
        for match in re.finditer(re.escape(passage), text):
            if not any(start < match.end() and match.start() < end for start, end in places):
                places.append(match.span())
    return sorted(places)


def _through(between: Translation, final: Translation) -> Translation:
    """Return the translation of a sentence whose translation ``between`` became ``final``.

    It is as sure as the less sure of the two steps.
    """
    if between.copied:
        return between
    scores = [score for score in (between.score, final.score) if score is not None]
    return replace(
        final, score=min(scores, default=None), links=composed(between.links, final.links), copied=False
    )


def composed(first: Iterable[WordLink], second: Iterable[WordLink]) -> tuple[WordLink, ...]:
    """Return links from the source of ``first`` to the target of ``second``, ordered by place in the target.

    Words are linked where some word between is linked with both; the weight is the product of the two.
    """
    steps = sorted(first, key=lambda link: link.tgt_start)
    weights: dict[tuple[int, int, int, int], float] = {}
    for after in second:
        for before in steps:
            if before.tgt_start >= after.src_end:
                break
            if before.tgt_end > after.src_start:
                ends = (before.src_start, before.src_end, after.tgt_start, after.tgt_end)
                weights[ends] = max(weights.get(ends, 0.0), before.weight * after.weight)
    best: dict[int, float] = {}
    for (_, _, start, _), weight in weights.items():
        best[start] = max(best.get(start, 0.0), weight)
    return tuple(
        WordLink(*ends, round(weight, 3))
        for ends, weight in sorted(weights.items(), key=lambda item: (item[0][2], item[0][0]))
        if weight >= max(_LEAST, _BESIDE_BEST * best[ends[2]])
    )
