"""The program is killed at any moment, whatever it does: what it acknowledged is there, nothing half done."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from records.article import Article
from storage.backup import verify
from storage.cache import RenderingCache
from storage.library import CACHE, FILE, Library
from storage.schema import VERSION

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
from killed import NOTES, TEXT  # noqa: E402

Proof = Callable[[Path, str, list[str]], None]
"""Sees that what was acknowledged (of an article) is there; gets the lines that the program told."""


def proved_notes(folder: Path, article: str, told: list[str]) -> None:
    with Library.open(folder) as library:
        notes = library.annotations(article)
        assert set(told) <= {note.id for note in notes}
        assert all(note.tags == ("a", "b") for note in notes if note.text)


def proved_edits(folder: Path, article: str, told: list[str]) -> None:
    last = int(told[-1])
    with Library.open(folder) as library:
        stored = library.article(article).article
        (entry,) = (entry for entry in library.entries() if entry.id == article)
        corrections = [c.text for c in library.corrections(article, "en")]
        found = (
            library.annotations(article)[0].text,
            corrections[-1],
            stored.text.split()[2].strip(":"),
            entry.tags[0][1:],
            stored.title,
        )
        assert set(found) <= {str(last), str(last + 1)}, "the act that was killed may be done, or not"
        assert list(found) == sorted(found, key=int, reverse=True), "one after the other"


def proved_imports(folder: Path, article: str, told: list[str]) -> None:
    with Library.open(folder) as library:
        there = {entry.id: entry.annotations for entry in library.entries() if entry.id != article}
        assert set(told) <= there.keys()
        assert set(there.values()) <= {NOTES}, "all of a file or nothing"


def proved_translation(folder: Path, article: str, told: list[str]) -> None:
    with RenderingCache(folder / CACHE) as cache:
        assert cache.get(told).keys() == set(told)
    with Library.open(folder) as library:
        assert {hit.where for hit in library.search("translated")} == {"translation"}
    assert not (folder / "cache.db.damaged").exists()


def proved_backup(folder: Path, article: str, told: list[str]) -> None:
    copies = list((folder / "backups").glob("*.db"))
    assert set(told) <= {str(copy) for copy in copies}
    for copy in copies:
        verify(copy)
        copy.unlink()
    for path in (folder / "articles").glob("*.json"):
        assert "articles" in json.loads(path.read_text(encoding="utf-8"))


def proved_migration(folder: Path, article: str, told: list[str]) -> None:
    for copy in (folder / "backups").glob("*.db"):
        verify(copy)
    with Library.open(folder) as library:
        assert "Er det sikkert? 😀" in {note.text for note in library.annotations(article)}
        assert library.check().problems == ()
    with closing(sqlite3.connect(folder / FILE)) as sql:
        assert sql.execute("PRAGMA user_version").fetchone() == (VERSION,)


PROOFS: dict[str, Proof] = {
    "notes": proved_notes,
    "edits": proved_edits,
    "import": proved_imports,
    "translation": proved_translation,
    "backup": proved_backup,
    "migration": proved_migration,
}


def old_library(folder: Path) -> str:
    """Make a library of the oldest version; return its article."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    oldest = min((HERE / "schemas").glob("*.sql"))
    with closing(sqlite3.connect(folder / FILE)) as sql:
        sql.executescript(oldest.read_text(encoding="utf-8"))
        sql.execute("PRAGMA journal_mode = WAL")
        return str(sql.execute("SELECT id FROM articles WHERE removed = ''").fetchone()[0])


def kill(kind: str, folder: Path, article: str, delay: float) -> list[str]:
    """Let a program work for some time after its first act, kill it; return what it acknowledged."""
    worker = subprocess.Popen(
        [sys.executable, str(HERE / "killed.py"), kind, str(folder), article],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout
    told = [worker.stdout.readline().strip()]
    time.sleep(delay)
    worker.kill()
    # What is in the pipe was printed, so it had been acknowledged; the last line may be torn.
    told += [line.strip() for line in worker.stdout if line.endswith("\n")]
    worker.wait()
    worker.stdout.close()
    assert told[0], "it did not even begin"
    return told


def kill_often(kind: str, folder: Path, times: int) -> None:
    chance = random.Random(7)
    article, acts = "", 0
    if kind != "migration":
        with Library.open(folder) as library:
            article, _ = library.add(Article(TEXT.format(n=0), "T", ()))
            library.annotate(article, "original", 0, 4)
    for _ in range(times):
        if kind == "migration":
            article = old_library(folder)
        told = kill(kind, folder, article, chance.random() * 0.12)
        acts += len(told)
        PROOFS[kind](folder, article, told)
        with closing(sqlite3.connect(folder / FILE)) as sql:
            assert sql.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Library.open(folder) as library:
        assert library.check().problems == ()
    assert acts >= times


@pytest.mark.parametrize("kind", PROOFS)
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(kind: str, folder: Path) -> None:
    kill_often(kind, folder, times=4)


@pytest.mark.long
@pytest.mark.parametrize("kind", PROOFS)
def test_nor_when_it_is_killed_two_hundred_times(kind: str, folder: Path) -> None:
    kill_often(kind, folder, times=200)
