"""Whom a description means that no title fits: *the envoy*, *lokalpolitikeren*, *trebarnsmoren*.

It goes back to the person in focus, the last one who spoke or opened a sentence, unless that person
has a title that nobody has together with this one (a mayor is not *the driver*).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.lexicon import lexicon
from analysis.members import Member, Sighting
from analysis.memory import Memory
from analysis.page import Page
from analysis.roles import THE_PERSON, concepts, is_body, is_role, role_kinds, role_table

_NEAR = 400  # code points within which a name may be any word's antecedent
_FAR = 1500  # those within which a description is still about the person in focus
_AGED = ("year-old", "åringen", "åring")
_AGE = re.compile(r"(\d+)-(?:year-old|åring(?:en)?)$")
_PERSONS = (*THE_PERSON, "er", "or", "ist", "ant", "mann", "man", "woman", "ian")
_DESCRIBED = (*(ending for ending in THE_PERSON if ending != "ologen"), "man", "woman", "ist", "ian")
_WINNERS = ("vinneren", "winner", "mesteren", "champion", "laureate", "medallist", "medalist")
_ONE = frozenset(("a", "an", "one", "another", "en", "ei", "et", "ett"))
_MALE = ("mannen", "faren", "man")
_FEMALE = ("kvinnen", "moren", "mora", "woman")


class Focus:
    """The person that the text is about at a place."""

    def __init__(self, memory: Memory) -> None:
        self.page = memory.page
        self.cast = memory.cast
        self._memory = memory
        self._strangers: dict[str, int] | None = None

    def person(self, nouns: Sequence[str], start: int) -> Member | None:
        """Return the person whom a definite description means, by its nouns."""
        lex = lexicon()
        if not nouns or lex.has(nouns[-1], "kin", "plural_roles", "generic_persons"):
            return None
        noun = nouns[-1]
        aged = noun.endswith(_AGED)
        if not aged and not self._clear(noun) and not noun.endswith(_PERSONS):
            return None
        body = is_body(noun) and not lex.has(noun, "person_or_body")
        if body or self._stranger(noun, start):
            return None
        if aged:
            known = self._of_age(noun, start)
            if known:
                return known
        if noun.endswith(_WINNERS):
            known = self._winner(noun, start)
            if known:
                return known
        clear = aged or self._clear(noun)
        near = [
            (place, member)
            for place, member in self._memory.spoken[-6:]
            if start - _FAR < place < start and member.kind != "document"
        ]
        near += [
            (item.start, item.member)
            for item in self._memory.sighted(max(0, start - _FAR), start)
            if item.member.kind == "person" and (item.subject or not self._led_up_to(item))
        ]
        for place, member in sorted(near, key=lambda pair: -pair[0]):
            if place < start - _NEAR and not clear:
                return None
            if member.kind == "person" and not member.unnamed and self._fits(noun, member):
                return member
            if not clear:
                return None
        return None

    def _clear(self, noun: str) -> bool:
        """Say whether a noun can only be a person's: *trebarnsmoren*, *the populist*, not *the tower*."""
        return (
            lexicon().has(noun, "persons") or is_role(noun) or bool(_kinds(noun)) or noun.endswith(_DESCRIBED)
        )

    def _fits(self, noun: str, member: Member) -> bool:
        """Say whether a noun may describe somebody, by gender and by what else the person is."""
        lex = lexicon()
        male = lex.has(noun, "masculine") or (noun.endswith(_MALE) and not noun.endswith("woman"))
        female = lex.has(noun, "feminine") or noun.endswith(_FEMALE)
        if member.plural or (male and member.gender == "f") or (female and member.gender == "m"):
            return False
        titles = {role for role in member.roles if role in role_kinds() or role in role_table().values()}
        if not titles or noun.endswith(_AGED) or lex.has(noun, "persons"):
            return True
        kinds = _kinds(noun)
        if kinds:
            return any(kinds & role_kinds().get(title, frozenset()) for title in titles)
        return not is_role(noun) and concepts(noun).isdisjoint(role_table().values())

    def _of_age(self, noun: str, start: int) -> Member | None:
        """Return the person whose age stands behind the name: *Ola Berg (47)*, *Ann Berg, 47,*."""
        age = _AGE.search(noun)
        if age is None:
            return None
        told = re.compile(rf"\s?[,(]\s?{age[1]}\b")
        for item in reversed(self.cast.sightings_between(max(0, start - 20_000), start)):
            if told.match(self.page.text, item.end):
                return item.member
        return None

    def _winner(self, noun: str, start: int) -> Member | None:
        """Return the person who opened a sentence about winning last: *Kari Lund vant prisen*."""
        lex = lexicon()
        for item in reversed(self.cast.sightings_between(max(0, start - 20_000), start)):
            if item.member.kind != "person" or not item.subject or not self._fits(noun, item.member):
                continue
            _, high = self.page.sentence_tokens[self.page.sentence_at(item.start)]
            following = self.page.tokens[self.page.at(item.end) : min(high, self.page.at(item.end) + 8)]
            if any(lex.has(token.lower, "winning_words") for token in following):
                return item.member
        return None

    def _stranger(self, noun: str, start: int) -> bool:
        """Say whether somebody without a name was brought in by the noun: *en syklist … syklisten*."""
        if self._strangers is None:
            self._strangers = _brought_in(self.page)
        stems = {noun, *(noun[: -len(end)] for end in ("en", "n", "a") if noun.endswith(end))}
        return any(self._strangers.get(stem, start) < start for stem in stems)

    def _led_up_to(self, item: Sighting) -> bool:
        """Say whether a preposition stands before a name: *on Hope Lane* is no person."""
        at = self.page.at(item.start) - 1
        return at >= 0 and lexicon().has(self.page.tokens[at].lower, "prepositions")


def _kinds(noun: str) -> frozenset[str]:
    return frozenset().union(*(role_kinds().get(role, frozenset()) for role in concepts(noun)))


def _brought_in(page: Page) -> dict[str, int]:
    """Return the nouns that an indefinite article brings in, each with the first place: *a cyclist*."""
    lex, tokens = lexicon(), page.tokens
    found: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if token.lower not in _ONE:
            continue
        before = tokens[at - 1].lower if at else ""
        if before in (",", "som", "as") or lex.has(before, "copulas", "auxiliaries"):
            continue  # Ann Moe, a cyclist; she is a cyclist
        for following in range(at + 1, min(len(tokens), at + 5)):
            word = tokens[following]
            if not word.is_word or lex.has(word.lower, "prepositions", "relative"):
                break
            found.setdefault(word.lower, token.start)
            if word.lower == "år":
                found.setdefault(f"{tokens[following - 1].lower}-åring", token.start)
                found.setdefault(f"{tokens[following - 1].lower}-åringen", token.start)
    return found
