"""The people, bodies and unnamed sources of an article: its cast, in order of appearance."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from analysis.lexicon import lexicon, word_list
from analysis.page import Page
from analysis.roles import (
    AUTHORITY_ENDINGS,
    NOUN_ENDINGS,
    concepts,
    exonyms,
    given_names,
    is_body,
    is_given,
    is_kin,
    is_office,
    is_role,
    role_table,
)

_POSSESSIVE = re.compile(r"[’']s$|[’']$")


@dataclass(slots=True)
class Member:
    """Somebody who can speak.

    ``name`` is the fullest form without title; ``gender`` "m", "f" or "";
    ``roles`` are concepts shared by the languages; ``unnamed`` for a description.
    """

    name: str
    kind: str
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    unnamed: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """A member named at a place: code point, and whether it opens its sentence."""

    start: int
    end: int
    member: Member
    subject: bool


class Cast:
    """The named members of one article and every place that names them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.members: dict[str, Member] = {}
        self.sightings: list[Sighting] = []
        self._last_names: dict[str, list[Member]] = {}
        self._first_names: dict[str, list[Member]] = {}
        self._small: set[str] | None = None
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
            if member is None and opens and self._known_alone(first, last):
                member = self._meet(first, last)
            if member:
                self._learn(member, first, last)
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
                while last - first > 1 and _hyphened_title(tokens[first].text):
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
                if first < last and not (lex.has(tokens[first].lower, "prepositions") and last - first == 1):
                    runs.append((first, last, opens))
        return runs

    def _goes_on(self, at: int, first: int, high: int) -> bool:
        tokens = self.page.tokens
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < high else None
        if token.is_capital and token.is_word:
            owned = at > first and _POSSESSIVE.search(tokens[at - 1].text)
            return not owned or (tokens[at - 1].text.endswith("s", 0, -1) and is_office(token.lower))
        before = tokens[at - 1].lower
        if token.text.islower() and at == first + 1 and lexicon().has(before, "state_owners"):
            return lexicon().verb(token.lower) is None  # Statens vegvesen
        if at == first + 1 and lexicon().has(token.lower, "body_heads"):
            return not _common(before)  # Sørfjord tingrett
        if token.text.isdigit() and len(token.text) < 3 and at == first + 1:
            return lexicon().has(before, "numbered_names")  # TV 2, Radio 1
        if following is None or not following.is_capital:
            return False
        if token.lower == "of":
            return before in word_list("names", "organisation_words")  # University of Iceland
        if lexicon().has(token.lower, "name_particles") or token.text == "&":
            return True
        return token.text == "." and len(tokens[at - 1].text) == 1

    def _name(self, first: int, last: int) -> str:
        name = _POSSESSIVE.sub("", self.page.words(first, last).replace("\n", " "))
        following = self.page.tokens[last].lower if last < len(self.page.tokens) else ""
        return name.removesuffix("s") if lexicon().has(following, "views") else name  # Kari Lunds syn

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
        """Say whether a word that opens a sentence is a noun: the article writes it small, or its shape says so."""
        if is_given(word):
            return False
        if self._small is None:
            self._small = {token.lower for token in self.page.tokens if token.text.islower()}
        stems = {word, *(word.removesuffix(end) for end in ("en", "et", "ene", "a", "n") if word.endswith(end))}
        stems = {stem for stem in stems if len(stem) > 3}
        return bool(stems & self._small) or any(is_role(stem) for stem in stems) or word.endswith(NOUN_ENDINGS)

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
            title = self.page.tokens[first - 1 - (self.page.tokens[first - 1].text == "." and first > 1)].lower
            gender = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f"}.get(title, "")
        if name.lower() in exonyms():
            kind, gender = "place", ""
        elif (
            any(word in organisations or lexicon().has(word, "body_heads") for word in lowered)
            or lowered[-1].isdigit()
            or (len(words) == 1 and name.isupper() and len(name) > 1)
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

    def _learn(self, member: Member, first: int, last: int) -> None:
        """Take titles before the name and in an aside after it."""
        tokens = self.page.tokens
        at = first - 1
        if member.kind in ("person", "name") and at >= 0 and _hyphened_title(tokens[at].text):
            member.roles |= concepts(tokens[at].lower.rsplit("-", 1)[-1])
            member.kind = "person"
            at -= 1
        elif member.kind in ("person", "name") and at >= 0 and self._titles(at):
            member.roles |= concepts(tokens[at].lower)
        while at >= max(0, first - 5) and tokens[at].is_word:
            word = tokens[at].lower
            if is_role(word):
                member.roles |= concepts(word)
                member.kind = "person" if member.kind == "name" else member.kind
            elif lexicon().has(word, "organisations") or word in role_table():
                member.roles |= concepts(word)
                member.kind = "body" if member.kind == "name" else member.kind
            elif (
                tokens[at].is_capital
                or lexicon().has(word, "prepositions", "auxiliaries", "that", "relative", "conjunctions")
                or lexicon().verb(word, "finite") is not None
            ):
                break
            at -= 1
        if at >= 1 and tokens[at].text == "," and first - at == 1:
            for token in tokens[max(0, at - 5) : at]:
                if token.is_word and (is_role(token.lower) or token.lower in role_table()):
                    member.roles |= concepts(token.lower)
                    if is_role(token.lower) and member.kind == "name":
                        member.kind = "person"
                elif lexicon().has(token.lower, "organisations"):
                    member.roles |= concepts(token.lower)
                    member.kind = "body" if member.kind == "name" else member.kind
        if last < len(tokens) and tokens[last].text == ",":
            titles: set[str] = set()
            for token in tokens[last + 1 : last + 9]:
                if lexicon().verb(token.lower, "finite") and not is_role(token.lower):
                    titles = set()  # … in Britain, the company announced
                    break
                if not token.is_word or lexicon().has(
                    token.lower, "possessives", "auxiliaries", "prepositions", "relative"
                ):
                    break
                if is_role(token.lower) or token.lower in role_table():
                    titles |= concepts(token.lower)
            member.roles |= titles
            described = self._described_as(last + 1)
            member.roles |= described
            if member.kind == "name" and any(map(is_body, described)):
                member.kind = "body"
        if member.kind in ("person", "name") and " " in member.name and self._of_learning(last):
            member.roles |= concepts("forsker")
        aged = last + 1 < len(tokens) and tokens[last].text in ",(" and tokens[last + 1].text.isdigit()
        if aged and member.kind == "name" and len(tokens[last + 1].text) < 4 and " " in member.name:
            member.kind = "person"  # Edie Fowler, 83,
        if last < len(tokens) and tokens[last].text == "(" and member.kind == "name":
            member.kind = "person"

    def _of_learning(self, last: int) -> bool:
        """Say whether a name goes on with a seat of learning: *ved Institutt for …*, *of Hallam University*."""
        tokens = self.page.tokens
        if last + 1 >= len(tokens) or tokens[last].lower not in ("ved", "of", "at", "from", "fra"):
            return False
        seat = tokens[last + 1 : last + 5]
        return any(token.is_capital and token.lower.startswith(_LEARNING) for token in seat)

    def _titles(self, at: int) -> bool:
        """Say whether the word right before a name is its title, known or not: *bioethicist Maja Lund*."""
        token = self.page.tokens[at]
        lex = lexicon()
        return (
            token.is_word
            and (
                token.text.islower()
                or self.page.sentences[self.page.sentence_at(token.start)].start == token.start
            )
            and len(token.text) > 3
            and not lex.has(token.lower, *_ORDINARY)
            and lex.verb(token.lower) is None
            and token.lower not in exonyms()
        )

    def _described_as(self, at: int) -> set[str]:
        """Return the roles of an aside with an article: *Maja Lund, a bioethicist at …*."""
        lex, tokens = lexicon(), self.page.tokens
        if at >= len(tokens) or not lex.has(tokens[at].lower, "articles_indefinite", "articles_definite"):
            return set()
        head = ""
        for token in tokens[at + 1 : at + 6]:
            if not token.is_word or lex.has(token.lower, "prepositions", "relative", "conjunctions"):
                break
            if lex.verb(token.lower, "finite") and not is_role(token.lower):
                return set()
            head = token.lower if token.text.islower() else head
        return {*concepts(head), head} if len(head) > 3 else set()

    def _is_subject(self, first: int) -> bool:
        low, _ = self.page.sentence_tokens[self.page.sentence_at(self.page.tokens[first].start)]
        return first - low <= 6 and not any(
            lexicon().has(token.lower, "auxiliaries") or token.text in '«“"'
            for token in self.page.tokens[low:first]
        )


_LEARNING = ("universitet", "university", "institutt", "institute", "college", "høgskole", "handelshøyskole")
_ORDINARY = (
    *("openers", "prepositions", "conjunctions", "articles_definite", "articles_indefinite", "auxiliaries"),
    *("pronouns_he", "pronouns_she", "pronouns_they", "pronouns_it", "pronouns_first", "possessives", "wh"),
    *("adverbs", "negations", "subordinators", "hedges", "whether", "that", "imperatives", "calendar"),
)


def _hyphened_title(word: str) -> bool:
    """Say whether a capitalised compound ends in a noun: *NATO-sjef*, *Frp-leder*."""
    return "-" in word and word.rsplit("-", 1)[-1].islower() and len(word.rsplit("-", 1)[-1]) > 3


def _common(word: str) -> bool:
    """Say whether a word that opens a sentence is an ordinary one."""
    lex = lexicon()
    return lex.has(word, *_ORDINARY) and not is_given(word)
