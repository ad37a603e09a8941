"""Read the mention of a speaker to the left of a reporting verb, and what stands between the two."""

from __future__ import annotations

from analysis.lexicon import lexicon
from analysis.mentions import ABBREVIATED, LONGEST, Mention, is_pronoun, names_something, stops
from analysis.page import Page


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
    spoken_to = next(
        (at for at in range(low + 1, comma - 3) if lex.has(tokens[at + 2].lower, "interviewing")), -1
    )
    if who < 0 < spoken_to and tokens[spoken_to + 1].lower in ("har", "hadde"):
        return _trim(page, low, spoken_to, low)  # Kilder vi har snakket med, sier at
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
    if relative + 2 < end and tokens[relative].lower == "der" and not _has_verb(page, relative + 1, end):
        first = relative + 1  # en måling der seks av ti eiere sier
    else:
        end = relative
    while end > first and not (tokens[end - 1].is_word or tokens[end - 1].text == ")"):
        end -= 1
    if end - first > 1 and tokens[end - 1].lower in ("there", "here", "der"):
        end -= 1  # shopkeepers there
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
    if lex.has(opener, "openers") and not is_pronoun(opener, lex) and not _her(page, first, opener):
        first = _nearest_phrase(page, first + 1, end)
    elif end - first > LONGEST or _has_verb(page, first, end):
        first = _nearest_phrase(page, first, end)
    if end - first == 1 and tokens[first].lower == "it" and _it_speaks(page, end):
        return Mention(first, end)
    if first >= end or (lex.has(tokens[first].lower, "pronouns_it", "wh", "relative") and end - first == 1):
        return None
    dated = end - first == 1 and first > low and lex.has(tokens[first].lower, "calendar")
    if dated and lex.has(tokens[first - 1].lower, "prepositions"):
        return None  # In June reports surfaced
    return Mention(first, end) if names_something(page, first, end) else None


def _her(page: Page, first: int, opener: str) -> bool:
    """Say whether a word that opens a Norwegian sentence owns something in English: *Her teacher said*."""
    if not lexicon("en").has(opener, "possessives"):
        return False
    return page.sentences[page.sentence_at(page.tokens[first].start)].lang == "en"


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
    return Mention(first, end) if first < end and names_something(page, first, end) else None


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
            and stops(token.lower, lex)
            and not lex.has(token.lower, "name_particles")
            and token.lower != "of"
        ):
            break
        at -= 1
        if lex.has(token.lower, "articles_definite", "articles_indefinite", "possessives"):
            break
    return at
