"""Carrying what a person made of an article over to its edited text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Protocol, TypeVar

from records.annotation import Annotation
from storage.anchors import Found, anchor, anchor_of, quotation, reattach
from storage.annotations import Annotations
from storage.articles import Articles
from storage.connection import Connection
from storage.corrections import Corrections
from storage.folding import fold
from storage.overrides import Overrides


class _Placed(Protocol):
    @property
    def revision(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Item = TypeVar("Item", bound=_Placed)


def settle(connection: Connection, article: str) -> None:
    """Bring what was made of older texts of an article over to its current one, as far as that goes.

    Annotations are attached to their words again, or told to be detached.
    Corrections and languages go with passages that are the same to the letter;
    the others stay with the text they were made of, and come back with it.
    """
    with connection.writing():
        articles, annotations = Articles(connection), Annotations(connection)
        corrections, overrides = Corrections(connection), Overrides(connection)
        revision = articles.current_revision(article)
        text = articles.revision_text(revision)
        for note, found in _moved(articles, annotations.of(article), revision, text):
            annotations.update(_attached(articles, annotations, note, found, revision, text))
        for correction, found in _moved(articles, corrections.every(article), revision, text):
            if found and text[found.start : found.end] == correction.exact:
                corrections.move(correction.id, revision, found.start, found.end)
        for override, found in _moved(articles, overrides.every(article), revision, text):
            if found and text[found.start : found.end] == override.exact:
                overrides.move(override.id, revision, found.start, found.end)


def _moved(
    articles: Articles, items: Iterable[Item], current: str, text: str
) -> list[tuple[Item, Found | None]]:
    """Return each item of an older revision with where its passage is in the current ``text``."""
    older = sorted((item for item in items if item.revision != current), key=lambda item: item.revision)
    moved: list[tuple[Item, Found | None]] = []
    for revision, group in groupby(older, lambda item: item.revision):
        same, before = list(group), articles.revision_text(revision)
        anchors = [anchor(before, item.start, item.end) for item in same]
        moved += zip(same, reattach(before, text, anchors), strict=True)
    return moved


def _attached(
    articles: Articles,
    annotations: Annotations,
    old: Annotation,
    found: Found | None,
    revision: str,
    text: str,
) -> Annotation:
    origin_revision, origin_start, origin_end = annotations.origin(old.id)
    origin_text = articles.revision_text(origin_revision)
    origin = anchor(origin_text, origin_start, origin_end)
    if (found is None or found.state != "attached") and anchor_of(old) != origin:
        # An edit may have been taken back: then the words first marked are there again.
        first = reattach(origin_text, text, [origin])[0]
        found = first if first and first.state == "attached" else found
    if found is None:
        return replace(old, state="detached")
    quoted = quotation(text, found.start, found.end)
    # A place that was once only likely does not become certain because the next edit left it alone.
    certain = found.state == "attached" and fold(quoted["exact"]).text == fold(origin.exact).text
    rendering = old.rendering
    return replace(
        old,
        revision=revision,
        start=found.start,
        end=found.end,
        exact=quoted["exact"],
        prefix=quoted["prefix"],
        suffix=quoted["suffix"],
        state="attached" if certain else "approximate",
        rendering=rendering and replace(rendering, sentence=_sentence(old, found)),
    )


def _sentence(old: Annotation, found: Found) -> int:
    """Return the start of the first sentence touched, as far from the passage as it was."""
    assert old.rendering is not None
    return max(found.start - (old.start - old.rendering.sentence), 0)
