"""What a person types into the search field, made into a question for FTS5.

Nothing of it is taken for FTS5's own syntax: every word is quoted. Words in
quotation marks are a phrase to the letter; the last word may be unfinished.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storage.words import Word, plain, spellings, stem, words

_PART = re.compile(r'"([^"]*)"|([^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_MOST = 16
"""Words beyond this many are not looked for."""
_CONTEXT = 90
"""Code points of context on either side of a hit."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or several that have to follow each other; the last one ``unfinished`` or not."""

    words: tuple[str, ...]
    unfinished: bool = False


def parse(query: str) -> tuple[Term, ...]:
    """Return the terms that a hit has to contain, all of them."""
    query = query.translate(_QUOTES)
    terms = []
    for match in _PART.finditer(query):
        found = tuple(word.text for word in words(match.group(match.lastindex or 0)))
        if found:
            unfinished = match.lastindex == 2 and match.end() == len(query.rstrip())
            terms.append(Term(found, unfinished))
    return tuple(terms[:_MOST])


def expression(term: Term, langs: Iterable[str]) -> str:
    """Return the FTS5 expression for a term; ``langs`` are the languages to stem its word in."""
    phrase = " ".join(term.words)
    star = " *" if term.unfinished else ""
    if len(term.words) > 1:
        return f'(text : "{phrase}"{star})'
    forms = " OR ".join(f'text : "{form}"{star}' for form in sorted(spellings(phrase)))
    roots = " OR ".join(f'stems : "{root}"' for root in sorted(_roots(phrase, langs)))
    beginning = f' OR stems : "{plain(phrase)}" *' if term.unfinished else ""
    return f"({forms} OR {roots}{beginning})"


class Matcher:
    """Finds the terms of a query in passages that FTS5 says contain them.

    ``langs`` are the languages that a passage of unknown language is tried in.
    """

    def __init__(self, terms: Sequence[Term], langs: Iterable[str]) -> None:
        self._terms = terms
        self._langs = tuple(langs)
        self._plain = [tuple(plain(word) for word in term.words) for term in terms]
        self._first = {words_[0][:1] for words_ in self._plain}

    def match(self, text: str, lang: str) -> tuple[int, int]:
        """Return where the first term is found in ``text`` (code points); all of the text if none shows."""
        langs = (lang,) if lang not in ("", "und") else self._langs
        found = list(words(text))
        for at, word in enumerate(found):
            if plain(word.text[:1])[:1] not in self._first:
                continue  # neither another form nor another spelling begins with another letter
            for term, wanted in zip(self._terms, self._plain, strict=True):
                here = found[at : at + len(wanted)]
                if len(here) == len(wanted) and _is(term, wanted, here, langs):
                    return here[0].start, here[-1].end
        return 0, len(text)


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


def _is(term: Term, wanted: Sequence[str], here: Sequence[Word], langs: Iterable[str]) -> bool:
    got = [plain(word.text) for word in here]
    if got[:-1] != list(wanted[:-1]):
        return False
    if got[-1] == wanted[-1] or (term.unfinished and got[-1].startswith(wanted[-1])):
        return True
    if len(wanted) > 1:
        return False
    word, typed = here[0].text, term.words[0]
    return word in spellings(typed) or bool(_roots(typed, langs) & _roots(word, langs))


def _roots(word: str, langs: Iterable[str]) -> set[str]:
    return {plain(word), *(stem(word, lang) for lang in langs)}
