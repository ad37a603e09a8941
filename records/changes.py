"""What a change to the library touched, so that views can decide what to refresh."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Which parts of the library changed; ``article`` is "" when several did."""

    article: str = ""
    articles: bool = False
    annotations: bool = False
    judgements: bool = False
    renderings: bool = False
    place: bool = False

    def __or__(self, other: Changes) -> Changes:
        """Return the union of two changes."""
        return Changes(
            article=self.article if self.article == other.article else "",
            articles=self.articles or other.articles,
            annotations=self.annotations or other.annotations,
            judgements=self.judgements or other.judgements,
            renderings=self.renderings or other.renderings,
            place=self.place or other.place,
        )
