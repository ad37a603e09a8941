"""Reported thought told by an adjective: *X is sure that C*, *X er overbevist om at C*."""

from __future__ import annotations

from analysis import clauses
from analysis.draft import Draft
from analysis.finite import has_clause
from analysis.lexicon import lexicon
from analysis.mentions import Mention, right_of
from analysis.preceding import left_of
from analysis.subjects import clause_start

_COPULAS = frozenset(
    ("is", "are", "was", "were", "been", "feels", "felt", "remains", "remained", "seems", "seemed")
) | frozenset(("er", "var", "vært", "virker", "virket", "føler", "følte", "ble", "blir"))
_REACH = 3  # words between the verb and the adjective: is by now quite sure


def attitude(draft: Draft, at: int, low: int, high: int) -> int:
    """Read *X is sure that C*, *X er redd for at C*; return the token after it, or 0."""
    page, lex = draft.page, lexicon()
    tokens = page.tokens
    if draft.masked[at] or not lex.has(tokens[at].lower, "attitude_adjectives"):
        return 0
    verb = next((i for i in range(at - 1, max(low, at - 2 - _REACH), -1) if tokens[i].lower in _COPULAS), low)
    between = tokens[verb + 1 : at]
    if verb == low or any(lex.has(token.lower, "negations") or not token.is_word for token in between):
        return 0
    start = _content(draft, at, high)
    if not start:
        return 0
    stop = clauses.content_end(page, start, high, draft.masked)
    speaker = _turned(draft, verb, at) or left_of(page, verb, clause_start(page, verb, low))
    if speaker is None or stop - start < 2:
        return 0
    first = tokens[speaker.first].lower
    if lex.has(first, "pronouns_first", "pronouns_it", "wh", "relative", "generic_you"):
        return 0  # it is certain that C; I am sure that C
    draft.add(start, stop, "attitude", (at, at + 1), speaker)
    return stop


def _turned(draft: Draft, verb: int, at: int) -> Mention | None:
    """Return a subject between the verb and the adjective: *I dag er Holm trygg på at C*."""
    lex = lexicon()
    place = verb + 1
    while place < at and lex.has(
        draft.page.tokens[place].lower, "sentence_adverbs", "adverbs", "intensifiers"
    ):
        place += 1
    return right_of(draft.page, place, at) if place < at else None


def _content(draft: Draft, at: int, high: int) -> int:
    """Return where the clause after an adjective begins, 0 when none does."""
    tokens, lex = draft.page.tokens, lexicon()
    north = not lexicon("en").has(tokens[at].lower, "attitude_adjectives")
    for place in range(at + 1, min(high - 2, at + 3)):
        if draft.masked[place] or not tokens[place].is_word:
            return 0
        word = tokens[place].lower
        if lex.has(word, "that") and lexicon("en").has(word, "that") is not north:
            return place + 1
        if not lex.has(word, "prepositions"):
            break
    if at + 1 >= high:
        return 0
    bare = tokens[at + 1]
    if north or not bare.is_word or lex.has(bare.lower, "prepositions", "conjunctions", "adverbs"):
        return 0
    opens = bare.is_capital or lex.has(
        bare.lower, "articles_definite", "pronouns_he", "pronouns_she", "pronouns_they", "pronouns_it"
    )
    return at + 1 if opens and has_clause(draft.page, at + 1, high, draft.masked) else 0
