"""Choose the part of a page that is the article."""

from __future__ import annotations

from collections.abc import Sequence

from formats.article_builder import RawBlock
from formats.html_tokens import Start

_ENOUGH = 0.4  # an element holding this share of the page's prose is the article
_PROSE = 80  # shorter blocks are more often menus and captions than prose


class Containers:
    """The elements that may hold an article, each with the one around it; 0 is the page itself."""

    def __init__(self) -> None:
        self.parents: list[int] = [0]
        self.marks: list[str] = [""]
        self.current = 0

    def enter(self, tag: Start) -> None:
        """Note that an element has begun."""
        self.parents.append(self.current)
        self.marks.append(_mark(tag))
        self.current = len(self.parents) - 1

    def leave(self) -> None:
        """Note that the innermost element has ended."""
        self.current = self.parents[self.current]


def choose(blocks: Sequence[RawBlock], containers: Containers) -> list[RawBlock]:
    """Return the blocks of the article: its element's, with the headline when that stands before it.

    An ``article`` or ``main`` element is preferred; else the element whose own paragraphs are longest; else
    the whole page.
    """
    lengths = [sum(len(piece.text) for piece in block.pieces) for block in blocks]
    prose = [0] * len(containers.parents)
    for block, length in zip(blocks, lengths, strict=True):
        if length >= _PROSE:
            prose[block.container] += length
    own = list(prose)
    for index in range(len(prose) - 1, 0, -1):  # an element follows the one around it
        prose[containers.parents[index]] += prose[index]
    chosen = _chosen(containers, prose, own)
    if not chosen:
        return list(blocks)
    inside = _inside(containers.parents, chosen)
    kept = [block for block in blocks if inside[block.container]]
    return [*_headline(blocks, kept, inside), *kept]


def _chosen(containers: Containers, prose: Sequence[int], own: Sequence[int]) -> int:
    enough = prose[0] * _ENOUGH
    for mark in ("article", "main"):
        marked = [index for index, name in enumerate(containers.marks) if name == mark]
        best = max(
            marked, key=lambda index: prose[index], default=0
        )  # of equals the outermost: it comes first
        if best and prose[best] and prose[best] >= enough:
            return best
        if best and not prose[0] and len(marked) == 1:
            return best  # a page of short lines only
    best = max(range(len(own)), key=lambda index: own[index])
    return best if best and prose[best] >= enough * 1.5 else 0


def _inside(parents: Sequence[int], chosen: int) -> list[bool]:
    inside = [False] * len(parents)
    inside[chosen] = True
    for index in range(chosen + 1, len(parents)):
        inside[index] = inside[parents[index]]
    return inside


def _headline(blocks: Sequence[RawBlock], kept: Sequence[RawBlock], inside: Sequence[bool]) -> list[RawBlock]:
    if any(block.kind == "heading" and block.level == 1 for block in kept):
        return []
    for block in blocks:
        if inside[block.container]:
            return []
        if block.kind == "heading" and block.level == 1:
            return [block]
    return []


def _mark(tag: Start) -> str:
    if tag.name == "article" or "articleBody" in tag.attributes.get("itemprop", ""):
        return "article"
    return "main" if tag.name == "main" or tag.attributes.get("role") == "main" else ""
