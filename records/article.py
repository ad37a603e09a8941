"""An article as it was read: its text, the blocks of it, the markup inside them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "quote", "list_item", "code", "caption", "table_row"]
SpanKind = Literal["emphasis", "strong", "link", "code"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like part of an article.

    ``start`` and ``end`` are code points in the article's text; ``level`` is
    the depth of a heading (1-6) or of a nested list (0 is the outermost).
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """Inline markup inside a block; ``href`` is kept for links only."""

    kind: SpanKind
    start: int
    end: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """The source text of one revision, and what is known about it.

    ``blocks`` cover everything but white space, in order and without overlap.
    ``source`` is where it came from: a URL, a file name, or "" for pasted text.
    ``published`` is an ISO date or "".
    """

    text: str
    title: str
    blocks: tuple[Block, ...]
    spans: tuple[Span, ...] = ()
    source: str = ""
    author: str = ""
    published: str = ""

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()
