"""Whom a description means that no title fits: *the envoy*, *lokalpolitikeren*, *trebarnsmoren*.

It goes back to the person in focus, the last one who spoke or opened a sentence, unless that person
has a title that nobody has together with this one (a mayor is not *the driver*).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.lexicon import lexicon, word_list
from analysis.members import Member, Sighting
from analysis.memory import Memory
from analysis.page import Page, Token
from analysis.roles import THE_PERSON, concepts, is_body, is_role, role_kinds, role_table

_NEAR = 400  # code points within which a name may be any word's antecedent
_FAR = 1500  # those within which a description is still about the person in focus
_AGED = ("year-old", "åringen", "åring")
_AGE = re.compile(r"(\d+)-(?:year-old|åring(?:en)?)$")
_PERSONS = (*THE_PERSON, "er", "or", "ist", "ant", "mann", "man", "woman", "ian")
_DESCRIBED = (
    *(ending for ending in THE_PERSON if ending != "ologen"),
    *("man", "woman", "ist", "ian", "toppen", "kraten", "profilen", "legenden", "stjernen", "stjerna"),
    *("talentet", "veteranen", "helten", "asten", "oten"),
)
_WINNERS = ("vinneren", "winner", "mesteren", "champion", "laureate", "medallist", "medalist")
_ONE = frozenset(("a", "an", "one", "another", "en", "ei", "et", "ett"))
_MALE = ("mannen", "faren", "man")
_PARENTS = tuple(f"{old}{one}-of-" for old in ("", "grand") for one in ("mother", "father"))
_PARENTS += tuple(f"{old}{one}-of-" for old in ("", "beste") for one in ("moren", "mora", "faren"))
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
        if noun.endswith("ene") and is_role(noun.removesuffix("ene")):
            return None  # meteorologene
        aged = noun.endswith(_AGED)
        parent = noun.startswith(_PARENTS)
        if not aged and not parent and not self._clear(noun) and not noun.endswith(_PERSONS):
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
        clear = aged or parent or self._clear(noun)
        return self._last(noun, start, clear)

    def person_noun(self, noun: str) -> bool:
        """Say whether a noun names one person and nothing else: *pensioner*, *driver*, not *police*."""
        lex = lexicon()
        several = lex.has(noun, "plural_roles") or (noun.endswith("s") and is_role(noun[:-1]))
        return not several and not is_body(noun) and self._clear(noun)

    def fits(self, nouns: Sequence[Token], member: Member) -> bool:
        """Say whether the last of some nouns may describe somebody."""
        return self._fits(nouns[-1].lower, member)

    def _last(self, noun: str, start: int, clear: bool) -> Member | None:
        """Return who spoke or was named last and fits; a noun not ``clear`` asks for the very last."""
        near = [
            (place, member)
            for place, member in self._memory.spoken[-6:]
            if start - _FAR < place < start and member.kind != "document"
        ]
        near += [
            (item.start, item.member)
            for item in self._memory.sighted(max(0, start - _FAR), start)
            if (item.member.kind == "person" and (item.subject or not self._led_up_to(item)))
            or (clear and self._opens(item) and _maybe_person(item.member))
        ]
        unsure = None
        for place, member in sorted(near, key=lambda pair: -pair[0]):
            if not clear and place < start - _NEAR:
                return None
            if self._told_apart(noun, place):
                continue
            fits = self._fits(noun, member) if clear else not member.roles
            if member.kind == "person" and not member.unnamed and fits:
                return member
            if not clear:
                return None
            if unsure is None and _maybe_person(member):
                unsure = member
        return unsure

    def _told_apart(self, noun: str, place: int) -> bool:
        """Say whether the noun stands beside a name in one sentence: *Berg saksøkte legen. Legen sier …*."""
        low, high = self.page.sentence_tokens[self.page.sentence_at(place)]
        tokens = self.page.tokens
        return any(
            tokens[at].lower == noun and not tokens[at + 1].is_capital and tokens[at + 1].text != ","
            for at in range(low, high - 1)
            if tokens[at].start > place
        )

    def _clear(self, noun: str) -> bool:
        """Say whether a noun can only be a person's: *trebarnsmoren*, *the populist*, not *the tower*."""
        return (
            lexicon().has(noun, "persons") or is_role(noun) or bool(_kinds(noun)) or noun.endswith(_DESCRIBED)
        )

    def _fits(self, noun: str, member: Member) -> bool:
        """Say whether a noun may describe somebody, by gender and by what else the person is."""
        lex = lexicon()
        head, parent, _ = noun.partition("-of-")
        male = lex.has(head, "masculine") or (head.endswith(_MALE) and not head.endswith("woman"))
        female = lex.has(head, "feminine") or head.endswith(_FEMALE)
        if member.plural or (male and member.gender == "f") or (female and member.gender == "m"):
            return False
        titles = {role for role in member.roles if role in role_kinds() or role in role_table().values()}
        if not titles or parent or noun.endswith(_AGED) or lex.has(noun, "persons"):
            return True
        if not concepts(noun).isdisjoint(word_list("names", "offices")):
            return False
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

    def _opens(self, item: Sighting) -> bool:
        """Say whether a name is the first word of its sentence."""
        return self.page.sentences[self.page.sentence_at(item.start)].start == item.start

    def _led_up_to(self, item: Sighting) -> bool:
        """Say whether a preposition stands before a name: *on Hope Lane* is no person."""
        at = self.page.at(item.start) - 1
        return at >= 0 and lexicon().has(self.page.tokens[at].lower, "prepositions")


def _maybe_person(member: Member) -> bool:
    """Say whether two or three capitalised words of which nothing is known may name a person."""
    return member.kind == "name" and member.name.count(" ") in (1, 2) and not member.roles


def _kinds(noun: str) -> frozenset[str]:
    if noun.endswith(("ologist", "ologen", "olog")):
        return frozenset(("science", "medicine"))
    return frozenset().union(*(role_kinds().get(role, frozenset()) for role in (noun, *concepts(noun))))


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
