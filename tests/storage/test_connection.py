"""How files are opened, and several programs at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from records.article import Article
from storage import connection as connection_module
from storage.connection import Connection
from storage.library import Library
from storage.mounts import filesystem

ROOT = Path(__file__).resolve().parents[2]
TABLE = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
31 22 0:25 / /home/kari/team rw - nfs4 server:/export rw
32 31 0:26 / /home/kari/team/local rw - tmpfs tmpfs rw
33 22 0:27 / /mnt/with\\040space rw - fuse.sshfs host:/ rw
34 22 0:28 / /mnt/twice rw - ext4 /dev/sdb rw
35 34 0:29 / /mnt/twice rw - cifs //server/share rw
nonsense
"""
WRITER = """
import sys
from pathlib import Path
from storage.library import Library
with Library.open(Path(sys.argv[1])) as library:
    for number in range(25):
        note, _ = library.annotate(sys.argv[2], "original", 0, 4, text=f"{sys.argv[3]} {number}")
        library.edit_annotation(note.id, tags=[sys.argv[3]])
        print(note.id, flush=True)
"""


def pragmas(connection: Connection) -> tuple[object, ...]:
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    with connection.reading() as sql:
        return tuple(sql.execute(f"PRAGMA {name}").fetchone()[0] for name in names)


def test_every_connection_to_a_library_writes_to_the_disk(library: Library, tmp_path: Path) -> None:
    assert pragmas(library._connection) == ("wal", 2, 1, 5000)
    with Connection(library.path) as second:
        assert pragmas(second) == ("wal", 2, 1, 5000)
    with Connection(tmp_path / "cache.db", "NORMAL", 1000) as cache:
        assert pragmas(cache) == ("wal", 1, 1, 1000)


def test_on_a_network_folder_there_is_no_wal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "on_network", lambda path: True)
    with Library.open(tmp_path / "library") as library:
        assert pragmas(library._connection) == ("delete", 2, 1, 5000)
        article, _ = library.add(Article("Some words.", "T", ()))
        library.annotate(article, "original", 0, 4)
    assert not (tmp_path / "library" / "library.db-wal").exists()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/kari/notes", "ext4"),
        ("/home/kari/team/x", "nfs4"),
        ("/home/kari/teams", "ext4"),
        ("/home/kari/team/local/x", "tmpfs"),
        ("/mnt/with space/x", "fuse.sshfs"),
        ("/mnt/twice", "cifs"),
    ],
)
def test_the_file_system_of_a_folder_is_known(path: str, kind: str) -> None:
    assert filesystem(Path(path), TABLE) == kind


def test_programs_that_write_at_once_lose_nothing(library: Library, folder: Path, sample: Article) -> None:
    article, _ = library.add(sample)
    command = [sys.executable, "-c", WRITER, str(folder), article]
    writers = [
        subprocess.Popen([*command, name], cwd=ROOT, stdout=subprocess.PIPE, text=True) for name in "abc"
    ]
    for number in range(25):
        library.annotate(article, "original", 0, 4, text=f"here {number}")
    acknowledged = {
        line.strip() for writer in writers for line in writer.communicate(timeout=120)[0].splitlines()
    }
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    notes = {note.id: note for note in library.annotations(article)}
    assert len(acknowledged) == 75
    assert len(notes) == 100
    assert all(notes[identifier].tags for identifier in acknowledged)
    assert library.check().problems == ()
