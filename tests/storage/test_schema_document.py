"""docs/library-schema.md says what the files really hold."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.schema import APPLICATION_ID, VERSION
from storage.search import SearchIndex

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "library-schema.md").read_text(encoding="utf-8")


def told(heading: str) -> dict[str, set[str]]:
    """Return what a chapter calls in code, by the table whose name in bold comes before it."""
    chapter = DOCUMENT.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    parts = re.split(r"^\*\*(\w+)\*\*|(?<=\. )\*\*(\w+)\*\*", chapter, flags=re.MULTILINE)
    names = [first or second for first, second in zip(parts[1::3], parts[2::3], strict=True)]
    return {name: set(re.findall(r"`(\w+)`", text)) for name, text in zip(names, parts[3::3], strict=True)}


def real(path: Path) -> dict[str, set[str]]:
    with closing(sqlite3.connect(path)) as sql:
        names = [row[0] for row in sql.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: {row[1] for row in sql.execute(f"PRAGMA table_info({name})")} for name in names}


def test_every_table_and_column_of_the_library_is_described(new_library: Path) -> None:
    described = told("library.db")
    for table, columns in real(new_library / "library.db").items():
        if table not in ("_sqlite_migrations", "sqlite_sequence"):
            assert table in described, f"docs/library-schema.md does not describe {table}"
            assert columns <= described[table], f"{table}: {columns - described[table]}"


@pytest.mark.parametrize(("heading", "file"), [("library.db", "library.db"), ("cache.db", "cache.db")])
def test_no_table_is_described_that_is_not_there(
    new_library: Path, tmp_path: Path, heading: str, file: str
) -> None:
    SearchIndex(tmp_path / "cache.db").close()
    there = real((new_library if file == "library.db" else tmp_path) / file)
    assert set(told(heading)) <= set(there)


def test_the_numbers_are_right() -> None:
    assert f"user_version` is major × 1000 + minor, now {VERSION}" in DOCUMENT
    assert f"0x{APPLICATION_ID:X}" in DOCUMENT
