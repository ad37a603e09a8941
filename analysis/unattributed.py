"""Who speaks in a quote without an attribution: who was introduced, who spoke last, who answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.cast import Cast
from analysis.found import Found
from analysis.members import Member
from analysis.page import Page


class Unattributed:
    """Finds the speakers of quotes that name nobody, from those found before or below."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.cast = cast

    def speaker(self, index: int, quotes: Sequence[Found], found: Sequence[Member | None]) -> Member | None:
        """Return who speaks in a quote of its own: the person just introduced, or the last speaker."""
        quote = quotes[index]
        asked = index
        while asked and quotes[asked - 1].question:
            asked -= 1
        if asked < index:
            return self._interviewed(asked, quotes, found)
        before = quotes[index - 1].end if index else 0
        block = self.page.sentences[self.page.sentence_at(quote.start)].block
        if block == 0 and index == 0:
            return None
        introduced = [
            item.member
            for item in self.cast.sightings_between(before, quote.start)
            if item.subject
            and self.page.sentences[self.page.sentence_at(item.start)].block in (block, block - 1)
        ]
        last = next(
            (found[i] for i in range(index - 1, -1, -1) if found[i] is not None and not quotes[i].anonymous),
            None,
        )
        if introduced and introduced[-1].kind == "person":
            return introduced[-1]
        return last

    def _interviewed(
        self, asked: int, quotes: Sequence[Found], found: Sequence[Member | None]
    ) -> Member | None:
        """Return who answers an interviewer: who was just introduced or spoke, else who spoke first."""
        start = quotes[asked].start
        block = self._block(start)
        said = [i for i in range(asked) if found[i] is not None and not quotes[i].anonymous]
        since = quotes[said[-1]].end if said else 0
        introduced = [
            item.member
            for item in self.cast.sightings_between(since, start)
            if item.member.kind == "person" and item.subject and self._block(item.start) >= block - 1
        ]
        if introduced:
            return introduced[-1]
        aloud = [i for i in said if quotes[i].kind != "indirect" and _answers(found[i])]
        if aloud and self._block(quotes[aloud[-1]].end - 1) >= block - 1:
            return found[aloud[-1]]
        first = aloud or said
        return found[first[0]] if first else None

    def _block(self, place: int) -> int:
        return self.page.sentences[self.page.sentence_at(place)].block

    def headline(self, index: int, quotes: Sequence[Found], found: Sequence[Member | None]) -> Member | None:
        """Return the speaker of a headline: who says the same words below, or who speaks first."""
        words = _content_words(self.page.text[quotes[index].start : quotes[index].end])
        best, share = None, 0.34
        for other in range(index + 1, min(index + 60, len(quotes))):
            if found[other] is None:
                continue
            common = words & _content_words(self.page.text[quotes[other].start : quotes[other].end])
            if words and len(common) / len(words) > share:
                best, share = found[other], len(common) / len(words)
        if best is not None:
            return best
        below = [(quotes[i].kind, found[i]) for i in range(index + 1, min(index + 60, len(quotes)))]
        aloud = next((who for kind, who in below if who is not None and kind == "direct"), None)
        return aloud or next((who for _, who in below if who is not None), None)


def _answers(member: Member | None) -> bool:
    """Say whether somebody can be interviewed: no ministry that writes an e-mail."""
    return member is not None and member.kind in ("person", "name")


def _content_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 2}
