"""Emptying the trash, and taking that back from the file that it was written to first."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from storage.connection import Connection
from storage.exporting import export_json
from storage.importing import import_json
from storage.keptnotes import keep_notes_of
from storage.thinning import outlived

_NAME = re.compile(r"emptied-(\d{8}-\d{6}-\d{6})(-\d+)?\.json")
_STAMP = "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True, slots=True)
class Emptied:
    """What was deleted for good: how many articles, how many notes were kept, the file that has it all.

    Where nothing was deleted there is no file. ``deleted`` is what lay in the trash of these articles
    (JSON, rows of the table ``trash``), which no file has.
    """

    articles: int
    kept: int
    file: Path | None
    deleted: str = "[]"


def empty(connection: Connection, articles: Iterable[str], *, keep_notes: bool) -> Emptied:
    """Delete articles of the trash for good.

    They are written to a file in the folder ``backups`` first, which
    ``put_back`` and ``library import`` read. With ``keep_notes`` the notes and
    highlights stay as ``KeptNote``, with the words that they are about.
    """
    with connection.writing() as sql:
        rows = sql.execute(
            "SELECT id FROM articles WHERE removed <> '' AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(articles)),),
        )
        gone = [str(row["id"]) for row in rows]
        if not gone:
            return Emptied(0, 0, None)
        file = _free(connection.path.parent / "backups")
        export_json(connection, file, gone)
        kept = keep_notes_of(connection, gone) if keep_notes else 0
        deleted = [
            dict(row)
            for article in gone
            for row in sql.execute("SELECT * FROM trash WHERE article = ?", (article,))
        ]
        sql.executemany("DELETE FROM articles WHERE id = ?", [(article,) for article in gone])
    return Emptied(len(gone), kept, file, json.dumps(deleted))


def put_back(connection: Connection, emptied: Emptied) -> None:
    """Take what was deleted for good into the trash again; its notes are annotations again.

    The file goes then: what it has is in the library.

    Raises:
        SidelightError: when the file is gone.
    """
    if emptied.file is None:
        return
    with connection.writing() as sql:
        import_json(connection, emptied.file)
        sql.execute("DELETE FROM kept_notes WHERE id IN (SELECT id FROM annotations)")
        for row in json.loads(emptied.deleted):
            _put_row(sql, row)
    with suppress(OSError):
        emptied.file.unlink()


def emptied_before(connection: Connection) -> tuple[tuple[str, Emptied], ...]:
    """Return what can be taken back that was deleted for good in earlier runs, with when; latest first."""
    found = _files(connection.path.parent / "backups")
    latest = sorted(found, key=lambda path: found[path], reverse=True)
    return tuple((_told(found[path]), Emptied(0, 0, path)) for path in latest)


def thin(connection: Connection, needed: Iterable[Path]) -> None:
    """Delete files of what was deleted for good long ago, but none that is ``needed`` for an undo."""
    found = _files(connection.path.parent / "backups")
    old = outlived(found.values(), _now())
    for path in found.keys() - set(needed):
        if found[path] in old:
            with suppress(OSError):
                path.unlink()


def _files(folder: Path) -> dict[Path, datetime]:
    if not folder.is_dir():
        return {}
    found = ((path, _NAME.fullmatch(path.name)) for path in folder.iterdir())
    return {path: datetime.strptime(m[1], _STAMP).replace(tzinfo=UTC) for path, m in found if m}


def _free(folder: Path) -> Path:
    """Return a name that no file has: a clock that is set back must not write over an older one."""
    name, number = f"emptied-{_now():{_STAMP}}", 0
    file = folder / f"{name}.json"
    while file.exists():
        number += 1
        file = folder / f"{name}-{number}.json"
    return file


def _now() -> datetime:
    return datetime.now(UTC)


def _told(time: datetime) -> str:
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _put_row(sql: sqlite3.Connection, row: dict[str, object]) -> None:
    marks = ", ".join("?" for _ in row)
    sql.execute(f"INSERT OR IGNORE INTO trash ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
