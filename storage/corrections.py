"""A person's own translations of sentences; nothing but the person ever changes them."""

from __future__ import annotations

import sqlite3
from typing import get_args

from records.errors import SidelightError
from records.library import Correction, CorrectionState, Precedent
from storage.clock import later_than
from storage.connection import Connection
from storage.values import new_id, storable

_COLUMNS = "id, article, revision, start, end, exact, target, text, state, modified, machine"

_COLUMNS_OF_C = ", ".join(f"c.{column}" for column in _COLUMNS.split(", "))


class Corrections:
    """The table ``corrections``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, article: str, target: str | None = None) -> tuple[Correction, ...]:
        """Return the corrections that hold for the current text, in its order; None for every language."""
        with self._connection.reading() as sql:
            return _select(
                sql,
                "article = ? AND (target = ? OR ?) AND"
                " revision = (SELECT revision FROM articles WHERE id = article) ORDER BY start, target",
                article,
                target,
                target is None,
            )

    def precedents(self, target: str) -> tuple[Precedent, ...]:
        """Return all translations into ``target`` in articles on the shelf, the newest first."""
        with self._connection.reading() as sql:
            rows = sql.execute(
                f"SELECT {_COLUMNS_OF_C}, coalesce(nullif(a.name, ''), r.title) AS named FROM corrections c"
                " JOIN articles a ON a.id = c.article JOIN revisions r ON r.id = a.revision"
                " WHERE c.target = ? AND a.removed = '' ORDER BY c.modified DESC, c.rowid DESC",
                (target,),
            )
            return tuple(Precedent(Correction(*row[:-1]), row[-1]) for row in map(tuple, rows))

    def put(
        self,
        article: str,
        revision: str,
        start: int,
        end: int,
        exact: str,
        target: str,
        text: str,
        state: CorrectionState,
        machine: str = "",
    ) -> Correction:
        """Keep a correction, in place of an older one of the same sentence into the same language."""
        if state not in get_args(CorrectionState):
            raise SidelightError(f"There is no state {state!r}.", "Choose one of: edited, verified.")
        where = "article = ? AND revision = ? AND target = ? AND start = ? AND end = ?"
        place = (article, revision, target, start, end)
        with self._connection.writing() as sql:
            before = max((c.modified for c in _select(sql, where, *place)), default="")
            correction = Correction(
                new_id(),
                article,
                revision,
                start,
                end,
                exact,
                target,
                storable(text),
                state,
                later_than(before),
                storable(machine),
            )
            _insert(
                sql,
                correction,
                "DO UPDATE SET text = excluded.text, state = excluded.state, modified = excluded.modified,"
                " machine = excluded.machine",
            )
            return _select(sql, where, *place)[0]

    def restore(self, correction: Correction) -> None:
        """Put a correction back as it was, in place of the one that the sentence has now."""
        c = correction
        with self._connection.writing() as sql:
            sql.execute(
                "DELETE FROM corrections WHERE id = ? OR (article, revision, target, start, end)"
                " = (?, ?, ?, ?, ?)",
                (c.id, c.article, c.revision, c.target, c.start, c.end),
            )
            _insert(sql, c, "DO NOTHING")

    def delete(self, correction: Correction) -> None:
        """Remove a correction."""
        with self._connection.writing() as sql:
            sql.execute("DELETE FROM corrections WHERE id = ?", (correction.id,))


def _insert(sql: sqlite3.Connection, correction: Correction, on_conflict: str) -> None:
    columns = _COLUMNS.split(", ")
    marks = ", ".join("?" for _ in columns)
    sql.execute(
        f"INSERT INTO corrections ({_COLUMNS}) VALUES ({marks})"
        f" ON CONFLICT (article, revision, target, start, end) {on_conflict}",
        [getattr(correction, column) for column in columns],
    )


def _select(sql: sqlite3.Connection, where: str, *values: object) -> tuple[Correction, ...]:
    rows = sql.execute(f"SELECT {_COLUMNS} FROM corrections WHERE {where}", values)
    return tuple(Correction(**dict(row)) for row in rows)
