"""What stands beside a passage that a text, an answer or a named source tells, and no subject of a verb."""

from __future__ import annotations

from analysis.lexicon import lexicon
from analysis.mentions import Mention, right_of
from analysis.page import Page

Told = tuple[tuple[int, int], Mention | None, int]  # the cue, the speaker, the token after both


def in_document(page: Page, place: int, high: int) -> Told | None:
    """Read *heter det i en pressemelding fra X*, *går det fram av D*, *viser D*, *D shows*."""
    tokens = page.tokens
    lex = lexicon()
    if place + 2 >= high:
        return None
    said = lex.patterns["telling_phrases"].match(page.text, tokens[place].start)
    if said:  # it says in the log
        text = right_of(page, page.at(said.end()), high) if page.at(said.end()) < high else None
        return ((place, page.at(said.end())), text, text.last) if text else None
    if tokens[place + 1].lower != "det":
        return None
    if not lex.has(tokens[place].lower, "told_in"):
        return None
    for at in range(place + 2, min(high, place + 6)):
        if lex.has(tokens[at].lower, "told_prepositions"):
            speaker = right_of(page, at + 1, high)
            end = speaker.last if speaker else at + 1
            return (place, place + 2), speaker, end
        if lex.has(tokens[at].lower, "that"):
            break
    return None


def answer(page: Page, place: int, high: int) -> Told | None:
    """Read *lyder dommen fra X*, *lød svaret*, *came the reply from X*: who speaks may be left open."""
    tokens, lex = page.tokens, lexicon()
    if not lex.has(tokens[place].lower, "answer_verbs"):
        return None
    noun = place + 1
    owned = noun + 1 < high and lex.has(tokens[noun].lower, "possessives")
    if owned or (noun + 1 < high and lex.has(tokens[noun].lower, "articles_definite")):
        noun += 1
    whose = noun + 1 < high and tokens[noun].is_capital and tokens[noun].lower.endswith(("s", "s'", "s’"))
    if whose:
        noun += 1  # er Moes kommentar, was Moe's reply
    if noun + 1 < high and not lex.has(tokens[noun].lower, "answers"):
        noun += 1  # the curt reply
    if noun >= high or not lex.has(tokens[noun].lower, "answers"):
        return None
    speaker, end = (Mention(place + 1, place + 2) if owned or whose else None), noun + 1
    if noun + 1 < high and lex.has(tokens[noun + 1].lower, "answer_prepositions"):
        named = right_of(page, noun + 2, high)
        if named:
            speaker, end = named, named.last
    elif noun + 1 < high and lex.has(tokens[noun + 1].lower, "possessives"):
        speaker, end = Mention(noun + 1, noun + 2), noun + 2
    return (place, noun + 1), speaker, end


def of_document(page: Page, place: int, verb: int) -> Mention | None:
    """Return the document before a verb: *figures show*, *a survey by the League shows*."""
    lex, tokens = lexicon(), page.tokens
    head = next(
        (at for at in range(place, min(verb, place + 6)) if lex.has(tokens[at].lower, "documents")), verb
    )
    if head == verb or any(tokens[at].text == "," for at in range(place, verb)):
        return None
    if any(lex.has(tokens[at].lower, "auxiliaries", "prepositions") for at in range(place, head)):
        return None
    end = verb
    while end - 1 > head and lex.has(tokens[end - 1].lower, "auxiliaries", "adverbs"):
        end -= 1
    return Mention(place, end)


def named_document(page: Page, at: int, high: int) -> bool:
    """Say whether a word that may be a verb is a document before its verb: *leaked emails show*."""
    lex = lexicon("en")
    if at + 1 >= high or not lex.has(page.tokens[at].lower, "documents"):
        return False
    shows = lex.verb(page.tokens[at + 1].lower, "finite")
    return shows is not None and "document" in shows.groups


def source(page: Page, place: int, high: int) -> Told | None:
    """Read *ifølge X* and nothing more, as after *– A, ifølge X.*"""
    named = lexicon().patterns["according_phrases"].match(page.text, page.tokens[place].start)
    name = page.at(named.end()) if named else high
    speaker = right_of(page, name, high) if name < high else None
    if speaker is None or speaker.last >= high or page.tokens[speaker.last].is_word:
        return None
    return (place, name), speaker, speaker.last
