"""The aligned pairs of a reading, in the shape that ``translate --json`` promises."""

from __future__ import annotations

from typing import Any

from formats.codec import encode
from records.reading import Reading


def pairs_json(reading: Reading) -> dict[str, Any]:
    """Return ``target``, ``pack`` and ``sentences``, one object a sentence.

    ``start`` and ``end`` of a sentence count code points of the article; those in ``alignment``
    (``[src_start, src_end, tgt_start, tgt_end, weight]``) count from the sentence's and its translation's
    beginning, those of ``doubts`` from the translation's. ``offered_from`` is the title of another article
    when the words are the person's translation of the same sentence there, not accepted here; else "".
    """
    text = reading.article.text
    return {
        "target": reading.target,
        "pack": reading.pack,
        "sentences": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "lang": sentence.lang,
                "confidence": sentence.confidence,
                "route": sentence.route,
                "text": text[sentence.start : sentence.end],
                "translation": rendering.text,
                "state": rendering.state,
                "offered_from": rendering.offered_from,
                "score": rendering.score,
                "pack": rendering.pack,
                "alignment": encode(rendering.alignment),
                "doubts": encode(rendering.doubts),
            }
            for sentence, rendering in zip(reading.sentences, reading.renderings, strict=True)
        ],
    }
