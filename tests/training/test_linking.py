"""Links are learned: what some articles teach finds the links of others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from analysis_material import article, read

from analysis.page import Page
from analysis.pairing import Pairing, model
from training.linking import ROOT, Example, apart, example, fit, found

ARTICLES = sorted((ROOT / "tests" / "annotated" / "learned").glob("*.json"))


def examples(files: list[Path]) -> list[Example]:
    """Return the articles in two languages, read without translations."""
    made = []
    for file in files:
        gold = json.loads(file.read_text(encoding="utf-8"))
        if len({sentence["lang"] for sentence in gold["sentences"]}) > 1:
            text, sentences, analysis = read(gold["text"])
            page = Page.of(article(text), sentences)
            pairing = Pairing(page, analysis.quotes, analysis.marks, None)
            links = frozenset(
                (min(link["a"], link["b"]), max(link["a"], link["b"])) for link in gold["links"]
            )
            made.append(example(file.stem, pairing, False, links))
    return made


@pytest.fixture(scope="module")
def known() -> list[Example]:
    return examples(ARTICLES)


def test_what_some_articles_teach_holds_on_others(known: list[Example]) -> None:
    names, weights = fit(known[::2])
    right = made = wanted = 0
    for other in known[1::2]:
        links = set(found(other, names, weights))
        right, made, wanted = right + len(links & other.links), made + len(links), wanted + len(other.links)
    assert right / made >= 0.85
    assert 2 * right / (made + wanted) >= 0.85


def test_articles_are_measured_apart(known: list[Example]) -> None:
    (line,) = apart(known[:6])
    assert line.startswith("without translations: precision ")


@pytest.mark.parametrize(
    ("name", "sign"),
    [("alike", 1), ("only-figure", 1), ("distance", -1), ("denied-by-one", -1), ("margin", 1)],
)
def test_the_weights_kept_point_the_right_way(name: str, sign: int) -> None:
    assert model()["weights"][name] * sign > 0


def test_the_weights_kept_are_those_of_the_features(known: list[Example]) -> None:
    names = {*known[0].features[0], "bias"}
    assert names == set(model()["weights"])
    assert {*names, "likelier"} == set(model()["weights-with-likelier"])
    assert model()["weights-with-likelier"]["likelier"] > 0
