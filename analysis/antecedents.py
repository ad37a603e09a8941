"""Who was named or spoke before: what *she*, *the minister* and *the company* go back to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.bodies import Bodies
from analysis.lexicon import lexicon
from analysis.members import Member, Sighting
from analysis.memory import Memory
from analysis.roles import THE_PERSON, concept, concepts, is_body, is_role

OTHER_OFFICE = ("fylkes", "vara", "riks", "vise", "distrikts", "region", "lands")
_NEAR = 400  # code points within which a person is still the one spoken of


class Antecedents:
    """The members met so far, by what can go back to them."""

    def __init__(self, memory: Memory, bodies: Bodies) -> None:
        self.page = memory.page
        self.cast = memory.cast
        self.spoken = memory.spoken
        self.sighted = memory.sighted
        self._bodies = bodies

    def pronoun(self, word: str, start: int) -> Member | None:
        """Return who a personal pronoun at a code point goes back to."""
        lex = lexicon()
        if lex.has(word, "pronouns_it"):
            return self._document(start) or self._bodies.opening(start) or self._bodies.last(start)
        if lex.has(word, "the_same_person"):
            return next((who for place, who in reversed(self.spoken) if place < start), None)
        gender = (
            "m"
            if lex.has(word, "pronouns_he", "possessive_he", "object_he")
            else "f"
            if lex.has(word, "pronouns_she", "possessive_she", "object_she")
            else ""
        )
        plural = lex.has(word, "pronouns_they", "possessive_they", "object_they") and not gender
        candidates = [(place, member) for place, member in self.spoken[-20:] if place < start]
        spoken = len(candidates)
        candidates += [
            (item.start, item.member)
            for item in self.sighted(max(0, start - 1500), start)
            if (item.subject or item.member.kind == "person") and not self._articled(item)
        ]
        candidates += self._several(start) if plural else self._subject_noun(start, gender)
        loose: Member | None = None
        unsure: Member | None = None  # two capitalised words of which nothing is known
        near = False
        for place, member in sorted(candidates, key=lambda pair: -pair[0]):
            if plural:
                if member.plural or member.kind in ("body", "place"):
                    return member
                continue
            if member.kind in ("body", "place") or member.plural:
                continue
            if gender and member.gender == gender:
                return loose if loose is not None and near else member
            spoke = member.kind == "name" and " " in member.name and (place, member) in candidates[:spoken]
            if (
                gender
                and not member.gender
                and loose is None
                and (member.kind == "person" or member.unnamed or spoke)
            ):
                loose, near = member, place > start - _NEAR
            if gender and unsure is None and member.kind == "name" and " " in member.name:
                unsure = member
        if loose is not None or not plural:
            return loose or unsure
        return self.spoken[-1][1] if self.spoken else None

    def _articled(self, item: Sighting) -> bool:
        """Say whether an article stands before a single name, which is a thing then: *in the Heather*."""
        at = self.page.at(item.start) - 1
        return at >= 0 and self.page.tokens[at].lower == "the" and " " not in item.member.name

    def _several(self, start: int) -> list[tuple[int, Member]]:
        """Return the people that a sentence opened with: *Neighbours were sad: bins, they said, …*."""
        page, lex = self.page, lexicon()
        index = page.sentence_at(start)
        for at in (index, index - 1):
            if at < 0 or page.sentences[at].block != page.sentences[index].block:
                break
            low, high = page.sentence_tokens[at]
            noun = low + (low < high and lex.has(page.tokens[low].lower, "articles_definite"))
            if noun < high and noun > low - 1 and page.tokens[noun].end < start:
                word = page.tokens[noun]
                if lex.has(word.lower, "plural_roles") and not lex.has(word.lower, "pronouns_they"):
                    text = page.words(noun, noun + 1)
                    return [(word.start, Member(text, "person", plural=True, unnamed=noun == low))]
        return []

    def _subject_noun(self, start: int, gender: str) -> list[tuple[int, Member]]:
        """Return whom the noun that opens the sentence before means: *Kvinnen forklarte seg. Hun sa …*."""
        page, lex = self.page, lexicon()
        index = page.sentence_at(start)
        if not gender or index == 0 or page.sentences[index - 1].block != page.sentences[index].block:
            return []
        low, high = page.sentence_tokens[index - 1]
        at = low + (low < high and lex.has(page.tokens[low].lower, "articles_definite"))
        if at >= high or (at == low and page.tokens[at].lower == concept(page.tokens[at].lower)):
            return []
        noun = page.tokens[at].lower
        if at + 1 < high and page.tokens[at + 1].is_capital:
            return []  # Sønnen Roald
        if self._plural(noun) or (noun.endswith("s") and lex.has(concept(noun), "plural_roles", "sources")):
            return []  # Neighbours say …
        place = page.tokens[low].start
        if self.cast.sightings_between(place, page.tokens[at].end + 1):
            return []
        sex = "m" if lex.has(noun, "masculine") else "f" if lex.has(noun, "feminine") else ""
        if sex and sex != gender:
            return []
        if is_body(noun):
            return []  # Kommunen bekrefter det. Hun sier …
        office = is_role(noun) or is_role(concept(noun))
        known = self.role([noun], place) if office and not lex.has(noun, "kin") else None
        if known is None and (sex or office or noun.endswith(THE_PERSON)):
            known = Member(page.words(low, at + 1), "person", sex, set(concepts(noun)), unnamed=True)
        return [(place, known)] if known and known.gender in ("", gender) else []

    def role(self, nouns: Sequence[str], start: int) -> Member | None:
        """Return the member who has the role that some nouns name, the last one before a code point.

        A compound answers to its head: *hovedtrener* to *treneren*.
        """
        if nouns and self._plural(nouns[-1]):
            return None  # Legene, the researchers: no single person
        wanted = set(concepts(nouns[-1])) if nouns else set()
        if nouns and nouns[-1].startswith(OTHER_OFFICE):
            wanted = {concept(nouns[-1])}  # fylkesordføreren is not the mayor
        if len(nouns) > 1:
            wanted.add(concept("-".join(nouns[-2:])))
        stems = {re.sub(r"(?:eren|er|en|et|a)$", "", noun) for noun in nouns[-1:]}  # as concept() leaves them
        heads = tuple(word for word in wanted | stems if len(word) > 3)
        seen = [(place, member) for place, member in self.spoken[-200:] if place < start]
        seen += [
            (item.start, item.member) for item in self.cast.sightings_between(max(0, start - 20_000), start)
        ]
        ranked = sorted(seen, key=lambda pair: -pair[0])
        for _, member in ranked:
            if wanted & member.roles:
                return member
        for _, member in ranked if not (nouns and nouns[-1].startswith(OTHER_OFFICE)) else ():
            if member.kind == "person" and any(role.endswith(heads) for role in member.roles):
                return member
        later = (item.member for item in self.cast.sightings_between(start + 1, start + 5_000))
        return next((member for member in later if wanted & member.roles and member.kind == "person"), None)

    def _plural(self, noun: str) -> bool:
        return lexicon().has(noun, "plural_roles") or noun.endswith(("ene", "erne", "folk"))

    def part(self, start: int) -> Member | None:
        """Return the sources of whom *den ene*, *one of them* is one: those who spoke last."""
        return next((who for place, who in reversed(self.spoken[-4:]) if place < start and who.unnamed), None)

    def kin(self, nouns: Sequence[str], start: int) -> Member | None:
        """Return the relative of the person who spoke last, by their family name: *faren*, *her brother*."""
        lex = lexicon()
        if not nouns or not lex.has(nouns[-1], "kin"):
            return None
        gender = "m" if lex.has(nouns[-1], "masculine") else "f" if lex.has(nouns[-1], "feminine") else ""
        last = next(
            (who for place, who in reversed(self.spoken[-5:]) if " " in who.name and place < start), None
        )
        if last is None or last.kind != "person":
            return None
        family = last.name.split()[-1]
        return next(
            (
                item.member
                for item in reversed(self.cast.sightings_between(max(0, start - 20_000), start))
                if item.member is not last
                and item.member.name.split()[-1] == family
                and " " in item.member.name
                and item.member.gender in ("", gender)
            ),
            None,
        )

    def _document(self, start: int) -> Member | None:
        """Return the document that spoke last: *The review says C. It adds C.*"""
        if not self.spoken or self.spoken[-1][1].kind != "document":
            return None
        place, document = self.spoken[-1]
        if not start - _NEAR < place < start:
            return None
        return None if any(item.subject for item in self.sighted(place, start)) else document

    def spokesperson(self) -> Member | None:
        """Return the spokesperson who spoke last."""
        return next(
            (member for _, member in reversed(self.spoken[-50:]) if "spokesperson" in member.roles), None
        )
