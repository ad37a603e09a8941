"""Mending what is logically amiss in a library whose file is sound; nothing a person wrote is thrown away."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from records.article import Article
from storage.anchors import Anchor, Found, anchor, find, quotation, reattach
from storage.articles import insert_revision
from storage.checking import complaints_of, mendable
from storage.connection import Connection
from storage.revising import settle
from storage.tables import TABLES, Table, columns
from storage.trash import discard
from storage.values import new_id, now


def repair(connection: Connection) -> tuple[str, ...]:
    """Mend what can be mended and return what was done, one line each; all of it or nothing.

    The indexes of the file are made anew. Texts without their article get one; an article without its
    text goes to the trash. Notes go to their words; those without an article become kept notes, those whose
    words are not there wait among the notes without a place. Whatever else belongs to nothing goes to the
    trash. A file that is damaged is left as it is: ``salvage`` reads what can be read of it.
    """
    with connection.writing() as sql:
        complaints = complaints_of(sql)
        if not mendable(complaints):
            return ()
        sql.execute("PRAGMA defer_foreign_keys = ON")
        done = []
        if complaints:
            sql.execute("REINDEX")
            done.append("The indexes of the file were made anew.")
        done += [*_texts(sql), *_textless(sql), *_notes(sql), *_rows(sql)]
        older = "SELECT DISTINCT t.article FROM annotations t JOIN articles a ON a.id = t.article"
        for row in sql.execute(
            f"{older} WHERE t.revision <> a.revision AND t.state <> 'detached'"
        ).fetchall():
            settle(connection, row["article"])
            done.append(f"The notes of article {row['article']} were brought to its present text.")
    return tuple(done)


def _texts(sql: sqlite3.Connection) -> Iterator[str]:
    """Give texts their article again, and articles their text."""
    last = "SELECT id FROM revisions WHERE article = {} ORDER BY number DESC LIMIT 1"
    for row in sql.execute(
        "SELECT article, min(added) AS added, max(title) AS title FROM revisions"
        " WHERE article NOT IN (SELECT id FROM articles) GROUP BY article"
    ).fetchall():
        sql.execute(
            f"INSERT INTO articles (id, revision, added, opened) VALUES (?1, ({last.format('?1')}), ?2, ?2)",
            (row["article"], row["added"]),
        )
        yield f"{row['title']!r} was on no shelf: it is there again, without its tags and details."
    for row in sql.execute(
        "SELECT id FROM articles a WHERE EXISTS (SELECT 1 FROM revisions WHERE article = a.id)"
        " AND NOT EXISTS (SELECT 1 FROM revisions WHERE id = a.revision AND article = a.id)"
    ).fetchall():
        sql.execute(f"UPDATE articles SET revision = ({last.format('?1')}) WHERE id = ?1", (row["id"],))
        yield f"Article {row['id']} had lost its text: it has the latest one that there is of it."


def _textless(sql: sqlite3.Connection) -> Iterator[str]:
    """Keep the notes that have no article or no text of it, and put articles without text into the trash."""
    article = (
        "SELECT 1 FROM articles a JOIN revisions r ON r.id = a.revision WHERE a.id = annotations.article"
    )
    named = "coalesce((SELECT name FROM articles WHERE id = annotations.article), '')"
    tags = "(SELECT json_group_array(tag) FROM tags WHERE annotation = annotations.id)"
    same = "id, article, pane, start, end, exact, prefix, suffix, rendering, colour, kind, text, created"
    same += ", modified"
    kept = sql.execute(
        f"INSERT OR REPLACE INTO kept_notes ({same}, title, source, author, published, sha256, tags, deleted)"
        f" SELECT {same}, {named}, '', '', '', '', {tags}, ? FROM annotations WHERE NOT EXISTS ({article})",
        (now(),),
    ).rowcount
    if kept:
        sql.execute(f"DELETE FROM annotations WHERE NOT EXISTS ({article})")
        yield f"{kept} notes had lost their article: they are among the notes kept from deleted articles."
    for row in sql.execute(
        "SELECT id FROM articles WHERE revision NOT IN (SELECT id FROM revisions)"
    ).fetchall():
        discard(sql, "articles", row["id"])
        yield f"Article {row['id']} has no text any more: it was put away."


def _notes(sql: sqlite3.Connection) -> Iterator[str]:
    """Bring notes to their words that stand somewhere else than they say."""
    for row in sql.execute(
        "SELECT n.*, a.revision AS current, r.article AS owner, r.text AS said, c.text AS now"
        " FROM annotations n JOIN articles a ON a.id = n.article JOIN revisions c ON c.id = a.revision"
        " LEFT JOIN revisions r ON r.id = n.revision"
    ).fetchall():
        right = row["said"] is not None and _says(row["said"], row)
        if right and row["owner"] == row["article"]:
            continue
        if right:
            sql.execute("UPDATE annotations SET article = ? WHERE id = ?", (row["owner"], row["id"]))
            yield f"A note on {_words(row)} is with its article again."
            continue
        found = _found(sql, row)
        _put(sql, row, found)
        where = "is at them again" if found else "waits among the notes without a place"
        yield f"A note on {_words(row)} did not stand at these words: it {where}."
    sql.execute(
        "UPDATE annotations SET origin_revision = revision, origin_start = start, origin_end = end"
        " WHERE origin_revision NOT IN (SELECT id FROM revisions)"
    )


def _found(sql: sqlite3.Connection, row: sqlite3.Row) -> Found | None:
    """Return where the words of a note are now, by where it was made if they stand there."""
    made = sql.execute("SELECT text FROM revisions WHERE id = ?", (row["origin_revision"],)).fetchone()
    start, end = row["origin_start"], row["origin_end"]
    if made and 0 <= start < end and made["text"][start:end] == row["exact"]:
        return reattach(made["text"], row["now"], [anchor(made["text"], start, end)])[0]
    return find(row["now"], Anchor(row["start"], row["end"], row["exact"], row["prefix"], row["suffix"]))


def _put(sql: sqlite3.Connection, row: sqlite3.Row, found: Found | None) -> None:
    if found:
        values = {**quotation(row["now"], found.start, found.end), "state": found.state}
        revision, start, end = row["current"], found.start, found.end
    else:
        # It stays with a text that has its words: all that is known of that are the words around them.
        values = {"state": "detached"}
        start, end = len(row["prefix"]), len(row["prefix"]) + len(row["exact"])
        revision = _former(sql, row["article"], row["prefix"] + row["exact"] + row["suffix"])
    place = {"revision": revision, "start": start, "end": end}
    values |= place | {f"origin_{name}": value for name, value in place.items()}
    assignments = ", ".join(f"{name} = ?" for name in values)
    sql.execute(f"UPDATE annotations SET {assignments} WHERE id = ?", (*values.values(), row["id"]))


def _former(sql: sqlite3.Connection, article: str, text: str) -> str:
    """Keep ``text`` as a revision that is not the article's present one; return its id."""
    last = sql.execute(
        "SELECT max(number) AS number, min(added) AS added, title FROM revisions WHERE article = ?",
        (article,),
    ).fetchone()
    revision = new_id()
    insert_revision(
        sql, revision, article, last["number"] + 1, last["added"], Article(text, last["title"], ())
    )
    return revision


def _rows(sql: sqlite3.Connection) -> Iterator[str]:
    """Put away what belongs to nothing, or speaks of words that are nowhere."""
    for table in TABLES:
        if not _own(sql, table):
            continue
        for row in sql.execute(f"SELECT * FROM {table.name}").fetchall():
            if table.passage and _exists(sql, row["article"]):
                if (placed := _placed(sql, table, row)) is not None:
                    yield from placed
                    continue
            elif not _missing(sql, table.name, row):
                continue
            put_away = discard(sql, table.name, row["id"])
            sql.execute("UPDATE trash SET article = NULL WHERE id = ?", (put_away,))
            yield f"{table.label} {row['id']} belonged to nothing that is there: it was put away."
    loose = {"tags": "annotation", "article_tags": "article", "collected": "article"}
    for name, column in loose.items():
        parent = "annotations" if column == "annotation" else "articles"
        where = f"{column} NOT IN (SELECT id FROM {parent})"
        if name == "collected":
            where += " OR collection NOT IN (SELECT id FROM collections)"
        count = sql.execute(f"DELETE FROM {name} WHERE {where}").rowcount
        if count:
            yield f"{count} rows of {name} belonged to nothing that is there: they were removed."
    loose_trash = "UPDATE trash SET article = NULL WHERE article NOT IN (SELECT id FROM articles)"
    if count := sql.execute(loose_trash).rowcount:
        yield f"{count} things in the trash belonged to an article that is not there."


def _placed(sql: sqlite3.Connection, table: Table, row: sqlite3.Row) -> tuple[str, ...] | None:
    """Bring a row to the words that it speaks of and return what was done; None where they are not there."""
    text = sql.execute(
        "SELECT text FROM revisions WHERE id = ? AND article = ?", (row["revision"], row["article"])
    ).fetchone()
    if text and _says(text["text"], row):
        return ()
    current = sql.execute(
        "SELECT r.id, r.text FROM articles a JOIN revisions r ON r.id = a.revision WHERE a.id = ?",
        (row["article"],),
    ).fetchone()
    if not row["exact"] or current["text"].count(row["exact"]) != 1 or table.stays:
        return None
    start = current["text"].index(row["exact"])
    moved = sql.execute(
        f"UPDATE OR IGNORE {table.name} SET revision = ?, start = ?, end = ? WHERE id = ?",
        (current["id"], start, start + len(row["exact"]), row["id"]),
    )
    told = f"{table.label} {row['id']} did not stand at {_words(row)}: it is there again."
    return (told,) if moved.rowcount else None


def _own(sql: sqlite3.Connection, table: Table) -> bool:
    """Return whether the rows of a table have an id of their own."""
    return any(column.name == "id" for column in columns(sql, table.name))


def _missing(sql: sqlite3.Connection, table: str, row: sqlite3.Row) -> bool:
    """Return whether a row refers to one that is not there."""
    return any(
        column.refers
        and row[column.name] is not None
        and not sql.execute(f"SELECT 1 FROM {column.refers} WHERE id = ?", (row[column.name],)).fetchone()
        for column in columns(sql, table)
    )


def _exists(sql: sqlite3.Connection, article: str) -> bool:
    return bool(sql.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone())


def _says(text: str, row: sqlite3.Row) -> bool:
    start, end = row["start"], row["end"]
    return bool(0 <= start < end <= len(text) and text[start:end] == row["exact"])


def _words(row: sqlite3.Row) -> str:
    words = " ".join(str(row["exact"]).split())
    return f"“{words if len(words) <= 40 else words[:39] + '…'}”"
