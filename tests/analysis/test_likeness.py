"""Claims of different articles that say the same, in one language or two."""

from __future__ import annotations

import pytest

from analysis.likeness import THRESHOLD, claim_features, likeness
from records.article import Article, Block
from records.sentence import Sentence

CLAIM = ("Iran har sendt 2000 soldater til Irak i juni.", "nb")


def features(text: str, lang: str) -> frozenset[str]:
    article = Article(text, "", (Block("paragraph", 0, len(text)),))
    return claim_features(article, [Sentence(0, len(text), lang, 1.0, "translate", 0)], [0])[0]


@pytest.mark.parametrize(
    ("text", "lang", "same"),
    [
        (*CLAIM, True),
        ("Iran sendte 2000 soldater til Irak.", "nb", True),
        ("Iran has sent 2,000 soldiers to Iraq.", "en", True),
        ("Iran has sent 500 soldiers to Iraq.", "en", False),
        ("Norge har kjøpt 52 fly av USA.", "nb", False),
        ("Været blir fint i juni.", "nb", False),
    ],
)
def test_claims_say_the_same_or_not(text: str, lang: str, same: bool) -> None:
    score = likeness(features(*CLAIM), features(text, lang), {}, 100)
    assert (score >= THRESHOLD) is same, score
