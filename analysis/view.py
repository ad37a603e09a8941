"""One sentence as the rules of status see it: its quotes, its content, its main clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, TypeVar

from analysis.found import Found
from analysis.lexicon import lexicon, phrase_pattern, values_except, word_list
from analysis.page import Page
from records.analysis import Status
from records.sentence import Sentence

_T = TypeVar("_T")
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_NO_SUBORDINATE = frozenset(("da", "så", "as", "after", "before", "until", "selv", "for"))
_SO = frozenset(("at", "som"))


@dataclass(frozen=True, slots=True)
class Clue:
    """A pattern, and the words without one of which there is no need to look for it: that takes long."""

    pattern: re.Pattern[str]
    words: frozenset[str]


def clue(pattern: str, words: str) -> Clue:
    """Compile a pattern that holds one of some lower-case words."""
    return Clue(re.compile(pattern, re.IGNORECASE), frozenset(words.split()))


class SentenceView:
    """One sentence as the rules see it: the words that count, and the quotes in it.

    ``low`` to ``high`` are its tokens, ``first`` to ``last`` those of its content, ``first`` to ``until``
    those of its main clause; ``numbered`` says that a digit stands in its content.
    """

    def __init__(self, page: Page, index: int, quotes: Sequence[Found]) -> None:
        self.page = page
        self.sentence = page.sentences[index]
        self.low, self.high = page.sentence_tokens[index]
        self.text = page.text[self.sentence.start : self.sentence.end]
        self.quotes = quotes
        self._pieces = frozenset(_WORD.findall(self.text.lower()))
        self._words: dict[bool, list[str]] = {}
        self.read: dict[object, Any] = {}  # what rules have found in it: see ``once``
        self.main = (
            max(quotes, key=lambda quote: (_overlap(quote, self.sentence), -quote.start)) if quotes else None
        )
        if self.main:
            self.start = max(self.main.start, self.sentence.start)
            self.end = min(self.main.end, self.sentence.end)
        else:
            self.start, self.end = self.sentence.start, self.sentence.end
        self.lang = spoken_language(page, self.start, self.end) if self.main else self.sentence.lang
        self.lex = lexicon(self.lang)
        self._opened = self.lex.patterns_in(self._pieces)
        self.content = page.text[self.start : self.end]
        self.numbered = _DIGIT.search(self.content) is not None
        self.direct = any(quote.kind == "direct" for quote in quotes)
        self.first, self.last = page.at(self.start), page.at(self.end)
        self.reach = self._main_clause()
        self.until = page.at(self.reach)

    def _main_clause(self) -> int:
        """Return where the main clause ends: before the first subordinate one that follows it."""
        tokens = self.page.tokens[self.first : self.last]
        openers = self.lex.union("relative", "subordinators")
        words = 0
        for place, token in enumerate(tokens):
            if not token.is_word:
                continue
            words += 1
            word = token.lower
            if words < 4 or word not in openers or word in _NO_SUBORDINATE or token.is_capital:
                continue
            after_comma = tokens[place - 1].text == ","
            if word in ("that", "der") and not after_comma:
                continue
            if word == "slik" and not (place + 1 < len(tokens) and tokens[place + 1].lower in _SO):
                continue  # ikke noen slik ordre
            if words > 4 or after_comma:
                return token.start
        return self.end

    @property
    def main_clause(self) -> str:
        """Return the text of the main clause."""
        return self.page.text[self.start : self.reach]

    def search(self, name: str, where: str = "content") -> tuple[int, int] | None:
        """Return the first phrase of a list in the content, its main clause, or the sentence."""
        return self.match(self.lex.patterns[name], where) if name in self._opened else None

    def sees(self, clue: Clue, where: str = "content", group: str | int = 0) -> tuple[int, int] | None:
        """Return the first match of a clue, or of a group of it, in the content, or where else."""
        return None if clue.words.isdisjoint(self._pieces) else self.match(clue.pattern, where, group)

    def listed(self, lang: str, *names: str, where: str = "content") -> tuple[int, int] | None:
        """Return the first word of some lists of a language in the content, or where else."""
        pattern, openings = listed(lang, *names)
        return None if openings.isdisjoint(self._pieces) else self.match(pattern, where)

    def holds(self, *names: str) -> bool:
        """Say whether any word of the sentence is in some lists; words with hyphens are not looked for."""
        return self.lex.has_any(self._pieces, *names)

    def match(
        self, pattern: re.Pattern[str] | None, where: str = "content", group: str | int = 0
    ) -> tuple[int, int] | None:
        """Return the place of a pattern's first match, or of a group of it, None without one."""
        if pattern is None:
            return None
        if where == "sentence":
            found = pattern.search(self.page.text, self.sentence.start, self.sentence.end)
        else:
            found = pattern.search(self.page.text, self.start, self.reach if where == "main" else self.end)
        return found.span(group) if found else None

    def frame(self, pattern_name: str) -> tuple[int, int] | None:
        """Return the first phrase of a list that stands outside the quotes."""
        if pattern_name not in self._opened:
            return None
        pattern = self.lex.patterns[pattern_name]
        for found in pattern.finditer(self.page.text, self.sentence.start, self.sentence.end):
            if not any(quote.start <= found.start() and found.end() <= quote.end for quote in self.quotes):
                return found.span()
        return None

    def cue_spans(self) -> tuple[tuple[int, int], ...]:
        """Return the places of the cue words of the quotes in the sentence."""
        return tuple(
            self.page.span(*quote.cue) for quote in self.quotes if quote.cue and quote.cue[0] < quote.cue[1]
        )

    def first_word(self) -> tuple[int, int]:
        """Return the place of the first word of the content."""
        at = self.first
        while at < self.high - 1 and not self.page.tokens[at].is_word:
            at += 1
        return self.page.span(at, at + 1)

    def words(self, main: bool = False) -> list[str]:
        """Return the lower-case words of the content, or of its main clause only."""
        words = self._words.get(main)
        if words is None:
            tokens = self.page.tokens[self.first : self.until if main else self.last]
            words = self._words[main] = [token.lower for token in tokens if token.is_word]
        return words


def spoken_language(page: Page, start: int, end: int) -> str:
    """Return the language of a passage: its sentence's, unless its small words clearly say otherwise.

    An English quote may stand in a Norwegian frame that is longer than the quote.
    """
    sentence = page.sentences[page.sentence_at(start)]
    only_north, only_english = _small_words()
    first = page.at(start)
    passage = page.tokens[first : min(page.at(end), first + 80)]
    words = [token.lower for token in passage if token.text != "I"]  # I bil; I wept: of both languages
    north = sum(map(only_north.__contains__, words))
    english = sum(map(only_english.__contains__, words))
    if sentence.lang == "en":
        return "nb" if north > 1 and north > 2 * english else "en"
    return "en" if english > 1 and english > 2 * north else sentence.lang


_SMALL = (
    *("articles_definite", "articles_indefinite", "auxiliaries", "conjunctions", "prepositions", "that"),
    *(
        "pronouns_he",
        "pronouns_she",
        "pronouns_they",
        "pronouns_first",
        "pronouns_it",
        "negations",
        "possessives",
    ),
)


@cache
def _small_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the small words that only Norwegian has, and those that only English has."""
    north, english = (
        frozenset().union(*(lexicon(lang).words[name] for name in _SMALL)) for lang in ("nb", "en")
    )
    return north - english, english - north


def _overlap(quote: Found, sentence: Sentence) -> int:
    return min(quote.end, sentence.end) - max(quote.start, sentence.start)


def once(rule: Callable[[SentenceView], _T]) -> Callable[[SentenceView], _T]:
    """Let a rule that others ask look at each sentence only once."""

    @wraps(rule)
    def read(view: SentenceView) -> _T:
        try:
            found: _T = view.read[rule]
        except KeyError:
            found = view.read[rule] = rule(view)
        return found

    return read


@dataclass(frozen=True, slots=True)
class Judgement:
    """A sentence's status with the rule and the cue words (code points of the article)."""

    status: Status
    rule: str
    cues: tuple[tuple[int, int], ...] = ()
    unnamed: bool = False


@cache
def listed(lang: str, *names: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """Return a pattern for any word of the named lists of a language, and the pieces that they begin with."""
    lex = lexicon(lang)
    words = frozenset(word for name in names for word in lex.words.get(name, ()))
    return phrase_pattern(words), frozenset(
        found[0] for word in words if (found := _WORD.search(word.lower()))
    )


_ADJECTIVES = ("ig", "som", "full", "løs", "bar", "sk", "iv", "ell", "al", "ant", "ent", "ende")


def _forms(word: str) -> tuple[str, ...]:
    """Return the neuter, the plural, the comparative and the superlative of a Norwegian adjective."""
    if word.endswith("ende"):
        return (word,)
    stem = word + "m" if word.endswith("som") else word
    return (f"{word}t", f"{stem}e", f"{stem}ere", f"{word}ste", f"{stem}este")


@cache
def _values(lang: str) -> frozenset[str]:
    words = word_list("values", "words.en" if lang == "en" else "words.nb")
    if lang != "en":
        words |= {form for word in words if word.endswith(_ADJECTIVES) for form in _forms(word)}
    return words | lexicon(lang).words.get("values", frozenset())


@cache
def _value_exceptions(lang: str) -> re.Pattern[str]:
    return phrase_pattern(values_except("en" if lang == "en" else "nb"))


@once
def value_word(view: SentenceView) -> tuple[int, int] | None:
    """Return the first word of judgement in the main clause."""
    values = _values(view.lang)
    if values.isdisjoint(view.words(main=True)):
        return None
    found = [
        token
        for token in view.page.tokens[view.first : view.until]
        if token.lower in values and not (token.is_capital and token.start > view.start + 1)
    ]
    if not found:
        return None
    exceptions = [
        match.span()
        for match in _value_exceptions(view.lang).finditer(view.page.text, view.start, view.reach)
    ]
    return next(
        (
            (token.start, token.end)
            for token in found
            if not any(start <= token.start < end for start, end in exceptions)
        ),
        None,
    )
