"""Word links for a translation that the model did not make itself: it is led along the words given."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from records.rendering import WordLink
from translation.alignment import word_links
from translation.model import MAX_PIECES, Model
from translation.protect import Mapped, Span, prepared

Links = tuple[WordLink, ...]


def links_of(model: Model, pairs: Sequence[tuple[str, str]]) -> list[Links]:
    """Return the links between the words of each sentence and of its translation, in their order.

    The attention is the model's own while it is made to say the translation.
    Where one of the two is too long for the model, what the words look like and
    where they stand has to do.
    """
    mapped = [(_spoken(source), _spoken(target)) for source, target in pairs]
    sources = model.pieces([source.text for source, _ in mapped])
    targets = model.pieces([target.text for _, target in mapped])
    short = [
        index
        for index, both in enumerate(zip(sources, targets, strict=True))
        if all(0 < len(side.pieces) <= 2 * MAX_PIECES for side in both)
    ]
    attention = dict(
        zip(short, model.attend([sources[i] for i in short], [targets[i] for i in short]), strict=True)
    )
    return [
        _links(source, target, sources[i].spans, targets[i].spans, attention.get(i, ()))
        for i, (source, target) in enumerate(mapped)
    ]


def likely_links(source: str, target: str) -> Links:
    """Return the links that can be told without a model: numbers, names, cognates, and what lies between."""
    return _links(_spoken(source), _spoken(target), (), (), ())


def _spoken(text: str) -> Mapped:
    """Return a text as a model gets it, without emoji and symbols, which would lead it astray."""
    mapped = prepared(text)
    kept = [index for index, character in enumerate(mapped.text) if not _is_symbol(character)]
    return Mapped("".join(mapped.text[i] for i in kept), tuple(mapped.origins[i] for i in kept))


def _is_symbol(character: str) -> bool:
    return unicodedata.category(character) in ("So", "Sk", "Cf") or "\ufe00" <= character <= "\ufe0f"


def _links(
    source: Mapped,
    target: Mapped,
    source_spans: Sequence[Span],
    target_spans: Sequence[Span],
    attention: Sequence[Sequence[float]],
) -> Links:
    """Return the links between two prepared texts, as links between those they were made from."""
    found = word_links(source.text, target.text, source_spans, target_spans, attention)
    return tuple(
        WordLink(
            *source.span(link.src_start, link.src_end),
            *target.span(link.tgt_start, link.tgt_end),
            link.weight,
        )
        for link in found
    )
