"""One connection to a database file, shared by the threads of the program."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Literal, Self

from records.errors import SidelightError
from storage.mounts import on_network
from storage.problems import DamagedError, damaged, read_only, told

BUSY_MS = 5000
"""How long a statement waits for another program's lock, in milliseconds."""

MEMORY = Path(":memory:")
"""In place of a file: a database that is gone when it is closed."""


class Connection:
    """A database file with our settings: WAL, foreign keys, patience with locks.

    Several threads may use it: a lock gives it to one at a time. Where file or
    folder cannot be written the file is opened for reading, as far as SQLite
    can do that, and the first write says so. Once it turns out to be damaged
    nothing more is written to it, what is in the -wal neither.

    Args:
        path: The file; made when missing, together with its folder. ``MEMORY`` for none.
        synchronous: "FULL" for what a person made (each commit is on the disk),
            "NORMAL" for what can be made again.
        busy_ms: How long to wait for another program's lock, in milliseconds.

    Raises:
        SidelightError: when the file cannot be opened, is locked or is damaged.
    """

    def __init__(
        self, path: Path, synchronous: Literal["FULL", "NORMAL"] = "FULL", busy_ms: int = BUSY_MS
    ) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._damaged = False
        with told(path):
            if path.is_dir():
                raise SidelightError(f"{path} is a folder, not a database.", "Move it away, then try again.")
            self.read_only = not writable(path)
            self.sql = _connect(path, self.read_only, busy_ms)
            try:
                self._settle(synchronous)
            except BaseException:
                self.sql.close()
                raise

    def _settle(self, synchronous: str) -> None:
        self.sql.row_factory = sqlite3.Row
        self.sql.execute("PRAGMA foreign_keys = ON")
        self.sql.execute("PRAGMA cache_size = -16000")
        self.sql.execute("PRAGMA temp_store = MEMORY")
        self.sql.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not self.read_only:
            journal = "DELETE" if on_network(self.path) else "WAL"
            self.sql.execute(f"PRAGMA journal_mode = {journal}")
            self.sql.execute(f"PRAGMA synchronous = {synchronous}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        with self._lock:
            if not self._damaged:
                self.sql.close()
                return
            # The last one to close a file moves the -wal into it, unless it can only read.
            uri = f"{self.path.absolute().as_uri()}?mode=ro"
            with suppress(sqlite3.Error), closing(sqlite3.connect(uri, uri=True)) as keeper:
                keeper.execute("SELECT count(*) FROM sqlite_master").fetchone()
                self.sql.close()
            self.sql.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to this thread for reading."""
        with self._lock, self._watched():
            yield self.sql

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to this thread inside a transaction.

        On leaving it is committed (with "FULL": on the disk); on any exception
        nothing of it stays. Inside another ``writing`` it joins that one.
        """
        if self.read_only:
            raise read_only(self.path)
        with self._lock, self._watched():
            if self._damaged:
                raise damaged(self.path)
            if self.sql.in_transaction:
                yield self.sql
                return
            # IMMEDIATE: a deferred transaction that reads first fails at once,
            # without waiting, when another program writes in between.
            self.sql.execute("BEGIN IMMEDIATE")
            try:
                yield self.sql
                self.sql.execute("COMMIT")
            except BaseException:
                if self.sql.in_transaction:
                    self.sql.execute("ROLLBACK")
                raise

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            with told(self.path):
                yield
        except DamagedError as problem:
            if isinstance(problem.__cause__, sqlite3.DatabaseError) and not self._damaged:
                self._damaged = True
                with suppress(sqlite3.Error):
                    self.sql.execute("PRAGMA wal_autocheckpoint = 0")
            raise

    def data_version(self) -> int:
        """Return a number that changes when another connection has changed the file."""
        with self.reading() as sql:
            return int(sql.execute("PRAGMA data_version").fetchone()[0])


def writable(path: Path) -> bool:
    """Return whether SQLite could write ``path`` (it needs the folder too, for its -wal file)."""
    if path == MEMORY:
        return True
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        return True
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _connect(path: Path, readonly: bool, busy_ms: int) -> sqlite3.Connection:
    if not readonly:
        return _open(str(path), busy_ms)
    uri = path.absolute().as_uri()
    wal = Path(f"{path}-wal")
    if wal.exists() and wal.stat().st_size:
        return _open(f"{uri}?mode=ro", busy_ms, uri=True)
    # Without a -wal file SQLite would have to make one even to read; "immutable" spares that, and nobody
    # can be writing here. https://sqlite.org/wal.html#read_only_databases
    return _open(f"{uri}?immutable=1", busy_ms, uri=True)


def _open(name: str, busy_ms: int, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(
        name,
        uri=uri,
        timeout=busy_ms / 1000,
        isolation_level=None,
        check_same_thread=False,
    )
