"""Whom the name of a people means in an article: *the Swiss*, *sveitserne*, *svensken*.

A firm or a person that was called Swiss where it was named: *the Swiss group Grindel*, *svenske Anna Berg*.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analysis.lexicon import lexicon, table
from analysis.members import Member, Sighting
from analysis.memory import Memory
from analysis.page import Token
from analysis.roles import exonyms

_REACH = 20_000  # code points within which somebody was called by the people's name
_BESIDE = 4  # tokens between a name and the word that says where it comes from


class Nations:
    """The firms and persons of an article by the country that they are of."""

    def __init__(self, memory: Memory) -> None:
        self.page = memory.page
        self.cast = memory.cast

    def meant(self, mention: Sequence[Token]) -> Member | None:
        """Return whom *sveitserne*, *the Swiss*, *the Dane* goes back to, None when nobody was called so."""
        if len(mention) > 2 or (
            len(mention) == 2 and not lexicon().has(mention[0].lower, "articles_definite")
        ):
            return None
        word = mention[-1].lower
        several = _peoples().get(word)
        place = several or _inhabitants().get(word)
        if place is None:
            return None
        kinds = ("body", "name") if several else ("person", "name")
        start = mention[0].start
        return next(
            (
                item.member
                for item in reversed(self.cast.sightings_between(max(0, start - _REACH), start))
                if (item.member.kind in kinds or (several and _no_person(item.member)))
                and self._called(item, place)
            ),
            None,
        )

    def _called(self, item: Sighting, place: str) -> bool:
        """Say whether a word for the country stands beside a name, in its sentence."""
        page = self.page
        low, high = page.sentence_tokens[page.sentence_at(item.start)]
        first, last = page.at(item.start), page.at(item.end)
        before = page.tokens[max(low, first - _BESIDE) : first]
        cut = next((at for at in range(len(before) - 1, -1, -1) if not before[at].is_word), -1)
        near = before[cut + 1 :]
        if last < high and page.tokens[last].text == ",":  # Grindel, a Swiss group
            near = [*near, *page.tokens[last + 1 : min(high, last + 1 + _BESIDE)]]
        return any(exonyms().get(token.lower) == place for token in near)


def _no_person(member: Member) -> bool:
    """Say whether somebody with a trade and one name may be a firm: *the fish farmer Lochgrain*."""
    return " " not in member.name and not member.gender


@cache
def _peoples() -> dict[str, str]:
    """Return the words for all of a people, each with the name of the country."""
    return {word: place for place, words in table("names", "peoples") for word in words.split()}


@cache
def _inhabitants() -> dict[str, str]:
    """Return the words for one of a people, each with the name of the country."""
    return {word: place for place, words in table("names", "inhabitants") for word in words.split()}
