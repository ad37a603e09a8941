"""Asking the full-text index for passages, so that the first ones are there at once.

Ranking by BM25 means to look at every match of every word. It is done for words
that are rare; where one of them is common, passages with the words as they were
typed come first, of those the ones of the articles added last.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from records.library import HitPlace
from storage.matching import Matcher, context, expression, in_vocabulary, marked
from storage.passages import ROOM, SHIFT
from storage.query import Query
from storage.words import ASSUMED

RARE = 2000
"""A word in more passages than this is common."""
_SHORT = 3
"""Letters of the beginning of a word that is taken for common."""
_FEW = 40
"""Articles up to this many are searched one by one."""
_SCATTERED = 20
"""Articles that have the words in different places: the newest of them, no more than this many."""
_CONTEXT = 160


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that a search found; ``start`` and ``end`` are those of a ``Hit``."""

    article: str
    where: HitPlace
    start: int
    end: int
    context: str
    annotation: str


def find(
    sql: sqlite3.Connection, query: Query, limit: int, articles: Collection[str] | None = None
) -> list[Found]:
    """Return up to ``limit`` passages that ``query`` asks for, of ``articles`` unless that is None."""
    langs = _languages(sql)
    search = _Search(sql, query, langs, None if articles is None else _numbers(sql, articles))
    if limit < 1 or search.numbers == []:
        return []
    matcher = Matcher(query, langs)
    return [_found(row, matcher) for row in _rows(sql, search.best(limit) or search.scattered(limit))]


class _Search:
    """One question; ``numbers`` are the articles it is about, None for all."""

    def __init__(
        self, sql: sqlite3.Connection, query: Query, langs: tuple[str, ...], numbers: list[int] | None
    ) -> None:
        self._sql = sql
        self._query = query
        self._langs = langs
        self.numbers = numbers
        self._terms = [expression(term, langs) for term in query.terms]
        self._wanted, self._unwanted = marked(query.of_passages)
        if not self._terms and not self._wanted:
            self._wanted = ['(marks : "where" *)']  # every passage has such a mark

    def best(self, limit: int) -> list[int]:
        """Return the ids of the passages that have all the words, the best first."""
        match = self._and(self._terms)
        # The shorter the beginning of a word, the more it costs: it is looked for once, not counted.
        beginning = any(t.unfinished and len(t.words[-1]) <= _SHORT for t in self._query.terms)
        if self._terms and not beginning and not any(self._common(term) for term in self._terms):
            return self._ids(match, limit, "bm25(words, 3.0, 1.0, 0.0)")
        typed = [expression(term, self._langs, typed=True) for term in self._query.terms]
        ids = self._ids(self._and(typed), limit) if typed else []
        if len(ids) < limit:
            ids = list(dict.fromkeys([*ids, *self._ids(match, limit)]))
        return ids[:limit]

    def scattered(self, limit: int) -> list[int]:
        """Return passages of articles that have all the words, but not in one passage."""
        if len(self._terms) < 2:
            return []
        match = " AND ".join(in_vocabulary(term, self._langs) for term in self._query.terms)
        rows = self._sql.execute(
            f"SELECT rowid FROM vocabularies WHERE vocabularies MATCH :match{self._among('rowid')}"
            " ORDER BY rowid DESC LIMIT :limit",
            {"match": match, "limit": _SCATTERED, "numbers": json.dumps(self.numbers)},
        )
        ids: list[int] = []
        for (number,) in rows.fetchall():
            found = [self._within(self._and([term]), number, 3) for term in self._terms]
            if all(found):  # a vocabulary may have words that are gone
                ids += sorted({identifier for each in found for identifier in each})
        return ids[:limit]

    def _and(self, terms: Iterable[str]) -> str:
        match = " AND ".join([*terms, *self._wanted])
        return f"({match}) NOT ({' OR '.join(self._unwanted)})" if self._unwanted else match

    def _common(self, term: str) -> bool:
        count = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
        return bool(self._sql.execute(count, (term, RARE + 1)).fetchone()[0] > RARE)

    def _ids(self, match: str, limit: int, order: str = "rowid DESC") -> list[int]:
        if self.numbers is not None and len(self.numbers) <= _FEW:
            found: list[int] = []
            for number in sorted(self.numbers, reverse=True):
                found += self._within(match, number, limit - len(found), order)
                if len(found) >= limit:
                    break
            return found
        rows = self._sql.execute(
            f"SELECT rowid FROM words WHERE words MATCH :match{self._among(f'rowid >> {SHIFT}')}"
            f" ORDER BY {order} LIMIT :limit",
            {"match": match, "limit": limit, "numbers": json.dumps(self.numbers)},
        )
        return [row[0] for row in rows]

    def _within(self, match: str, number: int, limit: int, order: str = "rowid") -> list[int]:
        low = number << SHIFT
        rows = self._sql.execute(
            "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?"
            f" ORDER BY {order.removesuffix(' DESC')} LIMIT ?",
            (match, low, low + ROOM - 1, limit),
        )
        return [row[0] for row in rows]

    def _among(self, number: str) -> str:
        return "" if self.numbers is None else f" AND {number} IN (SELECT value FROM json_each(:numbers))"


def _numbers(sql: sqlite3.Connection, articles: Collection[str]) -> list[int]:
    rows = sql.execute(
        "SELECT number FROM json_each(?) wanted JOIN numbered ON article = wanted.value",
        (json.dumps(list(articles)),),
    )
    return [row[0] for row in rows]


def _languages(sql: sqlite3.Connection) -> tuple[str, ...]:
    """Return the languages in the index; those assumed in place of an unknown one."""
    langs = {str(row["lang"]) for row in sql.execute("SELECT lang FROM languages")}
    return tuple(sorted((langs - {"", "und"}) | (set(ASSUMED) if langs & {"", "und"} else set())))


def _rows(sql: sqlite3.Connection, ids: Sequence[int]) -> list[sqlite3.Row]:
    return sql.execute(
        "SELECT n.article, p.place, p.start, p.end, p.lang, p.text, p.annotation FROM json_each(?) wanted"
        f" JOIN passages p ON p.id = wanted.value JOIN numbered n ON n.number = p.id >> {SHIFT}"
        " ORDER BY wanted.key",
        (json.dumps(ids),),
    ).fetchall()


def _found(row: sqlite3.Row, matcher: Matcher) -> Found:
    text = row["text"]
    at = matcher.match(text, row["lang"])
    start, end = at or (0, len(text))
    inside = (row["start"] + start, row["start"] + end)
    place = inside if row["place"] == "original" else (row["start"], row["end"])
    around = context(text, start, end) if at else context(text, 0, min(len(text), _CONTEXT))
    return Found(row["article"], row["place"], *place, around, row["annotation"])
