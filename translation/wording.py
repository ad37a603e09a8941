"""What the checks of a translation know of a language, from ``resources/doubts.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import resources


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language that the checks need, in lower case.

    ``short_dates`` name a month or day only beside a figure, ``ambiguous_dates`` at a sentence's beginning
    too. ``numbers`` are the words that count (cardinals), ``loose`` those that may stand for a number but
    need not (first, both); ``scales`` multiply what stands before them. ``compound`` finds a number
    in one word (femogtyve), ``counted`` one at a word's beginning (treåring). ``endings`` deny at a
    word's end, ``not_negations`` hold such a word and do not deny; ``may_deny`` are beginnings of words
    that another language may render with a denial, ``deny_not`` longer ones that never deny (under).
    """

    code: str
    decimal: str
    capital_dates: bool
    short_dates: frozenset[str]
    ambiguous_dates: frozenset[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    loose: dict[str, tuple[int, ...]]
    scales: dict[str, int]
    halves: frozenset[str]
    joints: tuple[str, ...]
    clock: frozenset[str]
    counted: re.Pattern[str]
    compound: re.Pattern[str]
    negations: frozenset[str]
    endings: tuple[str, ...]
    not_negations: tuple[str, ...]
    may_deny: tuple[str, ...]
    deny_not: tuple[str, ...]


@cache
def wording(code: str) -> Wording | None:
    """Return what is known of the language with a BCP-47 code; None when nothing is."""
    data = _table().get(code) or _table().get(code.split("-")[0])
    if data is None:
        return None
    numbers = _valued(data["numbers"])
    negations = str(data["negations"]).split()
    parts = "|".join(sorted((*numbers, *_valued(data["scales"])), key=len, reverse=True))
    short = frozenset((*_abbreviations(data["months"]), *_abbreviations(data["weekdays"])))
    joints = "|".join(str(data["joints"]).split())
    return Wording(
        code=code,
        decimal=str(data["decimal"]),
        capital_dates=bool(data.get("capital_dates", False)),
        short_dates=short,
        ambiguous_dates=short.union(str(data.get("ambiguous", "")).split()),
        months=_counted(data["months"], 1),
        weekdays=_counted(data["weekdays"], 1),
        numbers=numbers,
        ordinals=_valued(data["ordinals"]),
        loose=_several(data["loose"]),
        scales=_valued(data["scales"]),
        halves=frozenset(str(data["halves"]).split()),
        joints=tuple(str(data["joints"]).split()),
        clock=frozenset(str(data["clock"]).split()),
        counted=re.compile(rf"({parts})-?(?:{'|'.join(str(data['counted']).split())})"),
        compound=re.compile(rf"(?:{parts})(?:-?(?:{joints})?-?(?:{parts}))+"),
        negations=frozenset(word for word in negations if not word.startswith("-")),
        endings=tuple(word[1:] for word in negations if word.startswith("-")),
        not_negations=tuple(data["not_negations"]),
        may_deny=tuple(str(data["may_deny"]).split()),
        deny_not=tuple(str(data.get("deny_not", "\0")).split()),
    )


@cache
def _table() -> dict[str, dict[str, Any]]:
    with resources.path("doubts.toml").open("rb") as file:
        return tomllib.load(file)


def _counted(text: str, first: int) -> dict[str, int]:
    """Return the number of every word of a list: "januar/jan februar/feb" from 1."""
    groups = enumerate(str(text).split(), first)
    return {word: number for number, group in groups for word in group.split("/")}


def _abbreviations(text: str) -> Iterator[str]:
    """Yield the short spellings in a list: jan of "januar/jan"."""
    for group in text.split():
        yield from (word for word in group.split("/")[1:] if len(word) <= 4)


def _valued(text: str) -> dict[str, int]:
    """Return the value of every word: "1:en/ett 2:to"."""
    groups = (group.split(":") for group in str(text).split())
    return {word: int(value) for value, words in groups for word in words.split("/")}


def _several(text: str) -> dict[str, tuple[int, ...]]:
    """Return the values of every word, where a word may have several: "1:første 2:første/begge"."""
    found: dict[str, tuple[int, ...]] = {}
    for group in str(text).split():
        value, words = group.split(":")
        for word in words.split("/"):
            found[word] = (*found.get(word, ()), int(value))
    return found
