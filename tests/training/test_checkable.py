"""The second opinion on claims: learned by shape alone, it does better than calling everything a claim."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from analysis.checkable import likelihood
from training.checkable import ROOT, Example, learn, read, read_labelled
from training.labelled import labelled

LABELLED = sorted((ROOT / "training" / "claims").glob("*.txt"))
ARTICLES = sorted((ROOT / "tests" / "annotated" / "learned").glob("*.json"))


def test_what_some_articles_teach_holds_on_others() -> None:
    taught = [example for file in ARTICLES[::2] for example in read(file)]
    others = [example for file in ARTICLES[1::2] for example in read(file)]
    names = sorted({name for example in taught for name in example.found})

    def table(examples: list[Example]) -> np.ndarray:
        """Return the features alone: which way words lean was learned from all articles."""
        return np.array([[*(name in example.found for name in names), True] for example in examples], float)

    weights = learn(table(taught), np.array([example.claim for example in taught], float))
    claims = table(others) @ weights > 0
    truth = np.array([example.claim for example in others])
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
    assert likelihood(frozenset(more), 0) > likelihood(frozenset(less), 0)


def test_words_that_lean_towards_a_claim_make_it_likelier() -> None:
    found = frozenset({"author", "length-12"})
    assert likelihood(found, 1.5) > 0.5 > likelihood(found, -1.5)


@pytest.mark.parametrize(
    "file", sorted((ROOT / "training" / "claims").glob("*.txt")), ids=lambda file: file.stem
)
def test_the_labelled_sentences_are_cut_where_their_lines_end(file: Path) -> None:
    lines = sum(len(part) for article in labelled(file.read_text(encoding="utf-8")) for part in article)
    assert len(read_labelled(file)) > 0.97 * lines
