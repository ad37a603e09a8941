"""A person's word on a mark that the program made, or that it missed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from records.analysis import QuoteKind, Status
from records.annotation import AnnotationState

MarkKind = Literal["quote", "claim", "link"]
Decision = Literal["accepted", "rejected", "edited", "added"]
Verdict = Literal["unchecked", "supported", "disputed", "refuted", "unverifiable"]
Passage = tuple[int, int]
"""Code points of a text, half-open."""


@dataclass(frozen=True, slots=True)
class Review:
    """What checking a claim against the facts came to.

    ``evidence`` are addresses, ``note`` says what they show. ``date`` is the ISO
    date of the check, ``url`` the page where it was published; "" when not given.
    """

    verdict: Verdict = "unchecked"
    evidence: tuple[str, ...] = ()
    note: str = ""
    reviewer: str = ""
    date: str = ""
    url: str = ""


UNCHECKED = Review()


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a judgement's passages are in the article's current text, and how surely.

    The speaker's mention (``voice``) may be lost; without any other of its passages
    a judgement has no placement.
    """

    state: AnnotationState
    mark: Passage
    span: Passage | None = None
    voice: Passage | None = None
    other: Passage | None = None

    @property
    def words(self) -> Passage:
        """Return the passage that the mark stands on by the person's word."""
        return self.span or self.mark


@dataclass(frozen=True, slots=True)
class Judgement:
    """One mark as a person wants it; it stands over whatever the rules find there, now and later.

    ``mark`` is the passage that was judged, for a claim its sentence, for a link
    its first one and ``other`` its second. ``span`` is the passage that the person
    gave the mark instead, ``voice`` the mention of the speaker. All are passages
    of ``revision``, the text that the person saw; ``exact`` are the words of the
    mark there, ``words`` those it was given. ``place`` says where they are now, None
    when they are gone.

    ``speaker`` is the speaker's name, for a claim also "author" or "unnamed", ""
    for nobody. ``form`` and ``lang`` are a quote's, ``status`` and ``review`` a
    claim's. ``rule`` is the rule that had made the mark, "" for one that was
    added. Times are ISO 8601 in UTC.
    """

    id: str
    article: str
    revision: str
    kind: MarkKind
    decision: Decision
    mark: Passage
    span: Passage | None = None
    voice: Passage | None = None
    other: Passage | None = None
    exact: str = ""
    words: str = ""
    speaker: str = ""
    anonymous: bool = False
    form: QuoteKind = "direct"
    lang: str = ""
    status: Status = "none"
    rule: str = ""
    review: Review = UNCHECKED
    created: str = ""
    modified: str = ""
    place: Placement | None = None

    def here(self, revision: str) -> Judgement:
        """Return the judgement as made of ``revision``, the current text, at the place that it has there.

        One whose words are gone is returned as it is.
        """
        at = self.place
        if at is None:
            return self
        return replace(
            self,
            revision=revision,
            mark=at.mark,
            span=at.span,
            voice=at.voice,
            other=at.other,
            exact="",
            words="",
        )

    @property
    def state(self) -> AnnotationState:
        """Return how surely its passages are where they are."""
        return self.place.state if self.place else "detached"
