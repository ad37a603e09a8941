"""Learn how likely a sentence is a claim, by its shape, from the annotated articles.

    python -m training.checkable [--articles tests/annotated/learned] [--claims training/claims] [--apart]

Writes the weights of a logistic regression to ``resources/checkable.toml``. ``--apart`` writes
nothing and prints how the regression does on each article when it has learned from the others.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.checkable import features
from analysis.leaning import leaning
from analysis.page import Page
from analysis.passes import by_sentence, find_quotes
from analysis.view import SentenceView
from training.labelled import article_of, joined, labelled
from translation.segment import segment

ROOT = Path(__file__).resolve().parents[1]
_RIDGE = 1.5  # how strongly weights are held near zero
_THRESHOLD = 0.25  # below it a sentence is no claim; bare headlines are often near it
_HEADER = """# How much each feature of a sentence speaks for a claim (analysis/checkable.py), and below which
# likelihood a sentence is taken for none. Learned by training/checkable.py; not to be edited by hand.
"""


def main(argv: list[str] | None = None) -> None:
    """Learn the weights and write them, or measure them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=ROOT / "tests" / "annotated" / "learned")
    parser.add_argument("--claims", type=Path, default=ROOT / "training" / "claims")
    parser.add_argument("--apart", action="store_true", help="measure on articles not learned from")
    args = parser.parse_args(argv)
    examples = [
        *(example for file in sorted(args.articles.glob("*.json")) for example in read(file)),
        *(example for file in sorted(args.claims.glob("*.txt")) for example in read_labelled(file)),
    ]
    names = sorted({name for example in examples for name in example.found})
    table = np.array(
        [[*(name in example.found for name in names), example.leaning, True] for example in examples],
        dtype=float,
    )
    claims = np.array([example.claim for example in examples], dtype=float)
    if args.apart:
        print(apart(table, claims, np.array([example.article for example in examples])))
        return
    weights = learn(table, claims)
    lines = [
        f"{name} = {weight:.3f}" for name, weight in zip([*names, "leaning", "bias"], weights, strict=True)
    ]
    text = f"{_HEADER}threshold = {_THRESHOLD}\n\n[weights]\n" + "\n".join(lines) + "\n"
    (ROOT / "resources" / "checkable.toml").write_text(text, encoding="utf-8")
    print(f"{len(examples)} sentences, {len(names)} features")


class Example(NamedTuple):
    """A sentence of an article: its features, which way its words lean, and whether it is a claim."""

    article: str
    found: frozenset[str]
    leaning: float
    claim: bool


def read(file: Path) -> list[Example]:
    """Return the sentences of an annotated article (JSON)."""
    gold = json.loads(file.read_text(encoding="utf-8"))
    claims = {(sentence["start"], sentence["end"]): sentence["claim"] for sentence in gold["sentences"]}
    return _examples(gold["id"], gold["text"], claims)


def read_labelled(file: Path) -> list[Example]:
    """Return the sentences of a file of ``training/claims``."""
    return [
        example
        for number, article in enumerate(labelled(file.read_text(encoding="utf-8")))
        for text, spans in [joined(article)]
        for example in _examples(
            f"{file.stem}-{number}",
            text,
            {span: sentence.claim for span, sentence in spans.items()},
        )
    ]


def _examples(name: str, text: str, claims: dict[tuple[int, int], bool]) -> list[Example]:
    article = article_of(text)
    sentences = segment(article, "nb", {"en"})
    page = Page.of(article, sentences)
    quotes = by_sentence(page, find_quotes(page))
    views = {
        index: SentenceView(page, index, quotes.get(index, []))
        for index, sentence in enumerate(sentences)
        if (sentence.start, sentence.end) in claims
    }
    return [
        Example(
            name,
            frozenset(features(view)),
            leaning(view.text, view.lang),
            claims[sentences[index].start, sentences[index].end],
        )
        for index, view in views.items()
    ]


def learn(table: np.ndarray, claims: np.ndarray, ridge: float = _RIDGE) -> np.ndarray:
    """Return the weights of a logistic regression with a ridge, by Newton's method; the last is not held."""
    weights = np.zeros(table.shape[1])
    for _ in range(100):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (likely - claims) + ridge * np.r_[weights[:-1], 0]
        curve = (table.T * (likely * (1 - likely))) @ table + ridge * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def apart(table: np.ndarray, claims: np.ndarray, articles: np.ndarray) -> str:
    """Return the F1 of claims and of other sentences, each article read by what the others taught."""
    right = np.zeros(len(claims), dtype=bool)
    for article in set(articles):
        there = articles == article
        weights = learn(table[~there], claims[~there])
        right[there] = 1 / (1 + np.exp(-table[there] @ weights)) >= 0.5
    truth = claims > 0.5
    scores = [2 * (a & b).sum() / (a.sum() + b.sum()) for a, b in ((truth, right), (~truth, ~right))]
    return f"claims F1 {scores[0]:.3f}, other sentences F1 {scores[1]:.3f}, {len(claims)} sentences"


if __name__ == "__main__":
    main()
