"""Reported speech told by a noun: *reports emerged that C*, *påstander om at C*, *his claim that C*."""

from __future__ import annotations

from analysis import clauses
from analysis.draft import Draft
from analysis.lexicon import lexicon
from analysis.mentions import Mention, right_of

_NOUNS = ("answers", "claim_nouns", "news_nouns", "hearsay_nouns")
_OWNERS = ("possessive_he", "possessive_she", "possessive_they")


def noun_cue(draft: Draft, noun: int, low: int, high: int) -> int:
    """Read *reports emerged that C*, *word came that C*, *påstander om at C*, *X's claim that C*."""
    tokens = draft.page.tokens
    lex = lexicon()
    word = tokens[noun].lower
    if draft.masked[noun] or not lex.has(word, *_NOUNS):
        return 0
    following = tokens[noun + 1].lower if noun + 1 < high else ""
    if lex.has(word, "answers") and lex.has(following, "answer_prepositions"):
        return _message(draft, noun, high)
    owned = lex.has(word, "claim_nouns") and _owner(draft, noun, low)
    spread = lex.has(word, "news_nouns") and lex.has(following, "news_verbs")
    if not owned and not spread and not lex.has(word, "hearsay_nouns"):
        return 0
    that = frozenset(("at", "that"))
    reach = range(noun + 1, min(high - 1, noun + (10 if spread else 6)))
    start = next((at + 1 for at in reach if tokens[at].lower in that), 0)
    if not start or any(not token.is_word for token in tokens[noun + 1 : start]):
        return 0
    stop = clauses.content_end(draft.page, start, high, draft.masked)
    if stop - start < 3:
        return 0
    if owned:
        draft.add(start, stop, "noun", (noun, noun + 1), owned)
        return stop
    owner = tokens[noun - 1] if noun > low else None
    if owner and owner.is_capital and owner.lower.endswith(("'s", "’s", "s")) and noun - 1 > low:
        draft.add(start, stop, "noun", (noun, noun + 1), Mention(noun - 1, noun))
    else:
        draft.add(start, stop, "anonymous", (noun, start - 1), None, anonymous=True)
    return stop


def _message(draft: Draft, noun: int, high: int) -> int:
    """Read *budskapet fra X er at C*, *the message from X was that C*."""
    page, lex = draft.page, lexicon()
    speaker = right_of(page, noun + 2, high)
    if speaker is None or speaker.last + 3 >= high or not lex.has(page.tokens[speaker.last].lower, "equals"):
        return 0
    that = speaker.last + 1
    if page.tokens[that].lower not in ("at", "that"):
        return 0
    stop = clauses.content_end(page, that + 1, high, draft.masked)
    if stop - that < 3:
        return 0
    draft.add(that + 1, stop, "noun", (noun, noun + 1), speaker)
    return stop


def _owner(draft: Draft, noun: int, low: int) -> Mention | None:
    """Return whose claim a noun tells: *his claim that C*, *the mayor's assertion that C*."""
    tokens, lex = draft.page.tokens, lexicon("en")
    at = noun - 1
    while (
        at > low and noun - at < 3 and tokens[at].text.islower() and not lex.has(tokens[at].lower, *_OWNERS)
    ):
        if tokens[at].lower.endswith(("'s", "’s", "s'", "s’")):
            break
        at -= 1  # his earlier claim
    word = tokens[at].lower
    if at < low or at + 1 >= noun + 1:
        return None
    if lex.has(word, *_OWNERS):
        return Mention(at, at + 1)
    if not word.endswith(("'s", "’s")):
        return None
    first = at
    while first > low and (
        tokens[first - 1].is_capital or lex.has(tokens[first - 1].lower, "articles_definite")
    ):
        first -= 1
        if not tokens[first].is_capital:
            break
    return Mention(first, at + 1)
