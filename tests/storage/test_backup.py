from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from records.article import Article
from records.errors import SidelightError
from storage.library import Library


def test_a_backup_made_while_in_use_can_be_restored(library: Library, folder: Path, sample: Article) -> None:
    identifier, _ = library.add(sample)
    library.annotate(identifier, "original", 0, 4, text="before")
    copy = library.backup()
    assert copy.parent == folder / "backups"
    library.annotate(identifier, "original", 5, 8, text="after")
    library.close()
    kept = Library.restore(folder, copy)
    with Library.open(folder) as again:
        assert [a.text for a in again.annotations(identifier)] == ["before"]
        assert again.check().problems == ()
    assert kept
    Library.restore(folder, kept)
    with Library.open(folder) as again:
        assert [a.text for a in again.annotations(identifier)] == ["before", "after"]


def test_a_backup_is_one_file_that_opens_by_itself(library: Library, sample: Article, tmp_path: Path) -> None:
    library.add(sample)
    copy = library.backup(tmp_path / "elsewhere" / "copy.db")
    assert [path.name for path in copy.parent.iterdir()] == ["copy.db"]
    with sqlite3.connect(copy) as sql:
        assert sql.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    sql.close()


def test_restoring_into_an_open_library_is_seen_there(
    library: Library, folder: Path, sample: Article
) -> None:
    copy = library.backup()
    library.add(sample)
    Library.restore(folder, copy)
    assert library.entries() == ()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\x01" * 5000])
def test_a_bad_backup_replaces_nothing(
    library: Library, folder: Path, sample: Article, tmp_path: Path, content: bytes
) -> None:
    library.add(sample)
    (tmp_path / "bad.db").write_bytes(content)
    with pytest.raises(SidelightError) as told:
        Library.restore(folder, tmp_path / "bad.db")
    assert told.value.hint == "Choose another backup."
    with pytest.raises(SidelightError, match="not there"):
        Library.restore(folder, tmp_path / "missing.db")
    assert len(library.entries()) == 1


def test_a_damaged_library_is_set_aside_and_replaced(library: Library, folder: Path, sample: Article) -> None:
    library.add(sample)
    copy = library.backup()
    library.close()
    (folder / "library.db").write_bytes(b"ruined " * 4000)
    kept = Library.restore(folder, copy)
    assert kept
    assert kept.read_bytes().startswith(b"ruined")
    with Library.open(folder) as again:
        assert len(again.entries()) == 1


def test_the_library_is_not_backed_up_over_itself(library: Library, folder: Path, sample: Article) -> None:
    library.add(sample)
    with pytest.raises(SidelightError, match="library itself"):
        library.backup(folder / "library.db")
    with pytest.raises(SidelightError, match="library itself"):
        Library.restore(folder, folder / "library.db")
    assert len(library.entries()) == 1
