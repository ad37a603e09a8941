"""Looking through the library for anything that cannot be, told in words."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from storage.connection import Connection
from storage.tables import TABLES

_OF_AN_INDEX = re.compile(r"missing from index|wrong # of entries in index|non-unique entry in index")
_MOST = 20
"""Complaints of SQLite beyond this many would not help anybody."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, and the ``problems`` found, one line each; none means that all is well.

    ``sound`` is whether the file itself is, so that what is amiss can be mended; ``mended`` says what was.
    """

    articles: int
    annotations: int
    problems: tuple[str, ...]
    sound: bool = True
    mended: tuple[str, ...] = ()


def check(connection: Connection) -> Report:
    """Check the file, the links between its tables, and that every passage lies in its text.

    Nothing is changed.
    """
    with connection.reading() as sql:
        complaints = complaints_of(sql)
        problems = [f"The file is damaged: {complaint}." for complaint in complaints]
        if not mendable(complaints):
            return Report(*_counts(sql), tuple(problems), sound=False)
        problems += _links(sql)
        for revision in sql.execute("SELECT * FROM revisions"):
            problems += _revision(sql, revision)
        return Report(*_counts(sql), tuple(problems))


def complaints_of(sql: sqlite3.Connection) -> list[str]:
    """Return what SQLite finds amiss with the file."""
    try:
        found = [str(row[0]) for row in sql.execute(f"PRAGMA integrity_check({_MOST})")]
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        found = [str(error)]
    return [line for each in found if each != "ok" for line in each.splitlines()]


def mendable(complaints: Iterable[str]) -> bool:
    """Return whether all that is amiss with the file are indexes, which can be made anew."""
    return all(_OF_AN_INDEX.search(complaint) for complaint in complaints)


def _counts(sql: sqlite3.Connection) -> tuple[int, int]:
    try:
        articles = sql.execute("SELECT count(*) FROM articles").fetchone()[0]
        return articles, sql.execute("SELECT count(*) FROM annotations").fetchone()[0]
    except sqlite3.DatabaseError:
        return 0, 0


def _links(sql: sqlite3.Connection) -> Iterator[str]:
    for row in sql.execute("PRAGMA foreign_key_check").fetchall()[:_MOST]:
        yield f"A row of {row['table']} belongs to one of {row['parent']} that is not there."
    query = "SELECT t.id FROM {} t JOIN revisions r ON r.id = t.revision WHERE r.article <> {}"
    for table, label in (("articles", "Article"), *_PASSAGES):
        for row in sql.execute(query.format(table, "t.id" if table == "articles" else "t.article")):
            yield f"{label} {row['id']} points to the text of another article."
    for row in sql.execute(_CURRENT):
        yield f"Annotation {row['id']} belongs to an older text of its article and is not marked as detached."


_CURRENT = (
    "SELECT t.id FROM annotations t JOIN articles a ON a.id = t.article"
    " WHERE t.revision <> a.revision AND t.state <> 'detached'"
)
_PASSAGES = (("annotations", "Annotation"), *((each.name, each.label) for each in TABLES if each.passage))


def _revision(sql: sqlite3.Connection, revision: sqlite3.Row) -> Iterator[str]:
    text = revision["text"]
    named = f"{revision['title']!r} (revision {revision['number']})"
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != revision["sha256"]:
        yield f"The text of {named} is not the one that was stored: its SHA-256 differs."
    for table, label in _PASSAGES:
        rows = sql.execute(f"SELECT id, start, end, exact FROM {table} WHERE revision = ?", (revision["id"],))
        for row in rows:
            start, end = row["start"], row["end"]
            if not 0 <= start < end <= len(text):
                yield f"{label} {row['id']} lies outside the text of {named}: {start} to {end}."
            elif text[start:end] != row["exact"]:
                yield f"{label} {row['id']} quotes other words than {named} has at {start} to {end}."
