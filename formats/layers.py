"""Lay marks over text: cut it where a mark begins or ends, and carry marks over into the translation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from records.analysis import ClaimMark, Quote
from records.annotation import Annotation
from records.article import Span
from records.projection import project as passage
from records.rendering import Doubt, Rendering

Mark = Span | Quote | ClaimMark | Annotation | Doubt | str
"""What a layer stands for; a plain word for the rest ("speaker")."""

_OPENING = "«“„\"‘'‚‹"
_CLOSING = "»”“\"’'›"


@dataclass(frozen=True, slots=True)
class Layer:
    """A mark over ``start`` to ``end`` of a text; ``approximate`` when its true edges are not known."""

    start: int
    end: int
    mark: Mark
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same layers, the outermost first."""

    text: str
    layers: tuple[Layer, ...]


def runs(text: str, layers: Sequence[Layer]) -> tuple[Run, ...]:
    """Cut ``text`` into runs; offsets of ``layers`` count from its beginning, parts outside are passed over.

    The order of ``layers`` is the order of nesting, the outermost first.
    """
    size = len(text)
    cuts = {0, size}
    for layer in layers:
        cuts.update(cut for cut in (layer.start, layer.end) if 0 < cut < size)
    places = sorted(cuts)
    return tuple(
        Run(text[start:end], tuple(layer for layer in layers if layer.start < end and start < layer.end))
        for start, end in pairwise(places)
    )


def shift(layers: Iterable[Layer], start: int, end: int) -> list[Layer]:
    """Return the parts of ``layers`` between ``start`` and ``end``, counted from ``start``."""
    return [
        Layer(max(layer.start, start) - start, min(layer.end, end) - start, layer.mark, layer.approximate)
        for layer in layers
        if layer.start < end and start < layer.end
    ]


def project(layer: Layer, source: str, rendering: Rendering) -> Layer | None:
    """Return a layer over the sentence ``source`` as one over its rendering.

    Kept text is marked at the same place, a whole sentence as a whole, words by the word alignment.
    Without one the whole rendering is marked, and the layer is approximate. None when there is no
    rendering.
    """
    size = len(rendering.text)
    if not size:
        return None
    if rendering.state == "kept":
        return layer
    if not source[: layer.start].strip() and not source[layer.end :].strip():
        return Layer(0, size, layer.mark, layer.approximate)
    letters = source[layer.start : layer.end]
    if isinstance(layer.mark, Span) and layer.mark.kind == "code" and rendering.text.count(letters) == 1:
        at = rendering.text.index(letters)  # code stays to the letter: its place needs no word links
        return Layer(at, at + len(letters), layer.mark)
    found = passage(rendering.alignment, layer.start, layer.end, source, rendering.text)
    if found is None:
        return Layer(0, size, layer.mark, True)
    return Layer(*found, layer.mark, layer.approximate)
