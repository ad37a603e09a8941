"""Read the mention of a speaker to the left or to the right of a reporting verb.

No parser and no name model: in the slot beside a reporting verb a mention is a
pronoun, a name with titles before it and a party after it, or a noun phrase.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.lexicon import Lexicon, lexicon
from analysis.page import Page
from analysis.roles import exonyms, is_given, is_role

_LONGEST = 14
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
    ended = following is None or not following.is_word or _stops(following.lower, lex)
    if lex.has(word, *OBJECT_FORMS) and (ended or not lex.has(word, "possessives")):
        return Mention(place, place + 1)  # ifølge ham; not according to her daughter
    if is_pronoun(word, lex) and (
        word not in ("de", "den", "det")
        or following is None
        or not following.is_word
        or _stops(following.lower, lex)
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
    return Mention(place, last) if last > place and _names_something(page, place, last) else None


def _phrase_end(page: Page, place: int, high: int) -> int:
    """Return the token after the noun phrase that begins at ``place``."""
    lex = lexicon()
    tokens = page.tokens
    at = place
    named = False
    described = False
    while at < min(high, place + _LONGEST):
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
            if token.text == "." and len(tokens[at - 1].text) > 1 and tokens[at - 1].lower not in ABBREVIATED:
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
            elif is_role(token.lower) and after is not None and after.is_capital:
                pass  # Nordtel director Marte Hovland
            elif _genitive(page, at, high):
                named = False
            elif (token.lower in ("og", "and") and after is not None and after.is_capital) or _belongs(
                page, at, high
            ):
                at += 1
                continue
            else:
                break
        elif at > place and lex.has(token.lower, "role_prepositions"):
            if not _belongs(page, at, high):
                break
        elif at > place and (_stops(token.lower, lex) or is_pronoun(token.lower, lex)):
            counted = at == place + 1 and lex.has(tokens[place].lower, "articles_indefinite")
            if not (counted and _noun(token.lower)):
                break  # not so: a note
        described = True
        at += 1
    while at > place and not (tokens[at - 1].is_word or tokens[at - 1].text == ")"):
        at -= 1
    while at - 1 > place and lex.has(tokens[at - 1].lower, "prepositions", "conjunctions"):
        at -= 1
    return at


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
    if following.is_capital:
        if tokens[at].lower in ("by", "av") and not lex.has(tokens[at - 1].lower, "documents", "made_words"):
            return False
        if tokens[at].lower in ("på", "on"):
            return False
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
        and (not lex.has(following.lower, "articles_indefinite", "pronouns_it"))
    )


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


def _stops(word: str, lex: Lexicon) -> bool:
    if lex.has(word, "prepositions", "conjunctions", "auxiliaries", "relative", "that", "whether", "adverbs"):
        return True
    return lex.verb(word, "finite") is not None and not lex.has(word, "documents", "roles", "sources")


def _noun(word: str) -> bool:
    """Say whether an English verb is a noun as well: *a note*, *a report*."""
    lex = lexicon("en")
    return lex.has(word, "verb_nouns", "documents", "claim_nouns") or lex.verb(word + "s") is not None


def _names_something(page: Page, first: int, last: int) -> bool:
    lex = lexicon()
    return any(
        token.is_word
        and (
            token.is_capital
            or not lex.has(token.lower, "adverbs", "auxiliaries", "prepositions", "negations")
        )
        for token in page.tokens[first:last]
    )


def left_of(page: Page, verb: int, low: int) -> Mention | None:
    """Read the mention before the verb at token ``verb``, not before token ``low``.

    None when the verb has no subject of its own there (*… og viser til at*) or when
    the clause opens with something else, so that the subject follows the verb.
    """
    lex = lexicon()
    tokens = page.tokens
    end = verb
    while (
        end > low
        and lex.has(tokens[end - 1].lower, "auxiliaries", "adverbs", "negations")
        and (not tokens[end - 1].is_capital or end - 1 > low)
    ):
        end -= 1
    if end <= low:
        return None
    if tokens[end - 1].text in ("–", "—", ","):
        return _before_aside(page, end - 1, low)
    first = end
    while first > low and end - first < 24:
        token = tokens[first - 1]
        if token.text == ")":
            opening = next(
                (i for i in range(first - 2, max(low - 1, first - 8), -1) if tokens[i].text == "("), -1
            )
            if opening < 0:
                break
            first = opening
            continue
        if not token.is_word and token.text not in ("'", "’", "&", ".", "-", "/"):
            break
        if (
            token.text == "."
            and len(tokens[first - 2].text) > 2
            and tokens[first - 2].lower not in ABBREVIATED
            and not _initials(tokens[first - 2].text)
        ):
            break
        if (lex.has(token.lower, "conjunctions") or (_joins(token.lower, tokens[verb].lower))) and not (
            token.lower in ("og", "and")
            and first - 2 >= low
            and (tokens[first - 2].is_capital == tokens[first].is_capital)
            and lex.verb(tokens[first].lower) is None
            and first < end
            and not _has_verb(page, low, first - 1)
        ):
            break
        first -= 1
    return _trim(page, first, end, low)


def _initials(text: str) -> bool:
    """Say whether a word is an abbreviation in capitals: *S.E.C.*."""
    return "." in text and text.isupper()


def _joins(word: str, verb: str) -> bool:
    """Say whether a word is the *that* of a verb's language: *at* is one before Norwegian verbs only."""
    english = lexicon("en").verb(verb) is not None and lexicon("nb").verb(verb) is None
    return (lexicon("en") if english else lexicon()).has(word, "that")


def _has_verb(page: Page, low: int, high: int) -> bool:
    lex = lexicon()
    return any(
        not page.tokens[at].is_capital
        and (
            lex.has(page.tokens[at].lower, "auxiliaries")
            or (
                lex.verb(page.tokens[at].lower, "finite") is not None
                and not (at and lex.has(page.tokens[at - 1].lower, "articles_indefinite", "possessives"))
            )
        )
        for at in range(low, high)
    )


def _before_aside(page: Page, comma: int, low: int) -> Mention | None:
    """Read the mention before an aside: *X, who …, said*; *X, the director, said*."""
    tokens = page.tokens
    mark = tokens[comma].text
    first_mark = next((i for i in range(low, comma) if tokens[i].text == mark), -1)
    if first_mark < 0 and mark == ",":
        return _before_relative(page, comma, low)
    if first_mark <= low or _has_verb(page, low, first_mark):
        return None  # a clause of its own stands there, not a subject with an aside
    mention = _trim(page, low, first_mark, low)
    if mention is None or _has_verb(page, mention.first, mention.last):
        return None
    return mention


def _before_relative(page: Page, comma: int, low: int) -> Mention | None:
    """Read the mention before a relative clause with a comma at its end: *En lege som var der, sier at*."""
    lex, tokens = lexicon("nb"), page.tokens
    who = next((at for at in range(low + 1, comma - 1) if lex.has(tokens[at].lower, "relative")), -1)
    if who < 0 or _has_verb(page, low, who) or not _has_verb_like(page, who + 1, comma):
        return None
    opener = tokens[low].lower
    return None if lex.has(opener, "openers", "subordinators") else _trim(page, low, who, low)


def _has_verb_like(page: Page, low: int, high: int) -> bool:
    lex = lexicon()
    words = (token.lower for token in page.tokens[low:high] if token.is_word)
    return any(lex.has(word, "auxiliaries", "finite") or word[-1] in "rte" for word in words)


def _trim(page: Page, first: int, end: int, low: int) -> Mention | None:
    """Cut a stretch of tokens before a verb down to its noun phrase."""
    lex = lexicon()
    tokens = page.tokens
    while first < end and (not tokens[first].is_word or lex.has(tokens[first].lower, "conjunctions")):
        first += 1
    if first >= end:
        return None
    relative = next((i for i in range(first + 1, end) if lex.has(tokens[i].lower, "relative")), end)
    end = relative
    while end > first and not (tokens[end - 1].is_word or tokens[end - 1].text == ")"):
        end -= 1
    if end - first > 2 and tokens[end - 2].lower in ("last", "this", "next"):
        end -= 2  # the ministry last night
    last = tokens[end - 1].lower
    if (
        end - first > 1
        and (is_pronoun(last, lex) or last == "it")
        and not lex.has(tokens[end - 2].lower, "prepositions")
    ):
        first = end - 1  # the pronoun right before the verb is its subject
    opener = tokens[first].lower
    if lex.has(opener, "openers") and not is_pronoun(opener, lex):
        first = _nearest_phrase(page, first + 1, end)
    elif end - first > _LONGEST or _has_verb(page, first, end):
        first = _nearest_phrase(page, first, end)
    if end - first == 1 and tokens[first].lower == "it" and _it_speaks(page, end):
        return Mention(first, end)
    if first >= end or (lex.has(tokens[first].lower, "pronouns_it", "wh", "relative") and end - first == 1):
        return None
    return Mention(first, end) if _names_something(page, first, end) else None


def _it_speaks(page: Page, verb: int) -> bool:
    """Say whether *it* before a verb is a body that speaks: *It has warned that …*, not *it is said*."""
    lex = lexicon("en")
    while verb + 1 < len(page.tokens) and lex.has(page.tokens[verb].lower, "adverbs", "sentence_adverbs"):
        verb += 1
    word = page.tokens[verb].lower
    if word in ("has", "had") and verb + 1 < len(page.tokens):
        return lex.verb(page.tokens[verb + 1].lower, "participle") is not None
    return lex.verb(word, "finite") is not None


def nearest_mention(page: Page, low: int, end: int) -> Mention | None:
    """Return the noun phrase that ends before token ``end``: the one that a relative clause is about."""
    first = _nearest_phrase(page, low, end)
    return Mention(first, end) if first < end and _names_something(page, first, end) else None


def _nearest_phrase(page: Page, low: int, end: int) -> int:
    """Return where the noun phrase that ends at ``end`` begins, not before ``low``."""
    lex = lexicon()
    tokens = page.tokens
    at = end
    while at > low and end - at < 8:
        token = tokens[at - 1]
        if is_pronoun(token.lower, lex) and at == end:
            return at - 1
        if not token.is_word and token.text not in ")('’&":
            break
        if (
            not token.is_capital
            and _stops(token.lower, lex)
            and not lex.has(token.lower, "name_particles")
            and token.lower != "of"
        ):
            break
        at -= 1
        if lex.has(token.lower, "articles_definite", "articles_indefinite", "possessives"):
            break
    return at
