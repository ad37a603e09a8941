"""What a reader should doubt in a translation: numbers, names, negations that went astray.

Every check compares the sentence with its translation; none knows what is
right. What each language needs lies in ``resources/doubts.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import resources
from records.rendering import Doubt, DoubtKind
from translation.names import NOUNS_IN_CAPITALS, missing_names

LOW_SCORE = -1.2
"""Mean log-probability a token below which the model itself was guessing."""
_SHORT = 0.55

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NUMBER = re.compile(
    r"(?<![\w.,])[-−]?(?:\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:]\d+)*)"
)
_OPEN_QUOTES = '«“„"”»'
_QUOTES = re.compile(r"[«»“”„\"]|‘[^‘’]*’|(?<!\w)'[^']+'(?!\w)")


@dataclass(frozen=True, slots=True)
class _Language:
    decimal: str
    months: dict[str, int]
    numbers: dict[str, int]
    negations: frozenset[str]
    endings: tuple[str, ...]
    not_negations: tuple[str, ...]
    may_deny: tuple[str, ...]


def doubts(source: str, target_text: str, score: float | None, lang: str, target: str) -> tuple[Doubt, ...]:
    """Return the doubts about a translation, in the order of their places.

    ``source`` in ``lang`` became ``target_text`` in ``target`` (BCP-47 codes);
    ``score`` is the mean log-probability a token. A doubt about something that
    is missing covers the whole translation.
    """
    ours, theirs = _language(lang), _language(target)
    found = [
        *_numbers(source, target_text, ours, theirs),
        *_untranslated(source, target_text),
        *_repeated(source, target_text),
        *_quotation(source, target_text),
        *_dropped(source, target_text),
    ]
    if ours and theirs:
        found += _dates(source, target_text, ours, theirs)
        found += _negation(source, target_text, ours, theirs)
    if lang not in NOUNS_IN_CAPITALS and not any(doubt.kind == "untranslated" for doubt in found):
        found += _names(source, target_text)
    if score is not None and score < LOW_SCORE and not found:
        found.append(_whole("score", "The model was unsure of this sentence.", target_text))
    return tuple(sorted(set(found), key=lambda doubt: (doubt.start, doubt.end, doubt.kind, doubt.message)))


def _numbers(source: str, target: str, ours: _Language | None, theirs: _Language | None) -> Iterator[Doubt]:
    """Find numbers of one side that the other does not have, in digits or in words."""
    wanted = [(match[0], _values(match[0], ours)) for match in _NUMBER.finditer(source)]
    present = [(match, _values(match[0], theirs)) for match in _NUMBER.finditer(target)]
    spelled = Counter(_spelled(target, theirs))
    own_words = set(_spelled(source, ours))
    for text, values in wanted:
        hit = next((item for item in present if item[1] & values), None)
        if hit:
            present.remove(hit)
        elif word := next((value for value in values if spelled[value]), None):
            spelled[word] -= 1
        else:
            yield _whole("number", f"The number {text} is not in the translation.", target)
    for match, values in present:
        if not values & own_words:
            message = f"The number {match[0]} is not in the original."
            yield Doubt("number", message, match.start(), match.end())


def _dates(source: str, target: str, ours: _Language, theirs: _Language) -> Iterator[Doubt]:
    """Find months beside a number that the translation does not name."""
    words = {word.casefold().rstrip(".") for word in _WORD.findall(target)}
    named = {theirs.months[word] for word in words if word in theirs.months}
    for match in _WORD.finditer(source):
        month = ours.months.get(match[0].casefold())
        beside = source[max(0, match.start() - 4) : match.start()] + source[match.end() : match.end() + 5]
        if month and month not in named and re.search(r"\d", beside):
            yield _whole("date", f"The month {match[0]} is not in the translation.", target)


def _negation(source: str, target: str, ours: _Language, theirs: _Language) -> Iterator[Doubt]:
    """Find a denial on one side only."""
    denied, denies = _negated(source, ours), _negated(target, theirs)
    if denied and not denies and not _may_deny(target, theirs):
        yield _whole("negation", f"“{denied[0]}” denies in the original; the translation does not.", target)
    if denies and not denied and not _may_deny(source, ours):
        for match in _WORD.finditer(target):
            if match[0].casefold() == denies[0]:
                message = f"“{match[0]}” denies in the translation; nothing does in the original."
                yield Doubt("negation", message, match.start(), match.end())
                break


def _quotation(source: str, target: str) -> Iterator[Doubt]:
    """Find quotation marks that are gone."""
    before, after = len(_QUOTES.findall(source)), len(_QUOTES.findall(target))
    if before and not after:
        yield _whole("quotation", "The quotation marks of the original are missing.", target)


def _dropped(source: str, target: str) -> Iterator[Doubt]:
    """Find a translation that is much shorter than its sentence (in languages that part words)."""
    words, rendered = len(_WORD.findall(source)), len(_WORD.findall(target))
    parts_words = len(target) <= 12 * rendered
    if words >= 6 and rendered < _SHORT * words and parts_words:
        yield _whole("dropped", f"Something may be missing: {words} words became {rendered}.", target)


def _repeated(source: str, target: str) -> Iterator[Doubt]:
    """Find words that come several times in a row, when those of the original do not."""
    matches = list(_WORD.finditer(target))
    words = [match[0].casefold() for match in matches]
    own = [word.casefold() for word in _WORD.findall(source)]
    for length in range(1, 7):
        if _echo(own, length) is None and (at := _echo(words, length)) is not None:
            end = matches[at + 2 * length - 1].end()
            yield Doubt("repeated", "The translation repeats itself.", matches[at].start(), end)
            return
    runs = Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))
    own_runs = Counter(tuple(own[i : i + 4]) for i in range(len(own) - 3))
    if runs and max(runs.values()) > max(own_runs.values(), default=1):
        yield _whole("repeated", "The translation repeats itself.", target)


def _untranslated(source: str, target: str) -> Iterator[Doubt]:
    """Find four words or more in a row, one in lower case at least, that stand as in the original."""
    own = [match[0] for match in _WORD.finditer(source)]
    runs = {tuple(own[i : i + 4]) for i in range(len(own) - 3)}
    matches = list(_WORD.finditer(target))
    at = 0
    while at + 4 <= len(matches):
        run = tuple(match[0] for match in matches[at : at + 4])
        if run in runs and sum(word[:1].islower() for word in run) >= 2:
            last = at + 4
            while last < len(matches) and tuple(m[0] for m in matches[last - 3 : last + 1]) in runs:
                last += 1
            message = "These words stand as in the original."
            yield Doubt("untranslated", message, matches[at].start(), matches[last - 1].end())
            at = last
        else:
            at += 1
    if 1 <= len(own) < 4 and source.strip() == target.strip() and any(word[:1].islower() for word in own):
        yield _whole("untranslated", "The sentence stands as in the original.", target)


def _names(source: str, target: str) -> Iterator[Doubt]:
    """Find names that are gone."""
    for start, end in missing_names(source, target):
        yield _whole("name", f"The name {source[start:end]} may be missing.", target)


def _negated(text: str, language: _Language) -> list[str]:
    lowered = text.casefold()
    for phrase in language.not_negations:
        lowered = lowered.replace(phrase, "")
    return [
        word
        for word in _WORD.findall(lowered)
        if word in language.negations or word.endswith(language.endings or ("\0",))
    ]


def _may_deny(text: str, language: _Language) -> bool:
    words = _WORD.findall(text.casefold())
    return any(len(word) > 3 and word.startswith(language.may_deny) for word in words)


def _values(number: str, language: _Language | None) -> set[float]:
    """Return what a number in digits may mean: marks of thousands and of decimals are ambiguous."""
    plain = re.sub(r"[ \u00a0\u202f'’]", "", number.replace("−", "-")).replace(":", ".")
    digits = re.sub(r"[.,]", "", plain)
    readings = []
    for decimal in language.decimal if language else ".,":
        readings.append(plain.replace("," if decimal == "." else ".", "").replace(decimal, "."))
    if re.fullmatch(r"-?\d{1,3}(?:[.,]\d{3})+", plain):
        readings.append(digits)
    elif plain != digits and re.fullmatch(r"-?\d+[.,]\d+", plain):
        readings = [plain.replace(",", ".")]
    values = {float(reading) for reading in readings if reading.count(".") <= 1}
    return values or {float(digits)}


def _spelled(text: str, language: _Language | None) -> Iterator[float]:
    if language:
        for word in _WORD.findall(text.casefold()):
            if word in language.numbers:
                yield float(language.numbers[word])


def _echo(words: list[str], length: int) -> int | None:
    """Return where ``length`` words are followed by the same words, None when nowhere."""
    for i in range(len(words) - 2 * length + 1):
        if words[i : i + length] == words[i + length : i + 2 * length]:
            if length == 1 and (words[i].isdigit() or words[i] in ("had", "that", "very", "ha", "bla")):
                continue
            return i
    return None


def _whole(kind: DoubtKind, message: str, target: str) -> Doubt:
    return Doubt(kind, message, 0, len(target))


@cache
def _table() -> dict[str, dict[str, object]]:
    with resources.path("doubts.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _language(code: str) -> _Language | None:
    data = _table().get(code) or _table().get(code.split("-")[0])
    if data is None:
        return None

    months = enumerate(str(data["months"]).split(), 1)
    numbers = (group.split(":") for group in str(data["numbers"]).split())
    negations = str(data["negations"]).split()
    phrases = data["not_negations"]
    assert isinstance(phrases, list)
    return _Language(
        decimal=str(data["decimal"]),
        months={word: month for month, group in months for word in group.split("/")},
        numbers={word: int(value) for value, group in numbers for word in group.split("/")},
        negations=frozenset(word for word in negations if not word.startswith("-")),
        endings=tuple(word[1:] for word in negations if word.startswith("-")),
        not_negations=tuple(phrases),
        may_deny=tuple(str(data["may_deny"]).split()),
    )
