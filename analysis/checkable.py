"""How likely a sentence states something that can be checked, by its shape and its words.

A second opinion on sentences that no rule calls a judgement: about sixty features that hold for any
language of the program (numbers, names, tense, person, place in the article) and which way its words
lean, weighed by a logistic regression. ``training/checkable.py`` learns the weights from annotated
articles.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import itemgetter

import resources
from analysis.leaning import leaning
from analysis.lexicon import lexicon
from analysis.view import SentenceView, value_word

_UNITS = (
    *("prosent", "percent", "per cent", "kroner", "dollar", "euro", "pounds", "millio", "milliard"),
    *("billion", "%", "$", "£", "€", "kilo", "tonn", "meter", "metre"),
)
_NUMBER = re.compile(r"\d+")
_INFINITIVE = {"en": re.compile(r"\bto \w", re.IGNORECASE), "nb": re.compile(r"\bå \w", re.IGNORECASE)}
_COPULAS = frozenset(["is", "are", "was", "were", "er", "var", "it's", "that's", "it’s", "that’s"])
_ARTICLES = frozenset(["a", "an", "en", "et", "ei"])
_FIRST = frozenset(["jeg", "I", "meg", "me", "min", "mitt", "my", "mine"])  # i is a Norwegian preposition
_FIRST_MANY = frozenset(["vi", "we", "oss", "us", "vår", "vårt", "våre", "our"])
_SECOND = frozenset(["du", "deg", "din", "ditt", "dine", "you", "your"])
_HAVE = frozenset(["has", "have", "had", "har", "hadde"])
_PASSIVE = frozenset(["ble", "blir", "was", "were", "been"])
_PAST = {"en": re.compile(r"\w{3,}ed"), "nb": re.compile(r"\w{3,}(?:te|et|de|dde)")}
_PARTICIPLE = re.compile(r"\w{3,}(?:ed|en|t|et|dd)")
_ADJECTIVE = {
    "en": re.compile(r"\w{2,}(?:ful|ous|less|able|ible|ish|ive|y|est)"),
    "nb": re.compile(r"\w{2,}(?:ig|som|full|løs|bar)(?:e|t|ste|ere)?"),
}


def doubted(view: SentenceView) -> bool:
    """Say whether a sentence that no rule calls a judgement is more likely one than a claim."""
    if view.search("law_phrases", "main"):
        return False  # whether something is against the law can be looked up
    return likelihood(frozenset(features(view)), leaning(view.text, view.lang)) < _model()[1]


def likelihood(found: frozenset[str], leans: float) -> float:
    """Return how likely a sentence with these features, whose words lean so, is a claim, from 0 to 1."""
    weights, _ = _model()
    score = weights["bias"] + weights["leaning"] * leans
    return 1 / (1 + math.exp(-score - sum(weights.get(name, 0.0) for name in found)))


@cache
def _model() -> tuple[dict[str, float], float]:
    data = tomllib.loads(resources.path("checkable.toml").read_text(encoding="utf-8"))
    return data["weights"], data["threshold"]


def features(view: SentenceView) -> Iterator[str]:
    """Yield the names of the features that a sentence has."""
    lang = "en" if view.lang == "en" else "nb"
    words, main = view.words(), view.words(main=True)
    first = words[0] if words else ""
    yield "direct" if view.direct else "indirect" if view.quotes else "author"
    yield f"length-{next((limit for limit in (4, 7, 12, 18) if len(words) <= limit), 'more')}"
    numbers = len(_NUMBER.findall(view.content))
    if numbers:
        yield "number" if numbers == 1 else "numbers"
    tokens = view.page.tokens[view.first + 1 : view.last]
    names = sum([token.is_word and token.is_capital and token.text != "I" for token in tokens])
    if names:
        yield "name" if names == 1 else "names"
    yield from _persons(words, first)
    shapes = [_shaped(word, lang) for word in words]
    if any(map(_LIKE_PAST, shapes[: len(main)])):
        yield "past"
    if any(map(_LIKE_ADJECTIVE, shapes)):
        yield "adjective"
    yield from _tense(view, main)
    lowered = view.content.lower()
    if any(map(lowered.__contains__, _UNITS)):
        yield "unit"
    if _INFINITIVE[lang].search(view.content):
        yield "infinitive"
    for name, words_of in (("scene", "scene_words"), ("private", "private"), ("feeling", "feelings")):
        if view.listed(lang, words_of):
            yield name
    for name in _LISTS:
        if view.lex.has_any(words, *_LISTS[name]):
            yield name
    if value_word(view):
        yield "value"
    for name in ("opinion_phrases", "denial_phrases", "refusal_phrases", "transition_phrases"):
        if view.search(name):
            yield name
    yield from _told(view)
    yield from _place(view)


_LISTS = {
    "negation": ("negations",),
    "time": ("calendar", "time_nouns"),
    "body": ("organisations",),
    "role": ("roles", "sources", "plural_roles"),
    "document": ("documents",),
    "quantity": ("quantifiers",),
    "intensifier": ("intensifiers",),
    "crowd": ("crowds",),
}


_LIKE_PAST, _LIKE_ADJECTIVE = itemgetter(0), itemgetter(1)


@lru_cache(maxsize=20_000)
def _shaped(word: str, lang: str) -> tuple[bool, bool]:
    """Say whether a word is shaped like a past tense, and whether like an adjective."""
    adjective = len(word) > 4 and _ADJECTIVE[lang].fullmatch(word) is not None
    return _PAST[lang].fullmatch(word) is not None, adjective


def _persons(words: list[str], first: str) -> Iterator[str]:
    opening = words[:5]
    if not _FIRST.isdisjoint(opening):
        yield "first-person"
    if not _FIRST_MANY.isdisjoint(opening):
        yield "first-persons"
    if not _SECOND.isdisjoint(words):
        yield "second-person"
    if first in ("det", "dette", "it", "this", "that", "slik", "så", "slikt"):
        yield "opens-with-it"
    if first in ("han", "hun", "he", "she", "de", "they"):
        yield "opens-with-pronoun"
    if first in _ARTICLES:
        yield "opens-with-article"


def _tense(view: SentenceView, main: list[str]) -> Iterator[str]:
    if not _COPULAS.isdisjoint(main[:12]):
        copula = next(at for at, word in enumerate(main) if word in _COPULAS)
        yield "copula"
        after = main[copula + 1 : copula + 3]
        if after and (after[0] in _ARTICLES or (len(after) > 1 and after[1] in _ARTICLES)):
            yield "copula-article"
        if after and _PARTICIPLE.fullmatch(after[0]):
            yield "copula-participle"
    if not _HAVE.isdisjoint(main[:10]):
        yield "perfect"
    if not _PASSIVE.isdisjoint(main):
        yield "passive"
    for name in ("future_modals", "hedge_modals", "opinion_modals", "deontic"):
        if view.lex.has_any(main, name):
            yield name


def _told(view: SentenceView) -> Iterator[str]:
    """Yield how the main quote is told: what its verb does (say, think, predict …)."""
    quote = view.main
    if quote is not None and quote.cue is not None and quote.cue[0] < quote.cue[1]:
        word = view.page.tokens[quote.cue[0]].lower
        yield from (f"cue-{group}" for group in lexicon().groups(word))


def _place(view: SentenceView) -> Iterator[str]:
    if view.page.sentence_at(view.sentence.start) == 0:
        yield "headline"
    if view.text.rstrip()[-1:].isalnum():
        yield "no-stop"
    if "!" in view.text:
        yield "exclamation"
