"""A person's mark on an article: a highlight, with or without a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Pane = Literal["original", "translation"]
Colour = Literal["yellow", "green", "blue", "pink", "purple", "orange"]
AnnotationKind = Literal["highlight", "note", "underline"]
AnnotationState = Literal["attached", "approximate", "detached"]

COLOURS: tuple[Colour, ...] = ("yellow", "green", "blue", "pink", "purple", "orange")
CONTEXT = 32
"""Code points of text kept before and after a quoted passage (W3C TextQuoteSelector)."""


@dataclass(frozen=True, slots=True)
class RenderingSelector:
    """The words chosen in the translation pane.

    ``sentence`` is the start (code points in the article) of the first sentence
    touched. ``start`` and ``end`` count code points from the beginning of that
    sentence's rendering, going on over the following renderings, which are
    joined by one space.
    """

    sentence: int
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """One highlight, underline or note.

    ``start``, ``end``, ``exact``, ``prefix`` and ``suffix`` always speak of the
    original text. One made in the translation pane keeps the words chosen there
    in ``rendering``; its place in the original is then the words they stand for.
    Times are ISO 8601 in UTC. ``text`` is the note; "" for a bare highlight.
    """

    id: str
    article: str
    revision: str
    pane: Pane
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    colour: Colour
    kind: AnnotationKind
    text: str
    tags: tuple[str, ...]
    state: AnnotationState
    created: str
    modified: str
    rendering: RenderingSelector | None = None

    @property
    def words(self) -> str:
        """Return the words chosen, in the pane where they were chosen."""
        return self.rendering.exact if self.rendering else self.exact
