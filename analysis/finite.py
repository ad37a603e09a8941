"""Say whether words hold a clause: a subject and a finite verb, found by their shape and their neighbours."""

from __future__ import annotations

from analysis.lexicon import lexicon
from analysis.page import Page
from analysis.subjects import looks_finite

_CLAUSE_REACH = 24
_RELATIVE = frozenset(["who", "which", "that", "whose", "where"])
_FINITE = ("auxiliaries", "future_modals", "hedge_modals", "opinion_modals", "finite", "plain_finite")
_PRONOUNS = frozenset(["I", "he", "she", "they", "we"])


def has_clause(page: Page, start: int, high: int, masked: list[bool]) -> bool:
    """Say whether the words from ``start`` hold a subject and a finite verb."""
    lex = lexicon()
    tokens = page.tokens
    north = northern(page, start) if start < high else True
    if not north and start + 1 < high and _subject_pronoun(tokens[start].lower):
        following = tokens[start + 1]
        if following.is_word and not lex.has(following.lower, "prepositions", "conjunctions", "adverbs"):
            return True  # they plan to …
    inside = False  # a relative clause, whose verb does not count
    infinitive = False  # after which a word in -s is a noun: a program to develop leaders
    for at in range(start, min(high, start + _CLAUSE_REACH)):
        word = tokens[at].lower
        if at > start and tokens[at].text in ";:?!":
            return False
        if at == start or not tokens[at].is_word or tokens[at].is_capital:
            continue
        if not north and word in _RELATIVE and not _demonstrative(page, at):
            inside = True
            continue
        infinitive = infinitive or (not north and tokens[at - 1].lower == "to" and at - 1 > start)
        if infinitive and not lex.has(word, "auxiliaries") and not word.endswith(("ed", "n't")):
            continue
        if not _finite(page, at, north):
            continue
        if not inside:
            return True
        inside = lex.has(word, "auxiliaries")
    return False


def _finite(page: Page, at: int, north: bool) -> bool:
    """Say whether a word inside a passage is a finite verb, by itself and by what precedes it."""
    lex, tokens = lexicon(), page.tokens
    word, before = tokens[at].lower, tokens[at - 1].lower
    if lex.has(word, *_FINITE) or word.endswith("n't"):
        return not _no_verb(before, word)  # the need for reform, ways to make it work
    pronoun = before == "det" and looks_finite(word, north) and not tokens[at - 2].is_word
    if pronoun or (before == "det" and lex.has(tokens[at - 2].lower, "conjunctions", "contrast")):
        return True  # det ordner seg, men det hjelper ikke
    counted = word.endswith("ed") and tokens[at - 2].lower == "the"  # the two raised money
    if not counted and lex.has(
        before, "articles_definite", "articles_indefinite", "possessives", "prepositions"
    ):
        return False
    if lex.has(word, "roles", "sources", "plural_roles"):
        return False
    return lex.verb(word, "finite") is not None or looks_finite(word, north)


def _demonstrative(page: Page, at: int) -> bool:
    """Say whether *that* points, as it does behind a preposition: *a third of that sum is gone*."""
    before = page.tokens[at - 1].lower
    return page.tokens[at].lower == "that" and lexicon("en").has(before, "prepositions")


def _subject_pronoun(word: str) -> bool:
    return word in _PRONOUNS


def _no_verb(before: str, word: str) -> bool:
    """Say whether a word that may be an English verb is an infinitive or a noun after what precedes it."""
    lex = lexicon("en")
    return lex.has(word, "plain_finite") and (
        before == "to" or lex.has(before, "articles_definite", "articles_indefinite", "possessives")
    )


def northern(page: Page, token: int) -> bool:
    """Say whether a token stands in a sentence that is not English."""
    sentence = page.sentences[page.sentence_at(page.tokens[token].start)]
    return sentence.lang != "en"


def determined(page: Page, at: int) -> bool:
    """Say whether an English noun phrase begins with its determiner, a name or a pronoun: *the firm*."""
    token, lex = page.tokens[at], lexicon("en")
    return token.is_capital or lex.has(
        token.lower,
        *("articles_definite", "articles_indefinite", "possessives", "quantifiers", "negations"),
        *("pronouns_he", "pronouns_she", "pronouns_they", "pronouns_it", "pronouns_first", "prepositions"),
    )


def definite(word: str) -> bool:
    """Say whether a lower-case noun is a definite one of Norwegian, complete by itself: *foreningen*."""
    return word.endswith(("en", "et", "ene", "a")) and len(word) > 4
