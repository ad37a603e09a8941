"""The sentences of an article as an engine gets them: their text, and what in it is code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from records.article import Article
from records.sentence import Sentence, sentence_at

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence; ``verbatim`` are the passages (code points inside it) that stay to the letter."""

    text: str
    verbatim: tuple[Span, ...] = ()


def sources_of(article: Article, sentences: Sequence[Sentence]) -> list[Source]:
    """Return a source for every sentence; inline code in the article is verbatim."""
    verbatim: dict[int, list[Span]] = {}
    for span in article.spans:
        if span.kind == "code" and span.start < span.end:
            index = sentence_at(sentences, span.start)
            sentence = sentences[index] if index >= 0 else None
            if sentence and sentence.start <= span.start and span.end <= sentence.end:
                place = (span.start - sentence.start, span.end - sentence.start)
                verbatim.setdefault(index, []).append(place)
    return [
        Source(article.text[sentence.start : sentence.end], tuple(sorted(verbatim.get(index, ()))))
        for index, sentence in enumerate(sentences)
    ]
