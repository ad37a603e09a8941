"""Whom a headline describes: *‘Every penny was paid’, evicted pensioner tells tribunal*."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.antecedents import Antecedents
from analysis.cast import Cast
from analysis.focus import Focus
from analysis.found import Found
from analysis.members import Member
from analysis.mentions import Mention
from analysis.page import Page
from analysis.roles import concept
from analysis.unattributed import Unattributed

_TELLING = 7  # letters of a noun that few bear: finansministeren
_BENEATH = 600  # code points under a headline in which it is said who is meant
_LONGEST = 4  # tokens of a description: ex-wife of jailed tycoon is told apart from nobody


class Headlines:
    """Finds who is meant by a headline's description: the person who says it in the article."""

    def __init__(
        self, page: Page, cast: Cast, before: Antecedents, focus: Focus, silent: Unattributed
    ) -> None:
        self.page = page
        self.cast = cast
        self._before = before
        self._focus = focus
        self._silent = silent

    def below(self, mention: Mention) -> Member | None:
        """Return whom the text beneath names by what stands before a headline's colon: *Revisjonen: …*."""
        noun, start = self.page.tokens[mention.last - 1].lower, self.page.tokens[mention.last - 1].end
        if mention.last - mention.first > 1 or len(noun) < _TELLING:
            return None
        for item in self.cast.sightings_between(start, start + _BENEATH):
            name = item.member.name.lower()
            if item.member.kind == "person" and concept(noun) in item.member.roles:
                return item.member
            if item.member.kind in ("body", "name") and name.endswith(noun) and name != noun:
                return item.member
        return None

    def name(self, quotes: Sequence[Found], found: list[Member | None]) -> None:
        """Put the persons in place of the headline's descriptions of them."""
        for index, quote in enumerate(quotes):
            if self.page.sentence_at(quote.start):
                return
            said, member = quote.speaker, found[index]
            if said is None or member is None or member.kind != "person" or member.plural:
                continue
            tokens = self.page.tokens[said.first : said.last]
            named = self.cast.sightings_between(tokens[0].start, tokens[-1].end)
            if len(tokens) > _LONGEST or named or not self._focus.person_noun(tokens[-1].lower):
                continue
            meant = self._before.role([token.lower for token in tokens], tokens[0].start)
            if meant is None and quote.kind == "direct":
                meant = self._silent.headline(index, quotes, found)
            if meant and meant.kind == "person" and not meant.unnamed and self._focus.fits(tokens, meant):
                found[index] = meant
