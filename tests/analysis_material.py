"""Articles for the tests: a text as an article of paragraphs, cut into sentences, analysed."""

from __future__ import annotations

import re

from analysis import analyse
from records.analysis import Analysis
from records.article import Article, Block
from records.sentence import Sentence
from translation.segment import segment


def article(text: str) -> Article:
    """Return a text as an article; blank lines part its paragraphs."""
    found = re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", text)
    return Article(text, "", tuple(Block("paragraph", match.start(), match.end()) for match in found))


def read(text: str) -> tuple[str, tuple[Sentence, ...], Analysis]:
    """Return a text, its sentences, and its analysis."""
    made = article(text)
    sentences = segment(made, "nb", {"en"})
    return text, sentences, analyse(made, sentences)


def quotes(text: str) -> list[tuple[str, str | None, str]]:
    """Return the quotes of a text as (kind, speaker, trimmed words)."""
    _, _, found = read(text)
    edge = " \n.,;:…\"'«»“”„‘’–—-"
    return [
        (quote.kind, quote.speaker_name, text[quote.start : quote.end].strip(edge)) for quote in found.quotes
    ]


def statuses(text: str) -> list[tuple[str, str]]:
    """Return the status and the source of each sentence."""
    _, _, found = read(text)
    return [(mark.status, mark.source) for mark in found.marks]
