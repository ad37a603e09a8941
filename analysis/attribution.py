"""Find who says a passage, and with which words, from what stands right before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis import told
from analysis.cue_words import Lexicon
from analysis.homographs import likely_noun
from analysis.lexicon import lexicon
from analysis.mentions import Mention, right_of
from analysis.page import Page, Token
from analysis.preceding import left_of
from analysis.roles import is_given
from analysis.subjects import shared_subject, subject

_QUOTE_GROUPS = ("say", "think", "doubt", "admit", "deny", "predict", "ask", "colour")
_REACH = 24
_NEVER_TURNED = frozenset(("told", "tells", "tell"))  # whom they told follows them


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and a speaker by their tokens; ``end`` is the token after both."""

    rule: str
    cue: tuple[int, int] | None
    speaker: Mention | None
    end: int


def speaks(word: str) -> bool:
    """Say whether a lower-case word is a finite verb that can carry a quotation."""
    return word in lexicon().forms_of("finite", *_QUOTE_GROUPS)


def speaks_at(page: Page, at: int) -> bool:
    """Say whether a verb that can carry a quotation stands at a token: *says*, *went on*."""
    token = page.tokens[at]
    if speaks(token.lower):
        return True
    lex = lexicon()
    if not lex.has(token.lower, "hearing_verbs", "phrasal_verbs"):
        return False
    return hears(page, at) or lex.patterns["spoken_phrases"].match(page.text, token.start) is not None


def hears(page: Page, at: int) -> bool:
    """Say whether a court or the like hears something at a token: what it hears somebody says there."""
    lex, tokens = lexicon(), page.tokens
    word = tokens[at].lower
    if at == 0 or not lex.has(word, "hearing_verbs"):
        return False
    if lex.verb(word) and tokens[at - 1].lower not in ("was", "were", "been", "ble", "blir", "blitt"):
        return False  # the jury was told, but not the judge told the court
    before = at - 1
    while before > 0 and lex.has(tokens[before].lower, "auxiliaries", "adverbs"):
        before -= 1
    return lex.has(tokens[before].lower, "hearing_bodies")


def verb_at(page: Page, at: int, low: int) -> bool:
    """Say whether a token that looks like a reporting verb stands where a verb can: not *the promise*."""
    token = page.tokens[at]
    if token.is_capital and at > low:
        return False
    if at == low:
        return True
    lex = lexicon()
    before = page.tokens[at - 1].lower
    if page.tokens[at - 1].is_capital and is_given(before):
        return True  # Per, who is no preposition
    if likely_noun(page, at, low):
        return False
    if before in ("det", "dette", "de", "den", "this", "that", "these"):
        return True
    earlier = page.tokens[at - 2]
    if earlier.lower in ("a", "an") and at - 2 >= low and _base_form(token.lower):
        return False  # a similar pledge
    opens = at - 1 == low or not earlier.is_word or lex.has(earlier.lower, "conjunctions")
    if earlier.lower == "to" and token.lower.endswith("s") and not lex.has(before, "roles", "pronouns_it"):
        return bool(page.tokens[at - 1].is_capital)  # to answer questions
    if earlier.lower in ("of", "til") and at - 2 > low and not lex.has(before, "articles_definite"):
        return True  # the mother of three said
    if opens and before in ("another", "one"):
        return not token.lower.endswith(("s", "ing"))  # Another said …
    if opens and lex.has(before, "quantifiers"):
        return not token.lower.endswith("s")  # some claim, but not some claims
    if lex.has(before, "possessives") and at - 2 >= low and lexicon("nb").verb(token.lower, "finite"):
        owned = page.tokens[at - 2].lower  # advokaten hans mener
        return lex.has(owned, "roles", "sources") or owned.endswith(("en", "et", "a", "ene"))
    return not lex.has(before, "articles_definite", "articles_indefinite", "possessives", "prepositions")


def _base_form(word: str) -> bool:
    """Say whether a word is the plain form of an English verb, which may be a noun: *pledge*, *claim*."""
    verb = lexicon("en").verb(word, "finite")
    return verb is not None and verb.lemma in (f"{word}s", f"{word}es")


def after(page: Page, place: int, high: int) -> Attribution | None:
    """Read the attribution that begins at token ``place``, right after a passage.

    Covers *sier X*, *said X*, *X said*, *X, who …, said* and *heter det i D*.
    """
    tokens = page.tokens
    while place < high and tokens[place].text in (",", "–", "—", "»", "”", '"'):
        place += 1
    if place >= high:
        return None
    document = told.in_document(page, place, high)
    if document:
        return Attribution("document", *document)
    answer = told.answer(page, place, high)
    if answer:
        return Attribution("verb-speaker", *answer)
    if speaks(tokens[place].lower):
        speaker = None if tokens[place].lower in _NEVER_TURNED else right_of(page, place + 1, high)
        if speaker:
            speaker = _unsplit(page, place, speaker)
            return Attribution("verb-speaker", (place, place + 1), speaker, speaker.last)
    perfect = lexicon().has(tokens[place].lower, "auxiliaries") and place + 2 < high
    if perfect and lexicon().verb(tokens[place + 1].lower, "participle"):  # a déclaré X
        speaker = right_of(page, place + 2, high)
        if speaker and any(token.is_capital for token in tokens[speaker.first : speaker.last]):
            return Attribution("verb-speaker", (place + 1, place + 2), speaker, speaker.last)
    return _parted(page, place, high) or _speaker_verb(page, place, high)


def _parted(page: Page, place: int, high: int) -> Attribution | None:
    """Read a verb in two parts round its subject: *har hun sagt*, *vil han vite*, *skyter hun inn*."""
    tokens, lex = page.tokens, lexicon()
    word = tokens[place].lower
    split = lex.has(word, "split_verbs")
    if not split and not lex.has(word, "parted_openers"):
        return None
    speaker = right_of(page, place + 1, high)
    if speaker is None:
        return None
    cut = 0
    for last in range(speaker.first + 1, min(speaker.last + 2, high)):
        second = tokens[last].lower
        if second == "fått" and not split:
            cut = last  # har VG fått bekreftet
            continue
        if last > speaker.last and not cut:
            break
        if split and lex.has(second, "split_particles"):
            return Attribution("verb-speaker", (place, place + 1), Mention(speaker.first, last), last + 1)
        if not split and (lex.verb(second, "participle") or infinitive(second)):
            return Attribution(
                "verb-speaker", (last, last + 1), Mention(speaker.first, cut or last), last + 1
            )
    return None


def _unsplit(page: Page, verb: int, speaker: Mention) -> Mention:
    """Take the particle of *slår panelet fast* off the mention before it."""
    lex, last = lexicon(), page.tokens[speaker.last - 1]
    apart = lex.has(page.tokens[verb].lower, "split_verbs") and lex.has(last.lower, "split_particles")
    return Mention(speaker.first, speaker.last - 1) if apart and speaker.last - speaker.first > 1 else speaker


def infinitive(word: str) -> bool:
    """Say whether a lower-case word is the infinitive of a reporting verb: *fortelle*, *si*, *vite*."""
    lex = lexicon()
    if lex.has(word, "infinitives"):
        return True
    return word[-1:] in "eåio" and bool(
        lex.verb(word + "r", "finite") or (len(word) < 4 and lex.verb(word + "er", "finite"))
    )


def _speaker_verb(page: Page, place: int, high: int) -> Attribution | None:
    """Read *the official said*: a mention, perhaps with an aside, and a verb."""
    tokens = page.tokens
    lex = lexicon()
    if lex.has(tokens[place].lower, "conjunctions", "subordinators", "relative", "contrast"):
        return None
    known, others = lex.verbs, lex.union("hearing_verbs", "phrasal_verbs", "auxiliaries", "that")
    commas = 0
    aside = False
    for at in range(place + 1, min(high, place + _REACH)):
        word = tokens[at].lower
        if word in ':;?!«»“”"':
            return None
        if word == ",":
            commas += 1
            aside = at + 1 < high and tokens[at + 1].lower in ("who", "som")
        if aside or not (word in known or word in others) or told.named_document(page, at, high):
            continue  # a porter, who asked not to be named, said; post-mortem reports show
        shown = lex.verb(word, "finite")
        document = told.of_document(page, place, at) if shown and "document" in shown.groups else None
        if document:
            return Attribution("speaker-verb", (at, at + 1), document, at + 1)
        if not (speaks_at(page, at) and verb_at(page, at, place)):
            breaks = lex.has(word, "auxiliaries") or (lex.has(word, "that") and not _place(page, at))
            if breaks and not commas and not _perfect(page, at, high):
                return None
            continue
        speaker = left_of(page, at, place)
        if speaker is None or speaker.first > place + 1:
            return None
        return Attribution("speaker-verb", (at, at + 1), speaker, at + 1)
    return None


def _place(page: Page, at: int) -> bool:
    """Say whether *at* is the English preposition: *a doctor at the hospital said*."""
    sentence = page.sentences[page.sentence_at(page.tokens[at].start)]
    return sentence.lang == "en" and lexicon("en").has(page.tokens[at].lower, "prepositions")


def _perfect(page: Page, at: int, high: int) -> bool:
    if page.tokens[at].lower not in ("has", "had", "have", "har", "hadde"):
        return False
    return any(
        lexicon().verb(page.tokens[i].lower, "participle") is not None
        for i in range(at + 1, min(high, at + 3))
    )


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
        found = with_subject(page, at, low, place, "before")
        if found is None and at > low + 1 and tokens[at - 1].lower in ("og", "men", "and", "but"):
            whose = shared_subject(page, low, at)  # Moe mente C, men la til: «…»
            return Attribution("before", (at, at + 1), whose, place) if whose else None
        return found
    saying = lexicon().verb(tokens[last].lower, "ing")
    if saying and not saying.groups.isdisjoint(_QUOTE_GROUPS):  # … signed it, saying, “…”
        whose = shared_subject(page, low, last) or left_of(page, low + 1, low)
        return Attribution("before", (last, last + 1), whose, place) if whose else None
    if not colon:
        return None
    lex = lexicon()
    verbs = (i for i in range(low, last + 1) if _in_between(tokens[i], lex))
    end = next(verbs, last + 1)
    speaker = he_or_she(page, low, last + 1) or left_of(page, end, low)
    return Attribution("colon", None, speaker, place) if speaker else None


def _in_between(token: Token, lex: Lexicon) -> bool:
    """Say whether a verb follows the subject of a clause that a colon ends: *Moss put it bluntly:*."""
    return lex.has(token.lower, "auxiliaries") or (token.text.islower() and lex.has(token.lower, "finite"))


def he_or_she(page: Page, low: int, high: int) -> Mention | None:
    """Return the pronoun of a clause that leads up to a colon: *Selv maner hun til varsomhet:*."""
    lex = lexicon()
    at = next(
        (i for i in range(low, high) if lex.has(page.tokens[i].lower, "pronouns_he", "pronouns_she")), high
    )
    return Mention(at, at + 1) if at < high else None


def with_subject(page: Page, verb: int, low: int, high: int, rule: str) -> Attribution | None:
    """Read the reporting verb at token ``verb`` with its subject, on either side of it."""
    speaker = subject(page, verb, low, high, clause=rule not in ("fragment", "denial"))
    if speaker is None:
        return None
    return Attribution(rule, (verb, verb + 1), speaker, max(verb + 1, speaker.last))
