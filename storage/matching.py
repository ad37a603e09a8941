"""The terms of a query as FTS5 expressions, and where they stand in a passage that FTS5 found.

Nothing that was typed is taken for FTS5's own syntax: every word is quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from storage.query import Filter, Query, Term
from storage.words import Word, plain, roots, spellings, words

_CONTEXT = 90
"""Code points of context on either side of a hit."""
_SHORTEST = 2
"""Letters of a word from which on it may be unfinished: one letter begins too many words to be of use."""


def expression(term: Term, langs: tuple[str, ...], *, typed: bool = False) -> str:
    """Return the FTS5 expression for a term; ``langs`` are the languages to stem its word in.

    With ``typed`` the word is not stemmed, only looked for in its spellings.
    """
    phrase = " ".join(term.words)
    forms = _forms(term, phrase)
    if typed or len(term.words) > 1:
        return f"(text : ({forms}))"
    # A stem that stands in the text as a word of its own is not repeated among the stems.
    return f"(text : ({forms}) OR {{text stems}} : ({_quoted(roots(phrase, langs))}))"


def in_vocabulary(term: Term, langs: tuple[str, ...]) -> str:
    """Return the expression that finds the articles whose vocabulary has the words of a term."""
    last = len(term.words) - 1
    each = [
        f"({_forms(Term((word,), term.unfinished and at == last), word)} OR {_quoted(roots(word, langs))})"
        for at, word in enumerate(term.words)
    ]
    return f"({' AND '.join(each)})"


def _forms(term: Term, phrase: str) -> str:
    star = " *" if term.unfinished and len(term.words[-1]) >= _SHORTEST else ""
    return _quoted({plain(spelling) for spelling in spellings(phrase)}, star)


def _quoted(words: Iterable[str], star: str = "") -> str:
    return " OR ".join(f'"{word}"{star}' for word in sorted(words))


def marked(filters: Iterable[Filter]) -> tuple[list[str], list[str]]:
    """Return the FTS5 expressions for filters of passages: those wanted, those not."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for each in filters:
        (wanted if each.wanted else unwanted).append(_mark_expression(each))
    return wanted, unwanted


def marks(where: str, lang: str, status: str = "", speakers: Iterable[str] = ()) -> str:
    """Return the words under which a passage can be filtered, as they are indexed beside its text."""
    found = [
        _mark("where", where),
        _mark("lang", lang) if lang else "",
        _mark("status", status) if status else "",
    ]
    found += sorted({_mark("speaker", word.text) for name in speakers for word in words(name)})
    return " ".join(mark for mark in found if mark)


def _mark(key: str, value: str) -> str:
    return key + "".join(letter for letter in plain(value.lower()) if letter.isalnum())


def _mark_expression(wanted: Filter) -> str:
    if wanted.key != "speaker":
        return f'(marks : "{_mark(wanted.key, wanted.value)}")'
    parts = [f'"{_mark("speaker", word.text)}"' for word in words(wanted.value)]
    return f"(marks : ({' AND '.join(parts)} *))" if parts else '(marks : "none")'


class Matcher:
    """Finds the terms of a query in passages that FTS5 says contain them.

    ``langs`` are the languages that a passage of unknown language is tried in.
    """

    def __init__(self, query: Query, langs: tuple[str, ...]) -> None:
        self._terms = query.terms
        self._langs = langs
        self._spellings = [
            {tuple(plain(word.text) for word in words(s)) for s in spellings(" ".join(term.words))}
            for term in self._terms
        ]
        self._first = {parts[0][:1] for each in self._spellings for parts in each}

    def match(self, text: str, lang: str) -> tuple[int, int] | None:
        """Return where the first of the terms is found in ``text`` (code points); None when none shows."""
        langs = (lang,) if lang not in ("", "und") else self._langs
        found = list(words(text))
        for at, word in enumerate(found):
            if plain(word.text[:1])[:1] not in self._first:
                continue  # neither another form nor another spelling begins with another letter
            for term, wanted in zip(self._terms, self._spellings, strict=True):
                here = found[at : at + len(term.words)]
                if len(here) == len(term.words) and _is(term, wanted, here, langs):
                    return here[0].start, here[-1].end
        return None


def context(text: str, start: int, end: int) -> str:
    """Return the words at ``start`` to ``end`` with the text around them, on one line."""
    low, high = max(start - _CONTEXT, 0), min(max(end, start + 1) + _CONTEXT, len(text))
    if low > 0:
        low = text.find(" ", low, start) + 1 or low
    if high < len(text):
        last = text.rfind(" ", end, high)
        high = last if last > 0 else high
    before, after = "…" if low > 0 else "", "…" if high < len(text) else ""
    return before + " ".join(text[low:high].split()) + after


def _is(term: Term, wanted: set[tuple[str, ...]], here: Sequence[Word], langs: tuple[str, ...]) -> bool:
    got = tuple(plain(word.text) for word in here)
    if got in wanted:
        return True
    if term.unfinished and any(got[:-1] == w[:-1] and got[-1].startswith(w[-1]) for w in wanted):
        return True
    return len(got) == 1 and bool(roots(term.words[0], langs) & roots(here[0].text, langs))
