"""Small values as the database keeps them: ids, times, text."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from records.article import Block, Span

_SURROGATES = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


def new_id() -> str:
    """Return a new random UUID, as in "f81d4fae-7dec-41d0-a765-00a0c91e6bf6"."""
    return str(uuid.uuid4())


def now() -> str:
    """Return the time in UTC as ISO 8601, to the millisecond: "2026-11-23T10:00:00.000Z"."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def storable(text: str) -> str:
    """Return ``text`` with lone surrogates, which UTF-8 cannot hold, made U+FFFD; offsets stay."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def count_words(text: str) -> int:
    """Return the number of words in ``text``."""
    return sum(1 for _ in _WORD.finditer(text))


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags without white space around them, empty ones and repetitions; order kept."""
    return tuple(dict.fromkeys(tag for tag in (" ".join(storable(tag).split()) for tag in tags) if tag))


def pack_blocks(blocks: Iterable[Block]) -> str:
    """Write blocks as JSON: a list of [kind, start, end, level]."""
    return _json([[b.kind, b.start, b.end, b.level] for b in blocks])


def unpack_blocks(stored: str) -> tuple[Block, ...]:
    """Read blocks as ``pack_blocks`` wrote them."""
    return tuple(Block(*block) for block in json.loads(stored))


def pack_spans(spans: Iterable[Span]) -> str:
    """Write spans as JSON: a list of [kind, start, end, href]."""
    return _json([[s.kind, s.start, s.end, storable(s.href)] for s in spans])


def unpack_spans(stored: str) -> tuple[Span, ...]:
    """Read spans as ``pack_spans`` wrote them."""
    return tuple(Span(*span) for span in json.loads(stored))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
