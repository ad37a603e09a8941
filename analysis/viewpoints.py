"""Reported speech told by its source: *ifølge X C*, *in X's view, C*, *as X put it, C*."""

from __future__ import annotations

from analysis import clauses
from analysis.draft import Draft
from analysis.finite import definite, has_clause
from analysis.lexicon import lexicon
from analysis.mentions import Mention, right_of

_OPENERS = ("view_openers", "known_openers", "as_openers")
_IF = "if"


def according(draft: Draft, low: int, high: int) -> bool:
    """Read *ifølge X C*, *C, according to X* and *C er ifølge X C*."""
    tokens = draft.page.tokens
    pattern = lexicon().patterns["according_phrases"]
    first = pattern.search(draft.page.text, tokens[low].start, tokens[high - 1].end)
    for at in range(draft.page.at(first.start()), high - 1) if first else ():
        if draft.masked[at]:
            continue
        named = pattern.match(draft.page.text, tokens[at].start)
        if named is None:
            continue
        name = draft.page.at(named.end())
        speaker = (
            _alone(draft, right_of(draft.page, name, high)) if at > low else right_of(draft.page, name, high)
        )
        if speaker is None:
            return False
        cue = (at, name)
        after = speaker.last
        opens = tokens[at - 1].text in ":;" or not any(token.is_word for token in tokens[low:at])
        if at == low or opens:
            verb_second = clauses.verb_second(draft.page, speaker, high)
            speaker = Mention(speaker.first, verb_second) if verb_second else speaker
            after = speaker.last
            start = _after_comma(draft, after, high) if not verb_second else after
            stop = clauses.content_end(draft.page, start, high, draft.masked)
        else:
            start = draft.frame(at, low)
            stop = at
            if tokens[at - 1].text == ",":
                stop = at - 1
            following = [token for token in tokens[after:high] if token.is_word]
            inside = lexicon().has(
                tokens[at - 1].lower, "auxiliaries"
            )  # Kula kan ifølge politiet være farlig
            closed = after < high and tokens[after].text == "," and tokens[at - 1].text == ","
            closed = (
                closed and lexicon().has(following[0].lower, "auxiliaries", "finite") if following else False
            )
            if (
                closed  # The verdict, according to Moss, was just
                or inside
                or (len(following) > 3 and tokens[at - 1].text != ",")
                or (after < high and tokens[after].text == "," and len(following) > 2)
            ):
                stop = clauses.content_end(draft.page, after, high, draft.masked)
        if stop - start >= 2:
            draft.add(start, stop, "according", cue, speaker)
            return True
        return False
    return False


def _alone(draft: Draft, speaker: Mention | None) -> Mention | None:
    """Cut a speaker inside a clause to its definite noun: *Kula kan ifølge brannvesenet inneholde gift*."""
    if speaker is None or speaker.last - speaker.first < 2:
        return speaker
    tokens = draft.page.tokens
    first, following = tokens[speaker.first], tokens[speaker.first + 1]
    whole = (
        following.is_capital
        or not following.is_word
        or lexicon().has(following.lower, "prepositions", "name_particles")
    )
    alone = first.text.islower() and definite(first.lower)
    return Mention(speaker.first, speaker.first + 1) if alone and not whole else speaker


def _after_comma(draft: Draft, after: int, high: int) -> int:
    """Return where the clause begins after *According to court papers seen by Reuters,*."""
    tokens = draft.page.tokens
    for at in range(after, min(high - 2, after + 8)):
        if tokens[at].text == ",":
            return at + 1
        if not tokens[at].is_word or lexicon().has(tokens[at].lower, "auxiliaries", "finite"):
            break
    return after


def viewpoint(draft: Draft, low: int, high: int) -> bool:
    """Read *In X's view, C*, *Etter X' mening C*, *C, in her view*, *Slik X ser det, C*, *As X put it, C*."""
    tokens = draft.page.tokens
    opening = lexicon().union(*_OPENERS)
    places = [low, *[at + 1 for at in range(low, high - 4) if tokens[at].text == ","]]
    for at in places if low < high - 3 else ():
        if draft.masked[at] or not (tokens[at].lower in opening or tokens[at].lower == _IF):
            continue
        found = _view(draft, at, high) or as_put(draft, at, high)
        if found is None:
            continue
        owner, end = found
        if at == low:
            start = end + 1 if end < high and tokens[end].text == "," else end
            stop = clauses.content_end(draft.page, start, high, draft.masked)
        else:
            start, stop = draft.frame(at, low), at - 1
        if stop - start < 2 or not has_clause(draft.page, start - 1, stop, draft.masked):
            return False
        draft.add(start, stop, "view", (owner.last, end) if end > owner.last else (at, at + 1), owner)
        return True
    return False


def _view(draft: Draft, at: int, high: int) -> tuple[Mention, int] | None:
    """Return whose view a phrase such as *in X's view* tells, and the token after it."""
    tokens, lex = draft.page.tokens, lexicon()
    if not lex.has(tokens[at].lower, "view_openers"):
        return None
    if tokens[at + 1].lower == "the" and lex.has(tokens[at + 2].lower, "views"):
        owner = right_of(draft.page, at + 4, high) if tokens[at + 3].lower == "of" and at + 4 < high else None
        return (owner, owner.last) if owner else None  # by the count of X
    for noun in range(at + 2, min(high, at + 9)):
        word = tokens[noun].lower
        if not tokens[noun].is_word and tokens[noun].text not in "'’.":
            return None
        if lex.has(word, "views"):
            owner = Mention(at + 1, noun)
            last = tokens[noun - 1]
            alone = noun - at == 2 or (noun - at == 3 and last.lower in ("own", "egen", "eget"))
            last = tokens[at + 1] if alone else last
            if alone and lex.has(last.lower, "possessive_he", "possessive_she", "possessive_they"):
                return Mention(at + 1, at + 2), noun + 1
            genitive = last.text in ("'", "’") or last.lower.endswith(("'s", "’s", "s"))
            return (owner, noun + 1) if genitive else None
        if lex.has(word, "auxiliaries", "prepositions"):
            return None
    return None


def _known_to(draft: Draft, at: int) -> int:
    """Return how many words open *etter det X erfarer*, *så vidt X vet*, *the way X tells it*; 0 for none."""
    page, lex = draft.page, lexicon()
    if not lex.has(page.tokens[at].lower, "known_openers"):
        return 0
    found = lex.patterns["known_phrases"].match(page.text, page.tokens[at].start)
    return page.at(found.end()) - at if found else 0


def as_put(draft: Draft, at: int, high: int) -> tuple[Mention, int] | None:
    """Return who speaks in *As X put it*, *Slik X ser det*, and the token after it."""
    page, lex = draft.page, lexicon()
    believed = page.tokens[at].lower == _IF  # if X is to be believed
    opened = 1
    if not believed and not lex.has(page.tokens[at].lower, "as_openers"):
        opened = _known_to(draft, at)
        if not opened:
            return None
    speaker = right_of(page, at + opened, high)
    if speaker is None or lex.has(page.tokens[speaker.first].lower, "pronouns_first", "generic_you"):
        return None
    end = speaker.last
    while end < high and lex.has(page.tokens[end].lower, "sentence_adverbs"):
        end += 1
    said = (
        lex.patterns["believed_phrases" if believed else "as_put_phrases"].match(
            page.text, page.tokens[end].start
        )
        if end < high
        else None
    )
    return (speaker, page.at(said.end())) if said else None
