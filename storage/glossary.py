"""The glossary of a library: how the person wants terms to be translated."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, replace

from records.errors import SidelightError
from records.glossary import Term
from storage.connection import Connection
from storage.trash import discard, forget
from storage.validation import LANG
from storage.values import new_id, now, storable

LONGEST_TERM = 200
"""Code points of a term or its translation: it is words, not a text."""
MOST_TERMS = 20_000

_COLUMNS = "id, source, target, term, translation, case_rule, modified"


class Glossary:
    """The table ``glossary``; of the same term between the same languages there is one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.changes = 0
        """How often it was changed through this object."""

    def all(self) -> tuple[Term, ...]:
        """Return every term, in alphabetical order."""
        with self._connection.reading() as sql:
            rows = sql.execute(
                f"SELECT {_COLUMNS} FROM glossary ORDER BY term COLLATE NOCASE, source, target"
            )
            return tuple(Term(*row) for row in map(tuple, rows))

    def put(self, term: Term) -> Term:
        """Keep a term, in place of the one with its id and of one for the same words and languages.

        Raises:
            SidelightError: when it is empty or too long, or there are too many.
        """
        tidy = _tidy(term)
        with self._connection.writing() as sql:
            sql.execute(
                "DELETE FROM glossary WHERE id = ? OR (source = ? AND target = ? AND term = ?)",
                (tidy.id, tidy.source, tidy.target, tidy.term),
            )
            _check_room(sql, 1)
            _insert(sql, tidy)
            forget(sql, tidy.id)
        self.changes += 1
        return tidy

    def delete(self, identifier: str) -> Term | None:
        """Remove a term and return it; None when it is not there."""
        with self._connection.writing() as sql:
            row = sql.execute(f"SELECT {_COLUMNS} FROM glossary WHERE id = ?", (identifier,)).fetchone()
            discard(sql, "glossary", identifier)
        self.changes += 1
        return Term(*tuple(row)) if row else None

    def replace_all(self, terms: Iterable[Term]) -> None:
        """Have exactly these terms."""
        with self._connection.writing() as sql:
            sql.execute("DELETE FROM glossary")
            for term in terms:
                _insert(sql, term)
                forget(sql, term.id)
        self.changes += 1

    def take_in(self, terms: Iterable[Term]) -> int:
        """Add terms from elsewhere, all or none; of two for the same words the one modified later stays.

        Returns how many are new or changed.
        """
        changed = 0
        with self._connection.writing() as sql:
            for term in map(_tidy, terms):
                old = sql.execute(
                    f"SELECT {_COLUMNS} FROM glossary WHERE id = ?"
                    " OR (source = ? AND target = ? AND term = ?)",
                    (term.id, term.source, term.target, term.term),
                ).fetchall()
                known = [Term(*row) for row in map(tuple, old)]
                if any(each.modified >= term.modified or _same(each, term) for each in known):
                    continue
                sql.executemany("DELETE FROM glossary WHERE id = ?", [(each.id,) for each in known])
                _insert(sql, term)
                changed += 1
            _check_room(sql, 0)
        self.changes += 1
        return changed


def _tidy(term: Term) -> Term:
    words, translation = (" ".join(storable(text).split()) for text in (term.term, term.translation))
    if not any(character.isalnum() for character in words):
        raise SidelightError(
            "A term needs at least one letter or digit.", "Write the words that stand in the text."
        )
    if max(len(words), len(translation)) > LONGEST_TERM:
        raise SidelightError(f"A term has at most {LONGEST_TERM} characters.", "Shorten it.")
    for lang in (term.source, term.target):
        if lang and not LANG.fullmatch(lang):
            raise SidelightError(f"{lang[:20]!r} is no language code.", "Use codes such as nb and en.")
    return replace(
        term,
        id=term.id or new_id(),
        term=words,
        translation=translation,
        modified=term.modified or now(),
    )


def _same(one: Term, other: Term) -> bool:
    return replace(one, id="", modified="") == replace(other, id="", modified="")


def _insert(sql: sqlite3.Connection, term: Term) -> None:
    sql.execute(f"INSERT INTO glossary ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(term))


def _check_room(sql: sqlite3.Connection, more: int) -> None:
    if sql.execute("SELECT count(*) FROM glossary").fetchone()[0] + more > MOST_TERMS:
        raise SidelightError(f"The glossary holds {MOST_TERMS} terms at most.", "Remove some first.")
