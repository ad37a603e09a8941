"""Reported speech told by a set phrase: *makes it clear that C*, *the court heard that C*."""

from __future__ import annotations

from analysis import attribution, clauses
from analysis.draft import Draft
from analysis.lexicon import lexicon

_NOBODY = ("pronouns_first", "pronouns_it", "wh", "relative", "generic_you")
_THAT = frozenset(("at", "that"))


def read(draft: Draft, verb: int, low: int, high: int) -> int:
    """Read the set phrase that begins at a token, if any; return the token after what it reports, or 0."""
    if not lexicon().has(draft.page.tokens[verb].lower, "hearing_verbs", "phrase_verbs", "split_verbs"):
        return 0
    return (
        heard(draft, verb, low, high)
        or set_phrase(draft, verb, low, high)
        or thrown_in(draft, verb, low, high)
    )


def thrown_in(draft: Draft, verb: int, low: int, high: int) -> int:
    """Read *X skyter inn at C*, *X chips in that C*; return the token after what it reports, or 0."""
    lex, tokens = lexicon(), draft.page.tokens
    if verb + 4 >= high or not lex.has(tokens[verb].lower, "split_verbs"):
        return 0
    if not lex.has(tokens[verb + 1].lower, "split_particles") or tokens[verb + 2].lower not in _THAT:
        return 0
    return _said(draft, verb, verb + 2, low, high)


def set_phrase(draft: Draft, verb: int, low: int, high: int) -> int:
    """Read *X makes it clear that C*, *X gir uttrykk for at C*; return the token after it, or 0."""
    page, lex = draft.page, lexicon()
    if not lex.has(page.tokens[verb].lower, "phrase_verbs"):
        return 0
    phrase = lex.patterns["saying_phrases"].match(page.text, page.tokens[verb].start)
    if phrase is None:
        return 0
    start = page.at(phrase.end())
    if start + 2 >= high or page.tokens[start].lower not in _THAT:
        return 0
    return _said(draft, verb, start, low, high)


def _said(draft: Draft, verb: int, start: int, low: int, high: int) -> int:
    """Enter what the subject of a phrase says behind its *that* at a token; return the token after it."""
    page, lex = draft.page, lexicon()
    said = attribution.with_subject(page, verb, draft.frame(verb, low), verb + 1, "clause")
    if said is None or said.speaker is None:
        return 0
    words = [token.lower for token in page.tokens[said.speaker.first : said.speaker.last]]
    if len(words) == 1 and lex.has(words[0], *_NOBODY):
        return 0
    stop = clauses.content_end(page, start + 1, high, draft.masked)
    if stop - start < 3:
        return 0
    draft.add(start + 1, stop, "clause", (verb, start), said.speaker)
    return stop


def heard(draft: Draft, verb: int, low: int, high: int) -> int:
    """Read *The court heard that C*, *Retten fikk høre at C*; return the token after it, or 0."""
    if not lexicon().has(draft.page.tokens[verb].lower, "hearing_verbs") or verb == low:
        return 0
    if not attribution.hears(draft.page, verb):
        return 0
    reach = range(verb + 1, min(high - 1, verb + 9))
    start = next((at + 1 for at in reach if draft.page.tokens[at].lower in _THAT), 0)
    if not start or any(not draft.page.tokens[at].is_word for at in range(verb, start)):
        return 0
    stop = clauses.content_end(draft.page, start, high, draft.masked)
    if stop - start < 3:
        return 0
    draft.add(start, stop, "anonymous", (verb, verb + 1), None, anonymous=True)
    return stop
