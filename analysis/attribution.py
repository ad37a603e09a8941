"""Find who says a passage, and with which words, from what stands right before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.lexicon import lexicon
from analysis.mentions import Mention, left_of, right_of
from analysis.page import Page
from analysis.subjects import shared_subject, subject

_QUOTE_GROUPS = frozenset(("say", "think", "doubt", "admit", "deny", "predict", "ask", "colour"))
_REACH = 24


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and a speaker by their tokens; ``end`` is the token after both."""

    rule: str
    cue: tuple[int, int] | None
    speaker: Mention | None
    end: int


def speaks(word: str) -> bool:
    """Say whether a lower-case word is a finite verb that can carry a quotation."""
    return any(
        verb.form == "finite" and verb.groups & _QUOTE_GROUPS for verb in lexicon().verbs.get(word, ())
    )


def verb_at(page: Page, at: int, low: int) -> bool:
    """Say whether a token that looks like a reporting verb stands where a verb can: not *the promise*."""
    token = page.tokens[at]
    if token.is_capital and at > low:
        return False
    if at == low:
        return True
    lex = lexicon()
    before = page.tokens[at - 1].lower
    if before in ("det", "dette", "de", "den", "this", "that", "these"):
        return True
    earlier = page.tokens[at - 2]
    opens = at - 1 == low or not earlier.is_word or lex.has(earlier.lower, "conjunctions")
    if earlier.lower == "to" and token.lower.endswith("s") and not lex.has(before, "roles", "pronouns_it"):
        return bool(page.tokens[at - 1].is_capital)  # to answer questions
    if earlier.lower in ("of", "til") and at - 2 > low and not lex.has(before, "articles_definite"):
        return True  # the mother of three said
    if opens and lex.has(before, "quantifiers"):
        return not token.lower.endswith("s")  # some claim, but not some claims
    if lex.has(before, "possessives") and at - 2 >= low and lexicon("nb").verb(token.lower, "finite"):
        owned = page.tokens[at - 2].lower  # advokaten hans mener
        return lex.has(owned, "roles", "sources") or owned.endswith(("en", "et", "a", "ene"))
    return not lex.has(before, "articles_definite", "articles_indefinite", "possessives", "prepositions")


def after(page: Page, place: int, high: int) -> Attribution | None:
    """Read the attribution that begins at token ``place``, right after a passage.

    Covers *sier X*, *said X*, *X said*, *X, who …, said* and *heter det i D*.
    """
    tokens = page.tokens
    while place < high and tokens[place].text in (",", "–", "—", "»", "”", '"'):
        place += 1
    if place >= high:
        return None
    document = _in_document(page, place, high)
    if document:
        return document
    if speaks(tokens[place].lower):
        particle = 1
        speaker = right_of(page, place + particle, high)
        if speaker:
            return Attribution("verb-speaker", (place, place + 1), speaker, speaker.last)
    perfect = lexicon().has(tokens[place].lower, "auxiliaries") and place + 2 < high
    if perfect and lexicon().verb(tokens[place + 1].lower, "participle"):  # a déclaré X
        speaker = right_of(page, place + 2, high)
        if speaker and any(token.is_capital for token in tokens[speaker.first : speaker.last]):
            return Attribution("verb-speaker", (place + 1, place + 2), speaker, speaker.last)
    auxiliary = tokens[place].lower in ("har", "hadde", "skal", "vil")
    if auxiliary:
        speaker = right_of(page, place + 1, high)
        participle = speaker.last if speaker else high
        if speaker and participle < high and lexicon().verb(tokens[participle].lower, "participle"):
            return Attribution("verb-speaker", (participle, participle + 1), speaker, participle + 1)
    return _speaker_verb(page, place, high)


def _speaker_verb(page: Page, place: int, high: int) -> Attribution | None:
    """Read *the official said*: a mention, perhaps with an aside, and a verb."""
    tokens = page.tokens
    lex = lexicon()
    if lex.has(tokens[place].lower, "conjunctions", "subordinators", "relative", "contrast"):
        return None
    commas = 0
    for at in range(place + 1, min(high, place + _REACH)):
        word = tokens[at].lower
        if tokens[at].text in ':;?!«»“”"':
            return None
        commas += tokens[at].text == ","
        shown = lex.verb(word, "finite")
        if not (speaks(word) and verb_at(page, at, place)) and not (
            shown and "document" in shown.groups and lex.has(tokens[at - 1].lower, "documents")
        ):
            if lex.has(word, "auxiliaries", "that") and not commas and not _perfect(page, at, high):
                return None
            continue
        speaker = left_of(page, at, place)
        if speaker is None or speaker.first > place + 1:
            return None
        return Attribution("speaker-verb", (at, at + 1), speaker, at + 1)
    return None


def _perfect(page: Page, at: int, high: int) -> bool:
    if page.tokens[at].lower not in ("has", "had", "have", "har", "hadde"):
        return False
    return any(
        lexicon().verb(page.tokens[i].lower, "participle") is not None
        for i in range(at + 1, min(high, at + 3))
    )


def _in_document(page: Page, place: int, high: int) -> Attribution | None:
    """Read *heter det i en pressemelding fra X*, *går det fram av D*, *viser D*, *D shows*."""
    tokens = page.tokens
    lex = lexicon()
    if place + 2 >= high or tokens[place + 1].lower != "det":
        return None
    if tokens[place].lower not in (
        "heter",
        "het",
        "står",
        "sto",
        "stod",
        "går",
        "gikk",
        "framgår",
        "fremgår",
        "lyder",
        "skrives",
    ):
        return None
    for at in range(place + 2, min(high, place + 6)):
        if tokens[at].lower in ("i", "av", "på"):
            speaker = right_of(page, at + 1, high)
            end = speaker.last if speaker else at + 1
            return Attribution("document", (place, place + 2), speaker, end)
        if lex.has(tokens[at].lower, "that"):
            break
    return None


def before(page: Page, place: int, low: int) -> Attribution | None:
    """Read the attribution that ends right before token ``place``, where a passage begins.

    Covers *X sier:*, *X said,*, *X told Y:* and *X er uenig:*. ``low`` is the first
    token of the sentence.
    """
    tokens = page.tokens
    last = place - 1
    if last < low:
        return None
    colon = tokens[last].text == ":"
    if tokens[last].text in (":", ","):
        last -= 1
    for at in range(last, max(low - 1, last - _REACH), -1):
        if not tokens[at].is_word and tokens[at].text not in "()'’,." and at != last:
            break
        if not speaks(tokens[at].lower) or not verb_at(page, at, low):
            if tokens[at].text == "," and not colon:
                break
            continue
        if not colon and tokens[last + 1].text != "," and at != last:
            return None
        return with_subject(page, at, low, place, "before")
    saying = lexicon().verb(tokens[last].lower, "ing")
    if saying and saying.groups & _QUOTE_GROUPS:  # … signed it, saying, “…”
        whose = shared_subject(page, low, last) or left_of(page, low + 1, low)
        return Attribution("before", (last, last + 1), whose, place) if whose else None
    if not colon:
        return None
    end = next((i for i in range(low, last + 1) if lexicon().has(tokens[i].lower, "auxiliaries")), last + 1)
    speaker = left_of(page, end, low)
    return Attribution("colon", None, speaker, place) if speaker else None


def with_subject(page: Page, verb: int, low: int, high: int, rule: str) -> Attribution | None:
    """Read the reporting verb at token ``verb`` with its subject, on either side of it."""
    speaker = subject(page, verb, low, high, clause=rule not in ("fragment", "denial"))
    if speaker is None:
        return None
    return Attribution(rule, (verb, verb + 1), speaker, max(verb + 1, speaker.last))
