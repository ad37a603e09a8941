"""Translations that were offered for a sentence and that the person did not want there."""

from __future__ import annotations

from dataclasses import astuple

from records.library import Dismissal
from storage.connection import Connection
from storage.values import new_id


class Dismissals:
    """The table ``dismissals``: by the sentence's words, so that an edit of the article does not matter."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, article: str) -> tuple[Dismissal, ...]:
        """Return what was dismissed in an article, the oldest first."""
        with self._connection.reading() as sql:
            rows = sql.execute(
                "SELECT target, exact, text, modified FROM dismissals WHERE article = ? ORDER BY modified",
                (article,),
            )
            return tuple(Dismissal(**dict(row)) for row in rows)

    def put(self, article: str, dismissal: Dismissal) -> None:
        """Keep a dismissal; the same again changes nothing."""
        with self._connection.writing() as sql:
            sql.execute(
                "INSERT OR IGNORE INTO dismissals (id, article, target, exact, text, modified)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (new_id(), article, *astuple(dismissal)),
            )

    def delete(self, article: str, dismissal: Dismissal) -> None:
        """Take a dismissal back."""
        with self._connection.writing() as sql:
            sql.execute(
                "DELETE FROM dismissals WHERE article = ? AND target = ? AND exact = ? AND text = ?",
                (article, dismissal.target, dismissal.exact, dismissal.text),
            )
