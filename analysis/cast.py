"""The people, bodies and unnamed sources of an article: its cast, in order of appearance."""

from __future__ import annotations

from bisect import bisect_left

from analysis.lexicon import lexicon, word_list
from analysis.members import Member, Sighting, learn
from analysis.names import Names, ordinary
from analysis.page import Page
from analysis.roles import (
    AUTHORITY_ENDINGS,
    NOUN_ENDINGS,
    PEOPLE_ENDINGS,
    TRADE_ENDINGS,
    concepts,
    exonyms,
    given_names,
    is_given,
    is_role,
    role_kinds,
)


class Cast:
    """The named members of one article and every place that names them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.members: dict[str, Member] = {}
        self.sightings: list[Sighting] = []
        self._last_names: dict[str, list[Member]] = {}
        self._first_names: dict[str, list[Member]] = {}
        self._small: set[str] | None = None
        self._names = Names(page)
        runs = self._names.runs()
        for first, last, _ in runs:
            if last - first > 1:
                self._meet(first, last)
        for first, last, opens in runs:
            if not opens and self.find(self._names.name(first, last)) is None:
                self._meet(first, last)
        for first, last, opens in runs:
            member = self.find(self._names.name(first, last)) or (None if opens else self._meet(first, last))
            if member and self._is_place(first, last, member):
                member = self._found(self._names.name(first, last))
            if member is None and opens and self._known_alone(first, last):
                member = self._meet(first, last)
            if member:
                learn(self.page, member, first, last)
                span = page.span(first, last)
                self.sightings.append(Sighting(*span, member, self._is_subject(first)))
        self._places = [sighting.start for sighting in self.sightings]

    def sightings_between(self, start: int, end: int) -> list[Sighting]:
        """Return the sightings that begin in a passage (code points), in order."""
        low = bisect_left(self._places, start)
        return self.sightings[low : bisect_left(self._places, end)]

    def find(self, name: str) -> Member | None:
        """Return the member with this name, or the one whose last name it is."""
        if name in self.members:
            return self.members[name]
        words = name.split()
        if not words:
            return None
        same = self._last_names.get(words[-1], [])
        fitting = [member for member in same if set(words) <= set(member.name.split())]
        if not fitting and len(words) == 1:  # Lise, of Lise Stene; Halcyon, of Halcyon Power
            same = self._first_names.get(name, [])
            fitting = same if len(same) == 1 and same[0].kind in ("person", "body") else []
        if not fitting and name.isupper() and name.isalpha() and len(name) > 3:
            return self.find(name.title())  # WALLACE, of Chris Wallace
        if not fitting and name.endswith("s") and len(name) > 3:
            return self.find(name[:-1])  # Lunds mening
        return fitting[0] if fitting else None

    def _is_place(self, first: int, last: int, member: Member) -> bool:
        """Say whether the first word of a body's name is the place it lies in: *the train to Norrby*."""
        before = self.page.tokens[first - 1].lower if first else ""
        led = lexicon().has(before, "prepositions", "role_prepositions") and before not in ("by", "av")
        name = self._names.name(first, last)
        return (
            led
            and last - first == 1
            and member.kind == "body"
            and member.name.split()[0] == name != member.name
        )

    def _found(self, name: str) -> Member:
        """Enter a name of its own, though a longer one begins with it."""
        member = self.members.setdefault(name, Member(name, "name"))
        self._first_names.setdefault(name, []).append(member)
        return member

    def _known_alone(self, first: int, last: int) -> bool:
        """Say whether one capitalised word that opens a sentence is likely a name."""
        word = self.page.tokens[first].lower
        return (
            last - first == 1
            and not ordinary(word)
            and not self._noun(word)
            and (
                (self.page.tokens[first].text.removesuffix("s").isupper() and len(word) > 1)
                or (
                    word in word_list("names", "organisation_words")
                    and not lexicon().has(word, "organisations")
                )
                or (word.endswith(AUTHORITY_ENDINGS) and word not in AUTHORITY_ENDINGS)
                or (
                    lexicon().verb(self.page.tokens[min(last, len(self.page.tokens) - 1)].lower, "finite")
                    is not None
                    and not lexicon().has(
                        word, "sources", "documents", "organisations", "roles", "plural_roles"
                    )
                )
            )
        )

    def _noun(self, word: str) -> bool:
        """Say whether a word that opens a sentence is a noun: written small elsewhere, or shaped like one."""
        if is_given(word):
            return False
        if lexicon().has(word, "persons", "firm_nouns") or word.endswith((*TRADE_ENDINGS, *PEOPLE_ENDINGS)):
            return True
        if self._small is None:
            self._small = {token.lower for token in self.page.tokens if token.text.islower()}
        stems = {
            word,
            *(word.removesuffix(end) for end in ("en", "et", "ene", "a", "n") if word.endswith(end)),
        }
        stems = {stem for stem in stems if len(stem) > 3}
        office = word.endswith(("en", "a")) and not role_kinds().keys().isdisjoint(concepts(word))
        return (
            office
            or bool(stems & self._small)
            or any(is_role(stem) for stem in stems)
            or word.endswith(NOUN_ENDINGS)
        )

    def _meet(self, first: int, last: int) -> Member:
        name = self._names.name(first, last)
        known = self.members.get(name)
        if known:
            return known
        words = name.split()
        for member in self._last_names.get(words[-1], []):
            # Genitives and longer forms of the same name: keep the fullest.
            if set(words) <= set(member.name.split()):
                return member
        stem = name.removesuffix("s")
        if len(words) > 1 and stem in self.members:
            return self.members[stem]
        lowered = [word.lower().strip(".") for word in words]
        organisations = word_list("names", "organisation_words")
        gender = "m" if lowered[0] in given_names("m") else "f" if lowered[0] in given_names("f") else ""
        if not gender and first:
            title = self.page.tokens[
                first - 1 - (self.page.tokens[first - 1].text == "." and first > 1)
            ].lower
            gender = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f"}.get(title, "")
        if name.lower() in exonyms():
            public = exonyms()[name.lower()].endswith(("departementet", "fondet", "garden"))
            kind, gender = "body" if public else "place", ""
        elif (
            any(word in organisations or lexicon().has(word, "body_heads") for word in lowered)
            or lowered[-1].isdigit()
            or "&" in lowered
            or (len(words) == 1 and name.isupper() and len(name) > 1 and not self._labels(last))
        ):
            kind, gender = "body", ""
        elif gender:
            kind = "person"
        else:
            kind = "person" if first and is_role(self.page.tokens[first - 1].lower) else "name"
        member = Member(name, kind, gender)
        self.members[name] = member
        self._last_names.setdefault(words[-1], []).append(member)
        if len(words) > 1:
            self._first_names.setdefault(words[0], []).append(member)
        return member

    def _labels(self, last: int) -> bool:
        """Say whether a colon stands behind a name: *ANNA: …*."""
        return last < len(self.page.tokens) and self.page.tokens[last].text == ":"

    def _is_subject(self, first: int) -> bool:
        low, _ = self.page.sentence_tokens[self.page.sentence_at(self.page.tokens[first].start)]
        return first - low <= 6 and not any(
            lexicon().has(token.lower, "auxiliaries") or token.text in '«“"'
            for token in self.page.tokens[low:first]
        )
