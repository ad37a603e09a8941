"""Libraries of every version that there has been are opened and brought up to the present one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup import verify
from storage.library import FILE, Library
from storage.migrations import library_migrations
from storage.schema import VERSION

SCHEMAS = Path(__file__).with_name("schemas")
FIXTURES = sorted(SCHEMAS.glob("*.sql"))


@pytest.fixture(params=FIXTURES, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, folder: Path) -> Path:
    """A library of an old version, closed."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / FILE)) as sql:
        sql.executescript(request.param.read_text(encoding="utf-8"))
    return folder


def schema(sql: sqlite3.Connection) -> dict[str, object]:
    """The tables with their columns, keys and rules; the order of the columns does not matter."""
    found: dict[str, object] = {}
    for kind, name in sql.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"):
        if kind == "table":
            columns = sorted(row[1:] for row in sql.execute(f"PRAGMA table_info({name})"))
            refers = sorted(row[2:] for row in sql.execute(f"PRAGMA foreign_key_list({name})"))
            found[name] = (columns, refers)
        else:
            found[name] = kind
    return found


def content(sql: sqlite3.Connection) -> dict[str, list[dict[str, object]]]:
    sql.row_factory = sqlite3.Row
    names = [row[0] for row in sql.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: [dict(row) for row in sql.execute(f"SELECT * FROM {name}")] for name in names}


def test_every_version_has_its_fixture() -> None:
    versions = {step.name for step in library_migrations()._migrations}
    missing = versions - {path.stem for path in FIXTURES}
    assert not missing, f"run python tests/storage/freeze.py and commit schemas/ ({missing})"


def test_an_upgraded_library_has_the_tables_of_a_new_one(old: Path, new_library: Path) -> None:
    Library.open(old).close()
    with closing(sqlite3.connect(old / FILE)) as one, closing(sqlite3.connect(new_library / FILE)) as two:
        assert schema(one) == schema(two)
        assert one.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_an_upgrade_loses_nothing(old: Path) -> None:
    with closing(sqlite3.connect(old / FILE)) as sql:
        before = content(sql)
        version = sql.execute("PRAGMA user_version").fetchone()[0]
    with Library.open(old) as library:
        assert library.check().problems == ()
    with closing(sqlite3.connect(old / FILE)) as sql:
        after = content(sql)
    before.pop("_sqlite_migrations")
    for table, rows in before.items():
        kept = [
            {name: row[name] for name in old_row} for old_row, row in zip(rows, after[table], strict=True)
        ]
        assert kept == rows
    backups = list((old / "backups").glob("*")) if version < VERSION else []
    assert len(backups) == (version < VERSION)
    for copy in backups:
        verify(copy)


def test_an_upgraded_library_works(old: Path) -> None:
    with Library.open(old) as library:
        (entry,) = library.entries()
        assert entry.title == "Ingen soldater"
        assert entry.languages == ("nb", "en")
        notes = {note.text: note for note in library.annotations(entry.id)}
        note = notes["Er det sikkert? 😀"]
        assert (note.exact, note.tags, note.state) == ("ingen soldater", ("krig", "nei"), "attached")
        assert [c.state for c in library.corrections(entry.id, "en")] == ["verified"]
        assert [o.lang for o in library.overrides(entry.id)] == ["en"]
        library.edit_annotation(note.id, text="Ja")
        (gone,) = library.trash()
        library.restore_article(gone.id)
        assert [n.text for n in library.annotations(gone.id)] == ["også denne"]
        assert {hit.where for hit in library.search("soldater")} == {"original"}
        assert library.check().problems == ()
