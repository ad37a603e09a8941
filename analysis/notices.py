"""Lines that serve the reader: where more is printed, whom to call, what to do if something happens."""

from __future__ import annotations

from analysis.view import SentenceView, clue

# Hele tabellen finner du på side 14; full results, pages 6 and 7.
_PAGE = clue(
    r"\b(?:side|sidene|page|pages) \d+(?:(?: og | and | til | to |[–-]|, ?)\d+)*\W*$",
    "side sidene page pages",
)
_SHORT = 6
_SOFTENERS = frozenset(
    ("please", "then", "just", "always", "kindly", "så", "da", "bare", "gjerne", "vennligst")
)


def notice(view: SentenceView) -> tuple[int, int] | None:
    """Return the words by which a sentence sends the reader elsewhere, or tells what to do in some case."""
    if view.quotes and not view.direct:
        return None
    return (None if view.quotes else _printed(view)) or _in_case(view)


def _printed(view: SentenceView) -> tuple[int, int] | None:
    """Return the page where the rest is printed."""
    page = view.sees(_PAGE)
    if page is None:
        return None
    words = view.words()
    serves = len(words) <= _SHORT or view.lex.has_any(words, "service_words", "generic_you")
    return page if serves else None


def _in_case(view: SentenceView) -> tuple[int, int] | None:
    """Return the order of *If you saw the car, call …*, *Har du sett bilen, ring …*, *…, kan du ringe …*."""
    words = view.words()
    if not _is_condition(view, words):
        return None
    tokens = view.page.tokens
    last = view.last
    comma = next((at for at in range(view.first, last) if tokens[at].text == ","), last)
    at = comma + 1
    while at < last - 1 and tokens[at].lower in _SOFTENERS:
        at += 1
    if at >= last - 1:
        return None
    word, after = tokens[at].lower, tokens[at + 1]
    lex = view.lex
    if lex.has(word, "hedge_modals", "deontic_modals") and lex.has(after.lower, "generic_you"):
        called = any(lex.has(token.lower, "contact_verbs") for token in tokens[at + 2 : at + 4])
        return (tokens[at].start, after.end) if called else None
    ordered = lex.has(word, "imperatives", "imperatives_the", "contact_verbs") and not tokens[at].is_capital
    if not ordered or lex.has(after.lower, "auxiliaries") or lex.verb(after.lower, "finite"):
        return None
    return view.page.span(at, at + 1)


def _is_condition(view: SentenceView, words: list[str]) -> bool:
    """Say whether a sentence begins with what the reader may have seen, have or want."""
    lex = view.lex
    if len(words) < 5 or not lex.has_any(words[:6], "generic_you", "anybody_words"):
        return False
    return lex.has(words[0], "case_words") or (view.lang != "en" and lex.has(words[1], "generic_you"))
