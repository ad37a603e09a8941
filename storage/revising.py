"""Carrying what a person made of an article over to its edited text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol, TypeVar

from records.annotation import Annotation
from storage.anchors import Found, anchor, anchor_of, quotation, reattach
from storage.annotations import Annotations
from storage.articles import Articles
from storage.connection import Connection
from storage.folding import fold
from storage.tables import TABLES, Table, rows


class _Placed(Protocol):
    @property
    def revision(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Item = TypeVar("Item", bound=_Placed)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A row of a table that speaks of passages."""

    id: str
    revision: str
    start: int
    end: int
    exact: str


def settle(connection: Connection, article: str) -> None:
    """Bring what was made of older texts of an article over to its current one, as far as that goes.

    Annotations are attached to their words again, or told to be detached.
    Corrections, languages and the like go with passages that are the same to the letter;
    the others stay with the text they were made of, and come back with it.
    """
    with connection.writing() as sql:
        articles, annotations = Articles(connection), Annotations(connection)
        revision = articles.current_revision(article)
        text = articles.revision_text(revision)
        for note in annotations.of(article):  # its words were gone, and the text that has them is back
            if note.state == "detached" and note.revision == revision:
                place = Found(note.start, note.end, "attached", 1.0)
                annotations.update(_attached(articles, annotations, note, place, revision, text))
        for note, found in _moved(articles, annotations.of(article), revision, text):
            annotations.update(_attached(articles, annotations, note, found, revision, text))
        for table in (each for each in TABLES if each.passage and not each.stays):
            for item, found in _moved(articles, _passages(sql, table, article), revision, text):
                if found and text[found.start : found.end] == item.exact:
                    _carry(sql, table, item, revision, found)


def _passages(sql: sqlite3.Connection, table: Table, article: str) -> list[_Passage]:
    names = ("id", "revision", "start", "end", "exact")
    return [_Passage(*(row[name] for name in names)) for row in rows(sql, table, article)]  # type: ignore[arg-type]


def _carry(sql: sqlite3.Connection, table: Table, item: _Passage, revision: str, found: Found) -> None:
    """Carry a row over to another revision, unless there is one of the same passage."""
    place = (revision, found.start, found.end)
    taken = f"SELECT 1 FROM {table.name} WHERE revision = ?1 AND start < ?3 AND end > ?2"
    if not (table.apart and sql.execute(taken, place).fetchone()):
        sql.execute(
            f"UPDATE OR IGNORE {table.name} SET revision = ?, start = ?, end = ? WHERE id = ?",
            (*place, item.id),
        )


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
