"""Words looked for in both panes of the article. Knows no Qt."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from records.annotation import Pane
from records.reading import Reading
from records.rendering import Rendering


@dataclass(frozen=True, slots=True)
class Match:
    """One place where the words stand: code points inside one cell."""

    row: int
    pane: Pane
    start: int
    end: int


class Finder:
    """All matches of some words, in reading order, and the one that is current."""

    def __init__(self) -> None:
        self.words = ""
        self.current = -1
        self.matches: tuple[Match, ...] = ()
        self._pattern: re.Pattern[str] | None = None
        self._by_cell: dict[tuple[int, Pane], list[Match]] = {}

    def look(self, words: str, reading: Reading, renderings: Sequence[Rendering]) -> None:
        """Find ``words`` in both panes, whatever their case and the white space between them.

        A kept sentence, the same in both panes, counts once: in the original.
        """
        parts = [re.escape(part) for part in words.split()]
        self.words, self.current = words, -1
        self._pattern = re.compile(r"\s+".join(parts), re.IGNORECASE) if parts else None
        found: list[Match] = []
        for row, rendering in enumerate(renderings):
            found += self._in_row(row, reading, rendering)
        self._file(found)

    def look_again(self, row: int, reading: Reading, rendering: Rendering) -> None:
        """Find the words in one sentence whose translation is new."""
        current = self.matches[self.current] if self.current >= 0 else None
        first = bisect_left(self.matches, row, key=lambda match: match.row)
        last = bisect_left(self.matches, row + 1, key=lambda match: match.row)
        fresh = self._in_row(row, reading, rendering)
        self._file([*self.matches[:first], *fresh, *self.matches[last:]])
        self.current = self.matches.index(current) if current in self.matches else -1

    def _in_row(self, row: int, reading: Reading, rendering: Rendering) -> list[Match]:
        if self._pattern is None:
            return []
        sentence = reading.sentences[row]
        text = reading.article.text[sentence.start : sentence.end]
        found = [Match(row, "original", *match.span()) for match in self._pattern.finditer(text)]
        if rendering.state != "kept":
            found += [
                Match(row, "translation", *match.span()) for match in self._pattern.finditer(rendering.text)
            ]
        return found

    def _file(self, found: Sequence[Match]) -> None:
        self.matches = tuple(found)
        self._by_cell = defaultdict(list)
        for match in found:
            self._by_cell[match.row, match.pane].append(match)

    def step(self, row: int, backwards: bool) -> Match | None:
        """Make the next match current: after the current one, at first from ``row`` on; round the end."""
        if not self.matches:
            return None
        if self.current < 0:
            following = [number for number, match in enumerate(self.matches) if match.row >= row]
            self.current = following[0] if following else 0
            if backwards:
                self.current = (self.current - 1) % len(self.matches)
        else:
            self.current = (self.current + (-1 if backwards else 1)) % len(self.matches)
        return self.matches[self.current]

    def inside(self, row: int, pane: Pane) -> list[tuple[int, int, bool]]:
        """Return the matches of one cell: start, end, and whether it is the current one."""
        now = self.matches[self.current] if 0 <= self.current < len(self.matches) else None
        return [(match.start, match.end, match is now) for match in self._by_cell.get((row, pane), ())]
