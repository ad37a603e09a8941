"""What has been read so far: who was named, and who spoke."""

from __future__ import annotations

from bisect import bisect_right

from analysis.cast import Cast
from analysis.members import Member, Sighting
from analysis.page import Page


class Memory:
    """The members met so far; ``spoken`` and ``aloud`` are filled as quotes are resolved."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.cast = cast
        self.spoken: list[tuple[int, Member]] = []
        self.aloud: list[tuple[int, int]] = []

    def sighted(self, low: int, high: int) -> list[Sighting]:
        """Return the sightings in a passage that are the author's own: not in direct speech."""
        found = self.cast.sightings_between(low, high)
        if not self.aloud:
            return found
        return [item for item in found if not self._in_speech(item.start)]

    def _in_speech(self, place: int) -> bool:
        at = bisect_right(self.aloud, (place, 1 << 60)) - 1
        return at >= 0 and place < self.aloud[at][1]
