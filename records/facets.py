"""What is seen when one looks across the articles of a library, and notes that lost their place."""

from __future__ import annotations

from dataclasses import dataclass

from records.annotation import Annotation


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted: how many quotes, in how many articles."""

    name: str
    quotes: int
    articles: int


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim of one article: its place (code points of the original), its words, status and source."""

    article: str
    title: str
    start: int
    end: int
    lang: str
    status: str
    source: str
    exact: str


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Claims of different articles that say the same; ``score`` is how alike the most alike two are."""

    claims: tuple[StoredClaim, ...]
    score: float

    @property
    def articles(self) -> int:
        """Return how many articles make the claim."""
        return len({claim.article for claim in self.claims})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that a detached annotation may belong to: code points, its words, how alike (0 to 1)."""

    start: int
    end: int
    exact: str
    score: float


@dataclass(frozen=True, slots=True)
class Detached:
    """An annotation whose words are gone from its article, and where it may belong, the likeliest first."""

    annotation: Annotation
    title: str
    candidates: tuple[Candidate, ...]
