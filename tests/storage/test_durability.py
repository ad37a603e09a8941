"""The program is killed, the disk full, the folder read-only, the file in use or damaged."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from records.article import Article
from records.errors import SidelightError
from storage.library import Library

ROOT = Path(__file__).resolve().parents[2]


def test_a_full_disk_is_told_and_nothing_is_half_written(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    with library._connection.reading() as sql:
        pages = sql.execute("PRAGMA page_count").fetchone()[0]
        sql.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(SidelightError, match="is full: nothing was changed") as raised:
        library.annotate(identifier, "original", 0, 4, text="x" * 500_000)
    assert "Free some space" in raised.value.hint
    assert library.annotations(identifier) == ()
    with library._connection.reading() as sql:
        sql.execute("PRAGMA max_page_count = 1000000")
    library.annotate(identifier, "original", 0, 4, text="x" * 500_000)
    assert library.check().problems == ()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    place = tmp_path / "small"
    place.mkdir()
    try:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True)
    except OSError:
        pytest.skip("disks cannot be mounted here")
    if done.returncode:
        pytest.skip("only root may mount a disk")
    yield place
    subprocess.run(["umount", place], check=True)


def test_on_a_disk_that_really_fills_up_nothing_acknowledged_is_lost(
    small_disk: Path, sample: Article
) -> None:
    with Library.open(small_disk / "library") as library:
        article, _ = library.add(sample)
        filler = small_disk / "filler"
        filler.write_bytes(b"x" * 300_000)
        written: list[str] = []

        def write() -> None:
            while True:
                written.append(library.annotate(article, "original", 0, 4, text="x" * 9000)[0].id)

        with pytest.raises(SidelightError, match="is full: nothing was changed"):
            write()
        assert written
        for act in (library.backup, library.keep_safe, lambda: library.export_json(small_disk / "x.json")):
            with pytest.raises(SidelightError, match="is full"):
                act()
        assert [note.id for note in library.annotations(article)] == written
        assert not list(small_disk.rglob("*.partial"))
    with Library.open(small_disk / "library") as again:
        assert [note.id for note in again.annotations(article)] == written
        assert again.check().problems == ()
        filler.unlink()
        again.annotate(article, "original", 0, 4, text="there is room again")


def test_a_library_in_use_is_told(
    library: Library, folder: Path, sample: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    identifier, _ = library.add(sample)
    with library._connection.reading() as sql:
        sql.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(folder / "library.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SidelightError, match="in use by another program"):
            library.annotate(identifier, "original", 0, 4)
        assert library.annotations(identifier) == ()
        other.execute("ROLLBACK")
    library.annotate(identifier, "original", 0, 4)


def test_a_short_wait_for_another_program_is_no_problem(
    library: Library, folder: Path, sample: Article
) -> None:
    identifier, _ = library.add(sample)
    with closing(
        sqlite3.connect(folder / "library.db", isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(0.2, other.execute, ["COMMIT"])
        timer.start()
        library.annotate(identifier, "original", 0, 4)
        timer.join()


@pytest.mark.parametrize("content", [b"no database " * 500, b"SQLite format 3\x00" + b"\x07" * 9000])
def test_a_damaged_library_is_told_and_left_as_it_is(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "library.db").write_bytes(content)
    with pytest.raises(SidelightError, match=r"damaged|not a Sidelight library") as raised:
        Library.open(folder)
    assert "library restore" in raised.value.hint
    assert (folder / "library.db").read_bytes() == content


def test_a_truncated_library_is_told_when_it_shows(library: Library, folder: Path, sample: Article) -> None:
    library.add(sample)
    library.close()
    content = (folder / "library.db").read_bytes()
    (folder / "library.db").write_bytes(content[: len(content) // 2])
    with pytest.raises(SidelightError, match="damaged"), Library.open(folder) as opened:
        opened.annotate(opened.entries()[0].id, "original", 0, 4)


def test_another_programs_database_is_refused(folder: Path) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "library.db")) as sql:
        sql.execute("CREATE TABLE places (url TEXT)")
    before = (folder / "library.db").read_bytes()
    with pytest.raises(SidelightError, match="not a Sidelight library"):
        Library.open(folder)
    assert (folder / "library.db").read_bytes()[100:] == before[100:]


def test_a_folder_or_a_file_in_the_wrong_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()
    with pytest.raises(SidelightError, match="is a folder"):
        Library.open(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(SidelightError):
        Library.open(tmp_path / "file")
    with pytest.raises(SidelightError):
        Library.open(tmp_path / "file" / "below")


READER = """
import os, sys
from pathlib import Path
from records.errors import SidelightError
from storage.library import Library
from storage.cache import RenderingCache
from records.rendering import NOT_TRANSLATED
import storage.search, snowballstemmer
if os.getuid() == 0:
    os.setuid(65534)
try:
    with Library.open(Path(sys.argv[1])) as library:
        article = library.entries()[0].id
        stored = library.article(article).article
        print(len(library.annotations(article)), len(library.search("smarte")), stored.title)
        with RenderingCache(Path(sys.argv[1]) / "cache.db") as cache:
            cache.put({"a": NOT_TRANSLATED})
            print(len(cache.get(["a"])))
        library.annotate(article, "original", 0, 4)
except SidelightError as problem:
    print(problem)
"""


@pytest.fixture
def read_only_folder(sample: Article) -> Iterator[Path]:
    """A library in a folder that nobody may write; root may, so the reader gives that right up."""
    top = Path(tempfile.mkdtemp())  # tmp_path is closed to everybody else
    top.chmod(0o755)
    folder = top / "library"
    with Library.open(folder) as library:
        identifier, _ = library.add(sample)
        library.annotate(identifier, "original", 0, 4)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(top)


@pytest.mark.skipif(os.name == "nt", reason="folders have no write permission to take away")
@pytest.mark.parametrize("cache", [True, False])
def test_a_read_only_library_can_be_read_and_says_so_when_written(
    read_only_folder: Path, cache: bool
) -> None:
    if not cache:
        (read_only_folder / "cache.db").unlink()
    for path in [*read_only_folder.iterdir(), read_only_folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = {path.name: path.read_bytes() for path in read_only_folder.iterdir()}
    done = subprocess.run(
        [sys.executable, "-c", READER, str(read_only_folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    assert lines[0] == "1 1 Iran, Irak, ISIS"
    assert lines[1] == "1"
    assert lines[2].startswith(f"The library in {read_only_folder} is read-only: nothing was changed.")
    assert done.stderr == ""
    assert {path.name: path.read_bytes() for path in read_only_folder.iterdir()} == before


def test_threads_share_a_library(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    failed: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for number in range(10):
                note, _ = library.annotate(identifier, "original", 0, 4, text=f"{name}{number}")
                assert library.annotation(note.id) == note
                library.search(name)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("ape", "bear", "cat")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(library.annotations(identifier)) == 30
