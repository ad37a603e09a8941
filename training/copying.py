"""Sentences full of names and numbers, to measure whether a translation copies them to the letter."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

_WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("copying.toml").read_text("utf-8"))


def copying_sentences(count: int = 500, seed: int = 11) -> list[str]:
    """Return ``count`` Norwegian sentences, no two alike, the same for the same ``seed``."""
    chance = random.Random(seed)
    made: dict[str, None] = {}
    while len(made) < count:
        made[chance.choice(_WORDS["frames"]).format(**_filling(chance))] = None
    return list(made)


def _filling(chance: random.Random) -> dict[str, str]:
    """Return something for every slot; numbers as Norwegian writes them."""
    person, second = chance.sample(_list("persons"), 2)
    date = f"{chance.randint(1, 28)}. {chance.choice(_WORDS['months'].split())}"
    return {
        "person": person,
        "second": second,
        "place": chance.choice(_list("places")),
        "company": chance.choice(_list("companies")),
        "count": str(chance.randint(13, 980)),
        "amount": _grouped(chance, chance.randint(10, 99_999) * 100 + chance.randint(0, 99)),
        "year": str(chance.randint(1905, 2022)),
        "percent": chance.choice([str(chance.randint(13, 99)), _decimal(chance)]),
        "decimal": _decimal(chance),
        "age": str(chance.randint(18, 89)),
        "date": date if chance.random() < 0.5 else f"{date} {chance.randint(1970, 2023)}",
        "clock": f"{chance.randint(13, 23)}.{chance.randint(10, 59)}",
        "score": f"{chance.randint(2, 9)}–{chance.randint(0, 9)}",
    }


def _list(name: str) -> list[str]:
    return [entry.strip() for entry in _WORDS[name].split("|")]


def _grouped(chance: random.Random, number: int) -> str:
    return f"{number:,}".replace(",", chance.choice(" \u00a0."))


def _decimal(chance: random.Random) -> str:
    return f"{chance.randint(0, 99)},{chance.randint(1, 9)}"
