"""Our own JSON: a whole reading, written so that it can be read again without loss.

Schema ``sidelight/1``: an object with the fields of ``records.reading.Reading`` (see ``formats.codec``
for how records become JSON), ``schema``, and ``sha256``, the checksum of the article's text in UTF-8.
Offsets count Unicode code points and are half-open.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from formats.codec import MismatchError, decode, encode
from formats.decoding import MEGABYTE, read_bytes
from formats.decoding import decode as decode_bytes
from records.errors import SidelightError
from records.reading import Reading

SCHEMA = "sidelight/1"
JSON_LIMIT = 200 * MEGABYTE
"""Bytes; a reading takes some 20 times the bytes of its article."""
_HINT = "Export the article again, or use the file that Sidelight wrote unchanged."


def to_json(reading: Reading) -> str:
    """Return a reading as JSON text, one sentence, rendering or annotation a line."""
    plain = replace(reading, automatic=None)  # it can be made again, from the text alone
    whole = {"schema": SCHEMA, "sha256": reading.article.sha256, **encode(plain)}
    return (
        "{\n" + ",\n".join(f"{json.dumps(name)}: {_lines(value)}" for name, value in whole.items()) + "\n}\n"
    )


def _lines(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(_dumped(item) for item in value) + "\n]"
    return _dumped(value)


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def load(path: Path) -> Reading:
    """Read a reading that ``to_json`` wrote; raises SidelightError for anything else."""
    return from_json(decode_bytes(read_bytes(path, JSON_LIMIT), path.name), path.name)


def from_json(text: str, name: str) -> Reading:
    """Return the reading in JSON ``text``; ``name`` is used in messages. Raises SidelightError."""
    return reading_of(parse(text, name), name)


def parse(text: str, name: str) -> dict[str, Any]:
    """Return the JSON object in ``text``; raises SidelightError when there is none."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        raise SidelightError(
            f"{name} is not valid JSON ({where}).", "It may be cut off: copy it again."
        ) from None
    except (ValueError, RecursionError):  # a number of thousands of digits; thousands of brackets
        raise SidelightError(f"{name} is not usable JSON.", _HINT) from None
    if not isinstance(whole, dict):
        raise SidelightError(f"{name} holds no JSON object.", _HINT)
    return whole


def is_export(whole: dict[str, Any]) -> bool:
    """Tell whether a parsed JSON object claims to be a reading of ours."""
    return "schema" in whole and "article" in whole


def reading_of(whole: dict[str, Any], name: str) -> Reading:
    """Return the reading that a parsed export describes; raises SidelightError."""
    schema = whole.get("schema")
    if schema != SCHEMA:
        newer = isinstance(schema, str) and schema.startswith("sidelight/")
        hint = "Open it with a newer Sidelight." if newer else _HINT
        raise SidelightError(f"{name} has not the schema {SCHEMA}.", hint)
    try:
        reading = decode(Reading, whole)
        _check(reading)
    except MismatchError as problem:
        raise SidelightError(f"{name} is damaged: {problem}", _HINT) from None
    if whole.get("sha256") != reading.article.sha256:
        raise SidelightError(f"{name} is damaged: the text does not match its checksum.", _HINT)
    return reading


def _check(reading: Reading) -> None:
    """Check what types alone cannot say: every offset lies where it should."""
    size, count = len(reading.article.text), len(reading.sentences)
    _ordered([(block.start, block.end) for block in reading.article.blocks], size, "article.blocks")
    _inside([(span.start, span.end) for span in reading.article.spans], size, "article.spans")
    _ordered([(sentence.start, sentence.end) for sentence in reading.sentences], size, "sentences")
    _indices([sentence.block for sentence in reading.sentences], len(reading.article.blocks), "sentences")
    if len(reading.renderings) != count:
        raise MismatchError("renderings should have one item a sentence.")
    for index, (sentence, rendering) in enumerate(zip(reading.sentences, reading.renderings, strict=True)):
        where = f"renderings[{index}]"
        own, made = sentence.end - sentence.start, len(rendering.text)
        _inside([(link.src_start, link.src_end) for link in rendering.alignment], own, f"{where}.alignment")
        _inside([(link.tgt_start, link.tgt_end) for link in rendering.alignment], made, f"{where}.alignment")
        _inside([(doubt.start, doubt.end) for doubt in rendering.doubts], made, f"{where}.doubts")
    analysis = reading.analysis
    for index, quote in enumerate(analysis.quotes):
        places = [(quote.start, quote.end), quote.speaker_span, quote.cue_span, *quote.why.cues]
        _inside([place for place in places if place], size, f"analysis.quotes[{index}]")
    _indices([mark.sentence for mark in analysis.marks], count, "analysis.marks")
    _inside([mark.span for mark in analysis.marks if mark.span], size, "analysis.marks")
    for index, judgement in enumerate(reading.judgements):
        if at := judgement.place:
            given = [at.mark, *(one for one in (at.span, at.voice, at.other) if one)]
            _inside(given, size, f"judgements[{index}].place")
    _indices([index for link in analysis.links for index in (link.a, link.b)], count, "analysis.links")
    for why in [*(mark.why for mark in analysis.marks), *(link.why for link in analysis.links)]:
        _inside(why.cues, size, "analysis.why.cues")
    for index, annotation in enumerate(reading.annotations):
        _inside([(annotation.start, annotation.end)], size, f"annotations[{index}]")
        if annotation.rendering and not 0 <= annotation.rendering.start <= annotation.rendering.end:
            raise MismatchError(f"annotations[{index}].rendering has offsets in the wrong order.")


def _inside(places: Iterable[tuple[int, int]], size: int, where: str) -> None:
    for start, end in places:
        if not 0 <= start <= end <= size:
            raise MismatchError(f"{where} has an offset outside the text ({start} to {end} of {size}).")


def _ordered(places: Iterable[tuple[int, int]], size: int, where: str) -> None:
    before = 0
    for start, end in places:
        if not before <= start <= end <= size:
            raise MismatchError(f"{where} overlap or lie outside the text ({start} to {end} of {size}).")
        before = end


def _indices(indices: Iterable[int], count: int, where: str) -> None:
    for index in indices:
        if not 0 <= index < count:
            raise MismatchError(f"{where} point to number {index} of {count}.")
