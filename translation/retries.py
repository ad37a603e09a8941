"""Other plans for a sentence that lost numbers: short numbers in their place, or clause by clause.

Small models spell long numbers piece by piece and get them wrong, and drop the last clause of a long sentence
with the numbers in it. They copy a round number of two digits, or a common year, nearly always.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translation.doubts import astray
from translation.figures import NUMBER, rewritten
from translation.gibberish import is_gibberish
from translation.parts import Part, Plan, cut, plan
from translation.protect import hide, prepared, protected

_YEARS = ("2010", "2012", "2008", "2015", "2006", "2011")
_ROUND = ("20", "30", "40", "50", "60", "80")
_ORDINAL = re.compile(r"\.\s+[^\W\d_]")
_LEAST = 24
"""Characters below which a sentence is not cut."""


def faults(sentence: str, translation: str, lang: str, target: str) -> int:
    """Return how many numbers (BCP-47 codes tell how they are written) were lost or invented."""
    if not any(map(str.isdigit, sentence)) or is_gibberish(sentence):
        return 0
    missing, extra = astray(sentence, translation, lang, target)
    lost = {quantity.text for quantity in missing if quantity.kind == "number"}
    return len(lost) + sum(quantity.kind == "number" for quantity in extra)


def other_plans(sentence: str, lang: str, target: str) -> Iterator[Plan]:
    """Yield what to try in turn until a translation has all numbers of ``sentence``."""
    usual = plan(sentence)
    if usual.shouted or any(part.verbatim for part in usual.parts):
        return
    if hidden := _with_short_numbers(sentence, lang, target):
        yield hidden
    clauses = tuple(piece for part in usual.parts for piece in _clauses(part))
    if len(clauses) > len(usual.parts):
        yield Plan(clauses)


def _with_short_numbers(sentence: str, lang: str, target: str) -> Plan | None:
    mapped = prepared(sentence)
    if protected(mapped.text):
        return None  # the stand-ins of both would be too many strangers in one sentence
    taken = set(re.findall(r"\d+", mapped.text))
    years, rounds = (iter([n for n in pool if n not in taken]) for pool in (_YEARS, _ROUND))
    spans, names, shown = [], [], []
    for match in NUMBER.finditer(mapped.text):
        name = next(years if re.fullmatch(r"1\d{3}|20\d\d", match[0]) else rounds, None)
        if name:
            spans.append(match.span())
            names.append(name)
            ordinal = bool(_ORDINAL.match(mapped.text, match.end()))
            shown.append(_as_ordinal(match[0], target) if ordinal else rewritten(match[0], lang, target))
    hidden = hide(mapped, spans, names) if spans else None
    if hidden is None:
        return None
    numbers = tuple(zip(names, shown, strict=True))
    return Plan((Part(hidden[0], stand_ins=numbers, plain=Part(mapped)),))


def _as_ordinal(number: str, target: str) -> str:
    if target != "en":
        return number
    teen = number[-2:] in ("11", "12", "13")
    return number + ("th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th"))


def _clauses(part: Part) -> tuple[Part, ...]:
    half = max(len(part.text) * 0.7, _LEAST)
    return cut(part, lambda text: len(text) <= half)
