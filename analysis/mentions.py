"""Read the mention of a speaker to the right of a reporting verb; to its left: `preceding.py`.

No parser and no name model: in the slot beside a reporting verb a mention is a
pronoun, a name with titles before it and a party after it, or a noun phrase.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.cue_words import Lexicon
from analysis.lexicon import lexicon
from analysis.page import Page
from analysis.roles import THE_PERSON, exonyms, is_given, is_role

LONGEST = 14
OBJECT_FORMS = ("object_he", "object_she", "object_they", "the_same_person")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention by its tokens: ``first`` to ``last``, exclusive."""

    first: int
    last: int


def is_pronoun(word: str, lex: Lexicon) -> bool:
    """Say whether a lower-case word is a personal pronoun that can speak."""
    return lex.has(word, "pronouns_he", "pronouns_she", "pronouns_they", "pronouns_first")


def right_of(page: Page, place: int, high: int) -> Mention | None:
    """Read the mention that begins at token ``place`` (the subject of an inverted verb)."""
    lex = lexicon()
    tokens = page.tokens
    while place < high and tokens[place].lower in ("også", "also", "then", "da", "så", "altså", "nå"):
        place += 1
    if place >= high or not tokens[place].is_word:
        return None
    word = tokens[place].lower
    following = tokens[place + 1] if place + 1 < high else None
    ended = following is None or not following.is_word or stops(following.lower, lex)
    if lex.has(word, *OBJECT_FORMS) and (ended or not lex.has(word, "possessives")):
        return Mention(place, place + 1)  # ifølge ham; not according to her daughter
    if is_pronoun(word, lex) and (
        word not in ("de", "den", "det")
        or following is None
        or not following.is_word
        or stops(following.lower, lex)
    ):
        return Mention(place, place + 1)
    if lex.has(word, "that") and word != "that":
        return None
    named = tokens[place].is_capital and is_given(word)  # Per, Even
    if (
        lex.has(word, "prepositions", "conjunctions", "pronouns_it")
        and not named
        and not lex.has(word, "articles_definite")
    ):
        return None
    last = _phrase_end(page, place, high)
    last = _name_after_comma(page, place, last, high)
    if last - place == 1 and lex.has(word, "pronouns_it"):
        return None
    return Mention(place, last) if last > place and names_something(page, place, last) else None


def _phrase_end(page: Page, place: int, high: int) -> int:
    """Return the token after the noun phrase that begins at ``place``."""
    lex = lexicon()
    tokens = page.tokens
    at = place
    named = False
    described = False
    while at < min(high, place + LONGEST):
        token = tokens[at]
        after = tokens[at + 1] if at + 1 < high else None
        if token.text == "(":
            close = next((i for i in range(at + 1, min(high, at + 6)) if tokens[i].text == ")"), -1)
            if close < 0 or at == place:
                break
            at = close + 1
            continue
        if token.text == "," and not named and after is not None and after.is_capital and described:
            at += 1  # professor i økonomi ved NTNU, Kari Lie
            named = True
            continue
        if token.text in (".", "&", "’", "'") and after is not None and after.is_capital and at > place:
            if (
                token.text == "."
                and (len(tokens[at - 1].text) > 1 or not tokens[at - 1].is_word)
                and tokens[at - 1].lower not in ABBREVIATED
            ):
                break
            at += 1
            continue
        if not token.is_word:
            break
        if token.is_capital:
            named = True
        elif named and token.text.isdigit() and lex.has(tokens[at - 1].lower, "numbered_names"):
            pass  # TV 2
        elif named:
            if lex.has(token.lower, "name_particles") and after is not None and after.is_capital:
                pass
            elif _titled(page, at, high):
                pass  # Nordtel director Marte Hovland, Finnish transport minister Paavo Rinne
            elif _genitive(page, at, high):
                named = False
            elif (token.lower in ("og", "and") and after is not None and after.is_capital) or _belongs(
                page, at, high
            ):
                at += 1
                continue
            else:
                break
        elif at > place and (
            lex.has(token.lower, "role_prepositions") or (token.lower == "av" and _belongs(page, at, high))
        ):
            if not _belongs(page, at, high):
                break
        elif at > place and _manner(page, at):
            break
        elif at > place + 1 and token.lower == "her" and tokens[at - 1].lower == "of":
            pass  # one of her lawyers
        elif at > place and (stops(token.lower, lex) or is_pronoun(token.lower, lex)):
            before = tokens[place].lower
            counted = at == place + 1 and lex.has(before, "articles_indefinite")
            late = at == place + 1 and after is not None and lex.has(token.lower, "late_adjectives")
            if late and (counted or lex.has(before, "articles_definite", "possessives")):
                described = True
                at += 1
                continue  # den tidligere nattsjefen, the then mayor
            moved = at + 2 < high and tokens[at + 1].text.islower() and tokens[at + 2].is_capital
            if not (counted and (_noun(token.lower) or moved)):
                break  # not so: a note, en tydelig preget Kari Lund
        described = True
        at += 1
    while at > place and not (tokens[at - 1].is_word or tokens[at - 1].text == ")"):
        at -= 1
    while at - 1 > place and lex.has(tokens[at - 1].lower, "prepositions", "conjunctions"):
        at -= 1
    return at


def _titled(page: Page, at: int, high: int) -> bool:
    """Say whether a title of up to three words leads from one name to another."""
    lex = lexicon()
    for place in range(at, min(high - 1, at + 3)):
        token = page.tokens[place]
        if not token.is_word or token.is_capital or stops(token.lower, lex):
            return False
        if page.tokens[place + 1].is_capital:
            return is_role(token.lower)
    return False


def _manner(page: Page, at: int) -> bool:
    """Say whether a word tells how somebody speaks: *sier ordføreren kort*, *said the mayor drily*."""
    lex = lexicon()
    word, noun = page.tokens[at].lower, page.tokens[at - 1].lower
    if word.endswith("ly") and is_role(noun) and not lex.has(word, "organisations"):
        return True
    known = is_role(noun) or lex.has(noun, "sources", "organisations", "persons") or noun.endswith(THE_PERSON)
    whole = known and noun.endswith(("en", "et", "ene", "a")) and not lex.has(word, "possessives")
    return whole and not lex.has(word, "role_prepositions")


def _name_after_comma(page: Page, place: int, last: int, high: int) -> int:
    """Take in a name that follows a description: *mor til to, Anne-Lise Dahl*."""
    tokens = page.tokens
    lex = lexicon()
    owned = any(lex.has(token.lower, "prepositions") for token in tokens[place:last])
    named = any(token.is_capital and token.lower not in exonyms() for token in tokens[place:last])
    if tokens[place].is_capital or (not owned and named):
        return last
    comma = next((at for at in range(last, min(high, last + 8)) if not tokens[at].is_word), high)
    if comma + 1 >= high or tokens[comma].text != "," or not tokens[comma + 1].is_capital:
        return last
    end = comma + 1
    while end < high and tokens[end].is_capital:
        end += 1
    return end if end - comma > 2 or (end < high and tokens[end].text in ",.") else last


ABBREVIATED = frozenset(
    ["dr", "mr", "mrs", "ms", "prof", "st", "jr", "sr", "sen", "rep", "gov", "gen", "rev"]
)


def _genitive(page: Page, at: int, high: int) -> bool:
    """Say whether a name before token ``at`` owns an office: *Norrønas daglige leder Beate Holt*."""
    owner = page.tokens[at - 1].lower
    return owner.endswith("s") and any(is_role(token.lower) for token in page.tokens[at : min(high, at + 3)])


def _belongs(page: Page, at: int, high: int) -> bool:
    """Say whether a preposition's phrase is part of the mention: *of the Polar Institute*."""
    lex = lexicon()
    tokens = page.tokens
    if not lex.has(tokens[at].lower, "role_prepositions") or at + 1 >= high:
        return False
    following = tokens[at + 1]
    counted = lex.has(tokens[at - 1].lower, "articles_indefinite", "quantifiers")
    if counted and tokens[at].lower in ("av", "of"):
        some = lex.has(following.lower, *OBJECT_FORMS, "articles_definite", "possessives")
        return some or following.lower.endswith(("ene", "erne"))  # en av grunneierne, one of them
    if following.is_capital:
        if tokens[at].lower in ("by", "av") and not lex.has(tokens[at - 1].lower, "documents", "made_words"):
            return False
        if tokens[at].lower in ("på", "on"):
            return False
        if tokens[at].lower in ("in", "i") and lex.has(following.lower, "calendar"):
            return False  # in May
        return not following.lower.startswith(_DAYS)
    if following.lower == "the" and at + 2 < high:
        return tokens[at + 2].is_capital or (
            lex.has(tokens[at].lower, "role_prepositions") and tokens[at].lower in ("of", "for", "at", "from")
        )
    head = tokens[at - 1].lower
    if tokens[at].lower in ("by", "av") and not lex.has(head, "documents", "made_words"):
        return False
    if tokens[at].lower in ("i", "in", "på", "on") and not lex.has(head, "sources"):
        return (
            lex.has(head, "roles")
            and not lex.has(following.lower, "articles_indefinite", "articles_definite", "possessives")
            and following.lower not in _TIMES
        )
    return (
        lex.has(head, "roles", "sources", "documents", "organisations")
        and following.lower not in _TIMES
        and (not lex.has(following.lower, "articles_indefinite", "pronouns_it") or _of_one(page, at, high))
    )


def _of_one(page: Page, at: int, high: int) -> bool:
    """Say whether a noun follows a count: *the mother of one victim*, not *the mother of three*."""
    lex, tokens = lexicon(), page.tokens
    if tokens[at].lower not in ("of", "til") or at + 2 >= high or not tokens[at + 2].is_word:
        return False
    noun = tokens[at + 2]
    return not stops(noun.lower, lex) and not noun.is_capital and lex.verb(noun.lower) is None


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mandag", "tirsdag")
_TIMES = frozenset(
    [
        "går",
        "dag",
        "kveld",
        "natt",
        "morges",
        "fjor",
        "år",
        "ettertid",
        "etterkant",
        "forbindelse",
        "dag",
        "morgen",
    ]
)


def stops(word: str, lex: Lexicon) -> bool:
    """Say whether a lower-case word cannot be part of a mention: a preposition, a verb."""
    if lex.has(word, "prepositions", "conjunctions", "auxiliaries", "relative", "that", "whether", "adverbs"):
        return True
    return lex.verb(word, "finite") is not None and not lex.has(word, "documents", "roles", "sources")


def _noun(word: str) -> bool:
    """Say whether an English verb is a noun as well: *a note*, *a report*."""
    lex = lexicon("en")
    return lex.has(word, "verb_nouns", "documents", "claim_nouns") or lex.verb(word + "s") is not None


def names_something(page: Page, first: int, last: int) -> bool:
    """Say whether the tokens from ``first`` to ``last`` (exclusive) hold more than small words."""
    lex = lexicon()
    return any(
        token.is_word
        and (
            token.is_capital
            or not lex.has(token.lower, "adverbs", "auxiliaries", "prepositions", "negations")
        )
        for token in page.tokens[first:last]
    )
