"""Resolve every quote's speaker to the fullest name in the article, in document order.

Run once, after all quotes are found: a surname becomes the full name, *ordføreren*
the person with that office (in either language), *hun* the last woman who spoke,
*the company* the last body named, a quote without attribution the speaker before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.antecedents import OTHER_OFFICE, Antecedents
from analysis.bodies import Bodies
from analysis.cast import Cast
from analysis.described import ARTICLES, described, is_definite
from analysis.documents import Documents
from analysis.focus import Focus
from analysis.found import Found
from analysis.headlines import Headlines
from analysis.lexicon import lexicon
from analysis.members import Member, Sighting
from analysis.memory import Memory
from analysis.mentions import ABBREVIATED, OBJECT_FORMS, Mention, is_pronoun
from analysis.nations import Nations
from analysis.page import Page, Token
from analysis.roles import concepts, is_role
from analysis.same_body import SameBody
from analysis.unattributed import Unattributed

_STAND_INS = ("pronouns_it", "possessive_he", "possessive_she", "possessive_they", *OBJECT_FORMS)
_PARENT = re.compile(  # the mother of three, faren til to
    r"(?:the )?((?:grand)?(?:mother|father)|(?:beste)?(?:moren|faren|mora)) (?:of|til) "
    r"(two|three|four|five|six|seven|eight|to|tre|fire|fem|seks|sju|åtte|\d+)"
)
_SPOKES = re.compile(r"(?:spokes|talsm|talskv|talsp|pressetals)")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the name (None for nobody), whether it cannot be identified, and what kind of member it is.

    ``described`` says that the name is a description that goes back to nobody known.
    """

    name: str | None
    unnamed: bool
    kind: str = ""
    described: bool = False


_NOBODY = Speaker(None, True)


class Resolver:
    """Resolves speakers one after the other; what was said before decides what *she* means."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.cast = cast
        self._memory = Memory(page, cast)
        self._bodies = Bodies(self._memory)
        self._before = Antecedents(self._memory, self._bodies)
        self._focus = Focus(self._memory)
        self._silent = Unattributed(page, cast)
        self._headlines = Headlines(page, cast, self._before, self._focus, self._silent)
        self._nations = Nations(self._memory)
        self._same = SameBody(cast)
        self._documents = Documents(self._memory, self._bodies, self._before, self.member)

    def resolve(self, quotes: Sequence[Found]) -> list[Speaker]:
        """Return the speaker of each quote; ``quotes`` are in document order."""
        found: list[Member | None] = []
        self._memory.aloud = sorted((quote.start, quote.end) for quote in quotes if quote.kind == "direct")
        cache: dict[Mention, Member] = {}
        for index, quote in enumerate(quotes):
            if quote.anonymous or quote.question:
                found.append(None)
            elif quote.speaker:
                headed = self._headlines.below(quote.speaker) if quote.rule == "headline" else None
                member = headed or cache.get(quote.speaker) or self._same.known_as(self.member(quote.speaker))
                cache[quote.speaker] = member
                found.append(member)
                self._memory.spoken.append((self.page.tokens[quote.speaker.first].start, member))
            else:
                found.append(self._silent.speaker(index, quotes, found))
        for index, quote in enumerate(quotes):
            if found[index] is None and not (quote.anonymous or quote.question):
                found[index] = self._silent.headline(index, quotes, found)
        self._headlines.name(quotes, found)
        return [
            Speaker(member.name, member.unnamed, member.kind, member.described) if member else _NOBODY
            for member in found
        ]

    def member(self, mention: Mention) -> Member:
        """Return who a mention stands for."""
        page, lex = self.page, lexicon()
        tokens = page.tokens[mention.first : mention.last]
        start = tokens[0].start
        word = tokens[0].lower
        if len(tokens) == 1 and (is_pronoun(word, lex) or lex.has(word, *_STAND_INS)):
            return self._before.pronoun(word, start) or Member(tokens[0].text, "person", unnamed=True)
        people = self._nations.meant(tokens)
        if people:
            return people
        if lex.patterns["part_phrases"].fullmatch(page.words(mention.first, mention.last)):
            some = self._before.part(start)
            if some:
                return some
        inner = self._names(mention)
        heads = self._heads(mention, inner[0].start if inner else tokens[-1].end)
        nouns = [token.lower for token in heads]
        apposed = self._apposition(mention)
        if apposed:
            return apposed
        medium = self._bodies.medium(start) if len(nouns) == 1 and lex.has(nouns[0], "press_nouns") else None
        if medium and not inner and mention.last - mention.first < 3:
            return medium
        if any(lex.has(noun, "documents") for noun in nouns[-2:]) and not (
            inner and self._apposed(mention, inner[0].start)
        ):
            return self._documents.speaker(mention)
        spokes = [token.lower for token in tokens if _SPOKES.match(token.lower)]
        if spokes and inner and not nouns and all(item.member.kind != "person" for item in inner):
            return self._spokesperson(mention, spokes, inner[0].member, start)  # a Rollo spokesman
        if inner and self._apposed(mention, inner[0].start):
            persons = [
                item for item in inner if item.member.kind == "person" and self._apposed(mention, item.start)
            ]
            owned = len(inner) > 1 and page.text[inner[0].start : inner[0].end].endswith(("'s", "’s"))
            named = persons or inner[owned:]  # Nordtel director Marte Hovland, Ironwall's Jaan Tamm
            return named[0].member
        text = page.words(mention.first, mention.last).replace("\n", " ")
        nouns = self._of_view(mention, nouns)
        if (nouns and _SPOKES.match(nouns[-1])) or any(_SPOKES.match(noun) for noun in nouns):
            return self._spokesperson(mention, nouns, inner[0].member if inner else None, start)
        if inner and not nouns:
            return inner[0].member
        definite = (
            lex.has(word, "possessives")
            or lex.has(word, "articles_definite")
            or (len(nouns) == 1 and (is_definite(nouns[0]) or (is_role(nouns[0]) and len(tokens) == 1)))
            or (len(nouns) > 1 and nouns[0].endswith("s") and is_role(nouns[-1]))  # partiets leder
            or bool(
                nouns and lex.has(nouns[-1], "organisations") and not lex.has(word, "articles_indefinite")
            )
        )
        if definite and not inner:
            known = (
                self._before.role(nouns, start)
                or self._bodies.meant(nouns, start)
                or self._before.kin(nouns, start)
                or self._in_focus(mention, heads, nouns, start)
            )
            if known:
                return known
        return described(text, nouns, word, bool(inner), definite)

    def _in_focus(
        self, mention: Mention, heads: Sequence[Token], nouns: Sequence[str], start: int
    ) -> Member | None:
        """Return the person in focus for a noun alone: not for *his lawyer*, *the driver of the bus*."""
        tokens, lex = self.page.tokens, lexicon()
        if not heads or lex.has(tokens[mention.first].lower, "possessives"):
            return None
        parent = _PARENT.fullmatch(self.page.words(mention.first, mention.last).lower())
        if parent:
            return self._focus.person([f"{parent[1]}-of-{parent[2]}"], start)
        if nouns[-1].startswith(OTHER_OFFICE):
            return None
        following = tokens[mention.last].lower if mention.last < len(tokens) else ""
        if heads[-1] is not tokens[mention.last - 1] or lex.has(following, "relative"):
            return None
        return self._focus.person(nouns, start)

    def _of_view(self, mention: Mention, nouns: list[str]) -> list[str]:
        """Return the nouns of a mention, the last without its genitive before a view: *senterets syn*."""
        tokens = self.page.tokens
        viewed = mention.last < len(tokens) and lexicon().has(tokens[mention.last].lower, "views")
        if not viewed or not nouns:
            return nouns
        return [*nouns[:-1], re.sub(r"['’]s?$|s$", "", nouns[-1])]

    def _names(self, mention: Mention) -> list[Sighting]:
        """Return the names in a mention that stand for themselves, not before a noun: *Iranian official*."""
        tokens = self.page.tokens
        start, end = self.page.span(mention.first, mention.last)
        kept = []
        for sighting in self.cast.sightings_between(start, end):
            after = self.page.at(sighting.end)
            modifies = (
                after < mention.last
                and tokens[after].is_word
                and not tokens[after].is_capital
                and not lexicon().has(
                    tokens[after].lower, "prepositions", "conjunctions", "relative", "reflexives"
                )
            )
            if not modifies or _SPOKES.match(tokens[after].lower):
                kept.append(sighting)
        return kept

    def _apposition(self, mention: Mention) -> Member | None:
        """Return the name that follows a description: *his widow, Ann Hart, said*; *mor til to, Ida Dahl*."""
        tokens, lex = self.page.tokens, lexicon()
        owner, *owned = tokens[mention.first : mention.first + 2]
        if (
            owner.is_capital
            and not owner.lower.endswith(("'s", "’s", "s'", "s’"))
            and not (owner.lower.endswith("s") and any(is_role(token.lower) for token in owned))
            and self.cast.sightings_between(owner.start, owner.end)
        ):
            return None
        comma = next(
            (at for at in range(mention.first, mention.last) if tokens[at].text == ","), mention.last
        )
        if comma + 1 >= len(tokens) or tokens[comma].text != ",":
            return None
        name = comma + 1
        while name + 1 < len(tokens) and (tokens[name].lower in ABBREVIATED or tokens[name].text == "."):
            name += 1  # Dr. Piers Hall
        names = self.cast.sightings_between(tokens[name].start, tokens[name].end)
        if not names or self.page.at(names[0].end) < mention.last - 1:
            return None
        following = self.page.at(names[0].end)
        if comma == mention.last and (following >= len(tokens) or tokens[following].text not in ",("):
            return None
        member = names[0].member
        words = [token.lower for token in tokens[mention.first : comma]]
        for word in words:
            if not member.gender and lex.has(word, "masculine", "feminine"):
                member.gender = "m" if lex.has(word, "masculine") else "f"
            if is_role(word) or lex.has(word, "sources", "organisations"):
                member.roles |= concepts(word)
        return member

    def _heads(self, mention: Mention, stop: int) -> list[Token]:
        """Return the nouns of the mention's head, before any name or preposition."""
        lex = lexicon()
        heads: list[Token] = []
        for token in self.page.tokens[mention.first : mention.last]:
            if token.start >= stop:
                break
            if (
                lex.has(token.lower, "role_prepositions", "prepositions", "relative")
                or token.lower == "close"
            ):
                break
            if token.is_word and not lex.has(
                token.lower, "articles_definite", "articles_indefinite", "possessives", "conjunctions"
            ):
                heads.append(token)
        return heads

    def _apposed(self, mention: Mention, name: int) -> bool:
        """Say whether the name in a mention is the speaker's: no preposition leads up to it."""
        lex = lexicon()
        start = self.page.tokens[mention.first].start
        inside = [(item.start, item.end) for item in self.cast.sightings_between(start, name)]
        before = [
            token
            for token in self.page.tokens[mention.first : mention.last]
            if token.start < name and not any(low <= token.start < high for low, high in inside)
        ]
        if not before:
            return True
        comma = any(token.text == "," for token in before)
        return comma or not any(lex.has(token.lower, "role_prepositions", "prepositions") for token in before)

    def _spokesperson(
        self, mention: Mention, nouns: Sequence[str], body: Member | None, start: int
    ) -> Member:
        role = next(noun for noun in nouns if _SPOKES.match(noun))
        owner = self.page.tokens[mention.last - 1].lower
        if body is None and owner not in nouns:
            body = self._before.role([owner], start) or self._bodies.meant([owner], start)
        for noun in nouns[: nouns.index(role)] if body is None else ():
            body = body or self._bodies.meant([noun.removesuffix("'s").removesuffix("’s")], start)
        if body is None:
            if not lexicon().has(self.page.tokens[mention.first].lower, "articles_indefinite"):
                known = self._before.spokesperson()
                if known:
                    return known
            if len(nouns) > 1:
                text = ARTICLES.sub("", self.page.words(mention.first, mention.last))
                return Member(text, "person", "", {"spokesperson"})
            body = self._bodies.last(start)
        gender = (
            "f"
            if role.startswith(("spokeswoman", "talskvinne"))
            else "m"
            if role.startswith(("spokesman", "talsman"))
            else ""
        )
        name = f"{body.name} {role}" if body else role
        return Member(name, "person", gender, {"spokesperson"}, unnamed=body is None)
