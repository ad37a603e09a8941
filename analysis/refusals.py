"""Refusals to say anything: *declined to comment*, *vil ikke røpe*, *our questions went unanswered*."""

from __future__ import annotations

import re

from analysis.view import SentenceView

_REACH = 7  # words between what refuses and what is refused
_MARKERS = frozenset(("to", "å", "att", "at"))
_NOT = ("n't", "n’t")
_ASIDE = frozenset(("down", "aside", "off", "away", "nei", "bort", "unna", "av"))


def refusal(view: SentenceView) -> tuple[int, int] | None:
    """Return the words by which somebody refuses to speak, outside the quotes where there are any."""
    phrase = view.frame("refusal_phrases") if view.quotes else view.search("refusal_phrases")
    return phrase or _unwilling(view, view.low, view.high) or _unanswering(view)


def own_refusal(view: SentenceView) -> tuple[int, int] | None:
    """Return the words of a direct quote by which its speaker refuses: *Det vil jeg ikke kommentere*."""
    if not view.direct or not view.lex.has_any(view.words(main=True)[:6], "pronouns_first"):
        return None
    low, high = view.first, view.until
    return _unwilling(view, low, high, quoted=True)


def _unwilling(view: SentenceView, low: int, high: int, quoted: bool = False) -> tuple[int, int] | None:
    """Return *vil ikke … røpe*, *would neither confirm*, *nekter å svare*: a refusal and its verb."""
    tokens, lex = view.page.tokens, view.lex
    if not view.holds("refusal_words"):
        return None
    for at in range(low + 2, high):
        word = tokens[at].lower
        if not lex.has(word, "refusal_words") or (not quoted and _quoted(view, at)):
            continue
        before = [token.lower for token in tokens[max(low, at - _REACH) : at] if token.is_word]
        willing = next((w for w in before if lex.has(w, "refusal_modals") or w.endswith(_NOT)), None)
        unwilling = any(lex.has(w, "negations", "refusal_negations") or w.endswith(_NOT) for w in before)
        declines = before[-1:] and before[-1] in _MARKERS and lex.has_any(before, "refusal_decliners")
        if declines or (willing and unwilling):
            return tokens[max(low, at - _REACH)].start, tokens[at].end
    return None


def _unanswering(view: SentenceView) -> tuple[int, int] | None:
    """Return *turned down an interview*, *avviste alle spørsmål*: questions that are turned away."""
    tokens, lex = view.page.tokens, view.lex
    if not view.holds("refusal_decliners", "refusal_turners"):
        return None
    for at in range(view.low + 1, view.high - 1):
        if not lex.has(tokens[at].lower, "refusal_decliners", "refusal_turners") or _quoted(view, at):
            continue
        away = tokens[at + 1].lower in _ASIDE
        if lex.has(tokens[at].lower, "refusal_turners") and not away:
            continue
        for noun in range(at + 1, min(view.high, at + 2 + _REACH)):
            if lex.has(tokens[noun].lower, "refusal_nouns"):
                return tokens[at].start, tokens[noun].end
    return None


_NEITHER = re.compile(
    r"\b(?:verken|hverken) (?:be|av)krefte\w* eller\b|\bneither (?:confirm|den)\w+ n?or\b"
    r"|\bnot (?:confirm or deny|say whether|say if)\b",
    re.IGNORECASE,
)


def neither(view: SentenceView) -> bool:
    """Say whether nothing is said of a clause: *vil verken bekrefte eller avkrefte at …*."""
    return view.match(_NEITHER, "sentence") is not None


def evasion(view: SentenceView) -> tuple[int, int] | None:
    """Return the opening of *Asked about the boat, he studied his shoes*: a question and no answer."""
    opening = view.search("asked_phrases")
    if opening is None or opening[0] - view.start > 1:
        return None
    return opening if view.lang != "en" or "," in view.content else None


def _quoted(view: SentenceView, at: int) -> bool:
    start = view.page.tokens[at].start
    return any(quote.start <= start < quote.end for quote in view.quotes)
