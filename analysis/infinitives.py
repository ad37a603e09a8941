"""Verbs of saying in the infinitive: *kan bekrefte at C*, *went on to argue that C*."""

from __future__ import annotations

from analysis.cue_words import Verb
from analysis.lexicon import lexicon
from analysis.page import Page
from analysis.subjects import looks_finite

_STOPS = ("infinitive_marks", "that", "relative")
_REACH = 5  # tokens before an infinitive in which its modal stands


def plain_forms(word: str) -> tuple[Verb, ...]:
    """Return the readings of a base form that no list has, by the finite forms that are made from it."""
    lex = lexicon()
    for finite in (word + "s", word + "es", word + "r", word + "er"):
        found = tuple(item for item in lex.verbs.get(finite, ()) if item.form == "finite")
        if found:
            return found
    return ()


def governor(page: Page, verb: int, low: int) -> int:
    """Return the token whose subject an infinitive has, or -1 when nothing there says that it came true.

    *Politiet kan bekrefte at …* and *She went on to argue that …* report; *plans to announce that …*
    does not.
    """
    tokens, lex = page.tokens, lexicon()
    if tokens[verb - 1].lower == "to":
        return _raising(page, verb - 1, low)
    if lex.has(tokens[verb - 1].lower, "infinitive_marks"):
        return _way(page, verb - 1, low)
    for at in range(verb - 1, max(low, verb - _REACH) - 1, -1):
        word = tokens[at].lower
        if lex.has(word, "telling_modals"):
            return at
        if not tokens[at].is_word or lex.has(word, "negations", "refusal_negations", *_STOPS):
            return -1
    return -1


def _way(page: Page, mark: int, low: int) -> int:
    """Return the verb of *nøyer seg med å si at*, *svarer med å vise til at*."""
    tokens, lex = page.tokens, lexicon()
    if mark - 2 <= low or tokens[mark - 1].lower not in ("med", "ved"):
        return -1
    for at in range(low, mark - 1):
        word = tokens[at].lower
        if not tokens[at].is_capital and (lex.has(word, "auxiliaries", "finite") or lex.verb(word, "finite")):
            return at
        if at > low and not tokens[at].is_capital and looks_finite(word, True):
            return at
    return -1


def _raising(page: Page, to: int, low: int) -> int:
    tokens, lex = page.tokens, lexicon("en")
    at = to - 1
    if at > low and tokens[at].lower == "on" and tokens[at - 1].lower in ("went", "goes", "go", "going"):
        return at - 1
    if at >= low and lex.has(tokens[at].lower, "raising"):
        return at
    return -1
