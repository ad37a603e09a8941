"""The articles of the library, their revisions, the trash."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from records.article import Article
from records.errors import SidelightError
from records.library import Entry, Place, StoredArticle
from storage.clock import later_than
from storage.connection import Connection
from storage.values import (
    count_words,
    new_id,
    now,
    pack_blocks,
    pack_spans,
    storable,
    unpack_blocks,
    unpack_spans,
)

_ENTRY = """
SELECT a.id, coalesce(nullif(a.name, ''), r.title) AS title, coalesce(a.source, r.source) AS source,
       coalesce(a.author, r.author) AS author, coalesce(a.published, r.published) AS published,
       a.added, a.opened, r.words, coalesce(a.mix, a.languages) AS languages, a.removed,
       coalesce(a.publication, '') AS publication, a.state
FROM articles a JOIN revisions r ON r.id = a.revision
"""
_STORED = """
SELECT a.id, a.revision, coalesce(nullif(a.name, ''), r.title) AS title,
       coalesce(a.source, r.source) AS source, coalesce(a.author, r.author) AS author,
       coalesce(a.published, r.published) AS published, r.text, r.blocks, r.spans, a.place, a.scroll, a.target
FROM articles a JOIN revisions r ON r.id = a.revision
"""


class Articles:
    """The tables ``articles`` and ``revisions``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, article: Article) -> str:
        """Keep an article and return its id; the same text again gives the id that it has."""
        article = _storable(article)
        with self._connection.writing() as sql:
            known = self._same_text(sql, article, with_trash=True)
            if known:
                sql.execute("UPDATE articles SET opened = ?, removed = '' WHERE id = ?", (now(), known))
                return known
            identifier, revision, time = new_id(), new_id(), now()
            sql.execute(
                "INSERT INTO articles (id, revision, added, opened) VALUES (?, ?, ?, ?)",
                (identifier, revision, time, time),
            )
            insert_revision(sql, revision, identifier, 1, time, article)
            return identifier

    def find(self, article: Article) -> str:
        """Return the id of the article with the same text, "" when there is none (trash left out)."""
        with self._connection.reading() as sql:
            return self._same_text(sql, _storable(article), with_trash=False)

    def find_source(self, source: str) -> str:
        """Return the id of the article last opened from ``source`` (URL or file name), or ""."""
        with self._connection.reading() as sql:
            row = sql.execute(
                "SELECT a.id FROM articles a JOIN revisions r ON r.id = a.revision"
                " WHERE r.source = ? AND r.source <> '' AND a.removed = '' ORDER BY a.opened DESC LIMIT 1",
                (storable(source),),
            ).fetchone()
        return str(row["id"]) if row else ""

    def entries(self, *, removed: bool = False) -> tuple[Entry, ...]:
        """Return the shelf, last opened first; with ``removed`` the trash, last removed first."""
        where, order = ("<> ''", "a.removed") if removed else ("= ''", "a.opened")
        with self._connection.reading() as sql:
            rows = sql.execute(
                f"{_ENTRY} WHERE a.removed {where} ORDER BY {order} DESC, a.rowid DESC"
            ).fetchall()
            notes = dict(sql.execute("SELECT article, count(*) FROM annotations GROUP BY article").fetchall())
            tags = _by_article(sql.execute("SELECT article, tag FROM article_tags"))
            collections = _by_article(
                sql.execute("SELECT article, name FROM collected JOIN collections ON id = collection")
            )
        return tuple(
            Entry(
                **{
                    **dict(row),
                    "languages": tuple(row["languages"].split()),
                    "annotations": notes.get(row["id"], 0),
                    "tags": tags.get(row["id"], ()),
                    "collections": collections.get(row["id"], ()),
                }
            )
            for row in rows
        )

    def resolve(self, identifier: str, *, removed: bool = False) -> str:
        """Return the full id for an id or a unique beginning of one.

        Raises:
            SidelightError: when no article has it, or several begin with it.
        """
        wanted = storable(identifier).strip().lower()
        with self._connection.reading() as sql:
            found = [
                str(row["id"])
                for row in sql.execute(
                    "SELECT id FROM articles WHERE substr(id, 1, ?) = ? AND (removed <> '') = ? LIMIT 2",
                    (len(wanted), wanted, removed),
                )
            ]
        if wanted and len(found) == 1:
            return found[0]
        if wanted and found:
            raise SidelightError(
                f"More than one article's id begins with {identifier}.", "Give more of the id."
            )
        place = "trash" if removed else "library"
        raise SidelightError(
            f"There is no article {identifier!r} in the {place}.", "See the ids with: library list."
        )

    def stored(self, identifier: str) -> StoredArticle:
        """Return the current revision of an article and how it was last read."""
        identifier = self.resolve(identifier)
        with self._connection.reading() as sql:
            row = sql.execute(f"{_STORED} WHERE a.id = ?", (identifier,)).fetchone()
        article = Article(
            text=row["text"],
            title=row["title"],
            blocks=unpack_blocks(row["blocks"]),
            spans=unpack_spans(row["spans"]),
            source=row["source"],
            author=row["author"],
            published=row["published"],
        )
        place = Place(row["place"], row["scroll"])
        return StoredArticle(row["id"], row["revision"], article, place, row["target"])

    def current_revision(self, identifier: str) -> str:
        """Return the current revision's id of an article, one in the trash too; a full id only."""
        with self._connection.reading() as sql:
            row = sql.execute("SELECT revision FROM articles WHERE id = ?", (identifier,)).fetchone()
        return str(row["revision"])

    def revision_text(self, revision: str) -> str:
        """Return the text of one revision."""
        with self._connection.reading() as sql:
            row = sql.execute("SELECT text FROM revisions WHERE id = ?", (revision,)).fetchone()
        return str(row["text"])

    def text_of(self, article: str, revision: str) -> str:
        """Return the text of a revision of an article (full id).

        Raises:
            SidelightError: when the article has no such revision.
        """
        with self._connection.reading() as sql:
            row = sql.execute(
                "SELECT text FROM revisions WHERE id = ? AND article = ?", (revision, article)
            ).fetchone()
        if row is None:
            raise SidelightError("The article has no such revision.", "Open the article again.")
        return str(row["text"])

    def beginning(self, identifier: str, length: int = 160) -> str:
        """Return the first code points of an article's text, up to a whole word; a full id only."""
        with self._connection.reading() as sql:
            text = str(
                sql.execute(
                    "SELECT substr(text, 1, ?) FROM revisions"
                    " WHERE id = (SELECT revision FROM articles WHERE id = ?)",
                    (length, identifier),
                ).fetchone()[0]
            )
        return text if len(text) < length else text[: text.rfind(" ") if " " in text else length]

    def revise(self, identifier: str, article: Article) -> str:
        """Make ``article`` the current revision and return the revision's id; older ones stay."""
        article = _storable(article)
        with self._connection.writing() as sql:
            row = sql.execute(
                "SELECT max(number) AS number, max(added) AS added FROM revisions WHERE article = ?",
                (identifier,),
            ).fetchone()
            revision, time = new_id(), later_than(row["added"])
            insert_revision(sql, revision, identifier, row["number"] + 1, time, article)
            sql.execute(
                "UPDATE articles SET revision = ?, opened = ?, place = min(place, ?) WHERE id = ?",
                (revision, time, len(article.text), identifier),
            )
            return revision

    def turn_to(self, identifier: str, revision: str) -> None:
        """Make another revision of an article the current one."""
        with self._connection.writing():
            length = len(self.text_of(identifier, revision))
            self._set(identifier, "revision = ?, place = min(place, ?)", revision, length)

    def rename(self, identifier: str, name: str) -> None:
        """Give an article a title of the person's own; "" goes back to the one it came with."""
        with self._connection.writing() as sql:
            former = sql.execute("SELECT modified FROM articles WHERE id = ?", (identifier,)).fetchone()
            time = later_than(former["modified"])
            self._set(identifier, "name = ?, modified = ?", " ".join(storable(name).split()), time)

    def set_removed(self, identifier: str, *, removed: bool) -> None:
        """Put an article into the trash, or take it out."""
        self._set(identifier, "removed = ?", now() if removed else "")

    def set_opened(self, identifier: str) -> None:
        """Note that an article was opened now; one that was unread is being read."""
        state = "state = CASE state WHEN 'unread' THEN 'reading' ELSE state END"
        self._set(identifier, f"opened = ?, {state}", now())

    def set_place(self, identifier: str, offset: int, scroll: float) -> None:
        """Keep where reading stopped: code points, and pixels of the pane's scroll bar."""
        self._set(identifier, "place = ?, scroll = ?", max(offset, 0), float(scroll))

    def set_target(self, identifier: str, target: str) -> None:
        """Keep the language that an article was last read in."""
        self._set(identifier, "target = ?", storable(target))

    def set_languages(self, identifier: str, languages: tuple[str, ...]) -> bool:
        """Keep an article's languages, the most used one first; return whether they were others before."""
        with self._connection.reading() as sql:
            row = sql.execute("SELECT languages FROM articles WHERE id = ?", (identifier,)).fetchone()
        if row["languages"] == " ".join(languages):
            return False
        self._set(identifier, "languages = ?", " ".join(languages))
        return True

    def recent_target(self) -> str:
        """Return the language that an article was last read in, whichever article it was, or ""."""
        with self._connection.reading() as sql:
            row = sql.execute(
                "SELECT target FROM articles WHERE target <> '' ORDER BY opened DESC, rowid DESC LIMIT 1"
            ).fetchone()
        return str(row["target"]) if row else ""

    def _set(self, identifier: str, assignment: str, *values: object) -> None:
        with self._connection.writing() as sql:
            sql.execute(f"UPDATE articles SET {assignment} WHERE id = ?", (*values, identifier))

    @staticmethod
    def _same_text(sql: sqlite3.Connection, article: Article, *, with_trash: bool) -> str:
        row = sql.execute(
            "SELECT a.id FROM articles a JOIN revisions r ON r.id = a.revision"
            " WHERE r.sha256 = ? AND (a.removed = '' OR ?) ORDER BY a.removed, a.added LIMIT 1",
            (article.sha256, with_trash),
        ).fetchone()
        return str(row["id"]) if row else ""


def insert_revision(
    sql: sqlite3.Connection, identifier: str, article_id: str, number: int, added: str, article: Article
) -> None:
    """Write one revision; it is never written again."""
    sql.execute(
        "INSERT INTO revisions (id, article, number, added, sha256, title, source, author, published, words,"
        " text, blocks, spans) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            identifier,
            article_id,
            number,
            added,
            article.sha256,
            article.title,
            article.source,
            article.author,
            article.published,
            count_words(article.text),
            article.text,
            pack_blocks(article.blocks),
            pack_spans(article.spans),
        ),
    )


def _storable(article: Article) -> Article:
    return replace(
        article,
        text=storable(article.text),
        title=storable(article.title),
        source=storable(article.source),
        author=storable(article.author),
        published=storable(article.published),
    )


def _by_article(rows: Iterable[sqlite3.Row]) -> dict[str, tuple[str, ...]]:
    """Return the names in pairs of article and name, in their order, by article."""
    found: dict[str, list[str]] = {}
    for article, name in rows:
        found.setdefault(article, []).append(name)
    return {
        article: tuple(sorted(names, key=lambda name: (name.lower(), name)))
        for article, names in found.items()
    }
