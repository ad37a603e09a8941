"""Who is quoted across the library, and which claims recur: what the analyses of all articles found."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storage.passages import number_of, set_stamp, stamp_of
from storage.words import plain, words

PLACE = "analysis"
"""What ``indexed`` calls the quotes and claims of an article."""
_COMMON = 400
"""A feature of more claims than this brings no two claims together."""


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quote: place (code points of the original), kind, the speaker's name ("" for none), its words."""

    start: int
    end: int
    kind: str
    name: str
    exact: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim: place (code points of the original), language, status, source, worth, words, features.

    ``features`` are what claims of any language can be compared by: see ``analysis.likeness``.
    """

    start: int
    end: int
    lang: str
    status: str
    source: str
    worth: float
    exact: str
    features: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim of another article, by its row in the index."""

    id: int
    features: frozenset[str]


def put(
    sql: sqlite3.Connection, article: str, stamp: str, quotes: Sequence[QuoteRow], claims: Sequence[ClaimRow]
) -> list[int] | None:
    """Keep what was found in an article; return the claims' ids, None when all of it is there already."""
    if stamp_of(sql, article, PLACE) == stamp:
        return None
    forget(sql, article)
    number = number_of(sql, article, make=True)
    sql.executemany(
        "INSERT INTO quotes (article, start, end, kind, speaker, name, exact) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(number, q.start, q.end, q.kind, speaker_key(q.name), q.name, q.exact) for q in quotes],
    )
    ids = []
    for c in claims:
        features = json.dumps(sorted(c.features), ensure_ascii=False)
        row = (number, c.start, c.end, c.lang, c.status, c.source, c.worth, c.exact, features)
        made = sql.execute(
            "INSERT INTO claims (article, start, end, lang, status, source, worth, exact, features)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        assert made is not None
        sql.executemany(
            "INSERT INTO claim_features (feature, claim) VALUES (?, ?)", [(f, made) for f in c.features]
        )
        ids.append(made)
    set_stamp(sql, article, PLACE, stamp)
    return ids


def forget(sql: sqlite3.Connection, article: str) -> None:
    """Forget the quotes and claims of an article."""
    number = number_of(sql, article)
    mine = "(SELECT id FROM claims WHERE article = ?)"
    sql.execute(f"DELETE FROM echoes WHERE claim IN {mine} OR other IN {mine}", (number, number))
    for row in sql.execute("SELECT id, features FROM claims WHERE article = ?", (number,)).fetchall():
        sql.executemany(
            "DELETE FROM claim_features WHERE feature = ? AND claim = ?",
            [(feature, row["id"]) for feature in json.loads(row["features"])],
        )
    sql.execute("DELETE FROM claims WHERE article = ?", (number,))
    sql.execute("DELETE FROM quotes WHERE article = ?", (number,))
    sql.execute("DELETE FROM indexed WHERE article = ? AND place = ?", (article, PLACE))


def speaker_key(name: str) -> str:
    """Return a name as speakers are told apart by it: in plain small letters."""
    return " ".join(plain(word.text) for word in words(name))


def frequencies(sql: sqlite3.Connection, features: Iterable[str]) -> tuple[int, dict[str, int]]:
    """Return the number of all claims, and how many of them have each feature (counted to a limit)."""
    total = sql.execute("SELECT count(*) FROM claims").fetchone()[0]
    count = "SELECT count(*) FROM (SELECT 1 FROM claim_features WHERE feature = ? LIMIT ?)"
    return total, {f: sql.execute(count, (f, _COMMON + 1)).fetchone()[0] for f in features}


def candidates(
    sql: sqlite3.Connection, article: str, features: Iterable[str], count: dict[str, int], most: int
) -> list[Candidate]:
    """Return claims of other articles that share at least two telling features, the most sharing first."""
    shared: Counter[int] = Counter()
    for feature in features:
        if count[feature] <= _COMMON:
            rows = sql.execute("SELECT claim FROM claim_features WHERE feature = ?", (feature,))
            shared.update(row[0] for row in rows)
    ids = [claim for claim, number in shared.most_common(most) if number > 1]
    rows = sql.execute(
        "SELECT id, features FROM claims WHERE id IN (SELECT value FROM json_each(?)) AND article <> ?",
        (json.dumps(ids), number_of(sql, article)),
    )
    return [Candidate(row["id"], frozenset(json.loads(row["features"]))) for row in rows]


def put_echoes(sql: sqlite3.Connection, echoes: Iterable[tuple[int, int, float]]) -> None:
    """Keep which claims say the same: two ids and how alike they are, from 0 to 1."""
    sql.executemany("INSERT OR REPLACE INTO echoes (claim, other, score) VALUES (?, ?, ?)", echoes)


_SPEAKERS = """
SELECT max(name) AS name, count(*) AS quotes, count(DISTINCT article) AS articles FROM quotes
WHERE speaker <> '' GROUP BY speaker ORDER BY articles DESC, quotes DESC, speaker LIMIT ?
"""


def speakers(sql: sqlite3.Connection, limit: int) -> list[tuple[str, int, int]]:
    """Return who is quoted most widely: name, number of quotes, number of articles."""
    return [(row["name"], row["quotes"], row["articles"]) for row in sql.execute(_SPEAKERS, (limit,))]


def quotes_of(sql: sqlite3.Connection, name: str, limit: int) -> list[sqlite3.Row]:
    """Return what somebody is quoted with: article (id), start, end, kind, exact."""
    return sql.execute(
        "SELECT n.article, q.start, q.end, q.kind, q.exact"
        " FROM quotes q JOIN numbered n ON n.number = q.article"
        " WHERE q.speaker = ? ORDER BY q.article DESC, q.start LIMIT ?",
        (speaker_key(name), limit),
    ).fetchall()


_ECHOES = """
SELECT a.id AS a, b.id AS b, e.score,
       na.article AS a_article, a.start AS a_start, a.end AS a_end, a.status AS a_status, a.lang AS a_lang,
       a.source AS a_source, a.exact AS a_exact,
       nb.article AS b_article, b.start AS b_start, b.end AS b_end, b.status AS b_status, b.lang AS b_lang,
       b.source AS b_source, b.exact AS b_exact
FROM echoes e JOIN claims a ON a.id = e.claim JOIN claims b ON b.id = e.other
JOIN numbered na ON na.number = a.article JOIN numbered nb ON nb.number = b.article
"""


def echoes(sql: sqlite3.Connection, limit: int, article: str = "") -> list[sqlite3.Row]:
    """Return pairs of claims that say the same, of one article unless "", the most alike first."""
    where, values = "", []
    if article:
        number = number_of(sql, article)
        where, values = "WHERE a.article = ? OR b.article = ?", [number, number]
    return sql.execute(f"{_ECHOES} {where} ORDER BY e.score DESC, a.id LIMIT ?", (*values, limit)).fetchall()
