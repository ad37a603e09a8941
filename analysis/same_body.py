"""One body under names of two languages: *Skattekontoret* is *the Norwegian tax office*.

A Norwegian body is a compound, its English name has a word for each part.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from analysis.bilingual import Meaning, meanings
from analysis.cast import Cast
from analysis.lexicon import lexicon
from analysis.members import Member
from analysis.roles import exonyms, is_office

_SAYS_LITTLE = frozenset(("national", "state", "own", "local"))


class SameBody:
    """The bodies of an article by what their names mean."""

    def __init__(self, cast: Cast) -> None:
        names = [(member, member.name.lower().split()) for member in cast.members.values()]
        bodies = [(member, words) for member, words in names if member.kind in ("body", "name")]
        self._north: dict[str, list[Member]] = {}  # by what the last part of the name may mean
        self._english: dict[str, list[Member]] = {}
        for member, words in bodies:
            if _is_compound(words):
                _enter(self._north, member, meanings(words[0], "nb")[-1:])
            elif _is_phrase(words):
                _enter(self._english, member, meanings(words[-1], "en"))
        sightings = reversed(cast.sightings)
        self._first = {id(sighting.member): sighting.start for sighting in sightings}

    def known_as(self, member: Member) -> Member:
        """Return the body that another language names, itself when there is none; of two names the first."""
        if member.kind not in ("body", "name") and not member.described:
            return member
        words = tuple(member.name.lower().split())
        found = member
        if _is_phrase(words) and self._north:
            likely = _entered(self._north, meanings(words[-1], "en"))
            found = next((other for other in likely if translated(other.name.lower(), words)), member)
        elif self._english and _is_compound(words):
            likely = _entered(self._english, meanings(words[0], "nb")[-1:])
            found = next(
                (other for other in likely if translated(words[0], tuple(other.name.lower().split()))), member
            )
        named = not member.described and id(member) in self._first
        return member if named and self._first[id(member)] < self._first.get(id(found), 0) else found


def _enter(index: dict[str, list[Member]], member: Member, head: Sequence[Meaning]) -> None:
    for stem in head[0] if head else ():
        index.setdefault(stem, []).append(member)


def _entered(index: dict[str, list[Member]], head: Sequence[Meaning]) -> list[Member]:
    return [member for stem in sorted(head[0]) for member in index.get(stem, ())] if head else []


def _is_compound(words: Sequence[str]) -> bool:
    return len(words) == 1 and len(meanings(words[0], "nb")) > 1


def _is_phrase(words: Sequence[str]) -> bool:
    return len(words) > 1 and is_office(words[-1])


@lru_cache(maxsize=2_000)
def translated(compound: str, words: tuple[str, ...]) -> bool:
    """Say whether the words of an English name translate a Norwegian compound, each one a part of it."""
    parts = meanings(compound, "nb")
    lex = lexicon("en")
    telling = [word for word in words if word not in _unsaid() and not lex.has(word, "prepositions")]
    found = [meanings(word, "en") for word in telling]
    return (
        len(parts) > 1
        and len(telling) >= len(parts)
        and all(any(part & meaning for (meaning,) in filter(None, found)) for part in parts)
        and all(meaning and any(part & meaning[0] for part in parts) for meaning in found)
    )


@lru_cache(maxsize=2_000)
def headed(name: str, noun: str) -> bool:
    """Say whether a general noun of the other language translates what a body is: *the office*, *rådet*."""
    head = name.lower().split()[-1]
    for north, english in ((head, noun), (noun, head)):
        parts, meaning = meanings(north, "nb"), meanings(english, "en")
        if parts and meaning and north != english and parts[-1] & meaning[0]:
            return True
    return False


@cache
def _unsaid() -> frozenset[str]:
    """Return the words of a name that its translation need not have: a nationality, an article."""
    return frozenset(exonyms()) | _SAYS_LITTLE | lexicon("en").words["articles_definite"]
