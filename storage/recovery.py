"""What an unclean end left behind, looked at before anything is written: no checkpoint can be undone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.connection import writable
from storage.problems import DamagedError, damaged, told


def examine(path: Path) -> None:
    """Look whether a library and what lies in the -wal beside it are sound together. Nothing is written.

    There is something in the -wal after a crash, and while another program has the library open. If it is
    of another file (somebody put an old copy in the library's place), SQLite would mix the two.

    Raises:
        DamagedError: when they are not, which says what is amiss.
    """
    wal = Path(f"{path}-wal")
    if not wal.exists() or not wal.stat().st_size or not writable(path):
        return
    if not path.exists() or not path.stat().st_size:
        # SQLite would make a new file and delete the -wal with all that is in it.
        raise DamagedError(
            f"{path} is {'empty' if path.exists() else 'gone'}, but {wal.name}, a part of it, is there.",
            f"Nothing was changed. Put {path.name} back beside it, or a backup: library restore BACKUP.",
        )
    together = _flaws(path, "mode=ro")
    if together == 0:
        return
    alone = _flaws(path, "immutable=1")  # the file without its -wal
    if alone is None:
        raise damaged(path)
    if together is None or together > alone:
        raise DamagedError(
            f"{wal} does not belong to {path.name}, which is sound without it: was a copy put in its place?",
            "Both were left as they are. Put the right file back, or move the -wal away and start again.",
        )


def _flaws(path: Path, mode: str) -> int | None:
    """Return how many rows refer to none, None when the file is damaged."""
    with told(path):
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)) as sql:
                if sql.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                    return None
                return len(sql.execute("PRAGMA foreign_key_check").fetchall())
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (
                sqlite3.SQLITE_CORRUPT,
                sqlite3.SQLITE_NOTADB,
            ):
                return None
            raise
