"""The numbers of a sentence, in figures or in words, each with what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.bilingual import meanings
from analysis.lexicon import table, word_list

_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?|[%£$€,;:–]"
)
_SCALE = {
    "million": 1e6, "millioner": 1e6, "millions": 1e6, "mill": 1e6, "milliard": 1e9, "milliarder": 1e9,
    "billion": 1e9, "billions": 1e9, "mrd": 1e9, "tusen": 1e3, "thousand": 1e3, "hundred": 100, "hundre": 100,
    "bn": 1e9, "mn": 1e6,
}  # fmt: skip
_MONEY = {"£": "pound", "$": "dollar", "€": "euro", "%": "percent"}
_THOUSANDS = {mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+") for mark in ".,"}
PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: its value, and the English stems of what it counts (empty when that is not known)."""

    value: float
    unit: frozenset[str]

    @property
    def telling(self) -> bool:
        """Whether it hardly comes twice by chance: 2400, 6.4; no year, no 100."""
        text = f"{self.value:g}"
        digits = text.split("e")[0].replace(".", "").strip("0")
        return len(digits) > 1 and len(text) > 2 and not self.year

    @property
    def year(self) -> bool:
        """Whether it looks like a year of the last or this century."""
        return 1900 <= self.value < 2100 and self.value.is_integer()


@cache
def _words() -> dict[str, float]:
    return {word: float(value) for word, value in table("names", "numbers")}


@cache
def _listed(key: str) -> dict[str, float]:
    return {word: float(value) for value, words in table("names", key) for word in words.split()}


@cache
def is_figure(word: str) -> bool:
    """Say whether a lower-case word is a number or a fraction."""
    return _value(word) is not None or word in _listed("fractions") or word in _SCALE


@cache
def _value(word: str) -> float | None:
    """Return the value of a number in words: *forty-two*, *førtito*."""
    words = _words()
    if word in words:
        return words[word]
    if word in _listed("ordinals"):
        return _listed("ordinals")[word]
    tens, mark, ones = word.partition("-")
    if mark and tens in words and ones in words and words[tens] % 10 == 0:
        return words[tens] + words[ones]
    for cut in range(5, len(word) - 1):
        if words.get(word[:cut], 1) % 10 == 0 and 0 < words.get(word[cut:], 0) < 10:
            return words[word[:cut]] + words[word[cut:]]
    return None


def figures(text: str, lang: str) -> Iterator[Figure]:
    """Yield the numbers of a sentence in order; a one and a two in words that are articles are left out."""
    tokens = _TOKEN.findall(text)
    lows = [token.lower().rstrip(".") or token for token in tokens]
    fractions = _listed("fractions")
    after = 0
    for place in [place for place, low in enumerate(lows) if low[0].isdigit() or is_figure(low)]:
        if place < after:
            continue
        after = place + 1
        if lows[place] in fractions and not _ordinal(lows, place):
            yield Figure(fractions[lows[place]], frozenset((PERCENT,)))
            continue
        value = _number(tokens[place], lows[place], lang)
        if value is None:
            continue
        while after < len(lows) and lows[after] in _SCALE:
            value *= _SCALE[lows[after]]
            after += 1
        if lows[after : after + 1] == ["m"] and place and lows[place - 1] in _MONEY:
            value, after = value * 1e6, after + 1  # £22m
        yield Figure(value, _unit(lows, place, after, lang))


def _number(token: str, low: str, lang: str) -> float | None:
    """Return the value of a word; none of a one and of the English *to*, which count nothing."""
    if token[0].isdigit():
        return _digits(token, lang != "en")
    if low in ("en", "ett", "én", "one") or (low == "to" and lang == "en"):
        return None
    return _value(low)


def _ordinal(lows: Sequence[str], place: int) -> bool:
    """Say whether *third*, *fifth* … is no part of a whole: *the third ship*, *the second half*."""
    before = lows[place - 1] if place else ""
    if lows[place] == "half":
        return before in ("first", "second", "opening", "other")
    return lows[place] in ("third", "fifth", "tenth", "quarter") and before not in ("a", "one", "by")


def _unit(lows: Sequence[str], place: int, after: int, lang: str) -> frozenset[str]:
    if place and lows[place - 1] in _MONEY:
        return frozenset((_MONEY[lows[place - 1]],))
    if after < len(lows) and lows[after] == "%":
        return frozenset((PERCENT,))
    if lows[after : after + 2] == ["per", "cent"]:
        return frozenset((PERCENT,))
    for word in lows[after : after + 2]:
        if not word[:1].isalpha():
            break
        found = meanings(word, lang)
        if found:
            return found[-1]
    return frozenset()


def _digits(word: str, comma: bool) -> float | None:
    """Return the value of a number in figures: 41,6 with a decimal ``comma``, else 41.6."""
    thousands, decimal = (".", ",") if comma else (",", ".")
    plain = "".join(word.split()).replace(":", ".")
    if _THOUSANDS[thousands].fullmatch(plain):
        plain = plain.replace(thousands, "")
    try:
        return float(plain.replace(decimal, ".").replace(",", "."))
    except ValueError:
        return None


def in_common(left: Sequence[Figure], right: Sequence[Figure]) -> dict[float, float]:
    """Return the values of the figures that two sentences share, each with how sure that is, from 0 to 1."""
    likest = {one.value: max((_alike(one, other) for other in right), default=0.0) for one in left}
    return {value: sure for value, sure in likest.items() if sure > 0}


_FEW = 4  # of something: two of one thing are not two of another
SAME = 0.5  # how sure it is that a figure is the same when nothing speaks against it
_ROUNDED = 0.7
_FINE, _COARSE = 0.03, 0.08  # how much a figure and the rounded one may differ: 41.6 and 42, 46 and 50
_HOURS = {"decade": 87_660, "year": 8_766, "month": 730.5, "week": 168, "day": 24, "hour": 1, "minut": 1 / 60}
_LOOSE = 0.12  # how much two lengths of time may differ: 19 days and three weeks
_MANY = 1000  # from here a rounded figure tells something, whatever it counts


def _alike(one: Figure, other: Figure) -> float:
    """Return how sure it is that two figures are the same: seven hours are not seven minutes."""
    unit = not one.unit.isdisjoint(other.unit)
    if one.value != other.value:
        if unit:
            return _ROUNDED if _rounded(one, other) else 0.0
        if _lasts_as_long(one, other):
            return _ROUNDED
        return SAME if min(one.value, other.value) >= _MANY and _rounded(one, other) else 0.0
    if one.telling:
        return 1.0
    if unit:
        return 0.8
    if one.value < _FEW:
        return 0.2
    measured = any(not word_list("nb-en", "measures").isdisjoint(figure.unit) for figure in (one, other))
    return 0.2 if measured and one.unit and other.unit else SAME


def _lasts_as_long(one: Figure, other: Figure) -> bool:
    """Say whether two figures are about as long a time: 40 days and six weeks."""
    spans = [_hours(figure) for figure in (one, other)]
    return min(spans) > 0 and abs(spans[0] - spans[1]) <= _LOOSE * max(spans)


def _hours(figure: Figure) -> float:
    """Return how many hours a figure counts, 0 when it counts no time."""
    return figure.value * next((hours for unit, hours in _HOURS.items() if unit in figure.unit), 0)


def _rounded(one: Figure, other: Figure) -> bool:
    """Say whether one figure is the other one rounded: 35 percent and a third, 41.6 and 42."""
    difference = abs(one.value - other.value)
    if PERCENT in one.unit:
        return difference <= 6
    if one.year or other.year:
        return False
    loose = _COARSE if _coarse(one.value) != _coarse(other.value) else _FINE
    return min(one.value, other.value) > 10 and difference <= loose * max(one.value, other.value)


def _coarse(value: float) -> bool:
    """Say whether a number has one digit and zeros: 50, 300."""
    return value.is_integer() and not f"{value:.0f}".strip("0")[1:]
