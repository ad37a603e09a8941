"""Writing what is searched into the tables of the index.

A passage's id is its article's number × ``ROOM`` + a number of its own: the
passages of one article lie together in the full-text index, and which article
a match belongs to is known without looking it up.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from records.library import HitPlace
from storage.matching import marks
from storage.words import indexed

SHIFT = 20
ROOM = 1 << SHIFT
"""Passages that one article may have."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or its translation, as it is indexed.

    ``start`` and ``end`` are code points of the original, ``lang`` is the
    language of ``text``. ``status`` is that of the claim it makes, ``speakers``
    are those it quotes; both may be empty.
    """

    start: int
    end: int
    lang: str
    text: str
    status: str = ""
    speakers: tuple[str, ...] = ()


def number_of(sql: sqlite3.Connection, article: str, *, make: bool = False) -> int | None:
    """Return the number of an article in the index, None when it has none and none is made."""
    row = sql.execute("SELECT number FROM numbered WHERE article = ?", (article,)).fetchone()
    if row is None and make:
        return sql.execute("INSERT INTO numbered (article) VALUES (?)", (article,)).lastrowid
    return int(row["number"]) if row else None


def insert(
    sql: sqlite3.Connection,
    article: str,
    where: HitPlace,
    target: str,
    passages: Iterable[Passage],
    annotation: str = "",
    stamp: str = "",
) -> None:
    """Add passages to what is indexed of an article."""
    number = number_of(sql, article, make=True)
    assert number is not None
    low = number << SHIFT
    last = sql.execute(
        "SELECT max(id) FROM passages WHERE id BETWEEN ? AND ?", (low, low + ROOM - 1)
    ).fetchone()[0]
    rows, words, langs = [], [], set()
    vocabulary: set[str] = set()
    for identifier, p in enumerate(passages, start=(last or low) + 1):
        if identifier >= low + ROOM:
            break
        text, stems = indexed(p.text, p.lang)
        marked = marks(where, p.lang, p.status, p.speakers)
        rows.append((identifier, where, target, p.start, p.end, annotation, stamp, p.lang, marked, p.text))
        words.append((identifier, text, stems, marked))
        langs.add((p.lang,))
        vocabulary.update(text.split(), stems.split())
    sql.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    sql.executemany("INSERT INTO words (rowid, text, stems, marks) VALUES (?, ?, ?, ?)", words)
    sql.executemany("INSERT OR IGNORE INTO languages VALUES (?)", langs)
    _widen(sql, number, vocabulary)


def delete(sql: sqlite3.Connection, where: str, *values: object) -> None:
    """Take passages out of the index; ``where`` is a condition on the table ``passages``."""
    rows = sql.execute(f"SELECT id, lang, marks, text FROM passages WHERE {where}", values).fetchall()
    # The full-text index keeps no texts: it has to be told what it was given.
    sql.executemany(
        "INSERT INTO words (words, rowid, text, stems, marks) VALUES ('delete', ?, ?, ?, ?)",
        [(row["id"], *indexed(row["text"], row["lang"]), row["marks"]) for row in rows],
    )
    sql.executemany("DELETE FROM passages WHERE id = ?", [(row["id"],) for row in rows])


def delete_of(sql: sqlite3.Connection, article: str, where: str = "1", *values: object) -> None:
    """Take passages of one article out of the index; ``where`` says which, all of them unless given."""
    number = number_of(sql, article)
    if number is not None:
        low = number << SHIFT
        delete(sql, f"id BETWEEN ? AND ? AND {where}", low, low + ROOM - 1, *values)


def forget(sql: sqlite3.Connection, article: str) -> None:
    """Take an article out of the index, with its translations, notes, quotes and claims."""
    delete_of(sql, article)
    number = number_of(sql, article)
    if number is not None:
        _set_vocabulary(sql, number, _vocabulary(sql, number), set())
    sql.execute("DELETE FROM indexed WHERE article = ?", (article,))


def stamp_of(sql: sqlite3.Connection, article: str, place: str, target: str = "") -> str:
    """Return what of an article is indexed, as ``set_stamp`` wrote it, or ""."""
    row = sql.execute(
        "SELECT stamp FROM indexed WHERE article = ? AND place = ? AND target = ?", (article, place, target)
    ).fetchone()
    return str(row["stamp"]) if row else ""


def set_stamp(sql: sqlite3.Connection, article: str, place: str, stamp: str, target: str = "") -> None:
    """Note what of an article is indexed."""
    sql.execute(
        "INSERT OR REPLACE INTO indexed (article, place, target, stamp) VALUES (?, ?, ?, ?)",
        (article, place, target, stamp),
    )


# The vocabulary of an article: all its words, so that those that hold several words are found at once.


def _widen(sql: sqlite3.Connection, number: int, words: set[str]) -> None:
    """Add words to an article's vocabulary; words that are gone may stay in it, which only costs a look."""
    known = _vocabulary(sql, number)
    if not words <= known:
        _set_vocabulary(sql, number, known, known | words)


def _vocabulary(sql: sqlite3.Connection, number: int) -> set[str]:
    stored = sql.execute("SELECT vocabulary FROM numbered WHERE number = ?", (number,)).fetchone()[0]
    return set(zlib.decompress(stored).decode().split()) if stored else set()


def _set_vocabulary(sql: sqlite3.Connection, number: int, old: set[str], new: set[str]) -> None:
    if old:
        sql.execute(
            "INSERT INTO vocabularies (vocabularies, rowid, words) VALUES ('delete', ?, ?)",
            (number, " ".join(sorted(old))),
        )
    if new:
        sql.execute("INSERT INTO vocabularies (rowid, words) VALUES (?, ?)", (number, " ".join(sorted(new))))
    packed = zlib.compress(" ".join(sorted(new)).encode()) if new else b""
    sql.execute("UPDATE numbered SET vocabulary = ? WHERE number = ?", (packed, number))


def plain_sentences(sentences: Sequence[tuple[int, int, str, str]]) -> list[Passage]:
    """Return passages for (start, end, language, text), of which nothing more is known."""
    return [Passage(*sentence) for sentence in sentences]
