"""Reading what can still be read of a damaged library, table by table; the library itself is not touched."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from records.errors import SidelightError
from storage.closing import write_files
from storage.connection import Connection
from storage.migrations import upgrade
from storage.problems import told
from storage.repairing import repair

_SKIPPED = 2**40
"""A row beyond this many after an unreadable one is not looked for."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read of a damaged library.

    ``rows`` are the rows by table, ``unreadable`` the tables of which something could not be read,
    ``mended`` says how articles and notes were put together again.
    """

    articles: int
    annotations: int
    rows: dict[str, int]
    unreadable: tuple[str, ...]
    mended: tuple[str, ...]


def salvage(library: Path, folder: Path) -> Salvaged:
    """Write what can be read of the file ``library`` into ``folder``.

    There is a file for each article, from which ``import_folder`` makes a library, and in ``tables`` one
    for each table as it was read.

    Raises:
        SidelightError: when nothing can be read, or the folder cannot be written or has something in it.
    """
    if not library.exists():
        raise SidelightError(f"{library} is not there.", "Check --profile.")
    with told(folder):
        (folder / "tables").mkdir(parents=True, exist_ok=True)
        if any((folder / "tables").iterdir()):
            raise SidelightError(f"{folder} has something in it.", "Choose a new folder.")
    found, unreadable = _read(library)
    if not any(found.values()):
        raise SidelightError(
            f"Nothing can be read of {library}.",
            "Put a backup in its place with: library restore BACKUP, or use: library rebuild FOLDER.",
        )
    with told(folder):
        for name, rows in found.items():
            text = json.dumps(rows, ensure_ascii=False, indent=1, default=bytes.hex)
            (folder / "tables" / f"{name}.json").write_text(text, encoding="utf-8")
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        with Connection(Path(scratch) / "library.db") as connection:
            upgrade(connection)
            lost = _fill(connection, found)
            mended = repair(connection)
            write_files(connection)
            with connection.reading() as sql:
                articles, annotations = (
                    int(sql.execute(f"SELECT count(*) FROM {name}").fetchone()[0])
                    for name in ("articles", "annotations")
                )
        with told(folder):
            for path in (Path(scratch) / "articles").glob("*.json"):
                path.replace(folder / path.name)
    counts = {name: len(those) for name, those in found.items()}
    return Salvaged(articles, annotations, counts, tuple(sorted(unreadable | lost)), mended)


def _read(library: Path) -> tuple[dict[str, list[dict[str, object]]], set[str]]:
    """Read every table, with what lies in the -wal; if something is unreadable then, without it too."""
    uri = library.absolute().as_uri()
    wal = Path(f"{library}-wal")
    found: dict[str, list[dict[str, object]]] = {}
    unreadable: set[str] = set()
    # "immutable" reads the file alone, and makes no files beside it.
    for mode in ("mode=ro", "immutable=1") if wal.exists() and wal.stat().st_size else ("immutable=1",):
        with told(library), closing(sqlite3.connect(f"{uri}?{mode}", uri=True)) as sql:
            sql.row_factory = sqlite3.Row
            for name in _tables(sql):
                rows, whole = _rows(sql, name)
                if len(rows) > len(found.get(name, [])):
                    found[name] = rows
                if not whole:
                    unreadable.add(name)
        if found and not unreadable:
            break
    return found, unreadable


def _tables(sql: sqlite3.Connection) -> list[str]:
    try:
        rows = sql.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except sqlite3.DatabaseError:
        return []
    return [row["name"] for row in rows if not row["name"].startswith(("sqlite_", "_"))]


def _rows(sql: sqlite3.Connection, table: str) -> tuple[list[dict[str, object]], bool]:
    """Return the rows of a table that can be read, and whether these are all."""
    try:
        return [dict(row) for row in sql.execute(f"SELECT * FROM {table}")], True
    except sqlite3.DatabaseError:
        pass
    try:
        return list(_piecemeal(sql, table)), False
    except sqlite3.DatabaseError:  # a table without row numbers: from its beginning, and from its end
        forwards = list(_until_damage(sql, f"SELECT * FROM {table}"))
        key = [row["name"] for row in sql.execute(f"PRAGMA table_info({table})") if row["pk"]]
        order = ", ".join(f"{name} DESC" for name in key) or "1"
        backwards = list(_until_damage(sql, f"SELECT * FROM {table} ORDER BY {order}"))
        return forwards + [row for row in reversed(backwards) if row not in forwards], False


def _piecemeal(sql: sqlite3.Connection, table: str) -> Iterator[dict[str, object]]:
    """Yield the rows before and behind what cannot be read, by their numbers."""
    last, step = -1, 0
    sql.execute(f"SELECT rowid FROM {table} LIMIT 0")
    while step < _SKIPPED:
        began = last
        query = f"SELECT rowid AS _number, * FROM {table} WHERE rowid > ? ORDER BY rowid"
        gap: list[dict[str, object]] = []
        for row in _until_damage(sql, query, last + step):
            number = int(str(row.pop("_number")))
            if step:  # behind a gap: what lies in it may be readable from its end
                between = "WHERE rowid > ? AND rowid < ? ORDER BY rowid DESC"
                back = f"SELECT rowid AS _number, * FROM {table} {between}"
                gap = [dict(each) for each in _until_damage(sql, back, last, number)]
                for each in gap:
                    each.pop("_number")
                yield from reversed(gap)
            yield row
            last, step = number, 0
        if last == began and step and _ended(sql, table, last + step):
            return
        step = 1 if last != began else max(2 * step, 1)


def _ended(sql: sqlite3.Connection, table: str, number: int) -> bool:
    """Return whether there certainly is no row beyond a number."""
    try:
        return not sql.execute(f"SELECT rowid FROM {table} WHERE rowid > ? LIMIT 1", (number,)).fetchone()
    except sqlite3.DatabaseError:
        return False


def _until_damage(sql: sqlite3.Connection, query: str, *values: int) -> Iterator[dict[str, object]]:
    try:
        for row in sql.execute(query, values):
            yield dict(row)
    except sqlite3.DatabaseError:
        return


def _sha256(revision: dict[str, object]) -> str:
    return hashlib.sha256(str(revision.get("text", "")).encode("utf-8")).hexdigest()


def _fill(connection: Connection, found: dict[str, list[dict[str, object]]]) -> set[str]:
    """Put rows into a new library, without asking whether they belong together; return what did not fit."""
    lost: set[str] = set()
    connection.sql.execute("PRAGMA foreign_keys = OFF")
    with connection.writing() as sql:
        for name, rows in found.items():
            there = {row["name"] for row in sql.execute(f"PRAGMA table_info({name})")}
            for row in rows:
                kept = {column: value for column, value in row.items() if column in there}
                if name == "revisions" and (actual := _sha256(kept)) != kept.get("sha256"):
                    kept["sha256"] = actual  # what is left of the text is better than none
                    lost.add(name)
                marks = ", ".join("?" for _ in kept)
                try:
                    sql.execute(
                        f"INSERT OR REPLACE INTO {name} ({', '.join(kept)}) VALUES ({marks})",
                        tuple(kept.values()),
                    )
                except sqlite3.Error:
                    lost.add(name)
    connection.sql.execute("PRAGMA foreign_keys = ON")
    return lost
