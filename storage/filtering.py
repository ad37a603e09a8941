"""Which articles the filters of a query leave, asked of library.db."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from storage.query import OF_PASSAGES, Filter
from storage.words import plain

_TAGGED = (
    "SELECT article FROM article_tags WHERE folded(tag) = folded(:v)"
    " UNION SELECT n.article FROM tags t JOIN annotations n ON n.id = t.annotation"
    " WHERE folded(t.tag) = folded(:v)"
)
_DAY = "substr(coalesce(nullif(coalesce(a.published, r.published), ''), a.added), 1, length(:v))"
"""When an article appeared, else when it was added, as exactly as the value is."""

_CONDITIONS = {
    "tag": f"a.id IN ({_TAGGED})",
    "in": "a.id IN (SELECT m.article FROM collected m JOIN collections c ON c.id = m.collection"
    " WHERE folded(c.name) = folded(:v) OR c.id = :v)",
    "is": "a.state = lower(:v)",
    "lang": "' ' || lower(coalesce(a.mix, a.languages)) || ' ' LIKE '% ' || lower(:v) || ' %'",
    "title": "instr(folded(coalesce(nullif(a.name, ''), r.title)), folded(:v))",
    "author": "instr(folded(coalesce(a.author, r.author)), folded(:v))",
    "source": "instr(folded(coalesce(a.source, r.source) || ' ' || coalesce(a.publication, '')), folded(:v))",
    "before": f"{_DAY} < :v",
    "after": f"{_DAY} >= :v",
    "date": f"{_DAY} = :v",
}
_HAS = {
    "note": "EXISTS (SELECT 1 FROM annotations n WHERE n.article = a.id AND n.text <> '')",
    "mark": "EXISTS (SELECT 1 FROM annotations n WHERE n.article = a.id)",
    "tag": "a.id IN (SELECT article FROM article_tags"
    " UNION SELECT n.article FROM tags t JOIN annotations n ON n.id = t.annotation)",
    "detached": "EXISTS (SELECT 1 FROM annotations n WHERE n.article = a.id AND n.state = 'detached')",
}


def left(sql: sqlite3.Connection, filters: Sequence[Filter], *, removed: bool = False) -> set[str]:
    """Return the ids of the articles on the shelf that all ``filters`` leave, of the trash with ``removed``.

    Of the filters of passages ``lang`` is understood (articles that are partly in
    it); the others are about what the search index alone knows, and leave all.
    """
    sql.create_function("folded", 1, _folded, deterministic=True)
    found: set[str] | None = None
    for each in filters:
        condition = _HAS[each.value.lower()] if each.key == "has" else _CONDITIONS.get(each.key)
        if condition is None:
            assert each.key in OF_PASSAGES
            continue
        rows = sql.execute(
            f"SELECT a.id FROM articles a JOIN revisions r ON r.id = a.revision"
            f" WHERE (a.removed <> '') = :removed AND ({condition}) = :wanted",
            {"v": each.value, "removed": removed, "wanted": each.wanted},
        )
        ids = {str(row["id"]) for row in rows}
        found = ids if found is None else found & ids
    if found is None:
        rows = sql.execute("SELECT id FROM articles WHERE (removed <> '') = ?", (removed,))
        found = {str(row["id"]) for row in rows}
    return found


def _folded(text: str) -> str:
    return plain(" ".join(text.lower().split()))
