"""Errors put into good translations, as machines make them; drawn from a seed, so always the same."""

from __future__ import annotations

import random
import re
from calendar import day_name, month_name
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Pair = tuple[str, str]
Harm = Callable[[Pair, Pair, random.Random], Pair | None]
"""Gives a pair, beside another and by chance, with the translation harmed; None where that cannot be."""

_NUMBER_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)\b"
)
_OTHER_NUMBERS = ("two", "four", "five", "seven", "nine", "thirteen", "twenty", "sixty")
_MARKS = re.compile(r"[“”\"„«»]")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"(?<=[a-z,] )[A-ZÆØÅ][a-zæøå]+ ([A-ZÆØÅ][a-zæøå]{2,})\b")
_OTHER_NAMES = ("Winterbottom", "Kowalski", "Quisling", "Oyelaran", "Fitzgerald")
_NOT = (
    ("n’t ", " "), ("n't ", " "), ("cannot ", "can "), (" not ", " "), (" never ", " always "),
    ("None of", "All of"),
    ("No one", "Everyone"), ("nobody", "somebody"), ("Nobody", "Somebody"), (" nothing", " everything"),
    (" no ", " a "), ("without ", "with "), ("Neither ", "Both "), ("neither ", "both "),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seeded:
    """A pair whose translation was harmed; ``expected`` are the kinds of doubt that tell it."""

    harm: str
    source: str
    target: str
    expected: tuple[str, ...]


def changed_figure(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
    """Change one digit of a number."""
    places = list(_FIGURE.finditer(pair[1]))
    if not places:
        return None
    match = chance.choice(places)
    digits = [i for i in range(*match.span()) if pair[1][i].isdigit()]
    at = chance.choice(digits)
    new = chance.choice([d for d in "123456789" if d != pair[1][at]])
    return pair[0], pair[1][:at] + new + pair[1][at + 1 :]


def lost_figure(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
    """Leave a number out."""
    places = list(_FIGURE.finditer(pair[1]))
    if not places:
        return None
    start, end = chance.choice(places).span()
    return pair[0], re.sub(r"  +", " ", pair[1][:start] + pair[1][end:])


def changed_number_word(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
    """Put another number in words."""
    places = list(_NUMBER_WORDS.finditer(pair[1]))
    if not places:
        return None
    match = chance.choice(places)
    new = chance.choice([word for word in _OTHER_NUMBERS if word != match[0]])
    return pair[0], pair[1][: match.start()] + new + pair[1][match.end() :]


def changed_date(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
    """Put another month or day of the week."""
    places = [m for m in re.finditer(r"\b[A-Z][a-z]+\b", pair[1]) if m[0] in month_name or m[0] in day_name]
    if not places:
        return None
    match = chance.choice(places)
    among = list(month_name)[1:] if match[0] in month_name else list(day_name)
    new = chance.choice([word for word in among if word != match[0]])
    return pair[0], pair[1][: match.start()] + new + pair[1][match.end() :]


def lost_sentence(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
    """Translate only one of two sentences that stand together."""
    return f"{pair[0]} {other[0]}", chance.choice((pair[1], other[1]))


def lost_clause(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
    """Translate only one of two clauses."""
    first = re.sub(r"[.!?]$", "", pair[0])
    second = other[0][:1].lower() + other[0][1:]
    kept = chance.choice((pair[1], other[1]))
    return f"{first}, og {second}", kept


def lost_mark(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
    """Leave out one quotation mark."""
    places = list(_MARKS.finditer(pair[1]))
    if not places or not _MARKS.search(pair[0]):
        return None
    at = chance.choice(places).start()
    return pair[0], pair[1][:at] + pair[1][at + 1 :]


def lost_marks(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
    """Leave out all quotation marks, which the original has as well."""
    if (
        not _MARKS.search(pair[1])
        or "‘" in pair[1]
        or len(_MARKS.findall(pair[0])) != len(_MARKS.findall(pair[1]))
    ):
        return None
    return pair[0], _MARKS.sub("", pair[1])


def lost_negation(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
    """Say the opposite."""
    for word, instead in _NOT:
        if word in pair[1]:
            return pair[0], pair[1].replace(word, instead, 1).replace(" nor ", " and ")
    return None


def repeated(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
    """Say some words twice."""
    words = pair[1].split()
    if len(words) < 6:
        return None
    length = chance.randint(1, 4)
    at = chance.randrange(len(words) - length)
    return pair[0], " ".join([*words[: at + length], *words[at : at + length], *words[at + length :]])


def untranslated(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
    """Leave four to six words in the other language."""
    ours, words = pair[0].split(), pair[1].split()
    length = chance.randint(4, 6)
    if min(len(ours), len(words)) < length + 2:
        return None
    at, place = chance.randrange(len(ours) - length), chance.randrange(len(words) - length)
    return pair[0], " ".join([*words[:place], *ours[at : at + length], *words[place + length :]])


def changed_name(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
    """Put another surname."""
    places = [m for m in _NAME.finditer(pair[1]) if m[1] in pair[0]]
    if not places:
        return None
    match = chance.choice(places)
    return pair[0], pair[1][: match.start(1)] + chance.choice(_OTHER_NAMES) + pair[1][match.end(1) :]


_FIGURES = ("number", "date")
HARMS: dict[str, tuple[tuple[Harm, ...], tuple[str, ...], int]] = {
    "numbers and dates": ((changed_figure, lost_figure, changed_number_word, changed_date), _FIGURES, 180),
    "dropped sentence": ((lost_sentence, lost_clause), ("dropped",), 80),
    "quotation mark": ((lost_mark, lost_marks), ("quotation",), 60),
    "lost negation": ((lost_negation,), ("negation",), 70),
    "repeated text": ((repeated,), ("repeated",), 40),
    "untranslated text": ((untranslated,), ("untranslated",), 40),
    "changed name": ((changed_name,), ("name",), 30),
}
"""What is done how often: 500 errors."""


def seeded(pairs: Sequence[Pair], seed: int = 7) -> Iterator[Seeded]:
    """Yield 500 pairs with one error each, fewer where ``pairs`` do not hold what is to be harmed."""
    for harm, (ways, expected, count) in HARMS.items():
        chance = random.Random(f"{seed} {harm}")
        made: set[Pair] = set()
        for attempt in range(100 * count):
            if len(made) == count:
                break
            pair, other = chance.choice(pairs), chance.choice(pairs)
            way = ways[attempt % len(ways)]
            if pair == other:
                continue
            if attempt % 4 == 3 and way not in (lost_sentence, lost_clause):  # two sentences are taken as one
                pair = (f"{pair[0]} {other[0]}", f"{pair[1]} {other[1]}")
            harmed = way(pair, other, chance)
            if harmed and harmed != pair and harmed not in made:
                made.add(harmed)
                yield Seeded(harm, *harmed, expected)
