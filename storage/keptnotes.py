"""Notes that outlive their article, and emptying the trash."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from records.annotation import COLOURS, Annotation, AnnotationKind, Pane, RenderingSelector
from records.shelf import KeptNote
from storage.annotations import Annotations
from storage.connection import Connection
from storage.exporting import export_json
from storage.importing import import_json
from storage.values import now

_COLUMNS = [field.name for field in fields(KeptNote)]
_LEFT = 5
"""Files of what was deleted for good that are left in the folder of backups."""


@dataclass(frozen=True, slots=True)
class Emptied:
    """What was deleted for good: how many articles, how many notes were kept, the file that has it all."""

    articles: int
    kept: int
    file: Path


def kept_notes(sql: sqlite3.Connection) -> tuple[KeptNote, ...]:
    """Return the notes that outlived their articles, article by article, in the order of the text."""
    rows = sql.execute(f"SELECT {', '.join(_COLUMNS)} FROM kept_notes ORDER BY deleted DESC, article, start")
    return tuple(KeptNote(**{**dict(row), "tags": tuple(json.loads(row["tags"]))}) for row in rows)


def empty(connection: Connection, articles: Iterable[str], *, keep_notes: bool) -> Emptied:
    """Delete articles of the trash for good.

    They are written to a file in the folder ``backups`` first, which
    ``put_back`` and ``library import`` read. With ``keep_notes`` the notes and
    highlights stay as ``KeptNote``, with the words that they are about.
    """
    folder = connection.path.parent / "backups"
    file = folder / f"emptied-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.json"
    with connection.writing() as sql:
        wanted = json.dumps(list(articles))
        rows = sql.execute(
            "SELECT id FROM articles WHERE removed <> '' AND id IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
        gone = [str(row["id"]) for row in rows]
        export_json(connection, file, gone)
        kept = (
            [note for article in gone for note in _outliving(connection, sql, article)] if keep_notes else []
        )
        marks = ", ".join("?" for _ in _COLUMNS)
        sql.executemany(
            f"INSERT OR REPLACE INTO kept_notes ({', '.join(_COLUMNS)}) VALUES ({marks})",
            [tuple(_value(note, name) for name in _COLUMNS) for note in kept],
        )
        sql.executemany("DELETE FROM articles WHERE id = ?", [(article,) for article in gone])
    for old in sorted(folder.glob("emptied-*.json"))[:-_LEFT]:
        old.unlink(missing_ok=True)
    return Emptied(len(gone), len(kept), file)


def put_back(connection: Connection, emptied: Emptied) -> None:
    """Take what was deleted for good into the trash again; its notes are annotations again.

    Raises:
        SidelightError: when the file is gone.
    """
    with connection.writing() as sql:
        import_json(connection, emptied.file)
        sql.execute("DELETE FROM kept_notes WHERE id IN (SELECT id FROM annotations)")


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
