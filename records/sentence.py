"""A sentence of an article, its language, and what is to become of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Route = Literal["translate", "keep", "unsupported"]

AS_IT_IS = "zxx"
"""In place of a language: not to be translated (BCP-47 has the code for what is no language)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it lies, its language, and its route.

    ``lang`` is a BCP-47 code ("nb", "en"; "und" when unknown); ``confidence``
    runs from 0 to 1; ``block`` is the index of its block in the article.
    ``keep`` means that it is in the reader's language already; ``unsupported``
    that no installed language pack translates it. ``overridden`` says that a
    person chose the language.
    """

    start: int
    end: int
    lang: str
    confidence: float
    route: Route
    block: int
    overridden: bool = False


@dataclass(frozen=True, slots=True)
class LanguageOverride:
    """A person's word on the language of a passage: code points, and a BCP-47 code or ``AS_IT_IS``."""

    start: int
    end: int
    lang: str


def sentence_at(sentences: Sequence[Sentence], offset: int) -> int:
    """Return the index of the sentence that holds ``offset``, else of the one before it.

    ``offset`` counts code points of the article's text; 0 before the first sentence, -1 when there are none.
    """
    return max(
        bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1, min(len(sentences), 1) - 1
    )
