"""What a headline says that somebody says: *Poll: Voters Back Bridge*, *Bridge Must Close, Mayor Says*."""

from __future__ import annotations

from itertools import pairwise

from analysis.draft import Draft
from analysis.finite import has_clause
from analysis.lexicon import lexicon
from analysis.mentions import Mention
from analysis.page import Page, Token
from analysis.roles import is_given, is_role

_WHO = 5  # tokens of who says it, at most
_LEAST = 3  # words of what is said; in capitals, where no verb tells a clause
_LONG = 3  # letters; words with more begin with a capital in a headline that has capitals
_OF = frozenset(("of", "for", "i", "ved", "til"))  # the head of the agency, lederen i partiet
_TOLD = 3  # tokens of the verb and whom it tells: tells staff
_BELOW = 400  # tokens in which somebody is named in full; a table may have many lines that look so
_SHORT_END = 6  # letters; no body is known by a shorter end of its name
_SAYS = frozenset(("say", "think", "predict", "admit"))


def headline(draft: Draft, index: int, low: int, high: int) -> bool:
    """Read a headline or a crosshead that names who says the rest of it."""
    tokens = draft.page.tokens
    if any(draft.masked[low:high]) or not _heads(draft.page, index, high):
        return False
    while high > low and not tokens[high - 1].is_word:
        high -= 1
    return _before_colon(draft, low, high) or _at_the_end(draft, low, high)


def _heads(page: Page, index: int, high: int) -> bool:
    """Say whether a sentence is the headline, or stands alone without a stop."""
    blocks = [sentence.block for sentence in page.sentences[max(index - 1, 0) : index + 2]]
    alone = blocks.count(page.sentences[index].block) == 1
    return index == 0 or (alone and page.tokens[high - 1].is_word)


def _before_colon(draft: Draft, low: int, high: int) -> bool:
    """Read *Støre: Vi må bygge*, *Poll: Voters Back Bridge*."""
    tokens = draft.page.tokens
    colon = next((at for at in range(low + 1, min(high, low + 1 + _WHO)) if tokens[at].text == ":"), low)
    if colon == low:
        return False
    in_capitals = _in_capitals(draft, low, high)
    tells = (in_capitals and _long(draft, colon + 1, high)) or has_clause(draft.page, colon + 1, high, [])
    if not tells or not _speaks(draft, low, colon, in_capitals):
        return False
    draft.add(colon + 1, high, "headline", (colon, colon + 1), Mention(low, colon))
    return True


def _at_the_end(draft: Draft, low: int, high: int) -> bool:
    """Read *Bridge Must Close, Mayor Says*, *Firm to cut 90 jobs, chief tells staff*."""
    page, lex = draft.page, lexicon("en")
    comma = next((at for at in range(high - 1, low, -1) if page.tokens[at].text == ","), low)
    if comma == low:
        return False
    verbs = ((at, lex.verb(page.tokens[at].lower, "finite")) for at in range(comma + 2, high))
    verb, says = next(((at, verb) for at, verb in verbs if verb and verb.groups & _SAYS), (high, None))
    who = page.tokens[comma + 1 : verb]
    if says is None or len(who) > _WHO or high - verb > _TOLD or lex.has(who[0].lower, "relative"):
        return False
    if not (_infinitive(page, low, comma) or (_in_capitals(draft, low, high) and _long(draft, low, comma))):
        return False
    draft.add(low, comma, "headline", (verb, verb + 1), Mention(comma + 1, verb))
    return True


def _infinitive(page: Page, low: int, comma: int) -> bool:
    """Say whether words tell what is to be done: *Firm to cut 90 jobs*, not *The road to a new town*."""
    lex = lexicon("en")
    return any(
        mark.lower == "to"
        and verb.text.islower()
        and not lex.has(verb.lower, "articles_definite", "articles_indefinite", "possessives", "quantifiers")
        for mark, verb in pairwise(page.tokens[low + 1 : comma])
    )


def _in_capitals(draft: Draft, low: int, high: int) -> bool:
    """Say whether the long words of an English headline begin with capitals."""
    page = draft.page
    if page.sentences[page.sentence_at(page.tokens[low].start)].lang != "en":
        return False
    long = [token for token in page.tokens[low:high] if token.is_word and len(token.text) > _LONG]
    return len(long) > _LEAST and all(not token.text[0].islower() for token in long)


def _long(draft: Draft, low: int, high: int) -> bool:
    return sum(token.is_word for token in draft.page.tokens[low:high]) >= _LEAST


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
    below = draft.page.tokens[colon : colon + _BELOW]
    return len(tokens) == 1 and _named_below(below, tokens[0])


def _named_below(tokens: list[Token], name: Token) -> bool:
    """Say whether a word in capitals is a person's last name, or the end of a body's: *Revisjonen: …*."""
    end = name.lower if len(name.lower) > _SHORT_END else "-"
    return name.is_capital and any(
        (token.text == name.text and is_given(before.lower))
        or (token.is_capital and token.lower.endswith(end) and token.lower != end)
        for before, token in pairwise(tokens)
    )
