"""The annotations of the library, with the quotations that hold them to the text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, replace
from typing import get_args

from records.annotation import COLOURS, Annotation, AnnotationKind, AnnotationState, Pane, RenderingSelector
from records.errors import SidelightError
from storage.connection import Connection
from storage.values import storable, tidy_tags

_COLUMNS = (
    "id, article, revision, pane, start, end, exact, prefix, suffix, colour, kind, text, state, created,"
    " modified, rendering"
)


class Annotations:
    """The tables ``annotations`` and ``tags``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, article: str) -> tuple[Annotation, ...]:
        """Return the annotations of an article in the order of the text, detached ones last."""
        with self._connection.reading() as sql:
            return _select(sql, "article = ? ORDER BY state = 'detached', start, end, created", article)

    def all(self) -> tuple[Annotation, ...]:
        """Return every annotation of articles that are not in the trash."""
        with self._connection.reading() as sql:
            return _select(sql, "article IN (SELECT id FROM articles WHERE removed = '')")

    def in_state(self, state: AnnotationState, limit: int) -> tuple[Annotation, ...]:
        """Return the annotations in a state of articles that are not in the trash, the newest first."""
        where = "state = ? AND article IN (SELECT id FROM articles WHERE removed = '')"
        with self._connection.reading() as sql:
            return _select(sql, f"{where} ORDER BY modified DESC LIMIT ?", state, limit)

    def get(self, identifier: str) -> Annotation:
        """Return one annotation by its id, or by a unique beginning of it.

        Raises:
            SidelightError: when there is none, or more than one begins with it.
        """
        wanted = storable(identifier).strip().lower()
        with self._connection.reading() as sql:
            found = _select(sql, "substr(id, 1, ?) = ? LIMIT 2", len(wanted), wanted) if wanted else ()
        if len(found) == 1:
            return found[0]
        if found:
            raise SidelightError(
                f"More than one annotation's id begins with {identifier}.", "Give more of the id."
            )
        raise SidelightError(
            f"There is no annotation {identifier!r} in the library.",
            "See the ids with: library show ARTICLE.",
        )

    def insert(self, annotation: Annotation, origin: tuple[str, int, int] | None = None) -> Annotation:
        """Keep a new annotation and return it as it was kept.

        ``origin`` is the (revision, start, end) at which it was made, unless that is where it is now.
        """
        annotation = _checked(annotation)
        with self._connection.writing() as sql:
            sql.execute(
                f"INSERT INTO annotations ({_COLUMNS}, origin_revision, origin_start, origin_end)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*_values(annotation), *(origin or (annotation.revision, annotation.start, annotation.end))),
            )
            _write_tags(sql, annotation)
        return annotation

    def update(self, annotation: Annotation) -> Annotation:
        """Write an annotation that is there anew; where it was made stays what it was."""
        annotation = _checked(annotation)
        assignments = ", ".join(f"{column} = ?" for column in _COLUMNS.split(", "))
        with self._connection.writing() as sql:
            sql.execute(
                f"UPDATE annotations SET {assignments} WHERE id = ?", (*_values(annotation), annotation.id)
            )
            sql.execute("DELETE FROM tags WHERE annotation = ?", (annotation.id,))
            _write_tags(sql, annotation)
        return annotation

    def exists(self, identifier: str) -> bool:
        """Return whether there is an annotation of this id."""
        with self._connection.reading() as sql:
            return bool(sql.execute("SELECT 1 FROM annotations WHERE id = ?", (identifier,)).fetchone())

    def origin(self, identifier: str) -> tuple[str, int, int]:
        """Return the revision, start and end at which an annotation was made."""
        with self._connection.reading() as sql:
            row = sql.execute(
                "SELECT origin_revision, origin_start, origin_end FROM annotations WHERE id = ?",
                (identifier,),
            ).fetchone()
        return row[0], row[1], row[2]


def _select(sql: sqlite3.Connection, where: str, *values: object) -> tuple[Annotation, ...]:
    rows = sql.execute(
        f"SELECT {_COLUMNS}, (SELECT json_group_array(tag) FROM"
        " (SELECT tag FROM tags WHERE annotation = annotations.id ORDER BY position)) AS tags"
        f" FROM annotations WHERE {where}",
        values,
    )
    return tuple(_annotation(row) for row in rows)


def _annotation(row: sqlite3.Row) -> Annotation:
    values = dict(row)
    values["tags"] = tuple(json.loads(values["tags"]))
    if values["rendering"] is not None:
        values["rendering"] = RenderingSelector(*json.loads(values["rendering"]))
    return Annotation(**values)


def _values(annotation: Annotation) -> tuple[object, ...]:
    rendering = annotation.rendering
    values = {name: getattr(annotation, name) for name in _COLUMNS.split(", ")}
    values["rendering"] = json.dumps(astuple(rendering), ensure_ascii=False) if rendering else None
    return tuple(values.values())


def _write_tags(sql: sqlite3.Connection, annotation: Annotation) -> None:
    sql.executemany(
        "INSERT INTO tags (annotation, position, tag) VALUES (?, ?, ?)",
        [(annotation.id, position, tag) for position, tag in enumerate(annotation.tags)],
    )


def _checked(annotation: Annotation) -> Annotation:
    """Return the annotation fit to be stored, or say which of its values nobody can have meant."""
    _one_of("colour", annotation.colour, COLOURS)
    _one_of("kind of annotation", annotation.kind, get_args(AnnotationKind))
    _one_of("pane", annotation.pane, get_args(Pane))
    rendering = annotation.rendering
    return replace(
        annotation,
        text=storable(annotation.text),
        tags=tidy_tags(annotation.tags),
        rendering=rendering and replace(rendering, exact=storable(rendering.exact)),
    )


def _one_of(what: str, value: str, allowed: Iterable[str]) -> None:
    if value not in allowed:
        raise SidelightError(f"There is no {what} {value!r}.", f"Choose one of: {', '.join(allowed)}.")
