"""Who is quoted across the library, and which claims recur: what the analyses of all articles found."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from records.facets import Recurrence, Speaker, StoredClaim
from storage.passages import number_of, set_stamp, stamp_of
from storage.words import plain, words

PLACE = "analysis"
"""What ``indexed`` calls the quotes and claims of an article."""
_COMMON = 400
"""A feature of more claims than this brings no two claims together."""
_MOST = 50
"""Claims that are compared with one."""
_PAIRS = 5000
"""Pairs of like claims that are looked at."""


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
class Known:
    """A claim in the index."""

    id: int
    features: frozenset[str]


Match = Callable[[frozenset[str], Sequence[Known], Mapping[str, int], int], list[tuple[int, float]]]
"""Which of some claims say the same as one with these features: ids, and how alike they are (0 to 1).

It is given how many claims have each feature, and how many there are in all.
"""


def put(
    sql: sqlite3.Connection,
    article: str,
    stamp: str,
    quotes: Sequence[QuoteRow],
    claims: Sequence[ClaimRow],
    match: Match,
) -> None:
    """Keep what was found in an article, in place of the older; nothing is done when all is there already."""
    if stamp_of(sql, article, PLACE) == stamp:
        return
    forget(sql, article)
    number = number_of(sql, article, make=True)
    sql.executemany(
        "INSERT INTO quotes (article, start, end, kind, speaker, name, exact) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(number, q.start, q.end, q.kind, speaker_key(q.name), q.name, q.exact) for q in quotes],
    )
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
        total, count = frequencies(sql, c.features)
        others = candidates(sql, number, c.features, count)
        alike = match(c.features, others, count, total) if others else []
        sql.executemany(
            "INSERT INTO echoes (claim, other, score) VALUES (?, ?, ?)",
            [(made, other, score) for other, score in alike],
        )
    set_stamp(sql, article, PLACE, stamp)


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
    sql: sqlite3.Connection, number: int | None, features: Iterable[str], count: Mapping[str, int]
) -> list[Known]:
    """Return claims of other articles that share at least two telling features, the most sharing first."""
    shared: Counter[int] = Counter()
    for feature in features:
        if count[feature] <= _COMMON:
            rows = sql.execute("SELECT claim FROM claim_features WHERE feature = ?", (feature,))
            shared.update(row[0] for row in rows)
    ids = [claim for claim, times in shared.most_common(_MOST) if times > 1]
    rows = sql.execute(
        "SELECT id, features FROM claims WHERE id IN (SELECT value FROM json_each(?)) AND article <> ?",
        (json.dumps(ids), number),
    )
    return [Known(row["id"], frozenset(json.loads(row["features"]))) for row in rows]


_SPEAKERS = """
SELECT max(name) AS name, count(*) AS quotes, count(DISTINCT article) AS articles FROM quotes
WHERE speaker <> '' GROUP BY speaker ORDER BY articles DESC, quotes DESC, speaker LIMIT ?
"""


def speakers(sql: sqlite3.Connection, limit: int) -> tuple[Speaker, ...]:
    """Return who is quoted, in the most articles first."""
    rows = sql.execute(_SPEAKERS, (limit,))
    return tuple(Speaker(row["name"], row["quotes"], row["articles"]) for row in rows)


def recurrences(sql: sqlite3.Connection, limit: int, article: str = "") -> tuple[Recurrence, ...]:
    """Return groups of claims that say the same, of one article unless "", the most alike first."""
    query, values = "SELECT claim, other, score FROM echoes", []
    if article:
        number = number_of(sql, article)
        mine = "(SELECT id FROM claims WHERE article = ?)"
        query, values = f"{query} WHERE claim IN {mine} OR other IN {mine}", [number, number]
    pairs = sql.execute(f"{query} ORDER BY score DESC, claim LIMIT ?", (*values, _PAIRS)).fetchall()
    groups: dict[int, list[int]] = {}
    scores: dict[int, float] = {}
    for a, b, score in pairs:
        one, two = groups.setdefault(a, [a]), groups.setdefault(b, [b])
        if one is not two:
            one += two
            groups |= dict.fromkeys(two, one)
        scores[id(one)] = max(score, scores.get(id(one), 0.0))
    found = list({id(group): group for group in groups.values()}.values())
    found.sort(key=lambda group: (-scores.get(id(group), 0.0), group[0]))
    claims = _claims(sql, [claim for group in found[:limit] for claim in group])
    return tuple(
        Recurrence(tuple(claims[claim] for claim in sorted(group)), scores.get(id(group), 0.0))
        for group in found[:limit]
    )


def _claims(sql: sqlite3.Connection, ids: Iterable[int]) -> dict[int, StoredClaim]:
    rows = sql.execute(
        "SELECT c.id, n.article, c.start, c.end, c.lang, c.status, c.source, c.exact FROM claims c"
        " JOIN numbered n ON n.number = c.article WHERE c.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {
        row["id"]: StoredClaim(
            row["article"],
            "",
            row["start"],
            row["end"],
            row["lang"],
            row["status"],
            row["source"],
            row["exact"],
        )
        for row in rows
    }
