"""Whether claims of different articles, in whatever languages, say the same.

Claims are compared by what sentences of one article are: numbers, names, common words of news by
concept, and cognates; what few claims of the library have counts more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analysis.bilingual import concepts
from analysis.compared import folded, items_of
from analysis.figures import figures
from analysis.page import Page
from records.article import Article
from records.sentence import Sentence

THRESHOLD = 0.55
"""Claims less alike than this do not say the same. It is set by judgement, higher than the one for
links, since articles are farther apart than the sentences of one; it was never measured."""
_FEWEST = 3
"""Features that two claims have to share."""
_WEIGHTS = {"n": 1.5, "x": 1.0, "c": 0.9, "p": 0.8}
"""What a number, a name, a word by its concept and any other word count."""


def claim_features(
    article: Article, sentences: Sequence[Sentence], claims: Iterable[int]
) -> dict[int, frozenset[str]]:
    """Return what the sentences ``claims`` (by index) can be compared by."""
    page = Page.of(article, sentences)
    return {index: frozenset(_features(page, index)) for index in claims}


def _features(page: Page, index: int) -> Iterator[str]:
    sentence = page.sentences[index]
    text = page.text[sentence.start : sentence.end]
    yield from (f"n:{figure.value:g}" for figure in figures(text, sentence.lang))
    for item in items_of(text, sentence.lang):
        known = concepts(item.word, sentence.lang)
        if item.kind == "x":
            yield f"x:{folded(item.word)}"
        elif known:
            yield from (f"c:{concept}" for concept in known)
        elif len(item.word) > 4:
            yield f"p:{folded(item.word)}"


def likeness(a: frozenset[str], b: frozenset[str], count: Mapping[str, int], total: int) -> float:
    """Return how much of what two claims consist of they share, from 0 to 1.

    ``count`` says how many of ``total`` claims have a feature; one is assumed where it does not.
    """
    common = a & b
    if len(common) < _FEWEST or _numbers_clash(a, b):
        return 0.0

    def weight(found: Iterable[str]) -> float:
        return sum(_WEIGHTS[f[0]] * math.log(1 + total / max(count.get(f, 1), 1)) for f in found)

    return weight(common) / (math.sqrt(weight(a) * weight(b)) or 1.0)


def _numbers_clash(a: frozenset[str], b: frozenset[str]) -> bool:
    left, right = ({f for f in each if f.startswith("n:")} for each in (a, b))
    return bool(left and right and not left & right)
