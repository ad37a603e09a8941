"""The order among articles: tags, collections, read state, a person's own details, the trash.

Every act comes down to ``Arranging.put``, which says how some articles shall
stand and returns how they stood: putting that is the act taken back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TypeVar, get_args

from records.errors import SidelightError
from records.shelf import Arrangement, Collection, Details, ReadState
from storage.clock import later_than
from storage.connection import Connection
from storage.trash import discard
from storage.values import new_id, now, storable, tidy_tags

Value = TypeVar("Value")

_DETAILS = {
    "title": "name",
    "author": "author",
    "publication": "publication",
    "source": "source",
    "published": "published",
    "languages": "mix",
}
"""The fields of ``Details`` and the columns of ``articles`` that hold them."""


class Arranging:
    """The tables ``article_tags``, ``collections``, ``collected``, and what is a person's in ``articles``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, articles: Iterable[str]) -> tuple[Arrangement, ...]:
        """Return how articles stand, those in the trash too; ids that are unknown are left out."""
        with self._connection.reading() as sql:
            return tuple(
                Arrangement(
                    article=row["id"],
                    tags=_in_order(json.loads(row["tags"])),
                    collections=tuple(json.loads(row["collections"])),
                    state=row["state"],
                    details=_details(row),
                    removed=row["removed"],
                )
                for row in sql.execute(_ARRANGEMENTS, (json.dumps(list(articles)),))
            )

    def put(self, wanted: Iterable[Arrangement]) -> tuple[Arrangement, ...]:
        """Let articles stand as ``wanted``, all of them or none; return how they stood.

        Of what is None in an arrangement nothing is changed, and nothing
        returned. Articles that are unknown are left out, and so are those that
        stand as wanted already.
        """
        former = []
        with self._connection.writing() as sql:
            for new in wanted:
                for old in self.of([new.article]):
                    changed = _changes(old, new)
                    if changed is not None:
                        _write(sql, changed)
                        former.append(_like(old, changed))
        return tuple(former)

    # Collections

    def collections(self) -> tuple[Collection, ...]:
        """Return every collection by name, with the number of its articles that are not in the trash."""
        with self._connection.reading() as sql:
            rows = sql.execute(
                "SELECT c.id, c.name, count(a.id) AS articles FROM collections c"
                " LEFT JOIN collected m ON m.collection = c.id"
                " LEFT JOIN articles a ON a.id = m.article AND a.removed = ''"
                " GROUP BY c.id ORDER BY c.name COLLATE NOCASE"
            )
            return tuple(Collection(**dict(row)) for row in rows)

    def collection(self, wanted: str) -> Collection:
        """Return one collection by its id or its name.

        Raises:
            SidelightError: when there is none.
        """
        for collection in self.collections():
            if collection.id == wanted or collection.name.casefold() == wanted.strip().casefold():
                return collection
        raise SidelightError(f"There is no collection {wanted!r}.", "See them with: library collections.")

    def make_collection(self, name: str, identifier: str = "") -> Collection:
        """Make a collection and return it; ``identifier`` is the id of one that is made again.

        Raises:
            SidelightError: when the name is empty or taken.
        """
        made = Collection(identifier or new_id(), self._free_name(name))
        with self._connection.writing() as sql:
            sql.execute(
                "INSERT INTO collections (id, name, modified) VALUES (?, ?, ?)", (made.id, made.name, now())
            )
        return made

    def rename_collection(self, collection: str, name: str) -> str:
        """Give a collection another name and return the one it had."""
        old = self.collection(collection)
        if name.strip() != old.name:
            tidy = self._free_name(name, besides=old.id)
            with self._connection.writing() as sql:
                former = sql.execute("SELECT modified FROM collections WHERE id = ?", (old.id,)).fetchone()
                time = later_than(former["modified"])
                sql.execute(
                    "UPDATE collections SET name = ?, modified = ? WHERE id = ?", (tidy, time, old.id)
                )
        return old.name

    def delete_collection(self, collection: str) -> tuple[str, ...]:
        """Delete a collection and return the articles that were in it; they stay in the library."""
        with self._connection.writing() as sql:
            rows = sql.execute("SELECT article FROM collected WHERE collection = ?", (collection,)).fetchall()
            discard(sql, "collections", collection)
        return tuple(row["article"] for row in rows)

    def collect(self, collection: str, articles: Iterable[str]) -> None:
        """Put articles into a collection; those that are in it stay."""
        with self._connection.writing() as sql:
            sql.executemany(
                "INSERT OR IGNORE INTO collected (article, collection)"
                " SELECT id, ?2 FROM articles WHERE id = ?1",
                [(article, collection) for article in articles],
            )

    def _free_name(self, name: str, besides: str = "") -> str:
        tidy = " ".join(storable(name).split())
        if not tidy:
            raise SidelightError("A collection needs a name.", "Type a name.")
        for other in self.collections():
            if other.id != besides and other.name.casefold() == tidy.casefold():
                raise SidelightError(f"There is a collection {other.name!r} already.", "Choose another name.")
        return tidy

    # What is in use

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return every tag of articles and notes on the shelf with how many articles have it, by name."""
        with self._connection.reading() as sql:
            rows = sql.execute(_TAGS).fetchall()
        return tuple((row["tag"], row["articles"]) for row in rows)


_ARRANGEMENTS = """
SELECT a.*,
       (SELECT json_group_array(tag) FROM article_tags t WHERE t.article = a.id) AS tags,
       (SELECT json_group_array(collection) FROM
           (SELECT collection FROM collected c WHERE c.article = a.id ORDER BY collection)) AS collections
FROM json_each(?) wanted JOIN articles a ON a.id = wanted.value
"""
_TAGS = """
SELECT tag, count(DISTINCT article) AS articles FROM (
    SELECT tag, article FROM article_tags
    UNION SELECT t.tag, n.article FROM tags t JOIN annotations n ON n.id = t.annotation
) JOIN articles a ON a.id = article AND a.removed = '' GROUP BY tag ORDER BY tag COLLATE NOCASE, tag
"""


def _details(row: sqlite3.Row) -> Details:
    mix = row["mix"]
    return Details(
        title=row["name"] or None,
        author=row["author"],
        publication=row["publication"],
        source=row["source"],
        published=row["published"],
        languages=None if mix is None else tuple(mix.split()),
    )


def _changes(old: Arrangement, new: Arrangement) -> Arrangement | None:
    """Return what of ``new`` differs from ``old``, fit to be stored; None when nothing does."""
    state: ReadState | None = new.state
    if state is not None and state not in get_args(ReadState):
        raise SidelightError(
            f"There is no read state {state!r}.", f"One of: {', '.join(get_args(ReadState))}."
        )
    changed = Arrangement(
        new.article,
        tags=None if new.tags is None else _other(_in_order(new.tags), old.tags),
        collections=None
        if new.collections is None
        else _other(tuple(sorted(set(new.collections))), old.collections),
        state=_other(state, old.state),
        details=None if new.details is None else _other(_tidy(new.details), old.details),
        removed=_other(new.removed, old.removed),
    )
    return None if changed == Arrangement(new.article) else changed


def _in_order(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(tidy_tags(tags), key=lambda tag: (tag.lower(), tag)))


def _other(new: Value | None, old: Value | None) -> Value | None:
    return None if new == old else new


def _tidy(details: Details) -> Details:
    def line(value: str | None) -> str | None:
        return None if value is None else " ".join(storable(value).split())

    return Details(
        title=line(details.title) or None,
        author=line(details.author),
        publication=line(details.publication),
        source=line(details.source),
        published=line(details.published),
        languages=details.languages,
    )


def _like(old: Arrangement, changed: Arrangement) -> Arrangement:
    """Return of ``old`` what ``changed`` speaks of."""
    spoken = {f.name: getattr(old, f.name) for f in fields(old) if getattr(changed, f.name) is not None}
    return Arrangement(**spoken)


def _write(sql: sqlite3.Connection, new: Arrangement) -> None:
    if new.tags is not None:
        sql.execute("DELETE FROM article_tags WHERE article = ?", (new.article,))
        sql.executemany(
            "INSERT INTO article_tags (article, tag) VALUES (?, ?)", [(new.article, tag) for tag in new.tags]
        )
    if new.collections is not None:
        sql.execute("DELETE FROM collected WHERE article = ?", (new.article,))
        sql.executemany(
            "INSERT INTO collected (article, collection) SELECT ?, id FROM collections WHERE id = ?",
            [(new.article, collection) for collection in new.collections],
        )
    columns: dict[str, object] = {}
    if new.state is not None:
        columns["state"] = new.state
    if new.removed is not None:
        columns["removed"] = new.removed
    if new.details is not None:
        columns |= {column: getattr(new.details, name) for name, column in _DETAILS.items()}
        columns["name"] = new.details.title or ""
        former = sql.execute("SELECT modified FROM articles WHERE id = ?", (new.article,)).fetchone()
        columns["modified"] = later_than(former["modified"])
        columns["mix"] = None if new.details.languages is None else " ".join(new.details.languages)
    if columns:
        assignments = ", ".join(f"{column} = ?" for column in columns)
        sql.execute(f"UPDATE articles SET {assignments} WHERE id = ?", (*columns.values(), new.article))


def with_tags(stood: Arrangement, add: Sequence[str], remove: Sequence[str]) -> Arrangement:
    """Return the arrangement that gives an article tags and takes others from it."""
    gone = {tag.casefold() for tag in tidy_tags(remove)}
    kept = [tag for tag in stood.tags or () if tag.casefold() not in gone]
    return Arrangement(stood.article, tags=tidy_tags([*kept, *add]))


def with_collection(stood: Arrangement, collection: str, *, wanted: bool) -> Arrangement:
    """Return the arrangement that puts an article into a collection, or takes it out."""
    others = tuple(each for each in stood.collections or () if each != collection)
    return Arrangement(stood.article, collections=(*others, collection) if wanted else others)
