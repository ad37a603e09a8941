"""Which body a general word goes back to: *the company*, *helseforetaket*, *the opera*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from analysis.lexicon import lexicon, table, word_list
from analysis.members import Member, Sighting
from analysis.memory import Memory
from analysis.roles import AUTHORITY_ENDINGS, FIRM_ENDINGS, TRADE_ENDINGS, concepts, is_body, is_given
from analysis.same_body import headed

_NEAR = 1200  # code points within which *kraftselskapet* may be any body
_NAMED_BY_ONE_WORD = frozenset(("firm", "club", "bank", "union", "party", "newspaper"))
_OVERSEERS = ("tilsynet", "tilsynsmyndigheten", "ombudet", "direktoratet", "watchdog", "inspectorate")


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
        noun = nouns[-1]
        if lexicon().has(noun, "owner_nouns"):
            return self._owner(start)
        named = self._named_after(noun, start)
        if named or len(nouns) > 3:
            return named
        if len(nouns) > 1:  # the rights group
            owned = nouns[-2].endswith(("ers", "'", "’"))  # the bakers' union
            trade = lexicon("en").has(noun, "firm_nouns") or noun in ("charity", "club", "organisation")
            return self.last(start, noun, _NEAR) if trade and not owned else None
        longer = self._longer(noun, start)
        if longer:
            return longer
        if noun.endswith(_OVERSEERS):
            overseer = self._overseer(start)
            if overseer:
                return overseer
        firm = noun.endswith(TRADE_ENDINGS)
        if lexicon().has(noun, "organisations") and not firm:
            headed_so = self._headed(noun, start)
            if headed_so:
                return headed_so
        known = self._of_the_trade(noun, start) if firm else None
        if known is None and lexicon().has(noun, "generic_bodies"):
            return self.last(start, noun)
        return known or (self.last(start, noun, _NEAR) if firm else None)

    def medium(self, start: int) -> Member | None:
        """Return the newspaper or channel named last, for *the paper*, *avisen*."""
        media, words = word_list("names", "media"), word_list("names", "media_words")
        for item in reversed(self.cast.sightings_between(max(0, start - 20_000), start)):
            name = item.member.name.lower()
            if item.member.kind != "person" and (name in media or name.split()[-1] in words):
                return item.member
        return None

    def _overseer(self, start: int) -> Member | None:
        """Return the authority named last, for *tilsynet*, *the watchdog*."""
        for item in reversed(self._sighted(max(0, start - 4000), start)):
            if item.member.kind != "person" and item.member.name.lower().endswith(AUTHORITY_ENDINGS):
                return item.member
        return None

    def opening(self, start: int) -> Member | None:
        """Return the body that a noun names in front of the sentence before: *The council … It says C*."""
        page = self.page
        index = page.sentence_at(start)
        if index == 0 or page.sentences[index - 1].block != page.sentences[index].block:
            return None
        low, high = page.sentence_tokens[index - 1]
        at = low + (low < high and lexicon().has(page.tokens[low].lower, "articles_definite"))
        if at + 1 >= high or page.tokens[at + 1].is_capital or not is_body(page.tokens[at].lower):
            return None
        noun, place = page.tokens[at].lower, page.tokens[low].start
        if self.cast.sightings_between(place, page.tokens[min(at + 3, high - 1)].end):
            return None  # The landlord, Crestmoor, …
        known = self.meant([noun], place)
        return known or Member(page.tokens[at].text, "body", "", set(concepts(noun)))

    def _longer(self, noun: str, start: int) -> Member | None:
        """Return the body that a compound named right before: *fagforbundet … Forbundet*."""
        page = self.page
        index = page.sentence_at(start)
        if len(noun) < 6 or not noun.endswith(("et", "en", "a")):
            return None
        first = max(index - 1, 0)
        low, high = page.sentence_tokens[first][0], page.at(start)
        for token in reversed(page.tokens[low:high]):
            if token.text.islower() and token.lower.endswith(noun) and token.lower != noun:
                return self.meant([token.lower], token.start) or Member(token.text, "body", "", {noun})
        return None

    def _owner(self, start: int) -> Member | None:
        """Return the body that owns what the text is about: *rederiet Nordlys*, *eid av Nordlys*."""
        tokens, lex = self.page.tokens, lexicon()
        for item in reversed(self._sighted(max(0, start - 4000), start)):
            if item.member.kind == "person":
                continue
            first, last = self.page.at(item.start), self.page.at(item.end)
            by = first > 1 and tokens[first - 1].lower in ("by", "av")
            owned = by and lex.has(tokens[first - 2].lower, "owning_words")
            owns = any(lex.has(token.lower, "owning_words") for token in tokens[last : last + 3])
            if owned or owns or "shipowner" in item.member.roles:
                return item.member
        return None

    def _headed(self, noun: str, start: int) -> Member | None:
        """Return the body that another language calls so: *the office*, of Skattekontoret."""
        named = [(item.start, item.member) for item in self._sighted(max(0, start - 4000), start)]
        named += [(place, member) for place, member in self._spoken[-5:] if place < start]
        for _, member in sorted(named, key=lambda pair: -pair[0]):
            if member.kind in ("body", "name") and headed(member.name, noun):
                return member
        return None

    def _of_the_trade(self, noun: str, start: int) -> Member | None:
        """Return the body whose name holds the first part of a compound: *kraftselskapet*, of Nordkraft."""
        ending = next(end for end in TRADE_ENDINGS if noun.endswith(end))
        first = noun.removesuffix(ending).rstrip("-")
        first = first.removesuffix("s") if len(first) > 5 else first
        if len(first) < 4:
            return None
        for item in reversed(self.cast.sightings_between(max(0, start - 20_000), start)):
            words = item.member.name.lower().split()
            if item.member.kind in ("body", "name") and any(
                word.startswith(first) or word.endswith(first) for word in words
            ):
                return item.member
        return self._told_of(first, start)

    def _told_of(self, trade: str, start: int) -> Member | None:
        """Return the one body whose sentences hold a word of a trade: *meierikonsernet* has a *meieri*."""
        told: dict[int, tuple[int, Member]] = {}
        for item in self.cast.sightings_between(max(0, start - 10_000), start + 10_000):
            if item.member.kind not in ("body", "name") or not item.subject:
                continue
            low, high = self.page.sentence_tokens[self.page.sentence_at(item.start)]
            words = self.page.tokens[low:high]
            if any(token.lower.startswith(trade) and token.start != start for token in words):
                count = told.get(id(item.member), (0, item.member))[0]
                told[id(item.member)] = (count + 1, item.member)
        ranked = sorted(told.values(), key=lambda pair: -pair[0])
        clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] > ranked[1][0])
        return ranked[0][1] if clear else None

    def _named_after(self, noun: str, start: int) -> Member | None:
        """Return the body whose name ends with the noun: *Miljødirektoratet*, *Harrow Council*."""
        if len(noun) < 4:
            return None
        general = lexicon().has(noun, "organisations")
        stems = [noun, *(noun.removesuffix(end) for end in ("en", "et", "n") if noun.endswith(end))]
        stems = [stem for stem in stems if len(stem) > 3]
        for item in reversed(self.cast.sightings_between(max(0, start - 20_000), start)):
            name = item.member.name.lower()
            if name == noun or item.member.kind == "person":
                continue
            if general and (name.endswith(tuple(stems)) or not {noun, *stems}.isdisjoint(name.split())):
                return item.member
            if item.member.kind == "body" and " " in name and name.split()[-1] in stems:
                return item.member  # the opera, of Marlowe Opera
        return None

    def _public(self, member: Member, noun: str) -> bool:
        """Say whether a body cannot be meant by a word for a firm: a party, a court, a ministry."""
        if not lexicon().has(noun, "firm_nouns") and not noun.endswith(FIRM_ENDINGS):
            return False
        words = member.name.lower().split()
        public = word_list("names", "public_words")
        return member.kind == "place" or any(
            word in public or word.endswith(AUTHORITY_ENDINGS) for word in words
        )

    def last(self, start: int, noun: str = "", reach: int = 4000) -> Member | None:
        """Return the body named last before a place; news media only speak for themselves."""
        media = word_list("names", "media")
        said = [
            (place, member)
            for place, member in self._spoken[-3:]
            if place < start and _one_body(member) and not _another(member.name, noun)
        ]
        near = [
            item
            for item in self._sighted(max(0, start - reach), start)
            if not self._public(item.member, noun)
            and item.member.name.lower() not in media
            and not _another(item.member.name, noun)
        ]
        index = self.page.sentence_at(start)
        for at in (index, index - 1):  # “Halcyon will buy the Stormvik farm,” the company said
            opening = self.page.sentences[at].start if at >= 0 else start
            bodies = [
                item
                for item in near
                if opening <= item.start
                and (item.member.kind == "body" or (at < index and item.subject and _firm_like(item, noun)))
            ]
            if bodies and (at == index or bodies[0].subject) and not (said and said[-1][0] > bodies[0].start):
                return bodies[0].member
        body = next((item for item in reversed(near) if item.member.kind == "body"), None)
        if said and (body is None or said[-1][0] > body.start):
            return said[-1][1]
        if body:
            return body.member
        if _body_kinds().get(noun, "firm") not in _NAMED_BY_ONE_WORD:
            return None  # the museum is no town
        return next((item.member for item in reversed(near) if item.member.kind == "name"), None)


def _firm_like(item: Sighting, noun: str) -> bool:
    """Say whether one name that opened the sentence before may be a firm: *Brinko denies it. The firm …*."""
    member = item.member
    unsaid = " " not in member.name and not member.gender and not is_given(member.name.lower())
    return unsaid and member.kind != "place" and lexicon().has(noun, "firm_nouns")


@lru_cache(maxsize=4_000)
def _another(name: str, noun: str) -> bool:
    """Say whether a name tells a kind of body that a noun cannot mean: *the museum* is no university."""
    kind = _body_kinds().get(noun)
    if kind is None:
        return False
    words = name.lower().split()
    kinds = {found for word in words for ending, found in _body_kinds().items() if _ends(word, ending)}
    return bool(kinds) and kind not in kinds


def _ends(word: str, ending: str) -> bool:
    return word == ending or (len(ending) > 5 and word.endswith(ending))


@cache
def _body_kinds() -> dict[str, str]:
    """Return the words that tell a kind of body, each with the kind."""
    return {word: kind for kind, words in table("names", "body_kinds") for word in words.split()}


def _one_body(member: Member) -> bool:
    """Say whether somebody who spoke is a body, known as one or by a name of one word only."""
    return member.kind == "body" or (member.kind == "name" and " " not in member.name and not member.plural)
