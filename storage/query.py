"""The language of the search field: words, "phrases", and filters as in ``tag:check lang:nb``.

Words in quotation marks are a phrase to the letter; the last word may be
unfinished. A filter is a key, a colon and a value, which stands in quotation
marks when it has spaces; a hyphen before it leaves out what it finds. What is
no filter is taken for words: nothing that can be typed is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from records.analysis import Status
from records.library import HitPlace
from records.shelf import READ_STATES
from storage.words import words

HAS = ("note", "mark", "tag", "detached")
"""What ``has:`` can ask for: a note, any mark of the person's, a tag, a mark whose words are gone."""

CHOICES: dict[str, tuple[str, ...]] = {
    "is": READ_STATES,
    "has": HAS,
    "status": get_args(Status),
    "where": get_args(HitPlace),
}
"""The filters that take one of a few values, with these values."""
DATES = ("before", "after", "date")
NAMES = ("tag", "in", "lang", "speaker", "title", "author", "source")
KEYS = (*NAMES, *CHOICES, *DATES)
"""Every filter. All but ``OF_PASSAGES`` are about articles."""
OF_PASSAGES = ("lang", "speaker", "status", "where")

_PART = re.compile(r'(-?)([A-Za-z]+):(?:"([^"]*)"?|([^\s"]+))|"([^"]*)"|([^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_MOST = 16
"""Words beyond this many are not looked for."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or several that have to follow each other; the last one ``unfinished`` or not."""

    words: tuple[str, ...]
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One of ``KEYS`` with its value; not ``wanted`` leaves out what it finds."""

    key: str
    value: str
    wanted: bool = True

    def __str__(self) -> str:
        value = f'"{self.value}"' if re.search(r"\s", self.value) or not self.value else self.value
        return f"{'' if self.wanted else '-'}{self.key}:{value}"


@dataclass(frozen=True, slots=True)
class Query:
    """What a person looks for. ``problems`` says which filters could not be understood."""

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def of_articles(self) -> tuple[Filter, ...]:
        """Return the filters that are about articles as a whole."""
        return tuple(f for f in self.filters if f.key not in OF_PASSAGES)

    @property
    def of_passages(self) -> tuple[Filter, ...]:
        """Return the filters that are about single passages."""
        return tuple(f for f in self.filters if f.key in OF_PASSAGES)


def parse(query: str) -> Query:
    """Return what ``query`` asks for."""
    query = query.translate(_QUOTES)
    terms: list[Term] = []
    filters: list[Filter] = []
    problems: list[str] = []
    for match in _PART.finditer(query):
        hyphen, key, quoted, bare, phrase, word = match.groups()
        if key is not None and key.lower() in KEYS:
            value = (quoted if quoted is not None else bare).strip()
            found = Filter(key.lower(), value, not hyphen)
            problem = _problem(found)
            problems += [problem] if problem else []
            filters += [] if problem else [found]
            continue
        text = match.group() if key is not None else phrase if phrase is not None else word
        parts = tuple(each.text for each in words(text))
        if parts:
            unfinished = phrase is None and match.end() == len(query.rstrip()) == len(query)
            terms.append(Term(parts, unfinished))
    return Query(tuple(terms[:_MOST]), tuple(filters), tuple(problems))


def with_filter(query: str, wanted: Filter | None, key: str) -> str:
    """Return ``query`` with ``wanted`` in place of every filter of ``key``; None takes them out."""

    def kept(match: re.Match[str]) -> bool:
        return (match.group(2) or "").lower() != key

    parts = [match.group() for match in _PART.finditer(query.translate(_QUOTES)) if kept(match)]
    return " ".join([*parts, *([str(wanted)] if wanted else [])])


def _problem(found: Filter) -> str:
    """Return what is wrong with a filter, "" for one that can be used."""
    if not found.value:
        return f"{found.key}: needs a value."
    if found.key in CHOICES and found.value.lower() not in CHOICES[found.key]:
        return f"{found.key}: takes one of {', '.join(CHOICES[found.key])}."
    if found.key in DATES and not _DATE.fullmatch(found.value):
        return f"{found.key}: takes a date such as 2024-01-31, 2024-01 or 2024."
    return ""
