"""Labelled sentences: what each is, and which of two languages state the same claim.

A line is ``nb C @1 :: Gården er solgt.``: the language, C for a claim (O for an opinion, N for neither),
tags that sentences with the same claim share, the sentence. An empty line ends a paragraph, ``---`` an
article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from records.article import Article, Block

Span = tuple[int, int]

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_LINE = re.compile(r"(nb|en) ([CON])((?: @\d+)*) :: (\S.*)")


class Labelled(NamedTuple):
    """A sentence of a language, "nb" or "en"; whether it is a claim; the tags of what it states."""

    lang: str
    text: str
    claim: bool
    tags: tuple[str, ...] = ()


def labelled(text: str) -> Iterator[list[list[Labelled]]]:
    """Yield the articles of a file by their paragraphs. Raises ValueError for a line without a label."""
    for article in text.split("\n---\n"):
        paragraphs: list[list[Labelled]] = [[]]
        for line in article.splitlines():
            label = _LINE.fullmatch(line)
            if label:
                tags = tuple(label[3].split())
                paragraphs[-1].append(Labelled(label[1], label[4], label[2] == "C", tags))
            elif line.strip():
                raise ValueError(f"no labelled sentence: {line}")
            elif paragraphs[-1]:
                paragraphs.append([])
        yield [paragraph for paragraph in paragraphs if paragraph]


def article_of(text: str, title: str = "") -> Article:
    """Return a text as an article; an empty line ends a paragraph."""
    return Article(
        text, title, tuple(Block("paragraph", *match.span()) for match in _PARAGRAPH.finditer(text))
    )


def joined(article: list[list[Labelled]]) -> tuple[str, dict[Span, Labelled]]:
    """Return the text of an article, and its sentences by their code points, half-open."""
    text, spans = "", {}
    for paragraph in article:
        for place, sentence in enumerate(paragraph):
            text += (" " if place else "\n\n" if text else "") + sentence.text
            spans[len(text) - len(sentence.text), len(text)] = sentence
    return text, spans
