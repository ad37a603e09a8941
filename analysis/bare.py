"""A reported clause without *at* or *that*: *mener politikerne bør …*, *expects X to …*."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from analysis import clauses
from analysis.cue_words import Verb
from analysis.finite import determined, has_clause
from analysis.lexicon import lexicon
from analysis.mentions import is_pronoun, right_of
from analysis.page import CLOSING, OPENING, Page
from analysis.preceding import left_of
from analysis.subjects import verb_second

_RAISING = frozenset(["expects", "believes", "forecasts", "predicts", "estimates", "anticipates", "projects"])


def bare_start(page: Page, verb: int, high: int, masked: list[bool], forms: Sequence[Verb]) -> int:
    """Return where the clause of *mener politikerne bør …*, *expects X to …* begins, or 0."""
    tokens = page.tokens
    lex = lexicon()
    item = lex.verb(tokens[verb].lower, "finite") or lex.verb(tokens[verb].lower, "ing")
    if item is None or verb + 2 >= high or masked[verb + 1]:
        return 0
    if verb and (masked[verb - 1] or (tokens[verb - 1].text == "," and masked[verb - 2])):
        return 0  # it is the attribution of the direct speech before it
    if item.lemma in _RAISING and clauses.raises(page, verb, high):
        return verb + 1
    opened = tokens[verb + 1].text in OPENING
    if not item.bare or not (tokens[verb + 1].is_word or opened):
        return 0
    if opened:  # said “whole teams” had lost access
        goes_on = any(
            token.text in CLOSING and after.is_word for token, after in pairwise(tokens[verb + 2 : high])
        )
        return verb + 1 if goes_on and has_clause(page, verb + 2, high, masked) else 0
    start = verb + 1
    north = verb_second(tokens[verb].lower)
    turned = verb > 0 and tokens[verb - 1].text == ","
    turned = turned and (north or (item.form == "finite" and _then_relative(page, start, high)))
    if turned and not _after_aside(page, verb):
        return 0  # …, sier ordfører Kari Holm; …, conceded one official, who …
    while north and start < high - 2 and lex.has(tokens[start].lower, "sentence_adverbs"):
        start += 1
    if item.lemma == "finds" and not determined(page, start):
        return 0  # found new homes
    if north and lex.has(tokens[start].lower, "infinitive_marks"):
        return 0  # lover å sende folk
    if item.lemma == "tells":
        start = clauses.after_object(page, start, high)
    if not north:
        start = _after_time(page, start, high)
    if lex.has(
        tokens[start].lower, "prepositions", "conjunctions", "auxiliaries", "negations", "whether"
    ) and (north or not _counts(page, start, high)):
        return 0
    small = (lex if north else lexicon("en")).has(tokens[start].lower, "adverbs", "wh", "particles")
    if small and (north or not _counts(page, start, high)):
        return 0
    if item.lemma == "tells" and any(token.text == "," for token in tokens[start : start + 3]):
        return 0  # told the local radio station, adding …
    if any(lex.has(token.lower, "yes_or_no") for token in tokens[start : start + 1 + 6 * north]):
        return 0  # sa nei til mer, said no to the plan
    he = not north and (tokens[start].lower == "it" or is_pronoun(tokens[start].lower, lexicon("en")))
    if (
        item.groups & {"deny", "admit"}
        and not he
        and not any(
            lex.has(token.lower, "auxiliaries", "finite") or (not north and token.lower.endswith("ed"))
            for token in tokens[start:high]
        )
    ):
        return 0  # denied any such plans, conceded nine goals
    inverted = right_of(page, start, high)
    if (
        inverted
        and inverted.last >= high - 1
        and any(token.is_capital for token in tokens[start + 1 : inverted.last])
        and (north or not _tells(page, start + 1, inverted.last))
    ):
        return 0  # no clause but the speaker: …, sier ordfører Kari Holm
    return start if has_clause(page, start, high, masked) else 0


def _after_time(page: Page, start: int, high: int) -> int:
    """Return where the clause begins behind a time: *said on Monday the bridge …*."""
    tokens, lex = page.tokens, lexicon("en")
    at = start + (tokens[start].lower in ("on", "in", "at", "last", "this", "earlier"))
    if at >= high - 3:
        return start
    if at > start and tokens[at].lower in ("the", "last", "this", "that"):
        at += 1
    if at >= high - 3 or not lex.has(tokens[at].lower, "calendar", "time_nouns"):
        return start
    at += 1
    at += lex.has(tokens[at].lower, "time_nouns")
    return at if determined(page, at) and not lex.has(tokens[at].lower, "prepositions") else start


def _then_relative(page: Page, start: int, high: int) -> bool:
    """Say whether somebody stands behind an English verb, and what a relative clause tells of them."""
    speaker = right_of(page, start, high)
    if speaker is None or speaker.last + 1 >= high or page.tokens[speaker.last].text != ",":
        return False
    return page.tokens[speaker.last + 1].lower in ("who", "which", "whose")


def _tells(page: Page, low: int, high: int) -> bool:
    """Say whether a small word is an English verb of the past: *say the barn burned in London*."""
    lex = lexicon("en")
    return any(
        token.text.islower()
        and (lex.has(token.lower, "finite") or token.lower.endswith("ed"))
        and not any(following.is_capital for following in page.tokens[at + 1 : at + 2])
        for at, token in enumerate(page.tokens[low:high], low)
    )


def _counts(page: Page, start: int, high: int) -> bool:
    """Say whether an English subject begins with a count: *about 20 people*, *no decision*."""
    tokens, lex = page.tokens, lexicon("en")
    if start + 2 >= high or not tokens[start + 1].is_word:
        return False
    word, following = tokens[start].lower, tokens[start + 1].lower
    if lex.has(word, "measuring"):
        return following[0].isdigit() or lex.has(following, "articles_indefinite")
    if word in ("no", "neither", "nobody", "nothing", "none"):
        return not lex.has(following, "prepositions", "conjunctions", "auxiliaries") or word[-1] == "g"
    return lex.has(word, "prepositions") and (
        following[0].isdigit() or following in ("least", "most", "half")
    )


def _after_aside(page: Page, verb: int) -> bool:
    """Say whether the comma before a verb closes an aside: *X, som har ledet arbeidet, mener …*."""
    low, _ = page.sentence_tokens[page.sentence_at(page.tokens[verb].start)]
    return left_of(page, verb, low) is not None
