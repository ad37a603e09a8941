"""Words that look ahead: promises and forecasts without a clause, expectations of nobody, times to come."""

from __future__ import annotations

import re

from analysis.view import SentenceView, clue

_YEARS = " ".join(map(str, range(2020, 2100)))
TIME = clue(
    r"\b(?:by|in|innen|i|until|til|fram til|from|fra|before|før|within)\s+"
    r"(?:[\w-]+\s+){0,4}?(?:mid-)?20[2-9]\d\b"
    r"|\b(?:by|before) (?:the )?(?:early |middle |end |turn )?(?:of )?(?:the|this) (?:century|decade|year)\b"
    r"|\binnen (?:midten|slutten|utgangen) av\b",
    f"{_YEARS} century decade year innen",
)
_MANY = (
    r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|"
    r"a few|a couple of|a hundred|"
    r"the (?:next|coming)(?: \w+)?|"
    r"en|et|ett|to|tre|fire|fem|seks|sju|åtte|ni|ti|tjue|tretti|førti|femti|hundre|noen(?: få)?|"
    r"få|et par|de (?:neste|nærmeste|kommende)(?: \w+)?)"
)
_ABOUT = (
    r"(?:about |around |just |only |as little as |less than |omtrent |rundt |cirka |om lag |bare |knapt )?"
)
# Om 35 år; within two decades: a time that is counted from now.
AHEAD = clue(
    rf"\bom {_ABOUT}{_MANY} (?:år|tiår|måneder|måned|uker|uke|generasjoner|generasjon|dager)\b"
    rf"|\b(?:innen|i løpet av) {_ABOUT}{_MANY} (?:tiår|generasjon|generasjoner|år)\b"
    rf"|\b(?:in|within) {_ABOUT}{_MANY} (?:years|decades|months|weeks|generations)\b"
    r"|\bwithin (?:a|one) (?:year|decade|generation|month|week)\b"
    r"|\bin a (?:year|decade|generation|month|week)'s time\b",
    "om innen løpet in within",
)
# På nyåret, i uke 49: with a verb in the present it is a time to come.
_SOON = re.compile(
    r"\b(?:i|til|på|fra|før|etter|over) (?:uke \d+|nyåret|jul|påske|pinse|"
    r"helga|helgen|høsten|våren|sommeren|vinteren|nyttår|årsskiftet|"
    r"januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|"
    r"mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|kveld|morgen)\b|\bneste \w+"
    r"|\b\d{1,2}\. (?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\b",
    re.IGNORECASE,
)
_REGULAR = re.compile(r"\b(?:hver|hvert|alltid|vanligvis|ofte)\b", re.IGNORECASE)
# The plant is to open in May; not: the aim is to …, the driver is to blame.
_IS_TO = re.compile(
    r"^(?!\W*(?:the|our|their|his|her|its|my) (?:\w+ )?(?:aim|goal|idea|plan|purpose|point|intention|task|"
    r"job|hope|dream|ambition|challenge|trick|key|only way)\b)[^,;:]*?"
    r"\b(?P<cue>(?:is|are) to) (?!blame\b|date\b|me\b|us\b|the\b|a\b|an\b|my\b)\w+",
    re.IGNORECASE,
)
# Innen 2029 kommer vi til å være størst: the subject stands between.
_COMING = re.compile(r"\bkommer (?:[\w-]+ ){1,4}til å \w+", re.IGNORECASE)
# The beam, which flashes every minute, will stay: the verb comes after an aside.
_AFTER_ASIDE = re.compile(
    r"^\W*(?:[\w'’-]+ ){0,6}[\w'’-]+, (?:which|who|whose|som)\b[^,]*, "
    r"(?P<cue>will|won't|won’t|skal|vil) (?!ha\b|have\b)\w+",
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
    for at in range(view.low + 1, view.until):
        token = tokens[at]
        if token.is_capital or not lex.has(token.lower, "forecast_verbs"):
            continue
        before = tokens[at - 1].lower
        if before in _NO_SUBJECT or (lex.has(before, "articles_indefinite", "possessives", "prepositions")):
            continue  # smaller than promised
        if _waits(view, at) or _past(view, at) or _else(view, at):
            continue
        return at
    return None


def _waits(view: SentenceView, at: int) -> bool:
    """Say whether *venter* waits: *venter fortsatt på oppgjør*."""
    if view.page.tokens[at].lower not in ("venter", "ventet"):
        return False
    following = [token.lower for token in view.page.tokens[at + 1 : min(view.high, at + 4)]]
    return any(word in ("på", "med") for word in following)


def _else(view: SentenceView, at: int) -> bool:
    """Say whether it rains (*regner*, not *regner med*), or money is given away (*lovet bort*)."""
    after = view.page.tokens[at + 1].lower if at + 1 < view.high else ""
    return after == "bort" or (view.page.tokens[at].lower in ("regner", "regnet") and after != "med")


def _past(view: SentenceView, at: int) -> bool:
    """Say whether a promise is a thing of the past: *had promised*, *hadde lovet*."""
    return any(token.lower in ("had", "hadde") for token in view.page.tokens[max(view.low, at - 3) : at])


def expected(view: SentenceView) -> tuple[int, int] | None:
    """Return the words by which something is expected, nobody says by whom: *A verdict is expected*."""
    return view.search("expected_phrases", "main")


def later(view: SentenceView) -> tuple[int, int] | None:
    """Return the future of a verb that stands apart: *kommer vi til å*, *the beam, which …, will stay*."""
    coming = view.match(_COMING, "main") if "kommer" in view.text else None
    if coming:
        return coming
    found = _AFTER_ASIDE.search(view.content) if view.lex.has_any(view.words(), "future_modals") else None
    return None if found is None else (view.start + found.start("cue"), view.start + found.end("cue"))


def is_to(view: SentenceView) -> tuple[int, int] | None:
    """Return the *is to* of a plan: *The plant is to open in May*."""
    found = _IS_TO.match(view.page.text[view.start : view.reach]) if view.lang == "en" else None
    return None if found is None else (view.start + found.start("cue"), view.start + found.end("cue"))


def likely_soon(view: SentenceView) -> tuple[int, int] | None:
    """Return the hedge of a present that looks ahead: *Brua åpner trolig igjen i april*."""
    if view.lang == "en" or not view.holds("becoming_verbs"):
        return None
    words = view.words(main=True)
    if view.lex.has_any(words, "perfect_words", "past_copulas") or not view.lex.has_any(
        words, "becoming_verbs"
    ):
        return None
    hedge = view.listed(view.lang, "hedges", where="main")
    soon = view.match(_SOON)
    if view.quotes and soon and not view.match(_REGULAR):
        return soon if view.lex.has_any(words, "changing_verbs") else None
    return hedge if soon else None
