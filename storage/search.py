"""The search index: every sentence, translation and note by its words.

It lives in cache.db and holds nothing that the library does not; a missing or
damaged one is made again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from records.library import HitPlace
from storage.cachefile import CacheFile
from storage.connection import Connection
from storage.query import Matcher, Term, context, expression, parse
from storage.words import ASSUMED, stems

Sentence = tuple[int, int, str, str]
"""Start and end in the original (code points), language, text."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it is indexed; ``stamp`` changes whenever anything about it does."""

    annotation: str
    article: str
    start: int
    end: int
    text: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that a search found; ``start`` and ``end`` are those of a ``Hit``."""

    article: str
    where: HitPlace
    start: int
    end: int
    context: str
    annotation: str


class SearchIndex:
    """The tables ``passages``, ``indexed`` and ``words`` of cache.db. Any thread may use it."""

    def __init__(self, path: Path) -> None:
        self._file = CacheFile(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def put(
        self, article: str, where: HitPlace, target: str, stamp: str, sentences: Sequence[Sentence]
    ) -> None:
        """Index an article's sentences, or their translations into ``target``, in place of the older ones.

        ``stamp`` names the revision; nothing is done when all is indexed already.
        """
        spans = json.dumps([(start, end, lang, text) for start, end, lang, text in sentences])
        stamp = f"{stamp}:{hashlib.sha256(spans.encode()).hexdigest()[:16]}"

        def write(connection: Connection) -> None:
            with connection.reading() as sql:
                if stamp == _stamp(sql, article, where, target):
                    return
            rows = [_row(article, where, target, s, e, lang, text) for s, e, lang, text in sentences]
            with connection.writing() as sql:
                sql.execute(
                    "DELETE FROM passages WHERE article = ? AND place = ? AND target = ?",
                    (article, where, target),
                )
                sql.executemany(_INSERT, rows)
                sql.execute(
                    "INSERT OR REPLACE INTO indexed (article, place, target, stamp) VALUES (?, ?, ?, ?)",
                    (article, where, target, stamp),
                )

        self._file.run(write)

    def put_translation(self, article: str, target: str, start: int, end: int, text: str) -> None:
        """Index one sentence's translation anew; the text "" takes it out."""

        def write(connection: Connection) -> None:
            with connection.writing() as sql:
                where = "article = ? AND place = 'translation' AND target = ?"
                sql.execute(
                    f"DELETE FROM passages WHERE {where} AND start = ? AND end = ?",
                    (article, target, start, end),
                )
                if text:
                    sql.execute(_INSERT, _row(article, "translation", target, start, end, target, text))
                sql.execute(f"DELETE FROM indexed WHERE {where}", (article, target))

        self._file.run(write)

    def put_notes(self, notes: Iterable[Note], gone: Iterable[str] = ()) -> None:
        """Index notes in place of what was known of them, and forget the annotations ``gone``."""
        notes, gone = list(notes), list(gone)

        def write(connection: Connection) -> None:
            with connection.writing() as sql:
                sql.executemany(
                    "DELETE FROM passages WHERE annotation = ? AND annotation <> ''",
                    [(identifier,) for identifier in [*gone, *(note.annotation for note in notes)]],
                )
                sql.executemany(
                    _INSERT,
                    [
                        _row(n.article, "note", "", n.start, n.end, "", n.text, n.annotation, n.stamp)
                        for n in notes
                        if n.text.strip()
                    ],
                )

        self._file.run(write)

    def forget(self, articles: Iterable[str]) -> None:
        """Take articles out of the index, with their translations and notes."""
        gone = [(article,) for article in articles]

        def write(connection: Connection) -> None:
            with connection.writing() as sql:
                sql.executemany("DELETE FROM passages WHERE article = ?", gone)
                sql.executemany("DELETE FROM indexed WHERE article = ?", gone)

        self._file.run(write)

    @property
    def generation(self) -> int:
        """Return how often the file had to be made anew since it was opened."""
        return self._file.generation

    def revision(self, article: str) -> str:
        """Return the revision of an article that is indexed, or ""."""

        def read(connection: Connection) -> str:
            with connection.reading() as sql:
                return _stamp(sql, article, "original", "").partition(":")[0]

        return self._file.run(read)

    def known(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return the revision of every article indexed, and the stamp of every note."""

        def read(connection: Connection) -> tuple[dict[str, str], dict[str, str]]:
            with connection.reading() as sql:
                articles = sql.execute("SELECT article, stamp FROM indexed WHERE place = 'original'")
                revisions = {row["article"]: row["stamp"].partition(":")[0] for row in articles}
                notes = sql.execute("SELECT annotation, stamp FROM passages WHERE annotation <> ''")
                return revisions, {row["annotation"]: row["stamp"] for row in notes}

        return self._file.run(read)

    def search(self, query: str, limit: int) -> list[Found]:
        """Return the passages that contain all words of ``query``, the best first.

        When no passage does, those of articles that have the words in different places.
        """
        terms = parse(query)

        def read(connection: Connection) -> list[Found]:
            with connection.reading() as sql:
                langs = _languages(sql)
                rows = _matching(sql, terms, langs, limit)
                matcher = Matcher(terms, langs)
                return [_found(row, matcher) for row in rows]

        return self._file.run(read) if terms else []


_INSERT = (
    "INSERT INTO passages (article, place, target, start, end, lang, text, stems, annotation, stamp)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_RANKED = 2000
"""Of more matches than this those indexed last come first, in place of the best."""


def _row(
    article: str,
    where: HitPlace,
    target: str,
    start: int,
    end: int,
    lang: str,
    text: str,
    annotation: str = "",
    stamp: str = "",
) -> tuple[object, ...]:
    return article, where, target, start, end, lang, text, stems(text, lang), annotation, stamp


def _stamp(sql: sqlite3.Connection, article: str, where: str, target: str) -> str:
    row = sql.execute(
        "SELECT stamp FROM indexed WHERE article = ? AND place = ? AND target = ?", (article, where, target)
    ).fetchone()
    return str(row["stamp"]) if row else ""


def _languages(sql: sqlite3.Connection) -> tuple[str, ...]:
    """Return the languages in the index, jumping from one to the next in ``passages_lang``."""
    rows = sql.execute(
        "WITH RECURSIVE langs(lang) AS (SELECT min(lang) FROM passages UNION ALL"
        " SELECT (SELECT min(lang) FROM passages WHERE lang > langs.lang) FROM langs WHERE lang IS NOT NULL)"
        " SELECT lang FROM langs WHERE lang IS NOT NULL"
    )
    langs = {str(row["lang"]) for row in rows}
    return tuple(sorted((langs - {"", "und"}) | (set(ASSUMED) if langs & {"", "und"} else set())))


def _matching(
    sql: sqlite3.Connection, terms: Sequence[Term], langs: Sequence[str], limit: int
) -> list[sqlite3.Row]:
    expressions = [expression(term, langs) for term in terms]
    rows = _best(sql, " AND ".join(expressions), limit)
    if rows or len(terms) == 1:
        return rows
    articles: set[str] | None = None
    for each in expressions:
        having = {
            row[0]
            for row in sql.execute(
                "SELECT DISTINCT p.article FROM words JOIN passages p ON p.id = words.rowid"
                " WHERE words MATCH ?",
                (each,),
            )
        }
        articles = having if articles is None else articles & having
    return _best(sql, " OR ".join(expressions), limit, articles)


def _best(
    sql: sqlite3.Connection, match: str, limit: int, articles: set[str] | None = None
) -> list[sqlite3.Row]:
    many = sql.execute(
        "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)", (match, _RANKED + 1)
    ).fetchone()[0]
    # To rank means to look at every match. A word as it was typed counts for more than its stem.
    order = "words.rowid DESC" if many > _RANKED else "bm25(words, 3.0, 1.0)"
    among = "" if articles is None else " AND p.article IN (SELECT value FROM json_each(:articles))"
    return sql.execute(
        f"SELECT p.article, p.place, p.start, p.end, p.lang, p.text, p.annotation"
        f" FROM words JOIN passages p ON p.id = words.rowid WHERE words MATCH :match{among}"
        f" ORDER BY {order} LIMIT :limit",
        {"match": match, "articles": json.dumps(sorted(articles or ())), "limit": limit},
    ).fetchall()


def _found(row: sqlite3.Row, matcher: Matcher) -> Found:
    text = row["text"]
    start, end = matcher.match(text, row["lang"])
    inside = (row["start"] + start, row["start"] + end)
    place = inside if row["place"] == "original" else (row["start"], row["end"])
    return Found(row["article"], row["place"], *place, context(text, start, end), row["annotation"])
