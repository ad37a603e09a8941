"""Taking an exported library into this one, without making anything twice."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from records.errors import SidelightError
from storage.annotations import Annotations
from storage.articles import insert_revision
from storage.bundle import Bundle, Revision, Schema, read_bundle
from storage.connection import Connection
from storage.exporting import FORMAT, VERSION
from storage.merging import Ids, Row, read_row, take_row
from storage.problems import told
from storage.revising import settle
from storage.tables import TABLES, columns
from storage.trash import discard, removed_at
from storage.validation import Fields

LARGEST = 512 * 1024 * 1024
"""Bytes of a file that is read at all."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: articles and annotations that are new, annotations that were renewed.

    ``problems`` says which files were left out, and why.
    """

    articles: int = 0
    annotations: int = 0
    renewed: int = 0
    problems: tuple[str, ...] = ()

    def __add__(self, other: Imported) -> Imported:
        """Return both together."""
        return Imported(
            self.articles + other.articles,
            self.annotations + other.annotations,
            self.renewed + other.renewed,
            self.problems + other.problems,
        )


def import_json(connection: Connection, path: Path) -> Imported:
    """Take in a file as ``export_json`` writes it: all of it, or nothing.

    What has the same id is the same thing: of two versions of an annotation or
    a correction the one modified later stays. An article with the same text as
    one that is here joins that one.

    Raises:
        SidelightError: when the file cannot be read, is too large, or anything in it is not as it should be.
    """
    with connection.reading() as sql:
        schema = {name: columns(sql, name) for name in ("articles", *(table.name for table in TABLES))}
    shared, bundles = _read(path, schema)
    done = Imported()
    here: Ids = {}
    try:
        with connection.writing() as sql:
            _take_rows(sql, shared, here)
            for bundle in bundles:
                done += _take_in(connection, sql, bundle, here)
    except sqlite3.IntegrityError as error:
        raise SidelightError(
            f"This is not a library as Sidelight writes it ({error}). Nothing was imported.",
            "Export it again.",
        ) from error
    return done


def import_folder(connection: Connection, folder: Path) -> Imported:
    """Take in every ``.json`` file of a folder; one that is no library is left out and told."""
    with told(folder):
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".json" and path.is_file())
    if not paths:
        raise SidelightError(f"There is no .json file in {folder}.", "Choose a folder of exported articles.")
    done = Imported()
    for path in paths:
        try:
            done += import_json(connection, path)
        except SidelightError as problem:
            done += Imported(problems=(f"{path.name}: {problem.message}",))
    return done


def _read(path: Path, schema: Schema) -> tuple[dict[str, tuple[Row, ...]], list[Bundle]]:
    """Read what concerns the library as a whole, and each article."""
    with told(path):
        size = path.stat().st_size
        if size > LARGEST:
            raise SidelightError(
                f"{path} is larger than {LARGEST // 2**20} MB.", "Export the articles one by one."
            )
        content = path.read_bytes()
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        raise SidelightError(f"{path} is not JSON.", "Choose a file that Sidelight exported.") from None
    fields = Fields(value, path.name)
    fields.choice("format", (FORMAT,), default="")
    if fields.integer("version", 1, 10**6) > VERSION:
        raise SidelightError(f"{path} was exported by a newer Sidelight.", "Install the newer Sidelight.")
    shared = {
        table.name: tuple(
            read_row(each, schema[table.name], {}, passage=False) for each in fields.objects(table.name)
        )
        for table in TABLES
        if not table.owner
    }
    return shared, [read_bundle(each, schema) for each in fields.objects("articles")]


def _take_rows(sql: sqlite3.Connection, given: dict[str, tuple[Row, ...]], here: Ids) -> None:
    for table in TABLES:
        for row in given.get(table.name, ()):
            take_row(sql, table, row, here)


def _take_in(connection: Connection, sql: sqlite3.Connection, bundle: Bundle, here: Ids) -> Imported:
    article = _same_article(sql, bundle)
    new = not article
    if new:
        article = bundle.id
        columns = ", ".join(bundle.row)
        marks = ", ".join("?" for _ in bundle.row)
        sql.execute(
            f"INSERT INTO articles (id, revision, {columns}) VALUES (?, ?, {marks})",
            (article, bundle.revision, *bundle.row.values()),
        )
    revisions = {each.id: _take_revision(sql, article, each) for each in _in_order(bundle.revisions)}
    if not new:
        _take_row(sql, article, bundle.row, revisions[bundle.revision])
    done = _take_annotations(connection, sql, bundle, article, revisions)
    here["articles"], here["revisions"] = {bundle.id: article}, revisions
    _take_rows(sql, bundle.rows, here)
    if new:
        current = revisions[bundle.revision]
        sql.execute("UPDATE articles SET revision = ? WHERE id = ?", (current, article))
    else:
        settle(connection, article)
    return done + Imported(articles=int(new))


def _take_row(sql: sqlite3.Connection, article: str, row: Row, revision: str) -> None:
    """Bring the article's own row up to date: each part is taken from where it was changed later.

    The text read last is the current one; an article that the file has on its shelf is on the shelf here.
    """
    ours = dict(sql.execute("SELECT * FROM articles WHERE id = ?", (article,)).fetchone())
    values: Row = {} if row["removed"] else {"removed": ""}
    if row.get("modified", "") > ours["modified"]:
        values |= {name: value for name, value in row.items() if name not in _READING}
    if row["opened"] > ours["opened"]:
        same_text = revision == ours["revision"]
        values |= {
            name: row[name] for name in ("opened", "target", *(("place", "scroll") if same_text else ()))
        }
    added = dict(sql.execute("SELECT id, added FROM revisions WHERE article = ?", (article,)).fetchall())
    if added[revision] > added[ours["revision"]]:
        values["revision"] = revision
    for name, value in values.items():
        sql.execute(f"UPDATE articles SET {name} = ? WHERE id = ?", (value, article))


_READING = frozenset({"languages", "target", "place", "scroll", "added", "opened", "removed"})
"""Columns of an article that say when and how it was read; all others are the person's own words."""


def _in_order(revisions: Iterable[Revision]) -> list[Revision]:
    return sorted(revisions, key=lambda revision: revision.number)


def _same_article(sql: sqlite3.Connection, bundle: Bundle) -> str:
    """Return the id of the article that a bundle belongs to, "" when it is new here."""
    current = next(each for each in bundle.revisions if each.id == bundle.revision)
    row = sql.execute(
        "SELECT id FROM articles WHERE id = ?1 UNION ALL SELECT a.id FROM articles a"
        " JOIN revisions r ON r.id = a.revision WHERE r.sha256 = ?2 LIMIT 1",
        (bundle.id, current.article.sha256),
    ).fetchone()
    return str(row["id"]) if row else ""


def _take_revision(sql: sqlite3.Connection, article: str, revision: Revision) -> str:
    """Keep a revision and return the id that it has here."""
    row = sql.execute(
        "SELECT id FROM revisions WHERE article = ? AND (id = ? OR sha256 = ?) ORDER BY id <> ? LIMIT 1",
        (article, revision.id, revision.article.sha256, revision.id),
    ).fetchone()
    if row:
        return str(row["id"])
    if sql.execute("SELECT 1 FROM revisions WHERE id = ?", (revision.id,)).fetchone():
        raise SidelightError(
            "The file gives one revision to two articles. Nothing was imported.", "Export it again."
        )
    taken = sql.execute("SELECT max(number) FROM revisions WHERE article = ?", (article,)).fetchone()[0] or 0
    number = max(revision.number, taken + 1)
    insert_revision(sql, revision.id, article, number, revision.added, revision.article)
    return revision.id


def _take_annotations(
    connection: Connection,
    sql: sqlite3.Connection,
    bundle: Bundle,
    article: str,
    revisions: dict[str, str],
) -> Imported:
    kept = Annotations(connection)
    new = renewed = 0
    for each in bundle.annotations:
        theirs = replace(each.annotation, article=article, revision=revisions[each.annotation.revision])
        if not kept.exists(theirs.id):
            if removed_at(sql, theirs.id) >= theirs.modified:
                continue  # deleted here since: an older copy does not bring it back
            origin, start, end = each.origin
            kept.insert(theirs, (revisions[origin], start, end))
            new += 1
            continue
        ours = kept.get(theirs.id)
        if ours.article != article or ours.modified == theirs.modified:
            continue
        older, later = sorted((ours, theirs), key=lambda version: version.modified)
        if older.text.strip() not in later.text:
            # Written differently in two places: the later wording stays, the other one is not lost.
            kept.update(older)
            discard(sql, "annotations", older.id, "replaced")
            kept.update(later)
        if later is theirs:
            kept.update(theirs)
            renewed += 1
    return Imported(annotations=new, renewed=renewed)
