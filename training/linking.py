"""Learn how likely two sentences state the same claim, from the annotated articles of two languages.

    python -m training.linking [--articles FOLDER …] [--linked FOLDER] [--apart] [--profile DIR]

Writes the weights of a logistic regression to ``resources/links.toml``. Every article is read twice,
with the starter pack's translations and without. ``--apart`` writes nothing and prints how the links
of each article are found when the weights were learned from the others.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from analysis.links import chosen
from analysis.page import Page
from analysis.pairing import Pair, Pairing
from app.desk import Desk
from app.profile import locate
from training.checkable import learn
from training.labelled import Span, article_of, joined, labelled

ROOT = Path(__file__).resolve().parents[1]
_RIDGE = 0.5  # how strongly weights are held near zero
_ANNOTATED = 3  # times that an annotated article counts: the other ones were written to be hard
_HEADER = """# How much each feature of two sentences speaks for a link (analysis/pairing.py), and how likely
# a pair must be: when neither has a partner, when one of them has, when both have.
# The second weights are for articles of which the translation model can be asked as well.
# Learned by training/linking.py; not to be edited by hand.

[least]
first = 0.53
second = 0.65
both = 0.97
"""


@dataclass(frozen=True, slots=True)
class Example:
    """The pairs of one article, read with or without translations: their features, and which are links."""

    article: str
    rendered: bool
    pairs: list[Pair]
    features: list[dict[str, float]]
    links: frozenset[Pair]


def main(argv: list[str] | None = None) -> None:
    """Learn the weights and write them, or measure them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    folder = ROOT / "tests" / "annotated" / "learned"
    parser.add_argument(
        "--articles", type=Path, nargs="+", default=[folder], help="folders of annotated articles"
    )
    linked = ROOT / "training" / "linked"
    parser.add_argument("--linked", type=Path, default=linked, help="folder of labelled sentences with tags")
    parser.add_argument("--apart", action="store_true", help="measure on articles not learned from")
    parser.add_argument("--profile", help="where translations are kept (default: a new folder)")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        desk = Desk(locate(args.profile or place), offline=True)
        annotated = sorted(file for folder in args.articles for file in folder.glob("*.json"))
        examples = [
            *(each for each in read(annotated, desk) for _ in range(_ANNOTATED)),
            *read_linked(sorted(args.linked.glob("*.txt")), desk),
        ]
    if args.apart:
        for line in apart(examples):
            print(line)
        return
    tables = []
    for title, rendered in (("weights", False), ("weights-with-likelier", True)):
        names, weights = fit(example for example in examples if example.rendered is rendered)
        lines = [f"{name} = {weight:.3f}" for name, weight in zip([*names, "bias"], weights, strict=True)]
        tables.append(f"\n[{title}]\n" + "\n".join(lines) + "\n")
    (ROOT / "resources" / "links.toml").write_text(_HEADER + "".join(tables), encoding="utf-8")
    print(f"{sum(len(example.pairs) for example in examples)} pairs, {len(names)} features")


def read(files: Iterable[Path], desk: Desk) -> Iterator[Example]:
    """Yield the pairs of each annotated article in two languages, without translations and with them."""
    for file in files:
        gold: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        spans = [(sentence["start"], sentence["end"]) for sentence in gold["sentences"]]
        links = [(spans[link["a"]], spans[link["b"]]) for link in gold["links"]]
        if len({sentence["lang"] for sentence in gold["sentences"]}) > 1:
            yield from _examples(gold["id"], gold["text"], links, desk)


def read_linked(files: Iterable[Path], desk: Desk) -> Iterator[Example]:
    """Yield the same of files of labelled sentences: those that share a tag, in two languages, are linked."""
    for file in files:
        for number, article in enumerate(labelled(file.read_text(encoding="utf-8"))):
            text, spans = joined(article)
            links = [
                (a, b)
                for (a, one), (b, other) in combinations(spans.items(), 2)
                if one.lang != other.lang and set(one.tags) & set(other.tags)
            ]
            yield from _examples(f"{file.stem}-{number}", text, links, desk)


def _examples(name: str, text: str, linked: list[tuple[Span, Span]], desk: Desk) -> Iterator[Example]:
    made = desk.complete(desk.reading_of(article_of(text, name)))
    page = Page.of(made.article, made.sentences)
    places = {(sentence.start, sentence.end): index for index, sentence in enumerate(made.sentences)}
    links = frozenset((places[a], places[b]) for a, b in map(sorted, linked) if {a, b} <= places.keys())
    for renderings in (None, [rendering.text for rendering in made.renderings]):
        pairing = Pairing(page, made.analysis.quotes, made.analysis.marks, renderings, desk.translator.likely)
        yield example(name, pairing, renderings is not None, links)


def example(article: str, pairing: Pairing, rendered: bool, links: frozenset[Pair]) -> Example:
    """Return the pairs of an article with what there is to learn from them."""
    pairs = list(pairing.overlaps)
    return Example(article, rendered, pairs, [pairing.features(pair) for pair in pairs], links)


def fit(examples: Iterable[Example]) -> tuple[list[str], np.ndarray]:
    """Return the names of the features and their weights, the bias last."""
    pairs = [
        (features, pair in example.links)
        for example in examples
        for pair, features in zip(example.pairs, example.features, strict=True)
    ]
    names = list(pairs[0][0])
    table = np.array([[*(features[name] for name in names), 1.0] for features, _ in pairs])
    return names, learn(table, np.array([linked for _, linked in pairs], dtype=float), _RIDGE)


def apart(examples: list[Example]) -> Iterable[str]:
    """Yield precision, recall and F1 of links, each article read by what the others taught."""
    counts = {False: Counter[str](), True: Counter[str]()}
    for article in {example.article for example in examples}:
        for example in (example for example in examples if example.article == article):
            others = (
                each for each in examples if each.article != article and each.rendered is example.rendered
            )
            links = found(example, *fit(others))
            counts[example.rendered].update(
                right=len(example.links.intersection(links)), made=len(links), wanted=len(example.links)
            )
    for rendered, count in counts.items():
        if count:
            right, made, wanted = (count[name] for name in ("right", "made", "wanted"))
            yield (
                f"{'with' if rendered else 'without'} translations: precision {right / made:.3f}, "
                f"recall {right / wanted:.3f}, F1 {2 * right / (made + wanted):.3f}"
            )


def found(example: Example, names: list[str], weights: np.ndarray) -> list[Pair]:
    """Return the links of an article by some weights."""
    rows = [[*(features[name] for name in names), 1.0] for features in example.features]
    likely = [1 / (1 + np.exp(-np.array(row) @ weights)) for row in rows]
    return chosen(dict(zip(example.pairs, map(float, likely), strict=True)))


if __name__ == "__main__":
    main()
