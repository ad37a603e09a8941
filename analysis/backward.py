"""A sentence that says who said the one before it: *Det opplyser X*, *So says X*."""

from __future__ import annotations

from analysis import attribution, clauses
from analysis.draft import Draft
from analysis.lexicon import lexicon
from analysis.mentions import Mention, right_of
from analysis.page import Page

_ENGLISH = frozenset(("that", "this", "those"))
_LONGEST = 26  # tokens of such a sentence


def backward(draft: Draft, index: int, low: int, high: int) -> bool:
    """Read *Det opplyser X*, *So says X*: the sentence before is what X says."""
    tokens = draft.page.tokens
    if index == 0 or draft.masked[low]:
        return False
    found = points_back(draft.page, low, high, draft.masked)
    if found is None:
        return False
    cue, speaker = found
    start, stop = draft.page.sentence_tokens[index - 1]
    if draft.page.sentences[index - 1].block != draft.page.sentences[index].block:
        return False
    if any(draft.masked[start:stop]) or stop - start < 3:
        return False
    end = draft.page.tokens[stop - 1].start
    draft.quotes = [quote for quote in draft.quotes if quote.end <= tokens[start].start or quote.start >= end]
    draft.add(start, stop - 1 if not tokens[stop - 1].is_word else stop, "backward", cue, speaker)
    return True


def points_back(
    page: Page, low: int, high: int, masked: list[bool]
) -> tuple[tuple[int, int], Mention] | None:
    """Return the cue and the speaker of a sentence that says who said what stands before it."""
    tokens, lex = page.tokens, lexicon()
    if high - low > _LONGEST or high - low < 3 or not lex.has(tokens[low].lower, "back_openers"):
        return None
    verb = low + 1
    source = lex.patterns["back_phrases"].match(page.text, tokens[low].start)
    if source:  # That is according to X, Det går fram av D
        place = page.at(source.end())
        speaker = right_of(page, place, high) if place < high else None
        return ((low, place), speaker) if speaker else None
    if not attribution.speaks(tokens[verb].lower):
        return None
    if tokens[low].lower in _ENGLISH and lexicon("nb").verb(tokens[verb].lower) is None:
        return None  # That worries environmentalists
    says = lex.verb(tokens[verb].lower, "finite")
    if says is not None and "deny" in says.groups:
        return None  # Det avviser X: what stands before is not what X says
    if clauses.content_start(page, verb, high, masked):
        return None
    speaker = right_of(page, verb + 1, high)
    return ((verb, verb + 1), speaker) if speaker else None
