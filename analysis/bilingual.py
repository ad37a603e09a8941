"""What words of Norwegian and English mean the same, by a list of stems.

A Norwegian compound means what its parts mean: *skolestyret* is a school's board.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from analysis.lexicon import table, word_list

Meaning = frozenset[str]
"""The English stems that a word may stand for."""

NORTH = frozenset(("nb", "nn", "da", "sv"))
_NOTHING: Meaning = frozenset()
_SHORTEST = 4  # letters of a stem beside which a longer one was found
_LONG = 5  # letters: a stem that may be followed by anything


def says_nothing(word: str) -> bool:
    """Say whether a lower-case word of either language tells nothing of what a sentence is about."""
    return word in word_list("nb-en", "small")


def says_little(meaning: Meaning) -> bool:
    """Say whether a word that may stand for these stems is one that many a sentence has."""
    return meaning <= word_list("nb-en", "weak")


@lru_cache(maxsize=20_000)
def meanings(word: str, lang: str) -> tuple[Meaning, ...]:
    """Return what a lower-case word, or each part of a Norwegian compound, may stand for in English."""
    if lang not in NORTH:
        found = _english(word) if lang == "en" else _NOTHING
        return (found,) if found else ()
    whole = _stem(word)
    if whole:
        return (_NOTHING.union(*(_stems()[0][stem] for stem in (whole, *_shorter(word, whole)))),)
    return tuple(_stems()[0][stem] for stem in _parts(word))


@lru_cache(maxsize=20_000)
def concepts(word: str, lang: str) -> frozenset[str]:
    """Return what a word means, in words that stand for all their synonyms: *went* and *gikk* mean "go"."""
    first, chief = _first()
    if lang in NORTH:
        stems = (_stem(word),) if _stem(word) else _parts(word)
        return frozenset(concept for stem in stems for concept in first[stem])
    return frozenset(chief[stem] for meaning in meanings(word, lang) for stem in meaning)


@cache
def _stems() -> tuple[dict[str, Meaning], dict[str, Meaning]]:
    """Return what each stem means: of Norwegian, of English (itself)."""
    north: dict[str, set[str]] = defaultdict(set)
    english: dict[str, Meaning] = {}
    for left, right in table("nb-en", "pairs"):
        for stem in left.split():
            north[stem].update(right.split())
        for stem in right.split():
            english[stem] = frozenset((stem,))
    return {stem: frozenset(found) for stem, found in north.items()}, english


@cache
def _first() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """Return the concepts of each Norwegian stem, and the one of each English stem.

    An entry's first stem names its concept; an English stem has that of the entry that lists it earliest.
    """
    north: dict[str, set[str]] = defaultdict(set)
    places: dict[str, tuple[int, str]] = {}
    entries = [(left.split(), right.split()) for left, right in table("nb-en", "pairs")]
    for _, right in entries:
        for place, stem in enumerate(right):
            if stem not in places or place < places[stem][0]:
                places[stem] = place, right[0]
    for left, right in entries:
        for stem in left:
            north[stem].add(places[right[0]][1])
    return (
        {stem: frozenset(found) for stem, found in north.items()},
        {stem: concept for stem, (_, concept) in places.items()},
    )


def _stem(word: str) -> str:
    """Return the Norwegian stem that a word is, with an ending or without; "" when it is none."""
    stems, endings = _stems()[0], word_list("nb-en", "north_endings")
    for cut in range(len(word), 1, -1):
        stem, rest = word[:cut], word[cut:]
        if rest and rest not in endings:
            continue
        if stem in stems:
            return stem
        if rest and f"{stem}e" in stems:  # *uka* of *uke*
            return f"{stem}e"
        if rest and stem[-1] == stem[-2] and stem[:-1] in stems:  # *dommen* of *dom*
            return stem[:-1]
    return ""


def _shorter(word: str, stem: str) -> list[str]:
    """Return the shorter stems that a word may also be: *skade* is *skad-e* too."""
    stems, endings = _stems()[0], word_list("nb-en", "north_endings")
    cuts = range(len(stem) - 1, max(_SHORTEST, len(stem) - 2) - 1, -1)
    return [word[:cut] for cut in cuts if word[:cut] in stems and word[cut:] in endings]


def _parts(word: str) -> tuple[str, ...]:
    """Return the stems of a compound's first and last part, or the long stem that a word begins with."""
    for cut in range(3, len(word) - 2):
        tail = _stem(word[cut:])
        if tail:
            head = _stem(word[:cut]) or _stem(word[:cut].rstrip("se")) or _begun(word[:cut])
            return (head, tail) if head else (tail,)
    head = _begun(word)
    return (head,) if head else ()


def _begun(word: str) -> str:
    stems, _ = _stems()
    return next((word[:cut] for cut in range(len(word), _LONG - 1, -1) if word[:cut] in stems), "")


def _english(word: str) -> Meaning:
    """Return the longest stem that a word has, and the stems that are no words which it begins with."""
    _, stems = _stems()
    truncated = word_list("nb-en", "truncated")
    if word.endswith(("ies", "ied")) and f"{word[:-3]}y" in stems:
        word = f"{word[:-3]}y"
    found: Meaning = _NOTHING
    for cut in range(len(word), 1, -1):
        stem, rest = word[:cut], word[cut:]
        if stem not in stems or (found and stem not in truncated):
            continue
        if cut >= _LONG or not rest or _ending(stem, rest):
            found |= stems[stem]
    return found


def _ending(stem: str, rest: str) -> bool:
    """Say whether an English ending follows a stem, its last letter doubled or not: *stop-ped*."""
    endings = word_list("nb-en", "english_endings")
    return rest in endings or (rest[0] == stem[-1] and rest[1:] in endings)
