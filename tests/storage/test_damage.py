"""What can befall the file of a library: each told apart, nothing made worse, what can be read saved."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from records.article import Article
from records.errors import SidelightError
from storage.library import Library
from storage.problems import DamagedError

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "seeds" / "iran-irak-isis.txt"
KILLED = """
import os, signal, sys
from pathlib import Path
from storage.library import Library
library = Library.open(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    library.annotate(sys.argv[2], "original", number, number + 4, text=f"note {number} " + "x" * 300)
os.kill(os.getpid(), signal.SIGKILL)
"""


def write_and_be_killed(folder: Path, article: str, notes: int) -> None:
    """Have another program write notes and be killed, so that they lie in the -wal."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder), article, str(notes)], cwd=ROOT)
    assert done.returncode == -9
    assert (folder / "library.db-wal").stat().st_size


def contents(folder: Path) -> dict[str, bytes]:
    """The library's own files; the -shm is only SQLite's memory of the -wal."""
    return {path.name: path.read_bytes() for path in folder.glob("library.db*") if path.suffix != ".db-shm"}


def ruin(path: Path, page: int, size: int = 4096) -> None:
    """Overwrite one page of a database (from 1), as a failing disk does."""
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)


def page_of(path: Path, table: str) -> int:
    """Return a page that has rows of a table."""
    with closing(sqlite3.connect(path)) as sql:
        root = sql.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    content = path.read_bytes()[(root - 1) * 4096 : root * 4096]
    start = 100 if root == 1 else 0
    kind = content[start]
    assert kind in (5, 13)
    return root if kind == 13 else int.from_bytes(content[start + 8 : start + 12])  # its rightmost child


def read_all(folder: Path) -> None:
    with Library.open(folder) as library:
        for entry in library.entries():
            library.article(entry.id)
            library.annotations(entry.id)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, new_library: Path) -> Path:
    """A closed library with several articles of some size, notes on them and a backup."""
    folder = tmp_path_factory.mktemp("filled") / "library"
    shutil.copytree(new_library, folder)
    text = SAMPLE.read_text(encoding="utf-8")
    with Library.open(folder) as library, library._connection.writing():
        for number in range(6):
            article, _ = library.add(Article(f"Text {number}. {text}", f"Title {number}", ()))
            for at in range(40):
                note = f"note {number} {at} " + "y" * 200
                library.annotate(article, "original", at, at + 9, text=note, tags=["a"])
    with Library.open(folder) as library:
        library.rename(library.entries()[0].id, "Title")
        library.keep_safe()
    return folder


@pytest.fixture
def full(filled: Path, folder: Path) -> Path:
    """A copy of that library; returns its file."""
    shutil.copytree(filled, folder)
    return folder / "library.db"


def test_a_file_cut_short_is_told_with_how_much_is_there(full: Path) -> None:
    size = full.stat().st_size
    os.truncate(full, size // 2)
    with pytest.raises(DamagedError, match=f"cut short, {size // 2} of {size} bytes") as told:
        read_all(full.parent)
    assert "library salvage" in told.value.hint
    assert str(next((full.parent / "backups").glob("library-closed-*"))) in told.value.hint


def test_a_ruined_page_is_told_and_nothing_is_written_after_that(full: Path, folder: Path) -> None:
    with Library.open(folder) as library:
        article = library.entries()[0].id
    page = page_of(full, "revisions")
    write_and_be_killed(folder, article, 3)
    ruin(full, page)
    before = contents(folder)
    with pytest.raises(DamagedError, match="parts of it are not what they should be"):
        Library.open(folder)
    assert contents(folder) == before, "no checkpoint into a corrupt file"


def test_damage_that_shows_while_the_library_is_open_stops_all_writing(full: Path, folder: Path) -> None:
    library = Library.open(folder)
    ids = [entry.id for entry in library.entries()]
    library.annotate(ids[0], "original", 0, 4, text="before")
    ruin(full, page_of(full, "revisions"))
    with library._connection.reading() as sql:
        sql.execute("PRAGMA shrink_memory")  # forget the page as it was
    before = contents(folder)

    def read() -> None:
        for article in ids:
            library.article(article)

    def rename() -> None:
        library.rename(ids[0], "Another")

    for act in (read, rename, library.backup):
        with pytest.raises(DamagedError):
            act()
    library.close()
    library.close()
    assert contents(folder) == before, "neither written to, nor the -wal moved into it"


def test_damage_is_told_when_the_window_or_a_check_looks(full: Path, folder: Path) -> None:
    with Library.open(folder) as library:
        assert library.warnings() == ()
    ruin(full, page_of(full, "annotations"))
    with Library.open(folder) as library:
        (warning,) = library.warnings()
        assert "damaged" in warning.message
        report = library.repair()
        assert not report.sound
        assert report.problems
        assert report.mended == ()
        with pytest.raises(DamagedError):
            library.backup()


def test_a_wal_of_another_file_is_told_and_neither_is_changed(
    library: Library, folder: Path, sample: Article, tmp_path: Path
) -> None:
    article, _ = library.add(sample)
    library.close()
    shutil.copy(folder / "library.db", tmp_path / "old.db")
    with Library.open(folder) as again:
        for number in range(60):
            again.add(Article(f"Text {number} {sample.text}", f"T{number}", ()))
    write_and_be_killed(folder, article, 40)
    shutil.copy(tmp_path / "old.db", folder / "library.db")  # what one should not do
    before = contents(folder)
    with pytest.raises(DamagedError, match="does not belong to"):
        Library.open(folder)
    assert contents(folder) == before
    kept = Library.restore(folder, tmp_path / "old.db")
    assert kept
    with Library.open(folder) as again:
        assert len(again.entries()) == 1
        assert again.check().problems == ()
    assert Path(f"{kept}-wal").read_bytes() == before["library.db-wal"]


@pytest.mark.parametrize("empty", [True, False])
def test_a_wal_without_its_file_is_not_thrown_away(
    library: Library, folder: Path, sample: Article, empty: bool
) -> None:
    article, _ = library.add(sample)
    library.close()
    write_and_be_killed(folder, article, 3)
    wal = (folder / "library.db-wal").read_bytes()
    moved = (folder / "library.db").rename(folder / "elsewhere")
    if empty:
        (folder / "library.db").write_bytes(b"")
    with pytest.raises(DamagedError, match="a part of it, is there"):
        Library.open(folder)
    assert (folder / "library.db-wal").read_bytes() == wal
    moved.replace(folder / "library.db")
    with Library.open(folder) as again:
        assert len(again.annotations(article)) == 3


def test_what_was_killed_is_opened_with_all_that_is_in_its_wal(
    library: Library, folder: Path, sample: Article
) -> None:
    article, _ = library.add(sample)
    library.close()
    write_and_be_killed(folder, article, 5)
    with Library.open(folder) as again:
        assert len(again.annotations(article)) == 5


# Salvage


def test_a_sound_library_is_salvaged_whole(full: Path, folder: Path, tmp_path: Path) -> None:
    saved = Library.salvage(folder, tmp_path / "saved")
    assert (saved.articles, saved.annotations, saved.unreadable, saved.mended) == (6, 240, (), ())
    with Library.open(folder) as old, Library.open(tmp_path / "new") as new:
        new.rebuild(tmp_path / "saved")
        assert [new.annotations(e.id) for e in new.entries()] == [
            old.annotations(e.id) for e in new.entries()
        ]
        assert new.check().problems == ()
    with pytest.raises(SidelightError, match="has something in it"):
        Library.salvage(folder, tmp_path / "saved")


def test_any_page_may_be_ruined_and_the_others_are_saved(full: Path, folder: Path, tmp_path: Path) -> None:
    whole = full.read_bytes()
    pages = len(whole) // 4096
    chance = random.Random(3)
    lost = 0
    for number, page in enumerate(chance.sample(range(2, pages + 1), 6)):
        full.write_bytes(whole)
        ruin(full, page)
        before = contents(folder)
        saved = Library.salvage(folder, tmp_path / f"saved{number}")
        assert contents(folder) == before
        with Library.open(tmp_path / f"new{number}") as new:
            imported, _ = new.rebuild(tmp_path / f"saved{number}")
            assert imported.problems == ()
            assert new.check().problems == ()
            kept = sum(entry.annotations for entry in new.entries()) + len(new.kept_notes())
            assert saved.rows["annotations"] == kept
            assert kept >= 200 or "annotations" in saved.unreadable
            lost += 240 - kept
    assert lost < 6 * 240 / 10, "a page holds a tenth of the notes at most"


def test_a_text_of_which_letters_are_ruined_is_saved_and_told(
    full: Path, folder: Path, tmp_path: Path
) -> None:
    content = full.read_bytes()
    at = content.index(b"Iranerne er smarte")
    full.write_bytes(content[:at] + b"Iranxxxx" + content[at + 8 :])
    saved = Library.salvage(folder, tmp_path / "saved")
    assert (saved.articles, saved.unreadable) == (6, ("revisions",))
    with Library.open(tmp_path / "new") as new:
        assert new.rebuild(tmp_path / "saved")[0].problems == ()
        assert len(new.entries()) == 6
        assert len(new.search("Iranxxxx")) == 1
        assert new.check().problems == ()


def test_nothing_to_read_is_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(SidelightError, match="is not there"):
        Library.salvage(folder, tmp_path / "saved")
    folder.mkdir()
    (folder / "library.db").write_bytes(b"ruined " * 4000)
    with pytest.raises(SidelightError, match="Nothing can be read"):
        Library.salvage(folder, tmp_path / "saved")


def test_salvage_reads_a_library_of_which_the_wal_is_damaged(
    library: Library, folder: Path, sample: Article, tmp_path: Path
) -> None:
    article, _ = library.add(sample)
    library.close()
    write_and_be_killed(folder, article, 3)
    wal = folder / "library.db-wal"
    content = bytearray(wal.read_bytes())
    content[-100:] = b"\0" * 100  # the last commit is torn: SQLite leaves it out
    wal.write_bytes(content)
    saved = Library.salvage(folder, tmp_path / "saved")
    assert (saved.articles, saved.annotations, saved.unreadable) == (1, 2, ())
    with Library.open(folder) as again:
        assert len(again.annotations(article)) == 2
