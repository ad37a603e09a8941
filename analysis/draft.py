"""The reported speech of one page while it is being read: what is found, and what is taken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from analysis.found import Found
from analysis.marks import Pair
from analysis.mentions import Mention
from analysis.page import Page


class Draft:
    """The quotes found so far on a page; ``masked`` says which tokens are direct speech."""

    def __init__(self, page: Page, direct: Sequence[Found], pairs: Sequence[Pair]) -> None:
        self.page = page
        self.masked = [False] * (len(page.tokens) + 1)
        self.quotes: list[Found] = []
        self.direct = direct
        self._pairs = pairs
        self._starts = [pair.start for pair in pairs]
        for quote in direct:
            for token in range(page.at(quote.start), page.at(quote.end)):
                self.masked[token] = True

    def frame(self, verb: int, low: int) -> int:
        """Return the first token of the author's own words before the verb."""
        at = verb
        while at > low and not self.masked[at - 1]:
            at -= 1
        return at

    def add(
        self,
        start: int,
        stop: int,
        rule: str,
        cue: tuple[int, int] | None,
        speaker: Mention | None,
        anonymous: bool = False,
    ) -> None:
        """Enter the tokens ``start`` to ``stop`` (exclusive) as a quote, without the marks at their end."""
        page = self.page
        while stop > start and page.tokens[stop - 1].text in ".,;:!–—":
            stop -= 1
        while stop > start and page.tokens[start].text == ",":
            start += 1  # said that, among others, X …
        if stop <= start:
            return
        first, last = page.span(start, stop)
        inside = bisect_left(self._starts, first - 1)
        mixed = inside < len(self._pairs) and self._pairs[inside].end <= last + 2
        kind = "mixed" if mixed else "indirect"
        self.quotes.append(Found(first, last, kind, rule, cue, speaker, anonymous))  # type: ignore[arg-type]
