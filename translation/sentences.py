"""Split a passage into sentences by rules and each language's list of abbreviations.

A sentence ends at ``. ? ! …`` with its closing marks, also inside a quotation.
It does not end at an abbreviation, an initial, an ordinal, a decimal or a clock
time, nor at a question mark when the attribution goes on after it. The splitter
only ever looks a few words to either side, so its time grows with the length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from translation.language_data import LanguageData, language_data

_SPACES = r"[ \t\n\r\u00a0\u202f\u2009\u3000]"
_CLOSERS = r"[\"'»«”“’‘)\]}*_]"
# A stop with its closing marks, then white space; the French » stands after a space of its own.
# Full-width stops end a sentence without white space.
_STOP = re.compile(
    rf"(?P<stop>[.!?…‥؟۔।]+){_CLOSERS}*(?:[ \u00a0\u202f]»(?={_SPACES}|$))?(?={_SPACES})"
    r"|[。！？｡]+[」』”’）]*"
)
_NEXT = re.compile(rf"{_SPACES}*[\"'»«”“„’‘(\[¿¡–—*_-]*{_SPACES}*")
_WORD = re.compile(r"\w[\w.'’-]*")
_BEFORE = re.compile(r"[^\s\"'»«”“„’‘(\[–—/]*$")
_DOTTED = re.compile(r"(?=.*[^\W\d_])(?:\w{1,3}\.)+\w{1,3}")
_MARK = re.compile(r"[«»“”„\"]")
_LOOK_BACK = 40
_LOOK_AHEAD = 120


def split_sentences(text: str, lang: str) -> list[tuple[int, int]]:
    """Return the sentences of one passage as (start, end) in code points of ``text``.

    Args:
        text: one paragraph, heading or list item; anything is allowed, "" too.
        lang: code of the language whose abbreviations apply (BCP-47).

    Together the sentences hold everything but white space, in order.
    """
    rules = language_data(lang)
    marks = [match.start() for match in _MARK.finditer(text)]
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for match in _STOP.finditer(text):
        if match.start() < start:
            continue
        if match["stop"] is None or _ends_sentence(text, match, start, rules, marks):
            found.append((start, match.end()))
            start = match.end()
            while start < len(text) and text[start].isspace():
                start += 1
    end = len(text.rstrip())
    if start < end:
        found.append((start, end))
    return found


def _ends_sentence(
    text: str, match: re.Match[str], start: int, rules: LanguageData, marks: list[int]
) -> bool:
    """Say whether a stop in running text ends the sentence that began at ``start``."""
    ahead = _NEXT.match(text, match.end(), match.end() + _LOOK_AHEAD)
    at = ahead.end() if ahead else match.end()
    if at >= len(text):
        return True
    if text[at].islower():
        return False
    word = _WORD.match(text, at, at + _LOOK_AHEAD)
    following = word[0].rstrip(".").lower() if word else ""
    stop = match["stop"]
    if stop == ".":
        return not _is_abbreviation(text, match.start(), start, following, text[at].isdigit(), rules)
    if set(stop) <= {"…", "."}:
        # Words left out inside a quotation: «… is increasing … There have been …»
        spaced = match.start() > 0 and text[match.start() - 1].isspace()
        return not (spaced and match.end() == match.end("stop") and bisect_right(marks, match.start()) % 2)
    if match.end() > match.end("stop") and rules.after_quote:
        return not _attribution_follows(text, at, rules)
    return True


def _is_abbreviation(
    text: str, stop: int, start: int, following: str, digit_follows: bool, rules: LanguageData
) -> bool:
    """Say whether the word before a single full stop is one that does not end the sentence."""
    before = _BEFORE.search(text, max(start, stop - _LOOK_BACK), stop)
    token = before[0] if before else ""
    word = token.lower()
    if not word:
        return False
    opener = following in rules.openers
    if word.isdigit():
        if stop - len(word) == start and len(word) <= 3:
            return True  # a number that opens the passage counts a list: "1. Divisjon"
        if not rules.ordinals:
            return False
        return following in rules.months or (rules.code == "de" and len(word) <= 2 and not opener)
    if digit_follows and word in rules.before_number:
        return True
    if word in rules.units:
        return digit_follows
    if word in rules.may_end:
        return not opener and following not in _openers_of_all()
    if word in rules.abbreviations:
        return True
    if len(token) == 1 and token.isupper():
        return not opener
    return bool(_DOTTED.fullmatch(word)) and not opener


@cache
def _openers_of_all() -> frozenset[str]:
    """Return the words that begin sentences in either language of an article that mixes two."""
    return language_data("nb").openers | language_data("en").openers


def _attribution_follows(text: str, at: int, rules: LanguageData) -> bool:
    """Say whether a name and a reporting verb go on after a question: "Why?" Ann Smith asked."""
    words = _WORD.findall(text, at, at + _LOOK_AHEAD)
    for place, word in enumerate(words[:5]):
        if place and word.lower().rstrip(".'’-") in rules.after_quote:
            return True
        if not word[0].isupper():
            return False
    return False
