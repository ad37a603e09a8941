from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from records.article import Article
from records.judgement import Judgement
from storage.library import Library


def test_a_sound_library_has_no_problems(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    library.annotate(identifier, "original", 0, 4)
    report = library.check()
    assert (report.articles, report.annotations, report.problems) == (1, 1, ())


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE annotations SET end = 99999", "lies outside the text"),
        ("UPDATE annotations SET exact = 'other'", "quotes other words"),
        ("UPDATE annotations SET start = 1, exact = 'x', end = 0", "lies outside the text"),
        ("DELETE FROM revisions", "not there"),
        ("UPDATE corrections SET end = 99999", "Correction .* lies outside"),
        ("UPDATE judgements SET end = 99999", "Judgement .* lies outside"),
        ("UPDATE judgements SET exact = 'x'", "Judgement .* quotes other words"),
        ("DROP TRIGGER revisions_are_immutable; UPDATE revisions SET text = 'x' || text", "SHA-256 differs"),
    ],
)
def test_what_cannot_be_is_told(
    library: Library, folder: Path, sample: Article, damage: str, told: str
) -> None:
    identifier, _ = library.add(sample)
    library.annotate(identifier, "original", 0, 4)
    library.correct(identifier, 0, 20, "en", "Mine")
    revision = library.article(identifier).revision
    library.judge(Judgement("", identifier, revision, "claim", "rejected", (0, 20)))
    with closing(sqlite3.connect(folder / "library.db")) as sql:
        sql.executescript(damage)
    problems = " ".join(library.check().problems)
    assert re.search(told, problems), problems


def test_a_revision_cannot_be_changed(library: Library, folder: Path, sample: Article) -> None:
    library.add(sample)
    with closing(sqlite3.connect(folder / "library.db")) as sql, pytest.raises(sqlite3.IntegrityError):
        sql.execute("UPDATE revisions SET text = ''")
