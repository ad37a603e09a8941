"""Numbers that a model misspelt, put right: the digits are those of the sentence, the marks the reader's.

Small models spell long numbers piece by piece and lose some. Where a number of the sentence has no twin in
the translation, and the words that the model linked it to hold digits that stand for no number of the
sentence, those digits are the number, misspelt. Digits that are right get the right marks.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import resources
from records.rendering import WordLink

Span = tuple[int, int]

NUMBER = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:]\d+)*)(?![^\W\d])"
)
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*")
_RUN = re.compile(r"(?<![^\W\d])\d(?:[\d.,:' \u00a0\u202f]*\d)?(?![^\W\d])")
_GROUPED = re.compile(r"\d{1,3}(?:([ \u00a0\u202f.,])\d{3})(?:\1\d{3})*")


def mended(
    source: str, translation: str, links: Sequence[WordLink], lang: str, target: str
) -> tuple[str, tuple[WordLink, ...]]:
    """Return a translation and its links (code points) with the numbers of ``source`` that were misspelt.

    ``lang`` and ``target`` are BCP-47 codes. Numbers that became words, or are lost without a link, are left.
    """
    for start, end in _missing(source, translation):
        place = _misspelt(source, translation, _hull(links, start, end))
        if place:
            number = rewritten(source[start:end], lang, target)
            translation, links = put(translation, links, place, number)
    for match in NUMBER.finditer(source):
        place = _badly_marked(match[0], translation, lang, target)
        if place:
            translation, links = put(translation, links, place, rewritten(match[0], lang, target))
    return translation, tuple(links)


def rewritten(number: str, lang: str, target: str) -> str:
    """Return a number as the readers of ``target`` write it; one whose marks are doubtful stays as it is."""
    ours, theirs = _decimal(lang), _decimal(target)
    if not ours or not theirs or ours == theirs:
        return number
    whole, mark, decimals = number.rpartition(ours)
    if not mark or (len(decimals) == 3 and not _GROUPED.fullmatch(whole)):
        whole, decimals = number, ""
    if not decimals.isdigit() and decimals:
        return number
    if _GROUPED.fullmatch(whole):
        digits = re.sub(r"\D", "", whole)
        whole = f"{int(digits):,}".replace(",", "," if theirs == "." else "\u00a0")
    elif not whole.isdigit():
        return number  # a time, a date, a version
    return f"{whole}{theirs}{decimals}" if decimals else whole


def _missing(source: str, translation: str) -> list[Span]:
    """Return the numbers of ``source`` whose digits the translation has not in a row, the last one first."""
    present = Counter(
        _digits(match[0]) for pattern in (_RUN, _TOKEN) for match in pattern.finditer(translation)
    )
    missing = []
    for match in NUMBER.finditer(source):
        digits = _digits(match[0])
        if present[digits]:
            present[digits] -= 1
        else:
            missing.append(match.span())
    return missing[::-1]


def _misspelt(source: str, translation: str, near: Span | None) -> Span | None:
    """Return the digits of the translation that overlap ``near`` and stand for no number of ``source``."""
    if near is None:
        return None
    own = {_digits(match[0]) for match in NUMBER.finditer(source)}
    for pattern in (
        _RUN,
        _TOKEN,
    ):  # digits that fell apart belong together, unless a good number is among them
        for match in pattern.finditer(translation):
            numbers = {_digits(token) for token in _TOKEN.findall(match[0])}
            if match.start() < near[1] and near[0] < match.end() and not own & numbers:
                return match.span()
    return None


def _badly_marked(number: str, translation: str, lang: str, target: str) -> Span | None:
    """Return where the translation has the digits of ``number`` in a row, but marks that change its worth."""
    wanted = rewritten(number, lang, target)
    if wanted.isdigit():
        return None  # with marks or without, an integer stays what it is
    for pattern in (_RUN, _TOKEN):
        for match in pattern.finditer(translation):
            if _digits(match[0]) == _digits(number) and _marks(match[0]) != _marks(wanted):
                return match.span()
    return None


def _marks(number: str) -> str:
    """Return what stands between the digits of a number; a colon and a full stop count as the same."""
    return re.sub(r"\d+", "#", number).replace(":", ".").replace("\u202f", "\u00a0")


def put(
    translation: str, links: Sequence[WordLink], place: Span, words: str
) -> tuple[str, tuple[WordLink, ...]]:
    """Return a translation with other ``words`` at ``place`` (code points), and its links moved along."""
    return translation[: place[0]] + words + translation[place[1] :], _moved(links, place, len(words))


def _hull(links: Sequence[WordLink], start: int, end: int) -> Span | None:
    """Return the stretch of the translation that is linked to ``start:end`` of the sentence."""
    linked = [link for link in links if link.src_start < end and start < link.src_end]
    if not linked:
        return None
    return min(link.tgt_start for link in linked), max(link.tgt_end for link in linked)


def _moved(links: Sequence[WordLink], place: Span, length: int) -> tuple[WordLink, ...]:
    """Return the links after ``place`` of the translation has become ``length`` characters long."""
    grown = length - (place[1] - place[0])

    def at(offset: int, *, end: bool) -> int:
        if offset >= place[1]:
            return offset + grown
        if offset <= place[0]:
            return offset
        return place[0] + length if end else place[0]

    return tuple(
        replace(link, tgt_start=at(link.tgt_start, end=False), tgt_end=at(link.tgt_end, end=True))
        for link in links
    )


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


@cache
def _decimals() -> dict[str, str]:
    data = tomllib.loads(resources.path("doubts.toml").read_text("utf-8"))
    return {code: language["decimal"] for code, language in data.items() if "decimal" in language}


def _decimal(lang: str) -> str:
    return _decimals().get(lang.split("-")[0], "")
