"""Whose words a document tells: *a report by X*, *the council's own survey*, *samme rapport*."""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.antecedents import Antecedents
from analysis.bodies import Bodies
from analysis.lexicon import lexicon
from analysis.members import Member
from analysis.memory import Memory
from analysis.mentions import Mention, right_of
from analysis.roles import concept

_MADE = ("made_words", "calendar", "time_nouns", "prepositions", "adverbs")
_MADE_REACH = 6  # tokens between a document and who made it


class Documents:
    """Finds who issued a document; ``member`` resolves a mention of the issuer."""

    def __init__(
        self, memory: Memory, bodies: Bodies, before: Antecedents, member: Callable[[Mention], Member]
    ) -> None:
        self.page = memory.page
        self.cast = memory.cast
        self._bodies = bodies
        self._before = before
        self._member = member
        self._issued = self._issuers()

    def speaker(self, mention: Mention) -> Member:
        """Return a document's issuer when it is named, else the document itself."""
        page, lex = self.page, lexicon()
        tokens = page.tokens
        for at in range(mention.first, mention.last - 1):
            if at > mention.first and lex.has(tokens[at - 1].lower, "seen_words"):
                break  # invoices seen by Reuters
            if tokens[at].lower in ("fra", "from", "by", "av", "til", "of", "at", "hos", "ved"):
                issuer = Mention(at + 1, mention.last)
                sighted = self.cast.sightings_between(tokens[at + 1].start, tokens[mention.last - 1].end)
                if sighted and tokens[at].lower != "til":
                    return sighted[0].member
                if (
                    len([1 for i in range(at + 1, mention.last) if tokens[i].is_word]) <= 2
                    and tokens[at].lower != "of"
                ):
                    member = self._member(issuer)
                    if (
                        not member.unnamed
                        and member.kind in ("person", "body", "name")
                        and (member.kind == "body" or member.name.lower() != tokens[at + 1].lower)
                    ):
                        return member
        owner = self._owner(mention) or self._author(mention) or self._sender(mention)
        if owner:
            return owner
        first = mention.first
        while first < mention.last - 1 and (
            lex.has(tokens[first].lower, "articles_definite", "articles_indefinite", "possessives")
            or tokens[first].lower.endswith(("'s", "’s"))
            or tokens[first].lower in ("ny", "nye", "new", "fersk")
        ):
            first += 1
        issuer_known = self._issuer(mention)
        if issuer_known:
            return issuer_known
        name = page.words(first, mention.last).replace("\n", " ")
        return Member(name, "document", "", {concept(tokens[mention.last - 1].lower)})

    def _owner(self, mention: Mention) -> Member | None:
        """Return whose document it is: *the council's own survey*, *teatrets årsmelding*, *its report*."""
        page, lex = self.page, lexicon()
        tokens = page.tokens
        start = tokens[mention.first].start
        at = mention.first + lex.has(tokens[mention.first].lower, "articles_definite")
        if at >= mention.last - 1:
            return None
        while at + 2 < mention.last and tokens[at].is_capital and tokens[at + 1].is_capital:
            at += 1  # the Housing Council's figures
        word = tokens[at].lower
        bare = re.sub(r"[’']s?$|s$", "", word)
        if bare == word:
            return None
        sighted = self.cast.sightings_between(start, tokens[at].end)
        if sighted:
            return sighted[0].member
        return self._bodies.meant([bare], start) if lex.has(bare, "organisations") else None

    def _author(self, mention: Mention) -> Member | None:
        """Return whose document it is when a pronoun behind it says so: *innlegget hans*."""
        last = self.page.tokens[mention.last - 1]
        if mention.last - mention.first < 2 or not lexicon().has(
            last.lower, "possessive_he", "possessive_she"
        ):
            return None
        return self._before.pronoun(last.lower, last.start)

    def _sender(self, mention: Mention) -> Member | None:
        """Return who made a document by the clause after it: *et notat som X har sendt styret*."""
        page, lex = self.page, lexicon()
        tokens = page.tokens
        _, high = page.sentence_tokens[page.sentence_at(tokens[mention.first].start)]
        at = mention.last
        if lex.has(tokens[at - 1].lower, "made_words"):  # figures released on Friday by X
            by = next((i for i in range(at, min(high - 1, at + 5)) if tokens[i].lower in ("by", "av")), high)
            maker = right_of(page, by + 1, high) if by < high and tokens[by + 1].is_capital else None
            return self._member(maker) if maker else None
        if at + 2 >= high or tokens[at].lower not in ("som", "that", "which"):
            return None
        verb = at + 2
        while verb < min(high, at + 9) and not lex.has(tokens[verb].lower, "made_words", "sent_words"):
            if not tokens[verb].is_word or lex.has(tokens[verb].lower, "relative", "that"):
                return None
            verb += 1
        if verb >= min(high, at + 9):
            return None
        maker = right_of(page, at + 1, verb)
        member = self._member(maker) if maker else None
        return member if member and not member.unnamed else None

    def _issuer(self, mention: Mention) -> Member | None:
        """Return who issued the document that *the report*, *samme rapport* goes back to, if that is said."""
        page, lex = self.page, lexicon()
        words = [token.lower for token in page.tokens[mention.first : mention.last] if token.is_word]
        same = lex.has(words[0], "same_words", "articles_definite")
        if page.sentence_at(page.tokens[mention.first].start) == 0:  # a headline: the article tells below
            noun = _stem(words[-1])
            return next((who for _, doc, who in self._issued if doc == noun), None)
        if len(words) > 2 or not (same or (len(words) == 1 and words[0].endswith(("en", "et")))):
            return None
        start = page.tokens[mention.first].start
        noun = _stem(words[-1])
        issued = [(doc, who) for place, doc, who in self._issued if place < start]
        found = next((who for doc, who in reversed(issued) if doc == noun), None)
        return found or (issued[-1][1] if issued and lex.has(words[0], "same_words") else None)

    def _issuers(self) -> list[tuple[int, str, Member]]:
        """Return the documents that come with the name of who issued them: place, noun, member."""
        tokens, lex = self.page.tokens, lexicon()
        found = []
        for sighting in self.cast.sightings:
            at = self.page.at(sighting.start) - 1
            while at > 0 and lex.has(tokens[at].lower, "articles_definite", "articles_indefinite"):
                at -= 1
            if at < 1 or tokens[at].lower not in ("fra", "from", "by", "av"):
                continue
            noun, made = at - 1, False
            while noun > max(0, at - _MADE_REACH) and lex.has(tokens[noun].lower, *_MADE):
                made = made or lex.has(tokens[noun].lower, "made_words")
                noun -= 1  # a study published on Monday by X
            beside = noun == at - 1 and tokens[at].lower != "av"
            if lex.has(tokens[noun].lower, "documents") and (beside or made):
                found.append((tokens[at].start, _stem(tokens[noun].lower), sighting.member))
        return found


def _stem(noun: str) -> str:
    """Return a document's noun without its definite ending."""
    return next((noun.removesuffix(end) for end in ("en", "et") if noun.endswith(end)), noun)
