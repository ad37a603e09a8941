"""What a headline says that somebody says: *Poll: Voters Back Bridge*, *Bridge Must Close, Mayor Says*."""

from __future__ import annotations

from itertools import pairwise

from analysis.draft import Draft
from analysis.finite import has_clause
from analysis.lexicon import lexicon
from analysis.mentions import Mention
from analysis.page import Token
from analysis.roles import is_given, is_role

_WHO = 5  # tokens of who says it, at most
_LEAST = 3  # words of what is said; in capitals, where no verb tells a clause
_LONG = 3  # letters; words with more begin with a capital in a headline that has capitals
_OF = frozenset(("of", "for", "i", "ved", "til"))  # the head of the agency, lederen i partiet
_SAYS = frozenset(("say", "think", "predict", "admit"))


def headline(draft: Draft, low: int, high: int) -> bool:
    """Read a headline, the article's first sentence, that names who says the rest of it."""
    tokens = draft.page.tokens
    if any(draft.masked[low:high]):
        return False
    while high > low and not tokens[high - 1].is_word:
        high -= 1
    in_capitals = _in_capitals(draft, low, high)
    colon = next((at for at in range(low + 1, min(high, low + 1 + _WHO)) if tokens[at].text == ":"), low)
    if colon > low:
        spoken = range(colon + 1, high)
        tells = _long_enough(draft, spoken) if in_capitals else has_clause(draft.page, colon + 1, high, [])
        if not tells or not _speaks(draft, low, colon, in_capitals):
            return False
        draft.add(colon + 1, high, "headline", (colon, colon + 1), Mention(low, colon))
        return True
    verb = high - 1
    comma = next(
        (at for at in range(verb - 1, max(low, verb - 2 - _WHO), -1) if tokens[at].text == ","), verb
    )
    says = lexicon("en").verb(tokens[verb].lower, "finite")
    if not in_capitals or says is None or not says.groups & _SAYS or comma + 1 >= verb:
        return False
    if not _long_enough(draft, range(low, comma)):
        return False
    draft.add(low, comma, "headline", (verb, verb + 1), Mention(comma + 1, verb))
    return True


def _in_capitals(draft: Draft, low: int, high: int) -> bool:
    """Say whether the long words of an English headline begin with capitals."""
    page = draft.page
    if page.sentences[page.sentence_at(page.tokens[low].start)].lang != "en":
        return False
    long = [token for token in page.tokens[low:high] if token.is_word and len(token.text) > _LONG]
    return len(long) > _LEAST and all(not token.text[0].islower() for token in long)


def _long_enough(draft: Draft, said: range) -> bool:
    return sum(draft.page.tokens[at].is_word for at in said) >= _LEAST


def _speaks(draft: Draft, low: int, colon: int, in_capitals: bool) -> bool:
    """Say whether the words before a colon name somebody who can speak, and no place, topic or column."""
    lex = lexicon()
    tokens = draft.page.tokens[low:colon]
    last = tokens[-1].lower
    if not all(token.is_word for token in tokens) or lex.has(last, "headline_labels"):
        return False
    if any(lex.has(token.lower, "prepositions") and token.lower not in _OF for token in tokens):
        return False  # Fire at the school: …
    if is_given(tokens[0].lower) and len(tokens) > 1:
        return all(token.is_capital for token in tokens)
    if lex.has(last, "sources", "plural_roles", "organisations") or is_role(last):
        return True
    if lex.has(last, "documents"):
        return not in_capitals or lex.has(last, "poll_words")
    return len(tokens) == 1 and _surname(draft.page.tokens[colon:], tokens[0])


def _surname(tokens: list[Token], name: Token) -> bool:
    """Say whether a name in capitals is that of a person whom the text names in full."""
    return name.is_capital and any(
        token.text == name.text and is_given(before.lower) for before, token in pairwise(tokens)
    )
