"""Pairs of sentences whose words were aligned by hand, and how well word links agree with them.

The format and the guidelines stand beside the pairs, in tests/translation/aligned/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from records.errors import SidelightError
from records.rendering import WordLink
from translation.forced import links_of
from translation.model import Model

Span = tuple[int, int]
Pair = tuple[int, int]
"""The number of a word in the sentence, and of one in its translation."""

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "translation" / "aligned"
DEVELOPMENT = FOLDER / "development.txt"
KEPT_BACK = FOLDER / "kept-back.txt"

_LINK = re.compile(r"(?P<source>[^=~|]+)(?P<kind>[=~])(?P<target>[^=~|]+)")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence, its translation, and the words that stand for each other.

    ``possible`` links hold the ``sure`` ones; the words of sure links are the content words.
    """

    register: str
    source: str
    target: str
    sure: frozenset[Pair]
    possible: frozenset[Pair]

    def counts(self, links: Iterable[WordLink]) -> Counts:
        """Return how far links between code points agree with those made by hand.

        Only links with a content word at either end count.
        """
        ours, theirs = words(self.source), words(self.target)
        found = {
            pair
            for link in links
            for pair in _crossed(
                _within(ours, link.src_start, link.src_end), _within(theirs, link.tgt_start, link.tgt_end)
            )
        }
        content = [{pair[side] for pair in self.sure} for side in (0, 1)]
        found = {(s, t) for s, t in found if s in content[0] or t in content[1]}
        return Counts(len(found), len(found & self.possible), len(self.sure), len(found & self.sure))


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of links: found, of these possible ones; made by hand (sure), and of these found."""

    found: int = 0
    right: int = 0
    sure: int = 0
    hit: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.found + other.found, self.right + other.right, self.sure + other.sure, self.hit + other.hit
        )

    @property
    def precision(self) -> float:
        """Return the share of the links found that are possible (Och and Ney, 2003)."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the sure links that were found (Och and Ney, 2003)."""
        return self.hit / self.sure if self.sure else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def words(text: str) -> list[Span]:
    """Return what stands between white space, without punctuation and symbols around it."""
    spans = []
    for match in re.finditer(r"\S+", text):
        inner = [i for i, character in enumerate(match[0]) if character.isalnum()]
        if inner:
            end = inner[-1] + 1
            while end < len(match[0]) and "\u0300" <= match[0][end] <= "\u036f":
                end += 1
            spans.append((match.start() + inner[0], match.start() + end))
    return spans


def read(path: Path) -> tuple[Aligned, ...]:
    """Return the pairs in a file. Raises SidelightError, with the line, where it breaks the format."""
    try:
        blocks = path.read_text("utf-8").strip().split("\n\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SidelightError(f"{path} cannot be read: {error}.") from error
    return tuple(_read(block.strip().splitlines(), path) for block in blocks)


def measure(model: Model, pairs: Sequence[Aligned]) -> Counts:
    """Return how far the links of a model, led along the translations, agree with those made by hand."""
    return total(pairs, links_of(model, [(pair.source, pair.target) for pair in pairs]))


def total(pairs: Sequence[Aligned], links: Sequence[Sequence[WordLink]]) -> Counts:
    """Return the counts of all pairs together; ``links`` holds those of each pair."""
    return sum((pair.counts(found) for pair, found in zip(pairs, links, strict=True)), Counts())


def _read(lines: Sequence[str], path: Path) -> Aligned:
    if len(lines) != 4 or [line[:2] for line in lines[:3]] != ["# ", "nb", "en"]:
        raise SidelightError(f"{path}: not a block of four lines: {lines[:1]}.")
    source, target = (line[3:].strip() for line in lines[1:3])
    sure: set[Pair] = set()
    possible: set[Pair] = set()
    for text in lines[3].split(" | "):
        match = _LINK.fullmatch(text)
        if match is None:
            raise SidelightError(f"{path}: {text!r} is not a link.")
        ours, theirs = (
            _named(match[side], whole, path) for side, whole in (("source", source), ("target", target))
        )
        possible |= set(_crossed(ours[0] + ours[1], theirs[0] + theirs[1]))
        if match["kind"] == "=":
            sure |= set(_crossed(ours[0], theirs[0]))
    return Aligned(lines[0][2:], source, target, frozenset(sure), frozenset(possible))


def _named(side: str, text: str, path: Path) -> tuple[list[int], list[int]]:
    """Return the numbers of the words that a link names: the plain ones, and those in brackets.

    A word that stands more than once needs its number, as in ``one#2``; in brackets it is else the one
    nearest to the plain words.
    """
    plain: list[int] = []
    bracketed: list[tuple[int, ...]] = []
    all_words = [text[start:end] for start, end in words(text)]
    inside = False
    for item in side.split():
        inside = inside or item.startswith("(")
        word, _, nth = item.strip("()").partition("#")
        places = tuple(number for number, other in enumerate(all_words) if other == word)
        places = places[int(nth) - 1 : int(nth)] if nth else places
        if not places or (not inside and len(places) > 1):
            raise SidelightError(f"{path}: {item!r} is not one word of {text!r}.")
        if inside:
            bracketed.append(places)
        else:
            plain.append(places[0])
        inside = inside and not item.endswith(")")
    centre = sum(plain) / len(plain) if plain else 0.0
    return plain, [min(places, key=lambda place: abs(place - centre)) for places in bracketed]


def _crossed(ours: Sequence[int], theirs: Sequence[int]) -> list[Pair]:
    return [(s, t) for s in ours for t in theirs]


def _within(spans: Sequence[Span], start: int, end: int) -> list[int]:
    return [number for number, span in enumerate(spans) if span[0] < end and start < span[1]]
