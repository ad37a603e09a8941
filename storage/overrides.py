"""What a person says about the language of passages."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from records.sentence import LanguageOverride
from storage.connection import Connection
from storage.values import new_id, now

_COLUMNS = "id, article, revision, start, end, exact, lang, modified"


@dataclass(frozen=True, slots=True)
class StoredOverride:
    """An override as it is kept: with the revision it was made in and the words it covers."""

    id: str
    article: str
    revision: str
    start: int
    end: int
    exact: str
    lang: str
    modified: str


class Overrides:
    """The table ``overrides``; a later one cuts into older ones, so that they never overlap."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, article: str) -> tuple[LanguageOverride, ...]:
        """Return the overrides that hold for the current text, in its order."""
        with self._connection.reading() as sql:
            found = _select(
                sql,
                "article = ? AND revision = (SELECT revision FROM articles WHERE id = article)"
                " ORDER BY start",
                article,
            )
        return tuple(LanguageOverride(o.start, o.end, o.lang) for o in found)

    def put(self, article: str, revision: str, start: int, end: int, text: str, lang: str) -> None:
        """Set the language of a passage of the revision's ``text``; "" takes back what was said of it."""
        with self._connection.writing() as sql:
            overlapping = _select(
                sql, "article = ? AND revision = ? AND start < ? AND end > ?", article, revision, end, start
            )
            sql.executemany("DELETE FROM overrides WHERE id = ?", [(old.id,) for old in overlapping])
            pieces = [(old.start, min(old.end, start), old.lang) for old in overlapping]
            pieces += [(max(old.start, end), old.end, old.lang) for old in overlapping]
            pieces.append((start, end, lang))
            for first, last, code in pieces:
                if first < last and code:
                    exact = text[first:last]
                    insert_override(
                        sql, StoredOverride(new_id(), article, revision, first, last, exact, code, now())
                    )


def insert_override(sql: sqlite3.Connection, override: StoredOverride) -> None:
    """Write an override; one of the same passage that is there stays."""
    columns = _COLUMNS.split(", ")
    marks = ", ".join("?" for _ in columns)
    sql.execute(
        f"INSERT OR IGNORE INTO overrides ({_COLUMNS}) VALUES ({marks})",
        [getattr(override, column) for column in columns],
    )


def _select(sql: sqlite3.Connection, where: str, *values: object) -> tuple[StoredOverride, ...]:
    rows = sql.execute(f"SELECT {_COLUMNS} FROM overrides WHERE {where}", values)
    return tuple(StoredOverride(**dict(row)) for row in rows)
