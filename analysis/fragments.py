"""Quoted fragments in somebody else's sentence: whose words they are, or nobody's.

*kalte planen «et luftslott»* is a quote; *såkalte «grønne» produkter*, *filmen «X»*
and *nicknamed the "cold shower law"* are not.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis import attribution
from analysis.found import Found
from analysis.lexicon import lexicon
from analysis.marks import Pair
from analysis.page import Page
from analysis.subjects import shared_subject

_SELF = frozenset(["seg", "itself", "himself", "herself", "themselves"])
_HAVE = frozenset(("has", "had", "have", "har", "hadde"))
_WHO = frozenset(("he", "she", "they", "han", "hun", "ho", "de", "and", "og", "also", "også"))
_GROUPS = frozenset(("say", "think", "doubt", "admit", "deny", "predict", "label", "colour"))


def fragments(page: Page, pairs: Sequence[Pair], quotes: Sequence[Found]) -> list[Found]:
    """Return the pairs that are fragments of what a particular speaker said.

    ``quotes`` are the direct and reported ones found so far; pairs inside them are done.
    """
    covered = sorted((quote.start, quote.end) for quote in quotes)
    found: list[Found] = []
    place = 0
    for pair in pairs:
        while place < len(covered) and covered[place][1] < pair.end - 2:
            place += 1
        if any(start <= pair.start + 1 and pair.end - 2 <= end for start, end in covered[place : place + 4]):
            continue
        fragment = _fragment(page, pair) or (_next(page, found[-1], pair) if found else None)
        if fragment:
            found.append(fragment)
    return found


def _fragment(page: Page, pair: Pair) -> Found | None:
    lex = lexicon()
    tokens = page.tokens
    first = page.at(pair.start)
    low = page.sentence_tokens[page.sentence_at(pair.start)][0]
    if not pair.closed or _is_title(page, pair, low, first):
        return None
    words = sum(token.is_word for token in tokens[first : page.at(pair.end)])
    for verb in range(first - 1, max(low - 1, first - 22), -1):
        if tokens[verb].text in ';:«“"':
            return None
        groups = {
            group
            for item in lex.verbs.get(tokens[verb].lower, ())
            if item.form in ("finite", "ing") or _perfect(page, verb, low)
            for group in item.groups
        } & (_GROUPS | {"order"})
        if "order" in groups:
            groups -= {"order", "colour"}  # krever «full åpenhet»: a demand
        if not groups or ("label" not in groups and words < 2) or not attribution.verb_at(page, verb, low):
            continue
        if verb > low and tokens[verb - 1].lower in (
            "is",
            "was",
            "were",
            "are",
            "been",
            "be",
            "ble",
            "blir",
            "er",
            "var",
            "often",
            "som",
        ):
            return None
        if any(token.lower in _SELF for token in tokens[verb + 1 : first]):
            return None  # what somebody calls itself is a name
        said = attribution.with_subject(page, verb, low, first, "fragment")
        speaker = said.speaker if said else None
        if speaker is None and verb > low and lex.has(tokens[verb - 1].lower, "conjunctions"):
            speaker = shared_subject(page, low, verb)
        if speaker is None:
            return None
        head = tokens[speaker.first].lower
        if lex.has(head, "pronouns_it", "pronouns_first", "wh", "relative"):
            return None
        if "label" in groups and _general(page, speaker.first, speaker.last):
            return None
        cue = (verb, verb + 1)
        if verb + 1 < first and tokens[verb].lower in ("ruled", "rules"):
            cue = (verb, verb + 2)
        return Found(pair.start, pair.end, "mixed", "fragment", cue, speaker)
    return None


def _next(page: Page, previous: Found, pair: Pair) -> Found | None:
    """Read the second of two fragments: *called it “a farce” and the vote “a joke”*."""
    between = page.tokens[page.at(previous.end) : page.at(pair.start)]
    words = [token for token in between if token.is_word]
    joined = bool(words) and len(words) < 6 and words[0].lower in ("and", "og", "but", "men")
    if not pair.closed or not joined or any(token.text in ".?!;:" for token in between):
        return None
    if any(lexicon().has(token.lower, "auxiliaries", "finite") for token in words):
        return None
    low = page.sentence_tokens[page.sentence_at(pair.start)][0]
    if _is_title(page, pair, low, page.at(pair.start)):
        return None
    return Found(pair.start, pair.end, "mixed", "fragment").said_by(previous)


def _perfect(page: Page, verb: int, low: int) -> bool:
    return any(
        token.lower in ("has", "had", "have", "har", "hadde")
        for token in page.tokens[max(low, verb - 5) : verb]
    )


def _general(page: Page, first: int, last: int) -> bool:
    """Say whether the subject is no particular speaker: *critics*, *newspapers*, *the press*."""
    words = [token.lower for token in page.tokens[first:last] if token.is_word]
    return any(lexicon().has(word, "general_public") for word in words)


def _acts(page: Page, verb: int, low: int) -> bool:
    """Say whether *labelled*, *dubbed* has somebody before it who does it: *X labelled the plan “a joke”*."""
    lex, tokens = lexicon(), page.tokens
    if verb == low or not any("label" in item.groups for item in lex.verbs.get(tokens[verb].lower, ())):
        return False
    before = tokens[verb - 2 if tokens[verb - 1].text == "," else verb - 1]  # Its chief, Ann Moe, branded
    if before.lower in _HAVE and verb - 1 > low:  # the union has branded, but not villagers have branded
        return not lex.has(tokens[verb - 2].lower, "sources", "plural_roles", "general_public")
    return before.is_capital or before.lower in _WHO


def _is_title(page: Page, pair: Pair, low: int, first: int) -> bool:
    """Say whether a pair is a title, a nickname or a so-called word."""
    lex = lexicon()
    tokens = page.tokens
    near = [token.lower for token in tokens[max(low, first - 4) : first] if token.is_word]
    if any(
        lex.has(tokens[at].lower, "so_called")
        and not _acts(page, at, low)
        and tokens[at + 1].lower not in ("as", "som")  # dismissed the word as “a fad”
        for at in range(max(low, first - 4), first)
    ):
        return True
    if near and (
        lex.has(near[-1], "titles_of_works")
        or near[-1].endswith(("filmen", "boka", "boken", "romanen", "serien", "albumet"))
    ):
        return True
    start, end = pair.inside()
    words = [token for token in tokens[page.at(start) : page.at(end)] if token.is_word]
    if not words or not words[0].is_capital:
        return False
    if (
        near
        and near[-1] in ("of", "til", "av", "i", "in")
        and any(lex.has(word, "titles_of_works") for word in near)
    ):
        return True
    return (
        len(words) > 1
        and all(word.is_capital or len(word.text) < 4 for word in words)
        and words[0].is_capital
    )
