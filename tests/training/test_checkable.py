"""The second opinion on claims: learned by shape alone, it does better than calling everything a claim."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.checkable import likelihood
from training.checkable import ROOT, learn, read

ARTICLES = sorted((ROOT / "tests" / "annotated" / "learned").glob("*.json"))


def test_what_some_articles_teach_holds_on_others() -> None:
    taught = [example for file in ARTICLES[::2] for example in read(file)]
    others = [example for file in ARTICLES[1::2] for example in read(file)]
    names = sorted({name for _, found, _ in taught for name in found})

    def table(examples: list[tuple[str, frozenset[str], bool]]) -> np.ndarray:
        return np.array([[*(name in found for name in names), True] for _, found, _ in examples], float)

    weights = learn(table(taught), np.array([claim for _, _, claim in taught], float))
    claims = table(others) @ weights > 0
    truth = np.array([claim for _, _, claim in others])
    everything = 2 * truth.sum() / (len(truth) + truth.sum())
    assert 2 * (claims & truth).sum() / (claims.sum() + truth.sum()) > everything + 0.05
    assert 2 * (~claims & ~truth).sum() / ((~claims).sum() + (~truth).sum()) > 0.65


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({"author", "numbers", "names"}, {"author"}),
        ({"direct", "number"}, {"direct", "second-person"}),
        ({"author", "copula", "copula-participle"}, {"author", "copula", "copula-article"}),
    ],
)
def test_the_weights_kept_point_the_right_way(more: set[str], less: set[str]) -> None:
    assert likelihood(frozenset(more)) > likelihood(frozenset(less))
