"""Words that look ahead: promises and forecasts without a clause, expectations of nobody, times to come."""

from __future__ import annotations

import re

from analysis.view import SentenceView

TIME = re.compile(
    r"\b(?:by|in|innen|i|until|til|fram til|from|fra|before|før|within)\s+"
    r"(?:[\w-]+\s+){0,4}?(?:mid-)?20[2-9]\d\b"
    r"|\b(?:by|before) (?:the )?(?:early |middle |end |turn )?(?:of )?(?:the|this) (?:century|decade|year)\b"
    r"|\binnen (?:midten|slutten|utgangen) av\b",
    re.IGNORECASE,
)
# The plant is to open in May; not: the aim is to …, the driver is to blame.
_IS_TO = re.compile(
    r"^(?!\W*(?:the|our|their|his|her|its|my) (?:\w+ )?(?:aim|goal|idea|plan|purpose|point|intention|task|"
    r"job|hope|dream|ambition|challenge|trick|key|only way)\b)[^,;:]*?"
    r"\b(?P<cue>(?:is|are) to) (?!blame\b|date\b|me\b|us\b|the\b|a\b|an\b|my\b)\w+",
    re.IGNORECASE,
)
_NO_SUBJECT = frozenset(("a", "the", "en", "than", "as", "enn", "som")) | frozenset(
    ("was", "were", "is", "are", "been", "be", "ble", "blir", "er", "var")
)


def forecast_verb(view: SentenceView) -> int | None:
    """Return the token of a verb by which somebody promises or forecasts something without a clause."""
    tokens, lex = view.page.tokens, view.lex
    if not view.holds("forecast_verbs"):
        return None
    for at in range(view.low + 1, view.page.at(view.reach)):
        token = tokens[at]
        if token.is_capital or not lex.has(token.lower, "forecast_verbs"):
            continue
        before = tokens[at - 1].lower
        if before in _NO_SUBJECT or (lex.has(before, "articles_indefinite", "possessives", "prepositions")):
            continue  # smaller than promised
        if _waits(view, at) or _past(view, at):
            continue
        return at
    return None


def _waits(view: SentenceView, at: int) -> bool:
    """Say whether *venter* waits: *venter fortsatt på oppgjør*."""
    if view.page.tokens[at].lower not in ("venter", "ventet"):
        return False
    following = [token.lower for token in view.page.tokens[at + 1 : min(view.high, at + 4)]]
    return any(word in ("på", "med") for word in following)


def _past(view: SentenceView, at: int) -> bool:
    """Say whether a promise is a thing of the past: *had promised*, *hadde lovet*."""
    return any(token.lower in ("had", "hadde") for token in view.page.tokens[max(view.low, at - 3) : at])


def expected(view: SentenceView) -> tuple[int, int] | None:
    """Return the words by which something is expected, nobody says by whom: *A verdict is expected*."""
    return view.search("expected_phrases", "main")


def is_to(view: SentenceView) -> tuple[int, int] | None:
    """Return the *is to* of a plan: *The plant is to open in May*."""
    found = _IS_TO.match(view.page.text[view.start : view.reach]) if view.lang == "en" else None
    return None if found is None else (view.start + found.start("cue"), view.start + found.end("cue"))
