"""Writing the library as JSON that any program can read and Sidelight can read back."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from storage.annotations import Annotations
from storage.connection import Connection
from storage.problems import told
from storage.tables import TABLES, rows
from storage.values import now, unpack_blocks, unpack_spans

FORMAT = "sidelight-library"
VERSION = 1


def export_json(connection: Connection, target: Path | TextIO, articles: Sequence[str] | None = None) -> int:
    """Write all articles, the trash too, with all that belongs to them; return how many.

    Args:
        connection: The library.
        target: A file, which is replaced only when all is written, or an open stream.
        articles: The full ids of the only articles to write, with what their rows refer to; None for all,
            none at all for what concerns the library as a whole.
    """
    if not isinstance(target, Path):
        return _write(connection, target, articles)
    with told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(target.name + ".partial")
        try:
            with partial.open("w", encoding="utf-8", newline="\n") as stream:
                count = _write(connection, stream, articles)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(partial, target)
        finally:
            partial.unlink(missing_ok=True)
    return count


def _write(connection: Connection, stream: TextIO, articles: Sequence[str] | None) -> int:
    head = {"format": FORMAT, "version": VERSION, "exported": now()}
    stream.write(json.dumps(head)[:-1] + ', "articles": [')
    count = 0
    meant: set[object] = set()
    for bundle in _bundles(connection, articles):
        stream.write(",\n" if count else "\n")
        stream.write(json.dumps(bundle, ensure_ascii=False))
        meant |= {value for table in TABLES for row in bundle.get(table.name, ()) for value in row.values()}
        count += 1
    shared = json.dumps(_shared(connection, meant if articles else None), ensure_ascii=False)
    stream.write("\n]" + (f",\n{shared[1:]}" if len(shared) > 2 else "}") + "\n")
    return count


def _shared(connection: Connection, meant: set[object] | None) -> dict[str, list[dict[str, Any]]]:
    """Return what concerns the library as a whole; with one article only what its rows refer to."""
    found = {}
    with connection.reading() as sql:
        for table in TABLES:
            if not table.owner:
                every = rows(sql, table)
                found[table.name] = [row for row in every if meant is None or row.get("id") in meant]
    return {name: those for name, those in found.items() if those}


def _bundles(connection: Connection, articles: Sequence[str] | None) -> Iterator[dict[str, Any]]:
    # One short read an article: a long export does not keep the window from the library.
    with connection.reading() as sql:
        rows = sql.execute(
            "SELECT id FROM articles WHERE ?1 IS NULL OR id IN (SELECT value FROM json_each(?1))"
            " ORDER BY added",
            (None if articles is None else json.dumps(list(articles)),),
        )
        ids = [row["id"] for row in rows]
    for identifier in ids:
        with connection.reading() as sql:
            row = sql.execute("SELECT * FROM articles WHERE id = ?", (identifier,)).fetchone()
            if row:
                yield _bundle(connection, dict(row))


def _bundle(connection: Connection, row: dict[str, Any]) -> dict[str, Any]:
    identifier = row["id"]
    annotations = Annotations(connection)
    bundle = {**row, "languages": row["languages"].split()}
    bundle["revisions"] = list(_revisions(connection, identifier))
    bundle["annotations"] = []
    for annotation in annotations.of(identifier):
        revision, start, end = annotations.origin(annotation.id)
        origin = {"revision": revision, "start": start, "end": end}
        bundle["annotations"].append({**asdict(annotation), "origin": origin})
    with connection.reading() as sql:
        for table in TABLES:
            if table.owner:
                bundle[table.name] = rows(sql, table, identifier)
    return bundle


def _revisions(connection: Connection, article: str) -> Iterator[dict[str, Any]]:
    with connection.reading() as sql:
        rows = sql.execute("SELECT * FROM revisions WHERE article = ? ORDER BY number", (article,)).fetchall()
    for row in rows:
        revision = dict(row)
        revision["blocks"] = [asdict(block) for block in unpack_blocks(row["blocks"])]
        revision["spans"] = [asdict(span) for span in unpack_spans(row["spans"])]
        yield revision
