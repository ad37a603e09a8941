"""What was deleted, kept so that it can be brought back, also after a restart.

Articles in the trash stay in their table and are marked there; of everything else the row goes into the
table ``trash``, with the rows that belonged to it. It stays in the library: it is not exported.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any, Literal

from storage.clock import later_than
from storage.tables import TABLES, columns
from storage.values import new_id

Reason = Literal["removed", "replaced"]
"""Why a row is in the trash: a person deleted it, or an import brought a later version of it."""

_PARTS = {"annotations": ("tags",), "collections": ("collected",)}
"""Tables beside those of ``storage.tables`` whose rows belong to a row and go with it."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """Something in the trash: its ``table``, its id there (``item``), when it went (ISO 8601, UTC).

    ``article`` is an article's id, "" for what concerned the whole library. ``words`` says what it was.
    """

    id: str
    table: str
    item: str
    article: str
    removed: str
    words: str


def discard(sql: sqlite3.Connection, table: str, item: str, reason: Reason = "removed") -> str:
    """Move the row ``item`` of ``table`` into the trash, with what belongs to it; return its id there.

    For a "replaced" row only a copy goes there. Returns "" when there is no such row.
    """
    content: dict[str, list[dict[str, Any]]] = {}
    _collect(sql, table, "id", item, content)
    if table not in content:
        return ""
    row, identifier = content[table][0], new_id()
    if reason == "replaced" and _kept_already(sql, item, content):
        return ""
    gone = later_than(str(row.get("modified", "")))
    values = (identifier, row.get("article"), table, item, reason, gone)
    sql.execute(
        "INSERT INTO trash (id, article, source, item, reason, removed, content)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*values, json.dumps(content, ensure_ascii=False)),
    )
    if reason == "removed":
        sql.execute(f"DELETE FROM {table} WHERE id = ?", (item,))
    return identifier


def bring_back(sql: sqlite3.Connection, identifier: str) -> Deleted | None:
    """Put a row of the trash back, with what belonged to it; None when it is not there.

    One that was replaced comes back as a further row beside the one that replaced it. A row that is
    there again, or whose article is gone, stays what it is.
    """
    found = sql.execute("SELECT * FROM trash WHERE id = ?", (identifier,)).fetchone()
    if found is None:
        return None
    content = found["content"]
    if found["reason"] == "replaced":
        content = content.replace(found["item"], new_id())
    for table, rows in json.loads(content).items():
        there = {column.name: column.refers for column in columns(sql, table)}
        for row in rows:
            if not all(_exists(sql, refers, row.get(name)) for name, refers in there.items() if refers):
                continue
            kept = {name: value for name, value in row.items() if name in there}
            marks = ", ".join("?" for _ in kept)
            sql.execute(
                f"INSERT OR IGNORE INTO {table} ({', '.join(kept)}) VALUES ({marks})", tuple(kept.values())
            )
    sql.execute("DELETE FROM trash WHERE id = ?", (identifier,))
    return _deleted(found)


def forget(sql: sqlite3.Connection, item: str) -> None:
    """Take what a person deleted out of the trash: it is back by another way."""
    sql.execute("DELETE FROM trash WHERE item = ? AND reason = 'removed'", (item,))


def deleted(sql: sqlite3.Connection, limit: int, reason: Reason = "removed") -> tuple[Deleted, ...]:
    """Return what was deleted last, of articles that are not in the trash themselves, the latest first."""
    rows = sql.execute(
        "SELECT t.* FROM trash t LEFT JOIN articles a ON a.id = t.article"
        " WHERE t.reason = ? AND coalesce(a.removed, '') = '' ORDER BY t.removed DESC, t.rowid DESC LIMIT ?",
        (reason, limit),
    )
    return tuple(_deleted(row) for row in rows)


def removed_at(sql: sqlite3.Connection, item: str) -> str:
    """Return when a person deleted ``item``, "" when it is not in the trash."""
    row = sql.execute(
        "SELECT max(removed) FROM trash WHERE item = ? AND reason = 'removed'", (item,)
    ).fetchone()
    return str(row[0] or "")


def _deleted(row: sqlite3.Row) -> Deleted:
    first = json.loads(row["content"])[row["source"]][0]
    words = next((str(first[name]) for name in ("text", "exact", "name", "term") if first.get(name)), "")
    return Deleted(row["id"], row["source"], row["item"], row["article"] or "", row["removed"], words)


def _exists(sql: sqlite3.Connection, table: str, item: object) -> bool:
    return item is None or bool(sql.execute(f"SELECT 1 FROM {table} WHERE id = ?", (item,)).fetchone())


def _collect(
    sql: sqlite3.Connection, table: str, column: str, value: str, content: dict[str, list[dict[str, Any]]]
) -> None:
    """Gather the rows where ``column`` is ``value``, then those that belong to them."""
    rows = [dict(row) for row in sql.execute(f"SELECT * FROM {table} WHERE {column} = ?", (value,))]
    if not rows:
        return
    content.setdefault(table, []).extend(rows)
    below = [each.name for each in TABLES if each.owner == table]
    for part in (*_PARTS.get(table, ()), *below):
        refers = next(c.name for c in columns(sql, part) if c.refers == table)
        for row in rows:
            _collect(sql, part, refers, row["id"], content)


def _kept_already(sql: sqlite3.Connection, item: str, content: dict[str, list[dict[str, Any]]]) -> bool:
    rows = sql.execute("SELECT content FROM trash WHERE item = ? AND reason = 'replaced'", (item,))
    return any(json.loads(row["content"]) == content for row in rows)
