"""Which body a general word goes back to: *the company*, *helseforetaket*, *the opera*."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.lexicon import lexicon, word_list
from analysis.members import Member, Sighting
from analysis.memory import Memory
from analysis.roles import AUTHORITY_ENDINGS


class Bodies:
    """The companies, councils and other bodies met so far."""

    def __init__(self, memory: Memory) -> None:
        self.page = memory.page
        self.cast = memory.cast
        self._spoken = memory.spoken
        self._sighted = memory.sighted

    def meant(self, nouns: Sequence[str], start: int) -> Member | None:
        """Return the body that a general noun (*the company*, *direktoratet*) goes back to."""
        if not nouns:
            return None
        return self._named_after(nouns[-1], start) or (
            self.last(start, nouns[-1])
            if len(nouns) == 1 and lexicon().has(nouns[-1], "generic_bodies")
            else None
        )

    def _named_after(self, noun: str, start: int) -> Member | None:
        """Return the body whose name ends with the noun: *Miljødirektoratet*, *Harrow Council*."""
        if not lexicon().has(noun, "organisations") or len(noun) < 4:
            return None
        stems = [noun, *(noun.removesuffix(end) for end in ("en", "et", "n") if noun.endswith(end))]
        stems = [stem for stem in stems if len(stem) > 3]
        for item in reversed(self.cast.sightings_between(max(0, start - 20_000), start)):
            name = item.member.name.lower()
            if name == noun or item.member.kind == "person":
                continue
            if name.endswith(tuple(stems)) or not {noun, *stems}.isdisjoint(name.split()):
                return item.member
        return None

    def _public(self, item: Sighting, noun: str) -> bool:
        """Say whether a body cannot be meant by a word for a firm: a party, a court, a ministry."""
        if not lexicon().has(noun, "firm_nouns"):
            return False
        words = item.member.name.lower().split()
        public = word_list("names", "public_words")
        return item.member.kind == "place" or any(
            word in public or word.endswith(AUTHORITY_ENDINGS) for word in words
        )

    def last(self, start: int, noun: str = "") -> Member | None:
        """Return the body named last before a place; news media only speak for themselves."""
        media = word_list("names", "media")
        said = [
            (place, member) for place, member in self._spoken[-3:] if member.kind == "body" and place < start
        ]
        near = [item for item in self._sighted(max(0, start - 4000), start) if not self._public(item, noun)]
        index = self.page.sentence_at(start)
        for at in (index, index - 1):  # “Halcyon will buy the Stormvik farm,” the company said
            opening = self.page.sentences[at].start if at >= 0 else start
            bodies = [item for item in near if opening <= item.start and item.member.kind == "body"]
            bodies = [item for item in bodies if item.member.name.lower() not in media]
            if bodies and (at == index or bodies[0].subject) and not (said and said[-1][0] > bodies[0].start):
                return bodies[0].member
        for kinds in (("body",), ("name",)):
            for item in reversed(near):
                if item.member.kind in kinds and item.member.name.lower() not in media:
                    if said and kinds == ("body",) and said[-1][0] > item.start:
                        return said[-1][1]
                    return item.member
        return said[-1][1] if said else None
