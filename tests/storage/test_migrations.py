from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from records.article import Article
from records.errors import SidelightError
from storage.backup import verify
from storage.connection import Connection
from storage.library import Library
from storage.migrations import library_migrations, upgrade
from storage.schema import VERSION


def version(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "library.db")) as sql:
        return int(sql.execute("PRAGMA user_version").fetchone()[0])


def set_version(folder: Path, number: int) -> None:
    with closing(sqlite3.connect(folder / "library.db")) as sql:
        sql.execute(f"PRAGMA user_version = {number}")


def test_a_new_library_has_the_present_version(library: Library, folder: Path) -> None:
    assert version(folder) == VERSION
    assert not (folder / "backups").exists()


def test_a_later_step_runs_once_and_after_a_backup(library: Library, folder: Path, sample: Article) -> None:
    identifier, _ = library.add(sample)
    library.close()
    steps = library_migrations()

    @steps(name="later")
    def _(database: Database) -> None:
        database.execute("ALTER TABLE articles ADD COLUMN colour TEXT NOT NULL DEFAULT 'white'")

    for _ in range(2):
        with Connection(folder / "library.db") as connection:
            upgrade(connection, steps, VERSION + 1)
            with connection.reading() as sql:
                assert sql.execute("SELECT id, colour FROM articles").fetchone()[:] == (identifier, "white")
    assert version(folder) == VERSION + 1
    (copy,) = (folder / "backups").iterdir()
    verify(copy)
    with closing(sqlite3.connect(copy)) as sql:
        assert sql.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert sql.execute("SELECT count(*) FROM articles").fetchone() == (1,)


def test_a_step_that_fails_changes_nothing(library: Library, folder: Path, sample: Article) -> None:
    library.add(sample)
    library.close()
    steps = library_migrations()

    @steps(name="later")
    def first(database: Database) -> None:
        database.execute("DELETE FROM revisions")
        database.execute("DELETE FROM articles")

    @steps(name="later still")
    def second(database: Database) -> None:
        raise RuntimeError("a mistake in a migration")

    with Connection(folder / "library.db") as connection, pytest.raises(RuntimeError):
        upgrade(connection, steps, VERSION + 2)
    assert version(folder) == VERSION
    with Library.open(folder) as again:
        assert len(again.entries()) == 1


def test_a_newer_minor_version_is_opened_and_keeps_its_number(library: Library, folder: Path) -> None:
    library.close()
    set_version(folder, VERSION + 7)
    with Library.open(folder) as again:
        assert again.entries() == ()
    assert version(folder) == VERSION + 7


def test_a_newer_major_version_is_refused_and_left_as_it_is(library: Library, folder: Path) -> None:
    copy = library.backup()
    library.close()
    for path in (folder / "library.db", copy):
        with closing(sqlite3.connect(path)) as sql:
            sql.execute("PRAGMA user_version = 2003")
    before = (folder / "library.db").read_bytes()
    with pytest.raises(
        SidelightError, match=r"newer Sidelight \(library version 2\.3, this program knows 1\.\d+\)"
    ):
        Library.open(folder)
    assert (folder / "library.db").read_bytes() == before
    with pytest.raises(SidelightError, match="newer Sidelight"):
        Library.restore(folder, copy)


def test_opening_an_up_to_date_library_does_not_load_sqlite_utils(library: Library, folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from storage.library import Library;"
        f"Library.open(Path({str(folder)!r})).close(); print('sqlite_utils' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
