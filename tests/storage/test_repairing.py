"""What is logically amiss is mended and told in words; nothing that a person wrote is thrown away."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from records.article import Article
from records.judgement import Judgement
from storage.backup import verify
from storage.library import Library

WORDS = "Iranerne er smarte"


@pytest.fixture
def one(library: Library, sample: Article) -> str:
    """An article with something of everything on it."""
    article, _ = library.add(sample)
    library.annotate_quote(article, WORDS, "green", "note", "Hm", ["a", "b"])
    library.correct(article, 0, 20, "en", "Mine", "verified")
    library.override_language(article, 30, 40, "en")
    revision = library.article(article).revision
    library.judge(Judgement("", article, revision, "claim", "rejected", (0, 20)))
    library.dismiss(article, "en", "x", "y")
    library.tag_articles([article], ["krig"])
    library.make_collection("Saken")
    library.collect([article], "Saken")
    library.remove_annotation(library.annotate(article, "original", 0, 4, text="deleted")[0].id)
    return article


def damage(folder: Path, script: str) -> None:
    with closing(sqlite3.connect(folder / "library.db")) as sql:
        sql.executescript(f"PRAGMA foreign_keys = OFF; {script}")


def notes_of(library: Library) -> set[str]:
    """The words of every note there is, wherever it is."""
    placed = {note.text for entry in library.entries() for note in library.annotations(entry.id)}
    return placed | {note.text for note in library.kept_notes()}


DAMAGES = [
    ("UPDATE annotations SET start = 3, end = 9", "is at them again"),
    ("UPDATE annotations SET end = 99999", "is at them again"),
    ("UPDATE annotations SET exact = 'quite other words', prefix = 'xxx', suffix = 'yyy'", "without a place"),
    ("DELETE FROM articles", "on no shelf"),
    ("UPDATE articles SET revision = 'gone'", "the latest one"),
    ("DELETE FROM revisions", "lost their article"),
    ("DELETE FROM revisions; DELETE FROM articles", "lost their article"),
    ("UPDATE annotations SET article = 'gone'", "lost their article"),
    ("UPDATE annotations SET revision = 'gone'", "is at them again"),
    ("UPDATE annotations SET revision = 'gone', origin_revision = 'gone'", "is at them again"),
    ("UPDATE corrections SET start = start + 2, end = end + 2", "Correction .* is there again"),
    ("UPDATE corrections SET end = 99999, exact = 'qqq'", "Correction .* was put away"),
    ("UPDATE judgements SET exact = 'x'", "Judgement .* was put away"),
    ("UPDATE judgements SET article = 'gone'", "Judgement .* was put away"),
    ("UPDATE overrides SET revision = 'gone', exact = 'qqq'", "Language .* was put away"),
    ("UPDATE dismissals SET article = 'gone'", "Dismissal .* was put away"),
    ("DELETE FROM annotations", "2 rows of tags"),
    ("DELETE FROM collections", "1 rows of collected"),
    ("UPDATE article_tags SET article = 'gone'", "1 rows of article_tags"),
    ("UPDATE trash SET article = 'gone'", "things in the trash"),
    ("PRAGMA writable_schema = 1; DELETE FROM sqlite_master WHERE name = 'revisions_are_immutable'", "^$"),
]


@pytest.mark.parametrize(("script", "told"), DAMAGES, ids=[script[:50] for script, _ in DAMAGES])
def test_what_is_logically_amiss_is_mended(
    library: Library, folder: Path, one: str, script: str, told: str
) -> None:
    library.close()
    damage(folder, script)
    with Library.open(folder) as again:
        before, amiss = notes_of(again), bool(again.check().problems)
        report = again.repair()
        assert report.problems == ()
        assert bool(report.mended) == amiss
        assert any(re.search(told, line) for line in report.mended or ("",))
        if not script.startswith("DELETE FROM annotations"):
            assert before <= notes_of(again)
            assert "Hm" in notes_of(again)
        assert again.repair().mended == ()
        for gone in again.deleted(100):
            again.undelete(gone.id)
        copies = list((folder / "backups").glob("library-before-repair-*"))
    assert len(copies) == amiss
    for copy in copies:
        verify(copy)


def test_a_note_moved_in_the_file_goes_back_to_its_words(library: Library, folder: Path, one: str) -> None:
    (note,) = library.annotations(one)
    damage(folder, "UPDATE annotations SET start = 3, end = 9")
    library.repair()
    assert library.annotations(one) == (note,)


def test_a_note_without_place_is_never_attached_to_what_stood_where_it_was(
    library: Library, folder: Path, one: str, sample: Article
) -> None:
    damage(
        folder,
        "UPDATE annotations SET start = 100, end = 130, exact = 'quite other words', prefix = '',"
        " suffix = '', origin_start = 100, origin_end = 130",
    )
    library.repair()
    library.revise(one, replace(sample, text="Ny. " + sample.text, blocks=(), spans=()))
    (note,) = library.annotations(one)
    assert (note.exact, note.state) == ("quite other words", "detached")
    library.revise(one, replace(sample, text="Some quite other words. " + sample.text, blocks=(), spans=()))
    (note,) = library.annotations(one)
    assert note.exact == "quite other words", "found there, or still without a place"
    library.export_json(folder / "x.json")
    with Library.open(folder / "other") as other:
        other.import_json(folder / "x.json")
        assert other.annotations(one) == (note,)


def test_an_index_that_lacks_a_row_is_made_anew(library: Library, folder: Path, one: str) -> None:
    library.close()
    with closing(sqlite3.connect(folder / "library.db")) as sql:
        root = sql.execute("SELECT rootpage FROM sqlite_master WHERE name = 'tags_tag'").fetchone()[0]
    with (folder / "library.db").open("r+b") as file:  # no cells: as if the rows had never been indexed
        file.seek((root - 1) * 4096 + 3)
        file.write(b"\0\0")
        file.seek((root - 1) * 4096 + 5)
        file.write((4096).to_bytes(2))
        file.write(b"\0")
    with Library.open(folder) as again:
        assert any("missing from index" in problem for problem in again.check().problems)
        report = again.repair()
        assert report.problems == ()
        assert report.mended == ("The indexes of the file were made anew.",)


def test_a_text_that_was_changed_cannot_be_mended_and_is_told(
    library: Library, folder: Path, one: str
) -> None:
    damage(folder, "DROP TRIGGER revisions_are_immutable; UPDATE revisions SET text = text || 'x'")
    report = library.repair()
    assert len(report.problems) == 1
    assert "SHA-256" in report.problems[0]
