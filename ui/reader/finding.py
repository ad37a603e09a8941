"""Words looked for in both panes of the article. Knows no Qt."""

from __future__ import annotations

import re
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
        self._by_cell: dict[tuple[int, Pane], list[Match]] = {}

    def look(self, words: str, reading: Reading, renderings: Sequence[Rendering]) -> None:
        """Find ``words`` in both panes, whatever their case and the white space between them.

        A kept sentence, the same in both panes, counts once: in the original.
        """
        self.words = words
        parts = [re.escape(part) for part in words.split()]
        pattern = re.compile(r"\s+".join(parts), re.IGNORECASE) if parts else None
        found: list[Match] = []
        if pattern:
            for row, (sentence, rendering) in enumerate(zip(reading.sentences, renderings, strict=True)):
                text = reading.article.text[sentence.start : sentence.end]
                found += [Match(row, "original", *match.span()) for match in pattern.finditer(text)]
                if rendering.state != "kept":
                    found += [
                        Match(row, "translation", *match.span()) for match in pattern.finditer(rendering.text)
                    ]
        self.matches = tuple(found)
        self.current = min(self.current, len(found) - 1)
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
