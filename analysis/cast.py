"""The people, bodies and unnamed sources of an article: its cast, in order of appearance."""

from __future__ import annotations

import re
from bisect import bisect_left

from analysis.lexicon import lexicon, word_list
from analysis.members import ORDINARY, Member, Sighting, hyphened_title, learn
from analysis.mentions import ABBREVIATED
from analysis.page import Page, Token
from analysis.roles import (
    AUTHORITY_ENDINGS,
    NOUN_ENDINGS,
    exonyms,
    given_names,
    is_body,
    is_given,
    is_kin,
    is_office,
    is_role,
)

_POSSESSIVE = re.compile(r"[’']s$|[’']$")


class Cast:
    """The named members of one article and every place that names them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.members: dict[str, Member] = {}
        self.sightings: list[Sighting] = []
        self._last_names: dict[str, list[Member]] = {}
        self._first_names: dict[str, list[Member]] = {}
        self._small: set[str] | None = None
        self._names: dict[tuple[int, int], str] = {}
        runs = self._unheaded(self._runs())
        names = {self._name(first, last) for first, last, _ in runs}
        runs = [
            (first + 1, last, opens)
            if last - first > 1
            and page.tokens[first].lower in exonyms()
            and self._name(first + 1, last) in names
            else (first, last, opens)
            for first, last, opens in runs
        ]
        for first, last, _ in runs:
            if last - first > 1:
                self._meet(first, last)
        for first, last, opens in runs:
            if not opens and self.find(self._name(first, last)) is None:
                self._meet(first, last)
        for first, last, opens in runs:
            member = self.find(self._name(first, last)) or (None if opens else self._meet(first, last))
            if member and self._is_place(first, last, member):
                member = self._found(self._name(first, last))
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

    def _unheaded(self, runs: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
        """Take the first word off *Late Okafor* where the article knows an Okafor by another first name."""
        page = self.page
        known: dict[str, set[str]] = {}
        for first, last, opens in runs:
            named = not opens or is_given(page.tokens[first].lower) or self._titled(first)
            if last - first > 1 and named:
                known.setdefault(self._name(first, last).split()[-1], set()).add(page.tokens[first].text)
        return [
            (first + 1, last, opens)
            if opens
            and last - first == 2
            and not is_given(page.tokens[first].lower)
            and known.get(self._name(first + 1, last), set()) - {page.tokens[first].text}
            else (first, last, opens)
            for first, last, opens in runs
        ]

    def _titled(self, first: int) -> bool:
        """Say whether a title stands before a name: *Defender Joy Okafor*."""
        return first > 0 and is_role(self.page.tokens[first - 1].lower)

    def _runs(self) -> list[tuple[int, int, bool]]:
        """Return the runs of capitalised words, each with whether it opens a sentence."""
        page, tokens = self.page, self.page.tokens
        lex = lexicon()
        runs: list[tuple[int, int, bool]] = []
        for low, high in page.sentence_tokens:
            at = low
            while at < high:
                if not (tokens[at].is_capital and tokens[at].is_word):
                    at += 1
                    continue
                first = at
                while at < high and self._goes_on(at, first, high):
                    at += 1
                last = at
                opens = not any(token.is_word for token in tokens[low:first]) or (
                    tokens[first - 1].text in ':«“"”–—‘'
                )
                while last - first > 1 and hyphened_title(tokens[first].text):
                    first += 1  # Frp-leder Siv Moen
                while first < last and opens and _common(tokens[first].lower):
                    first += 1
                    opens = False
                while last - first > 1 and opens and is_body(tokens[first].lower):
                    first += 1
                while (
                    last - first > 1
                    and is_role(tokens[first].lower)
                    and not is_given(tokens[first].lower)
                    and not (last - first == 2 and is_office(tokens[first + 1].lower))  # the Foreign Office
                ):
                    first += 1
                if (
                    last - first == 2
                    and opens
                    and is_kin(tokens[first].lower)
                    and is_given(tokens[last - 1].lower)
                ):
                    first += 1  # Kona Anne
                if (
                    opens
                    and last - first > 2
                    and not is_given(tokens[first].lower)
                    and is_given(tokens[first + 1].lower)
                ):
                    first += 1
                if last - first == 1 and lex.has(tokens[first].lower, "calendar"):
                    continue
                if last - first == 1 and tokens[first].lower in ABBREVIATED and _dotted(tokens, last):
                    continue  # Sen. Lindsey Graham
                if first < last and not (lex.has(tokens[first].lower, "prepositions") and last - first == 1):
                    runs.append((first, last, opens))
        return runs

    def _goes_on(self, at: int, first: int, high: int) -> bool:
        tokens = self.page.tokens
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < high else None
        if token.is_capital and token.is_word:
            return at == first or not _POSSESSIVE.search(tokens[at - 1].text) or tokens[at - 1].text in "'’"
        before = tokens[at - 1].lower
        if token.text.islower() and at == first + 1 and lexicon().has(before, "state_owners"):
            return lexicon().verb(token.lower) is None  # Statens vegvesen
        if at == first + 1 and lexicon().has(token.lower, "body_heads"):
            owned = before.endswith(("ens", "ets", "enes"))  # kommunens museum
            return not _common(before) and not owned  # Sørfjord tingrett
        if token.text.isdigit() and len(token.text) < 3 and at == first + 1:
            return lexicon().has(before, "numbered_names")  # TV 2, Radio 1
        if following is None or not following.is_capital:
            return False
        if token.text in ("'", "’"):  # the Shipowners' League
            return before.endswith("s") and is_office(following.lower)
        if token.lower == "of":
            return before in word_list("names", "organisation_words")  # University of Iceland
        if lexicon().has(token.lower, "name_particles") or token.text == "&":
            return True
        return token.text == "." and len(tokens[at - 1].text) == 1

    def _name(self, first: int, last: int) -> str:
        """Return the name that some tokens spell, without a genitive."""
        name = self._names.get((first, last))
        if name is None:
            name = self._names[first, last] = self._spelled(first, last)
        return name

    def _spelled(self, first: int, last: int) -> str:
        text = self.page.words(first, last).replace("\n", " ")
        name = _POSSESSIVE.sub("", text)
        following = self.page.tokens[last].lower if last < len(self.page.tokens) else ""
        return (
            name.removesuffix("s") if name == text and lexicon().has(following, "views") else name
        )  # Kari Lunds syn

    def _is_place(self, first: int, last: int, member: Member) -> bool:
        """Say whether the first word of a body's name is the place it lies in: *the train to Norrby*."""
        before = self.page.tokens[first - 1].lower if first else ""
        led = lexicon().has(before, "prepositions", "role_prepositions") and before not in ("by", "av")
        name = self._name(first, last)
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
            and not _common(word)
            and not self._noun(word)
            and (
                (self.page.tokens[first].text.isupper() and len(word) > 1)
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
        if self._small is None:
            self._small = {token.lower for token in self.page.tokens if token.text.islower()}
        stems = {
            word,
            *(word.removesuffix(end) for end in ("en", "et", "ene", "a", "n") if word.endswith(end)),
        }
        stems = {stem for stem in stems if len(stem) > 3}
        return (
            bool(stems & self._small) or any(is_role(stem) for stem in stems) or word.endswith(NOUN_ENDINGS)
        )

    def _meet(self, first: int, last: int) -> Member:
        name = self._name(first, last)
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
            kind, gender = "place", ""
        elif (
            any(word in organisations or lexicon().has(word, "body_heads") for word in lowered)
            or lowered[-1].isdigit()
            or "&" in lowered
            or (len(words) == 1 and name.isupper() and len(name) > 1 and self.page.tokens[last].text != ":")
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

    def _is_subject(self, first: int) -> bool:
        low, _ = self.page.sentence_tokens[self.page.sentence_at(self.page.tokens[first].start)]
        return first - low <= 6 and not any(
            lexicon().has(token.lower, "auxiliaries") or token.text in '«“"'
            for token in self.page.tokens[low:first]
        )


def _common(word: str) -> bool:
    """Say whether a word that opens a sentence is an ordinary one."""
    lex = lexicon()
    return lex.has(word, *ORDINARY) and not is_given(word)


def _dotted(tokens: list[Token], after: int) -> bool:
    return after < len(tokens) and tokens[after].text == "."
