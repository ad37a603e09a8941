"""What a text tells, with *det* or *it* for a subject: *Det går fram av loggen at C*."""

from __future__ import annotations

from analysis import clauses
from analysis.draft import Draft
from analysis.lexicon import lexicon
from analysis.mentions import Mention, right_of

_FROM = frozenset(("av", "i", "fra"))
_FORTH = frozenset(("fram", "frem", "tydelig", "klart", "også"))
_REACH = 14


def told(draft: Draft, low: int, high: int) -> bool:
    """Read a sentence that says which text tells a clause, the text before or behind the verb."""
    found = _behind(draft, low, high) or _before(draft, low, high)
    if found is None:
        return False
    cue, speaker, start = found
    stop = clauses.content_end(draft.page, start, high, draft.masked)
    if stop - start < 2:
        return False
    draft.add(start, stop, "document", cue, speaker)
    return True


def _behind(draft: Draft, low: int, high: int) -> tuple[tuple[int, int], Mention, int] | None:
    """Return the cue, the text and the clause of *Det går fram av X at C*, *It emerges from X that C*."""
    page = draft.page
    said = lexicon().patterns["telling_phrases"].match(page.text, page.tokens[low].start)
    if said is None:
        return None
    place = page.at(said.end())
    that = next((at for at in range(place + 1, high - 2) if page.tokens[at].lower in ("at", "that")), high)
    text = right_of(page, place, that) if that < high else None
    if text is None or text.last not in (that, that - 1):
        return None
    return (low, place), text, that + 1


def _before(draft: Draft, low: int, high: int) -> tuple[tuple[int, int], Mention, int] | None:
    """Return the cue, the text and the clause of *Av X går det fram at C*, *I X heter det at C*."""
    tokens, lex = draft.page.tokens, lexicon()
    if tokens[low].lower not in _FROM:
        return None
    for verb in range(low + 2, min(high - 3, low + _REACH)):
        if not lex.has(tokens[verb].lower, "told_in") or tokens[verb + 1].lower != "det":
            continue
        that = verb + 2
        while that < high - 2 and tokens[that].lower in _FORTH:
            that += 1
        text = right_of(draft.page, low + 1, verb)
        if text is None or text.last != verb or tokens[that].lower != "at":
            return None
        return (verb, verb + 2), text, that + 1
    return None
