"""Two packs one after the other: from a language to the one between, and on from there."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from records.rendering import WordLink
from translation.engine import Engine, Running, Translation
from translation.protect import Span

_LEAST = 0.1
"""Weight below which a link composed of two is not kept."""
_BESIDE_BEST = 0.5
"""Share of a target word's best link that another of its links needs to be kept."""


class Pivot:
    """Translates with one engine and what comes of it with another; used as an engine is."""

    def __init__(self, first: Engine, second: Engine) -> None:
        self._first = first
        self._second = second

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Return the translations of ``sentences``, in their order."""
        return self.begin(sentences).finish()

    def between(self, sentence: str) -> tuple[str, Engine]:
        """Return a sentence in the language between, and the engine that leads on from there."""
        return self._first.translate([sentence])[0].text, self._second

    def begin(self, sentences: Sequence[str], verbatim: Sequence[Sequence[Span]] = ()) -> PivotRunning:
        """Start to translate ``sentences`` in the background; ``verbatim`` as for an engine."""
        kept = [
            [sentence[start:end] for start, end in spans]
            for sentence, spans in zip(sentences, verbatim, strict=False)
        ]
        return PivotRunning(self._first.begin(sentences, verbatim), self._second, kept)


class PivotRunning:
    """Sentences on their way: with the first pack, or already with the second."""

    def __init__(self, first: Running, second: Engine, kept: Sequence[Sequence[str]] = ()) -> None:
        self._kept = kept
        self._first = first
        self._engine = second
        self._between: list[Translation] = []
        self._second: Running | None = None

    def done(self) -> bool:
        """Return whether ``finish`` would not have to wait."""
        return self._second is not None and self._second.done()

    def wait(self, seconds: float) -> bool:
        """Wait until all is done, at most so long; returns whether it is."""
        deadline = time.monotonic() + seconds
        if self._second is None and not self._first.wait(seconds):
            return False
        return self._go_on().wait(max(deadline - time.monotonic(), 0.0))

    def finish(self) -> list[Translation]:
        """Wait for the results and return the translations, in the order of the sentences."""
        finals = self._go_on().finish()
        return [_through(*pair) for pair in zip(self._between, finals, strict=True)]

    def _go_on(self) -> Running:
        if self._second is None:
            self._between = self._first.finish()
            texts = [between.text for between in self._between]
            verbatim = [_places(*pair) for pair in zip(texts, self._kept, strict=True)] if self._kept else ()
            self._second = self._engine.begin(texts, verbatim)
        return self._second


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
