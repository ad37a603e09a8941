"""What one line in ``storage.tables`` does for a table; tried with tables that the program does not have."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from records.article import Article
from records.errors import SidelightError
from storage import bundle, checking, exporting, importing, revising, tables
from storage.library import Library
from storage.tables import TABLES, Table, columns, owned
from storage.values import new_id

MORE = """
CREATE TABLE topics (
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, weight REAL NOT NULL DEFAULT 1.0, modified TEXT NOT NULL
) STRICT;
CREATE TABLE article_topics (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    topic   TEXT NOT NULL REFERENCES topics(id) ON DELETE CASCADE,
    PRIMARY KEY (article, topic)
) STRICT, WITHOUT ROWID;
CREATE TABLE verdicts (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    revision TEXT NOT NULL REFERENCES revisions(id),
    start INTEGER NOT NULL, end INTEGER NOT NULL, exact TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('true', 'false')), modified TEXT NOT NULL
) STRICT;
CREATE TABLE evidence (
    id TEXT PRIMARY KEY, verdict TEXT NOT NULL REFERENCES verdicts(id) ON DELETE CASCADE,
    link TEXT NOT NULL, remark TEXT
) STRICT;
"""
LINES = (
    Table("topics", "Topic", owner=""),
    Table("article_topics", "Topic of an article"),
    Table("verdicts", "Verdict", passage=True),
    Table("evidence", "Evidence", owner="verdicts"),
)
TIME = "2026-11-24T10:00:00.000Z"
LATER = "2026-11-24T11:00:00.000Z"

Open = Callable[[str], Library]


@pytest.fixture
def open_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    for module in (tables, bundle, exporting, importing, revising):
        monkeypatch.setattr(module, "TABLES", (*TABLES, *LINES))
    monkeypatch.setattr(checking, "_PASSAGES", (*checking._PASSAGES, ("verdicts", "Verdict")))
    opened = []

    def open_(name: str) -> Library:
        library = Library.open(tmp_path / name)
        with library._connection.reading() as sql:
            sql.executescript(MORE)
        opened.append(library)
        return library

    yield open_
    for library in opened:
        library.close()


def put(library: Library, table: str, **values: object) -> str:
    with library._connection.writing() as sql:
        marks = ", ".join("?" for _ in values)
        sql.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    return str(values.get("id", ""))


def content(library: Library, table: str) -> list[tuple[object, ...]]:
    with library._connection.reading() as sql:
        return [tuple(row) for row in sql.execute(f"SELECT * FROM {table} ORDER BY 1")]


def judge(library: Library, article: str, start: int = 0, end: int = 4) -> str:
    stored = library.article(article)
    place = {"article": stored.id, "revision": stored.revision, "start": start, "end": end}
    exact = stored.article.text[start:end]
    return put(library, "verdicts", id=new_id(), **place, exact=exact, verdict="true", modified=TIME)


def carry(one: Library, other: Library, path: Path, article: str | None = None) -> None:
    one.export_json(path, article)
    other.import_json(path)


def test_new_tables_go_to_another_library_and_back(
    open_library: Open, sample: Article, tmp_path: Path
) -> None:
    one, other = open_library("one"), open_library("other")
    article, _ = one.add(sample)
    topic = put(one, "topics", id=new_id(), name="Iran", modified=TIME)
    put(one, "article_topics", article=article, topic=topic)
    verdict = judge(one, article)
    put(one, "evidence", id=new_id(), verdict=verdict, link="https://example.org", remark=None)
    carry(one, other, tmp_path / "x.json")
    for table in LINES:
        assert content(other, table.name) == content(one, table.name)
        assert len(content(one, table.name)) == 1
    carry(other, one, tmp_path / "back.json")
    assert all(len(content(one, table.name)) == 1 for table in LINES)
    assert other.check().problems == ()


def test_one_article_takes_along_only_what_it_refers_to(
    open_library: Open, sample: Article, tmp_path: Path
) -> None:
    one, other = open_library("one"), open_library("other")
    article, _ = one.add(sample)
    mine = put(one, "topics", id=new_id(), name="Iran", modified=TIME)
    put(one, "topics", id=new_id(), name="Sport", modified=TIME)
    put(one, "article_topics", article=article, topic=mine)
    carry(one, other, tmp_path / "x.json", article)
    assert [row[1] for row in content(other, "topics")] == ["Iran"]
    assert content(other, "article_topics") == [(article, mine)]


def test_what_is_unique_is_one_thing_and_the_later_version_stays(
    open_library: Open, sample: Article, tmp_path: Path
) -> None:
    one, other = open_library("one"), open_library("other")
    article, _ = one.add(sample)
    theirs = put(one, "topics", id=new_id(), name="Iran", weight=2.0, modified=LATER)
    put(one, "article_topics", article=article, topic=theirs)
    mine = put(other, "topics", id=new_id(), name="Iran", weight=1.0, modified=TIME)
    carry(one, other, tmp_path / "x.json")
    assert content(other, "topics") == [(mine, "Iran", 2.0, LATER)]
    assert content(other, "article_topics") == [(article, mine)]
    with other._connection.writing() as sql:
        sql.execute("UPDATE topics SET weight = 3.0, modified = '2026-11-24T12:00:00.000Z'")
    carry(one, other, tmp_path / "x.json")
    assert content(other, "topics")[0][2] == 3.0


def test_a_passage_follows_its_words_and_is_checked(
    open_library: Open, sample: Article, tmp_path: Path
) -> None:
    one = open_library("one")
    article, _ = one.add(sample)
    start = sample.text.index("Iranerne er smarte.")
    judge(one, article, start, start + 19)
    one.revise(article, replace(sample, text="Ny. " + sample.text, blocks=(), spans=()))
    with one._connection.reading() as sql:
        row = sql.execute("SELECT revision, start, exact FROM verdicts").fetchone()
    assert tuple(row) == (one.article(article).revision, start + 4, "Iranerne er smarte.")
    with one._connection.writing() as sql:
        sql.execute("UPDATE verdicts SET start = start + 1")
    assert any("Verdict" in problem for problem in one.check().problems)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("verdicts", "verdict", "maybe"),
        ("verdicts", "exact", "other words"),
        ("verdicts", "revision", "00000000-0000-4000-8000-000000000000"),
        ("verdicts", "end", 10**9),
        ("verdicts", "modified", "yesterday"),
        ("verdicts", "id", "1; DROP TABLE articles"),
        ("evidence", "verdict", "00000000-0000-4000-8000-000000000000"),
        ("evidence", "link", 7),
        ("evidence", "link", None),
    ],
)
def test_one_wrong_value_and_nothing_is_imported(
    open_library: Open, sample: Article, tmp_path: Path, table: str, column: str, value: object
) -> None:
    one, other = open_library("one"), open_library("other")
    article, _ = one.add(sample)
    put(one, "evidence", id=new_id(), verdict=judge(one, article), link="https://example.org")
    one.export_json(tmp_path / "x.json")
    exported = json.loads((tmp_path / "x.json").read_text())
    exported["articles"][0][table][0][column] = value
    (tmp_path / "x.json").write_text(json.dumps(exported))
    with pytest.raises(SidelightError, match="Nothing was imported"):
        other.import_json(tmp_path / "x.json")
    assert other.entries() == ()


def test_a_file_reaches_into_no_article_that_it_does_not_bring(
    open_library: Open, sample: Article, tmp_path: Path
) -> None:
    one, other = open_library("one"), open_library("other")
    article, _ = one.add(sample)
    judge(one, article)
    victim, _ = other.add(replace(sample, text="Another text.", blocks=(), spans=()))
    one.export_json(tmp_path / "x.json")
    exported = json.loads((tmp_path / "x.json").read_text())
    exported["articles"][0]["verdicts"][0]["article"] = victim
    (tmp_path / "x.json").write_text(json.dumps(exported))
    other.import_json(tmp_path / "x.json")
    assert [row[1] for row in content(other, "verdicts")] == [article]


def test_every_table_of_the_library_travels(library: Library) -> None:
    own = {"articles", "revisions", "annotations", "tags", "trash", "_sqlite_migrations"}
    with library._connection.reading() as sql:
        names = {row[0] for row in sql.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert names - own - {"sqlite_sequence"} == {table.name for table in TABLES}, (
            "a table that a person's work is kept in needs its line in storage/tables.py"
        )
        for table in TABLES:
            there = {column.name for column in columns(sql, table.name)}
            assert not table.owner or owned(sql, table)
            assert not table.passage or {"id", "article", "revision", "start", "end", "exact"} <= there


def test_the_database_refuses_what_refers_to_nothing(library: Library) -> None:
    with pytest.raises(sqlite3.IntegrityError), library._connection.writing() as sql:
        sql.execute("INSERT INTO tags (annotation, position, tag) VALUES ('x', 0, 'y')")
