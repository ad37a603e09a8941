"""Lay raw blocks out as one plain reading text, with the markup inside it as offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from records.article import Block, BlockKind, Span, SpanKind

LINE_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same inline markup; ``LINE_BREAK`` alone is a forced one."""

    text: str
    kinds: frozenset[SpanKind] = frozenset()
    href: str = ""


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block with runs of white space made one space, unless ``verbatim``.

    ``container`` is where in the page it lies.
    """

    kind: BlockKind
    level: int
    pieces: list[Piece]
    container: int = 0
    verbatim: bool = False


def assemble(blocks: Sequence[RawBlock]) -> tuple[str, tuple[Block, ...], tuple[Span, ...]]:
    """Return the text (blocks separated by a blank line), the blocks and the inline spans."""
    texts: list[str] = []
    laid: list[Block] = []
    spans: list[Span] = []
    place = 0
    for raw in blocks:
        for pieces in _paragraphs(raw):
            text = "".join(piece.text for piece in pieces)
            laid.append(Block(raw.kind, place, place + len(text), raw.level))
            spans.extend(_spans(pieces, place))
            texts.append(text)
            place += len(text) + 2
    return "\n\n".join(texts), tuple(laid), tuple(spans)


def _paragraphs(raw: RawBlock) -> list[list[Piece]]:
    """Return the block's pieces with white space set; two line breaks in a row make two blocks."""
    if raw.verbatim:
        trimmed = _trim(raw.pieces, "\n")
        return [trimmed] if any(piece.text.strip() for piece in trimmed) else []
    paragraphs: list[list[Piece]] = [[]]
    breaks = 0
    spaced = True  # so that leading white space goes
    for piece in raw.pieces:
        if piece.text == LINE_BREAK:
            breaks += 1
            continue
        text = piece.text
        if not text.strip(" ") and (breaks or spaced):
            continue
        if breaks > 1 and paragraphs[-1]:
            paragraphs.append([])
        elif breaks and paragraphs[-1]:
            last = paragraphs[-1][-1]
            paragraphs[-1][-1] = Piece(last.text.rstrip(" "), last.kinds, last.href)
            paragraphs[-1].append(Piece(LINE_BREAK))
        if breaks or spaced:
            text = text.lstrip(" ")
        breaks, spaced = 0, text.endswith(" ")
        paragraphs[-1].append(Piece(text, piece.kinds, piece.href))
    kept = [_trim(pieces, None) for pieces in paragraphs]
    return [pieces for pieces in kept if pieces]


def _trim(pieces: Sequence[Piece], letters: str | None) -> list[Piece]:
    """Return the pieces without white space (or ``letters``) at either end."""
    kept = list(pieces)
    while kept:
        text = kept[0].text.lstrip(letters)
        if text:
            kept[0] = Piece(text, kept[0].kinds, kept[0].href)
            break
        kept.pop(0)
    while kept:
        text = kept[-1].text.rstrip(letters)
        if text:
            kept[-1] = Piece(text, kept[-1].kinds, kept[-1].href)
            break
        kept.pop()
    return kept


def _spans(pieces: Sequence[Piece], place: int) -> list[Span]:
    """Return the inline markup of one block, neighbours of the same kind joined."""
    found: list[Span] = []
    running: dict[tuple[SpanKind, str], int] = {}
    for piece in [*pieces, Piece("")]:
        active: set[tuple[SpanKind, str]] = {(kind, "") for kind in piece.kinds}
        if piece.href:
            active.add(("link", piece.href))
        for key in [key for key in running if key not in active]:
            if (start := running.pop(key)) < place:
                found.append(Span(key[0], start, place, key[1]))
        for key in active:
            running.setdefault(key, place)
        place += len(piece.text)
    return sorted(found, key=lambda span: (span.start, -span.end, span.kind))
