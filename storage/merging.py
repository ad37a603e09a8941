"""Taking rows of another library into this one: nothing twice, the later version stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from storage.tables import Column, Table, columns, keys
from storage.trash import discard
from storage.validation import LONGEST_NOTE, Fields

Row = dict[str, Any]
Ids = dict[str, dict[str, str]]
"""For each table the ids that rows have here, by those they have in the other library."""

_TIMES = frozenset({"added", "created", "modified", "opened", "removed"})
_LANGS = frozenset({"lang", "target"})
_PLACE = frozenset({"id", "modified", "revision", "start", "end"})
_WHOLE = 2**63 - 1


def read_row(fields: Fields, there: tuple[Column, ...], texts: Mapping[str, str], passage: bool) -> Row:
    """Read a row from JSON, every value as its column wants it; what this library has no column for is left.

    Args:
        fields: The object.
        there: The columns of the table here.
        texts: The texts of the article's revisions by their ids.
        passage: Whether the row speaks of a passage of one of them.

    Raises:
        SidelightError: when something is missing, too long or does not fit together.
    """
    row = {c.name: _value(fields, c) for c in there if fields.has(c.name) or _needed(c)}
    for column in there:
        if column.refers == "revisions" and row.get(column.name, "") not in {*texts, "", None}:
            raise fields.problem("is not a revision of its article", column.name)
    if passage:
        text = texts[row["revision"]]
        start, end = fields.passage(len(text))
        if row["exact"] != text[start:end]:
            raise fields.problem("is not what the text says there", "exact")
    return row


def _needed(column: Column) -> bool:
    return column.default is None and not column.nullable


def _value(fields: Fields, column: Column) -> Any:
    name = column.name
    if column.nullable and fields.null(name):
        return None
    empty = "" if column.default == "''" else None
    if column.refers or (name == "id" and column.key):
        return fields.identifier(name)
    if name in _TIMES:
        return fields.time(name, default=empty)
    if name in _LANGS:
        return fields.lang(name, default=empty)
    match column.type:
        case "TEXT":
            return fields.text(name, LONGEST_NOTE, default=None)
        case "INTEGER":
            return fields.integer(name, -_WHOLE - 1, _WHOLE)
        case "REAL":
            return fields.number(name, default=0.0)
    raise fields.problem(f"is of the type {column.type}, which cannot be exchanged", name)


def take_row(sql: sqlite3.Connection, table: Table, row: Row, here: Ids) -> bool:
    """Keep a row that another library has; return whether anything changed.

    ``here`` says which ids its articles, revisions and the rows it refers to have here; its own is added.
    """
    there = columns(sql, table.name)
    row = {c.name: here.get(c.refers, {}).get(row[c.name], row[c.name]) for c in there if c.name in row}
    known = _known(sql, table, row)
    if "id" in row:
        here.setdefault(table.name, {})[row["id"]] = known["id"] if known else row["id"]
    if known is None:
        return _room(sql, table, row) and _insert(sql, table.name, row)
    newer = row.get("modified", "") > dict(known).get("modified", "")
    elsewhere = any(c.refers == table.owner and c.refers and row[c.name] != known[c.name] for c in there)
    if not newer or elsewhere or not _room(sql, table, {**row, "id": known["id"]} if "id" in row else row):
        return False
    if "id" in row and any(row[name] != known[name] for name in row if name not in _PLACE):
        discard(sql, table.name, known["id"], "replaced")
    values = {name: value for name, value in row.items() if name != "id"}
    primary = next(keys(sql, table.name))
    sql.execute(
        f"UPDATE OR IGNORE {table.name} SET {', '.join(f'{name} = ?' for name in values)}"
        f" WHERE {' AND '.join(f'{name} = ?' for name in primary)}",
        (*values.values(), *(known[name] for name in primary)),
    )
    return True


def _insert(sql: sqlite3.Connection, table: str, row: Row) -> bool:
    marks = ", ".join("?" for _ in row)
    sql.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    return True


def _known(sql: sqlite3.Connection, table: Table, row: Row) -> sqlite3.Row | None:
    """Return the row that is the same thing, by its key or by what is unique in it."""
    for names in keys(sql, table.name):
        if all(name in row for name in names):
            where = " AND ".join(f"{name} = ?" for name in names)
            found = sql.execute(f"SELECT * FROM {table.name} WHERE {where}", [row[name] for name in names])
            if same := found.fetchone():
                assert isinstance(same, sqlite3.Row)
                return same
    return None


def _room(sql: sqlite3.Connection, table: Table, row: Row) -> bool:
    """Make room for a passage where passages keep apart; return False when a later one has it."""
    if not table.apart:
        return True
    where = "revision = :revision AND start < :end AND end > :start AND id <> :id"
    if sql.execute(f"SELECT 1 FROM {table.name} WHERE {where} AND modified >= :modified", row).fetchone():
        return False
    sql.execute(f"DELETE FROM {table.name} WHERE {where}", row)
    return True
