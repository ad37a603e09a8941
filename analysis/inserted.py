"""Reported speech with its attribution inside it: *The cause, she said, is algae*."""

from __future__ import annotations

from itertools import pairwise

from analysis import attribution, clauses
from analysis.attribution import Attribution
from analysis.draft import Draft
from analysis.finite import has_clause
from analysis.lexicon import lexicon
from analysis.viewpoints import as_put

_PASSIVE = frozenset(("is", "was", "has", "had", "been", "being", "also", "now"))
_MARKS = frozenset("«»“”\"'‘’")


def inside(draft: Draft, low: int, high: int) -> bool:
    """Read *The cause, she said, is algae*, *Too often, she said, nobody asks*."""
    tokens = draft.page.tokens
    commas = [at for at in range(low + 1, high - 2) if tokens[at].text == ","]
    if any(draft.masked[low:high]):
        return False
    for first, second in pairwise(commas):
        if not 3 <= second - first < 14 or (
            _complete(draft, low, first)
            and not _told(draft, low, first, second, high)
            and not lexicon().has(tokens[second + 1].lower, "that")  # It is untrue, he says, that …
        ):
            continue
        if any(token.text in _MARKS for token in tokens[first:second]):
            continue
        if _anonymous(draft, first, second) and _resumes(draft, low, second, high):
            stop = clauses.content_end(draft.page, second + 1, high, draft.masked)
            draft.add(low, stop, "anonymous", (second - 1, second), None, anonymous=True)
            return True
        put = as_put(draft, first + 1, second)
        found = attribution.after(draft.page, first, second)
        if put and put[1] == second:
            found = Attribution("view", (first + 1, first + 2), put[0], second)
        if found is None or found.speaker is None or found.cue is None:
            continue
        resumed = _torn(draft, first) or _resumes(draft, low, second, high)
        if not _whole(draft, found, second) or not resumed:
            continue
        start = first - 1 if lexicon().has(tokens[first - 1].lower, "relative") else low
        stop = clauses.content_end(draft.page, second + 1, high, draft.masked)
        draft.add(start, stop, found.rule, found.cue, found.speaker)
        return True
    return False


def _anonymous(draft: Draft, first: int, second: int) -> bool:
    """Say whether nobody says what an attribution between two commas tells: *it is alleged*."""
    tokens, lex = draft.page.tokens, lexicon("en")
    words = [token.lower for token in tokens[first + 1 : second]]
    if words[0] != "it" or not set(words[1:-1]) <= _PASSIVE or len(words) < 3:
        return False
    told = lex.verb(words[-1], "participle")
    return told is not None and bool(told.groups & {"say", "doubt", "think"})


def _whole(draft: Draft, found: Attribution, second: int) -> bool:
    """Say whether an attribution fills what stands between two commas: *he told me on Friday*."""
    if found.speaker is None:
        return False
    tokens, lex = draft.page.tokens, lexicon()
    first = tokens[found.speaker.first].lower
    if lex.has(first, "relative") or (lex.has(first, "pronouns_it") and found.rule != "speaker-verb"):
        return False
    tail = tokens[found.end : second]
    if tail and lex.has(tail[0].lower, "particles"):
        tail = tail[1:]  # he points out
    return not tail or (
        len(tail) < 6
        and lex.has(tail[0].lower, "prepositions", "calendar", "adverbs", "pronouns_object", "time_nouns")
        and not any(lex.has(token.lower, "auxiliaries", "finite", "that") for token in tail)
    )


def _told(draft: Draft, low: int, first: int, second: int, high: int) -> bool:
    """Say whether the verb stands behind the attribution: *Orders for parts, he noted, rose*."""
    lex, tokens = lexicon("en"), draft.page.tokens
    resumed = second + 1
    while resumed + 2 < high and lex.has(tokens[resumed].lower, "sentence_adverbs", "adverbs"):
        resumed += 1
    following = tokens[resumed].lower
    if draft.page.sentences[draft.page.sentence_at(tokens[low].start)].lang != "en":
        return False
    if tokens[resumed].is_capital or not lex.has(following, "auxiliaries", "finite", "plain_finite"):
        return False
    return not any(
        lex.has(token.lower, "auxiliaries", "finite", "plain_finite") or token.lower.endswith("ed")
        for token in tokens[low + 1 : first]
    )


def _torn(draft: Draft, comma: int) -> bool:
    """Say whether a comma parts an auxiliary from its verb: *Lee had, she said, never been there*."""
    tokens, lex = draft.page.tokens, lexicon()
    last = comma - 1
    while last > 1 and lex.has(tokens[last].lower, "negations", "sentence_adverbs"):
        last -= 1
    return lex.has(tokens[last].lower, "auxiliaries") and tokens[last].text.islower()


def _complete(draft: Draft, low: int, comma: int) -> bool:
    """Say whether the words before a comma are a main clause: not *Though it was easy*, *That is why*."""
    lex, tokens = lexicon(), draft.page.tokens
    if lex.has(tokens[low].lower, "subordinators") or lex.has(tokens[comma - 1].lower, "wh"):
        return False
    if _torn(draft, comma) or _leads_in(draft, low, comma):
        return False
    return has_clause(draft.page, low, comma, draft.masked)


def _leads_in(draft: Draft, low: int, comma: int) -> bool:
    """Say whether the words before a comma only say when or where: *During his years in office*."""
    lex, tokens = lexicon("en"), draft.page.tokens
    if draft.page.sentences[draft.page.sentence_at(tokens[low].start)].lang != "en":
        return False
    words = [token.lower for token in tokens[low:comma]]
    return lex.has(words[0], "prepositions") and not lex.has_any(words, "auxiliaries", "finite")


def _resumes(draft: Draft, low: int, second: int, high: int) -> bool:
    """Say whether what follows an attribution between commas is the rest of the clause before it."""
    tokens, lex = draft.page.tokens, lexicon()
    following = tokens[second + 1].lower
    if lex.has(following, "auxiliaries", "finite", "sentence_adverbs", "future_modals", "hedge_modals"):
        return not lex.has(tokens[low].lower, "openers")
    that = lex.has(following, "that")  # It is untrue, he says, that …
    aside = not that and lex.has(following, "conjunctions", "contrast", "relative")
    return not aside and has_clause(draft.page, second + 1, high, draft.masked)
