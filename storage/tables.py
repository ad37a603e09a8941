"""The tables of library.db that travel with an article, and how their rows are brought together.

Articles, revisions and annotations with their tags have modules of their own. Every other table is one
line of ``TABLES``: by that it is exported, imported, written into the files beside the library, merged,
checked, and carried over when an article's text is edited. Its columns are read from the database.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """What is to be known of a table beyond its columns.

    A column that REFERENCES another table names one of its rows. Rows with the same primary key, or the
    same values under a UNIQUE constraint, are the same thing: of two versions the one with the later
    ``modified`` stays (without such a column the one that is there).

    Args:
        name: The table. Its rows have an ``id`` (a UUID) unless they only join two other tables.
        label: What a row is called in a sentence: "Correction".
        owner: The table whose rows these belong to: "articles", "annotations", or one listed before;
            "" for what concerns the library as a whole.
        passage: Whether rows speak of a passage: ``article``, ``revision``, ``start``, ``end`` and ``exact``.
            They follow their passage into an edited text as long as it is the same to the letter.
        apart: Whether passages of one revision never overlap.
        stays: Whether rows stay with the revision they were made in all the same.
    """

    name: str
    label: str
    owner: str = "articles"
    passage: bool = False
    apart: bool = False
    stays: bool = False


# A row's owner, and whatever else it refers to, comes before it.
TABLES: tuple[Table, ...] = (
    Table("corrections", "Correction", passage=True),
    Table("overrides", "Language", passage=True, apart=True),
    Table("judgements", "Judgement", passage=True, stays=True),
    Table("dismissals", "Dismissal"),
    Table("glossary", "Term", owner=""),
    Table("article_tags", "Tag of an article"),
    Table("collections", "Collection", owner=""),
    Table("collected", "Article of a collection"),
    Table("kept_notes", "Kept note", owner=""),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``refers`` is the table that it names a row of, "" for none."""

    name: str
    type: str
    nullable: bool
    default: str | None
    refers: str
    key: int


def columns(sql: sqlite3.Connection, table: str) -> tuple[Column, ...]:
    """Return the columns of a table as they are in this file, which may be of a newer minor version."""
    refers = {row["from"]: row["table"] for row in sql.execute(f"PRAGMA foreign_key_list({table})")}
    return tuple(
        Column(
            row["name"],
            row["type"],
            not row["notnull"] and not row["pk"],
            row["dflt_value"],
            refers.get(row["name"], ""),
            row["pk"],
        )
        for row in sql.execute(f"PRAGMA table_info({table})")
    )


def keys(sql: sqlite3.Connection, table: str) -> Iterator[tuple[str, ...]]:
    """Yield the columns by which a row is known: the primary key, then each UNIQUE constraint."""
    primary = sorted((c.key, c.name) for c in columns(sql, table) if c.key)
    yield tuple(name for _, name in primary)
    for index in sql.execute(f"PRAGMA index_list({table})").fetchall():
        if index["unique"] and index["origin"] == "u":
            yield tuple(row["name"] for row in sql.execute(f"PRAGMA index_info({index['name']})"))


def owned(sql: sqlite3.Connection, table: Table) -> str:
    """Return the condition, with the article's id as parameter 1, for the rows that belong to an article."""
    column = next(c.name for c in columns(sql, table.name) if c.refers == table.owner)
    if table.owner == "articles":
        return f"{column} = ?1"
    above = next((each for each in TABLES if each.name == table.owner), Table("annotations", "Annotation"))
    return f"{column} IN (SELECT id FROM {above.name} WHERE {owned(sql, above)})"


def rows(sql: sqlite3.Connection, table: Table, article: str = "") -> list[dict[str, object]]:
    """Return the rows of an article, or of the whole library for a table without owner; newest first."""
    there = columns(sql, table.name)
    order = ["modified DESC"] if any(c.name == "modified" for c in there) else []
    order += [c.name for c in there if c.key]
    query = f"SELECT * FROM {table.name}"
    if table.owner:
        query += f" WHERE {owned(sql, table)}"
    found = sql.execute(f"{query} ORDER BY {', '.join(order)}", (article,) if table.owner else ())
    return [dict(row) for row in found]
