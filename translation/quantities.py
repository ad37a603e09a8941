"""Numbers, dates and times of day in a sentence, in figures or in words, with what they may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from translation.wording import Wording, wording

Kind = Literal["number", "date"]
Value = tuple[str, float]
"""What a quantity means: ("number", 3.5), ("date", 503) for 3 May, ("time", 870) for half past two."""

_FIGURE = re.compile(
    r"(?<![\w.,])[-−]?(?:[0-9]{1,3}(?:[ \u00a0\u202f\u2009.,'’][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,:][0-9]+)*)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")
_TOKEN = re.compile(rf"{_FIGURE.pattern}|{_WORD.pattern}")
_DIGITS = "0123456789"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|\.|er|e)?"
_GAP = re.compile(r"[ \u00a0\u202f\u2009-]*\Z")
_RANGE = re.compile(r"\s*(?:[-–—/]|til|to|og|and|or|eller)\s*\Z")
_ISO = re.compile(r"(?a)(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?a)(?<![\d.,/])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|\.\d)")
_CENTURY = re.compile(
    r"(?i)(?<!\d)(\d{2})00[-‑]?(?:tallet|talet|tals|s\b)"
    r"|(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[ -]century"
    r"|(?<!\d)(\d{1,2})\.? (?:århundre|hundreår|århundrade|jahrhundert)"
)
_AFTER_NOON = re.compile(r"\s*(?:p\.?m\b|pm\b)", re.IGNORECASE)
_BEFORE_NOON = re.compile(r"\s*(?:a\.?m\b|am\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number, date or time.

    ``values`` are what it may mean; ``demanded`` says that a translation must have it. Offsets are
    code points, half-open.
    """

    start: int
    end: int
    text: str
    values: frozenset[Value]
    kind: Kind = "number"
    demanded: bool = True


def quantities(text: str, language: Wording | None) -> list[Quantity]:
    """Return the quantities in ``text``, in order; without ``language`` only those in digits."""
    found = list(_dates(text, language))
    found += (other for other in _centuries(text) if not _overlaps(other, found))
    free = [match for match in _TOKEN.finditer(text) if not _covered(match.span(), found)]
    found += _numbers(text, free, language)
    return sorted(found, key=lambda quantity: quantity.start)


def values_of(number: str, language: Wording | None) -> frozenset[float]:
    """Return what a number in digits may mean: marks of thousands and of decimals are ambiguous."""
    plain = re.sub(r"[ \u00a0\u202f\u2009'’]", "", number.replace("−", "-")).replace(":", ".")
    digits = re.sub(r"[.,]", "", plain)
    readings = []
    for decimal in language.decimal if language else ".,":
        readings.append(plain.replace("," if decimal == "." else ".", "").replace(decimal, "."))
    if re.fullmatch(r"-?\d{1,3}(?:[.,]\d{3})+", plain):
        readings.append(digits)
    elif plain != digits and re.fullmatch(r"-?\d+[.,]\d+", plain):
        readings = [plain.replace(",", ".")]
    values = {abs(float(reading)) for reading in readings if reading.count(".") <= 1}
    return frozenset(values or {float(digits)})


def unmatched(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Return the quantities of either side that the other must have, and has not."""
    left = list(theirs)
    missing = []
    # The demanded first: a word that may be no number must not take the twin of one that is.
    for quantity in sorted(ours, key=lambda quantity: (not quantity.demanded, len(quantity.values))):
        twins = [other for other in left if other.values & quantity.values]
        if twins:
            left.remove(min(twins, key=lambda other: (not other.demanded, len(other.values))))
        elif quantity.demanded and not _known(quantity, theirs):  # said once for all times is enough
            missing.append(quantity)
    extra = [quantity for quantity in left if quantity.demanded and not _known(quantity, ours)]
    return sorted(missing, key=lambda quantity: quantity.start), extra


def _known(quantity: Quantity, ours: Sequence[Quantity]) -> bool:
    return any(other.values & quantity.values for other in ours)


def _dates(text: str, language: Wording | None) -> Iterator[Quantity]:
    """Find days of a month, in figures and words."""
    for match in _ISO.finditer(text):
        yield _date(match, {(int(match[3]), int(match[2]))})
        yield _year(match, 1)
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        yield _date(match, {(first, second), (second, first)})
        yield _year(match, 4)
    if language is None:
        return
    taken: list[tuple[int, int]] = []
    for pattern in _dates_of(language.code):
        for match in pattern.finditer(text):
            name = match["month"]
            if language.capital_dates and name[:1].islower():
                continue
            days = [int(day) for day in match.groups() if day and day.isdigit()]
            if match["word"]:
                days.append(language.ordinals[match["word"].casefold()])
            start, end = match.span()
            if any(a < end and start < b for a, b in taken) or not all(0 < day < 32 for day in days):
                continue
            taken.append((start, end))
            month = language.months[name.casefold()]
            for day in days:
                yield _date(match, {(day, month)})


@cache
def _dates_of(code: str) -> tuple[re.Pattern[str], ...]:
    """Return what finds the dates of a language: the day before the month, and after it."""
    language = wording(code)
    if language is None:
        return ()
    months = "|".join(sorted(map(re.escape, language.months), key=len, reverse=True))
    ordinal = "|".join(sorted(language.ordinals, key=len, reverse=True))
    until = r"\s*(?:[-–—]|til|to|og|and)\s*"
    return (
        re.compile(
            rf"(?i)(?<![\w.,])(?:{_DAY}{until})?(?:{_DAY}|(?P<word>{ordinal}))\s+(?:of\s+)?(?P<month>{months})\b"
        ),
        re.compile(
            rf"(?i)\b(?P<month>{months})\.?\s+(?:the\s+)?(?:{_DAY}|(?P<word>{ordinal}))(?:{until}{_DAY})?(?![\d.,:]*\d)(?!\w)"
        ),
    )


def _date(match: re.Match[str], days: set[tuple[int, int]]) -> Quantity:
    values = frozenset(("date", 100.0 * month + day) for day, month in days if month < 13 and day < 32)
    return Quantity(*match.span(), match[0], values or frozenset({("date", 0.0)}), "date")


def _year(match: re.Match[str], group: int) -> Quantity:
    year = float(match[group])
    years = {year} if year > 99 else {year, 1900 + year, 2000 + year}
    return Quantity(*match.span(group), match[group], frozenset(("number", value) for value in years))


def _centuries(text: str) -> Iterator[Quantity]:
    """Find centuries: 1800-tallet is the 19th century, or the 1800s."""
    for match in _CENTURY.finditer(text):
        century = float(match[1]) + 1 if match[1] else float(match[2] or match[3])
        yield Quantity(*match.span(), match[0], frozenset({("century", century)}))


def _numbers(text: str, tokens: Sequence[re.Match[str]], language: Wording | None) -> Iterator[Quantity]:
    """Find numbers and times of day among words and figures that are no dates."""
    at = 0
    while at < len(tokens):
        quantity, used = _number(text, tokens, at, language)
        if quantity:
            yield quantity
        at += max(used, 1)


def _number(
    text: str, tokens: Sequence[re.Match[str]], at: int, language: Wording | None
) -> tuple[Quantity | None, int]:
    """Return the number that begins with a token, if any, and how many tokens it takes."""
    token = tokens[at]
    word = token[0].casefold()
    in_digits = word[-1] in _DIGITS
    if in_digits:
        values = values_of(token[0], language)
        if time := _time(text, tokens, at, language):
            return time, 1
        if language is None:
            return _quantity(text, [token], values), 1
        factor, used = _scale(text, tokens, at, language)
        if used == 1 and factor == 1.0:
            factor = _scale_of_range(text, tokens, at, language)
            if factor != 1.0:
                return _quantity(text, [token], values | {value * factor for value in values}), 1
        return _quantity(text, tokens[at : at + used], {value * factor for value in values}), used
    if language is None or not _may_count(word, language.code):
        return None, 1
    if word in language.halves:
        return _half(text, tokens, at, language)
    value, used = _in_words(text, tokens, at, language)
    if value is not None:
        found = _quantity(text, tokens[at : at + used], {value})
        if _by_clock(tokens, at, used, language):
            found = replace(found, values=found.values | _hours(value * 60))
        return found, used
    if word in language.ordinals:
        return _loose(token, (language.ordinals[word],)), 1
    if word in language.loose:
        return _loose(token, language.loose[word]), 1
    if counted := language.counted.match(word):
        return _loose(token, (_value_of(counted[1], language),)), 1
    return None, 1


@lru_cache(maxsize=8192)
def _may_count(word: str, code: str) -> bool:
    """Return whether a number may begin with a word; most words are common, and asked about often."""
    language = wording(code)
    return language is not None and (
        any(word in known for known in (language.halves, language.numbers, language.scales))
        or word in language.ordinals
        or word in language.loose
        or bool(language.compound.fullmatch(word) or language.counted.match(word))
    )


def _in_words(
    text: str, tokens: Sequence[re.Match[str]], at: int, language: Wording
) -> tuple[float | None, int]:
    """Return the value of a number in words ("two hundred and thirty-five thousand") and its tokens."""
    total, group, used, last = 0.0, 0.0, 0, None
    pending = 0
    place = at
    while place < len(tokens):
        word = tokens[place][0].casefold()
        near = place == at or _GAP.match(text[tokens[place - 1].end() : tokens[place].start()])
        if not near:
            break
        if word in language.joints and used and last in ("hundred", "scale"):
            pending = 1
            place += 1
            continue
        value = _plain_value(word, language)
        one = value is None and 1 in language.loose.get(word, ()) and place == at
        scale = language.scales.get(word)
        if one and at + 1 < len(tokens) and tokens[at + 1][0].casefold() in language.scales:
            group, last = 1.0, "unit"
        elif scale and (used or place == at) and (group or scale <= 1000):
            if scale == 100:
                group = (group or 1.0) * 100
                last = "hundred"
            else:
                total, group, last = total + (group or 1.0) * scale, 0.0, "scale"
        elif value is not None and (
            last is None or (last != "unit" and (group % 100 == 0 or last == "tens"))
        ):
            if last == "tens" and not 0 < value < 10:
                break
            group += value
            last = "tens" if value >= 20 and value % 10 == 0 and value < 100 else "unit"
        else:
            break
        used = place - at + 1
        pending = 0
        place += 1
    if not used or (used == 1 and last is None):
        return None, 1
    return total + group, used - pending if pending else used


def _plain_value(word: str, language: Wording) -> float | None:
    """Return the value of one word: seven, femogtyve, twenty-five; None for others."""
    if word in language.numbers:
        return float(language.numbers[word])
    if language.compound.fullmatch(word):
        return _compound(word, language)
    return None


def _compound(word: str, language: Wording) -> float | None:
    """Return the value of a number written as one word."""
    parts = sorted((*language.numbers, *language.scales), key=len, reverse=True)
    pieces = re.findall("|".join(parts), word)
    total, group = 0.0, 0.0
    for piece in pieces:
        value = _value_of(piece, language)
        rest = group % 100
        if piece in language.scales:
            group = (group or 1.0) * value
            if value >= 1000:
                total, group = total + group, 0.0
        elif rest and not ((rest >= 20 and value < 10) or (rest < 10 and 20 <= value < 100)):
            return None  # five-six is two numbers
        else:
            group += value
    return total + group


def _value_of(word: str, language: Wording) -> float:
    return float(language.numbers.get(word) or language.scales.get(word) or 0)


def _scale(text: str, tokens: Sequence[re.Match[str]], at: int, language: Wording) -> tuple[float, int]:
    """Return what the words after a number multiply it by, and the number of tokens with them."""
    factor, used = 1.0, 1
    while at + used < len(tokens):
        token = tokens[at + used]
        gap = text[tokens[at + used - 1].end() : token.start()]
        scale = language.scales.get(token[0].casefold().rstrip("."))
        if not scale or not _GAP.match(gap):
            break
        factor *= scale
        used += 1
    return factor, used


def _scale_of_range(text: str, tokens: Sequence[re.Match[str]], at: int, language: Wording) -> float:
    """Return what the second number of a range ("5 to 6 million") is multiplied by; 1 without a range."""
    after = at + 1
    if after < len(tokens) and _RANGE.match(text[tokens[at].end() : tokens[after].end()]):
        after += 1
    if after >= len(tokens) or tokens[after][0][-1] not in _DIGITS:
        return 1.0
    between = text[tokens[at].end() : tokens[after].start()]
    return _scale(text, tokens, after, language)[0] if _RANGE.match(between) else 1.0


def _half(
    text: str, tokens: Sequence[re.Match[str]], at: int, language: Wording
) -> tuple[Quantity | None, int]:
    """Read "halv million", "half a million", and the hour in "halv åtte" and "half past seven"."""
    place = at + 1
    if place < len(tokens) and tokens[place][0].casefold() in ("a", "past", "on"):
        place += 1
    if place < len(tokens):
        word = tokens[place][0].casefold()
        used = place - at + 1
        if scale := language.scales.get(word):
            return _quantity(text, tokens[at : at + used], {scale / 2}), used
        hour = _plain_value(word, language)
        if hour and hour <= 12:
            past = tokens[place - 1][0].casefold() == "past"
            values = _hours(60 * hour + (30 if past else -30))
            return replace(_quantity(text, tokens[at : at + used], ()), values=values), used
    return _loose(tokens[at], (2,)), 1


def _time(text: str, tokens: Sequence[re.Match[str]], at: int, language: Wording | None) -> Quantity | None:
    """Return the time of day that a number in digits is, if it is one."""
    token = tokens[at]
    shape = re.fullmatch(r"(\d{1,2})(?:[.:](\d{2}))?", token[0])
    if not shape or int(shape[1]) > 24 or int(shape[2] or 0) > 59:
        return None
    minutes = 60 * int(shape[1]) + int(shape[2] or 0)
    after_noon, before_noon = (p.match(text, token.end()) for p in (_AFTER_NOON, _BEFORE_NOON))
    if after_noon or before_noon:
        hours = minutes % 720 + (720 if after_noon else 0)
        values = frozenset({("time", float(hours))})
    elif ":" in token[0] or (language and _by_clock(tokens, at, 1, language)):
        values = _hours(minutes) | {("number", value) for value in values_of(token[0], language)}
    else:
        return None
    return Quantity(*token.span(), token[0], values)


def _by_clock(tokens: Sequence[re.Match[str]], at: int, used: int, language: Wording) -> bool:
    before = tokens[at - 1][0].casefold().rstrip(".") if at else ""
    after = tokens[at + used][0].casefold() if at + used < len(tokens) else ""
    return before in language.clock or after in language.clock


def _hours(minutes: float) -> frozenset[Value]:
    """Return the times of day that a clock with twelve hours may mean."""
    times = {minutes % 1440, (minutes + 720) % 1440} if minutes < 780 else {minutes % 1440}
    return frozenset(("time", float(time)) for time in times)


def _quantity(text: str, tokens: Sequence[re.Match[str]], values: Iterable[float]) -> Quantity:
    start, end = tokens[0].start(), tokens[-1].end()
    return Quantity(start, end, text[start:end], frozenset(("number", round(value, 6)) for value in values))


def _loose(token: re.Match[str], values: Sequence[float]) -> Quantity:
    meant = frozenset(("number", float(value)) for value in values)
    return Quantity(*token.span(), token[0], meant, demanded=False)


def _overlaps(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    return _covered((quantity.start, quantity.end), others)


def _covered(span: tuple[int, int], among: Sequence[Quantity]) -> bool:
    return any(quantity.start < span[1] and span[0] < quantity.end for quantity in among)
