"""Notes that outlive their article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import get_args

from records.annotation import COLOURS, Annotation, AnnotationKind, Pane, RenderingSelector
from records.shelf import KeptNote
from storage.annotations import Annotations
from storage.connection import Connection
from storage.values import now

_COLUMNS = [field.name for field in fields(KeptNote)]


def kept_notes(sql: sqlite3.Connection) -> tuple[KeptNote, ...]:
    """Return the notes that outlived their articles, article by article, in the order of the text."""
    rows = sql.execute(f"SELECT {', '.join(_COLUMNS)} FROM kept_notes ORDER BY deleted DESC, article, start")
    return tuple(KeptNote(**{**dict(row), "tags": tuple(json.loads(row["tags"]))}) for row in rows)


def keep_notes_of(connection: Connection, articles: Iterable[str]) -> int:
    """Keep the notes and highlights of articles, with the words that they are about; return how many."""
    with connection.writing() as sql:
        kept = [note for article in articles for note in _outliving(connection, sql, article)]
        marks = ", ".join("?" for _ in _COLUMNS)
        sql.executemany(
            f"INSERT OR REPLACE INTO kept_notes ({', '.join(_COLUMNS)}) VALUES ({marks})",
            [tuple(_value(note, name) for name in _COLUMNS) for note in kept],
        )
    return len(kept)


def rejoin(connection: Connection, article: str) -> int:
    """Give an article the kept notes that were made in the same text; return how many."""
    with connection.writing() as sql:
        row = sql.execute(
            "SELECT r.id, r.sha256 FROM articles a JOIN revisions r ON r.id = a.revision WHERE a.id = ?",
            (article,),
        ).fetchone()
        notes = [note for note in kept_notes(sql) if note.sha256 == row["sha256"]]
        for note in notes:
            Annotations(connection).insert(annotation_of(note, article, row["id"]))
            sql.execute("DELETE FROM kept_notes WHERE id = ?", (note.id,))
    return len(notes)


def annotation_of(note: KeptNote, article: str, revision: str) -> Annotation:
    """Return the annotation that a kept note was, in an article with the same text."""
    pane: Pane = "translation" if note.pane == "translation" else "original"
    return Annotation(
        id=note.id,
        article=article,
        revision=revision,
        pane=pane,
        start=note.start,
        end=note.end,
        exact=note.exact,
        prefix=note.prefix,
        suffix=note.suffix,
        colour=next((colour for colour in COLOURS if colour == note.colour), COLOURS[0]),
        kind=next((kind for kind in get_args(AnnotationKind) if kind == note.kind), "highlight"),
        text=note.text,
        tags=note.tags,
        state="attached",
        created=note.created,
        modified=note.modified,
        rendering=None if note.rendering is None else RenderingSelector(*json.loads(note.rendering)),
    )


def _outliving(connection: Connection, sql: sqlite3.Connection, article: str) -> list[KeptNote]:
    row = sql.execute(
        "SELECT coalesce(nullif(a.name, ''), r.title) AS title, coalesce(a.source, r.source) AS source,"
        " coalesce(a.author, r.author) AS author, coalesce(a.published, r.published) AS published"
        " FROM articles a JOIN revisions r ON r.id = a.revision WHERE a.id = ?",
        (article,),
    ).fetchone()
    texts = dict(sql.execute("SELECT id, sha256 FROM revisions WHERE article = ?", (article,)).fetchall())
    time = now()
    return [
        KeptNote(
            id=n.id,
            article=article,
            title=row["title"],
            source=row["source"],
            author=row["author"],
            published=row["published"],
            sha256=texts[n.revision],
            pane=n.pane,
            start=n.start,
            end=n.end,
            exact=n.exact,
            prefix=n.prefix,
            suffix=n.suffix,
            rendering=json.dumps(astuple(n.rendering), ensure_ascii=False) if n.rendering else None,
            colour=n.colour,
            kind=n.kind,
            text=n.text,
            tags=n.tags,
            created=n.created,
            modified=n.modified,
            deleted=time,
        )
        for n in Annotations(connection).of(article)
    ]


def _value(note: KeptNote, name: str) -> object:
    value = getattr(note, name)
    return json.dumps(value, ensure_ascii=False) if name == "tags" else value
