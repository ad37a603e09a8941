"""cache.db: machine translations and the search index, all of which can be made again.

Nothing here may stand in the way of reading. A damaged file is set aside and a
new one begun; where no file can be had, the cache lives in memory.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from records.errors import SidelightError
from storage.connection import MEMORY, Connection
from storage.problems import DamagedError
from storage.script import statements

VERSION = 1
"""Another version is not migrated: its file is set aside."""

BUSY_MS = 1000

_SCHEMA = """
CREATE TABLE renderings (
    key       TEXT PRIMARY KEY,
    text      TEXT NOT NULL,
    state     TEXT NOT NULL,
    score     REAL,
    pack      TEXT NOT NULL,
    alignment TEXT NOT NULL,
    doubts    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

Result = TypeVar("Result")


def _nothing(connection: Connection) -> None:
    pass


class CacheFile:
    """The open cache, replaced by a new one whenever it turns out to be damaged.

    Any thread may use it: there is one connection, given to one thread at a time.
    ``prepare`` is called with every connection that is opened, and may make tables.
    """

    def __init__(self, path: Path, prepare: Callable[[Connection], None] = _nothing) -> None:
        self.path = path
        self._prepare = prepare
        self._lock = threading.RLock()
        self._connection = _open(path, prepare)
        self.generation = 0
        """How often the file was replaced since then."""

    def run(self, operation: Callable[[Connection], Result]) -> Result:
        """Return what ``operation`` returns; after damage it is tried once more, on a new file.

        Raises:
            SidelightError: when the cache is locked, its disk full or the like.
        """
        with self._lock:
            try:
                return operation(self._connection)
            except DamagedError:
                self._connection.close()
                self._connection = _open(self.path, self._prepare, suspect=True)
                self.generation += 1
                return operation(self._connection)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()


def _open(path: Path, prepare: Callable[[Connection], None], *, suspect: bool = False) -> Connection:
    """Open the cache, a new one in place of a damaged one, one in memory when no file can be had."""
    try:
        return _prepared(Connection(path, "NORMAL", BUSY_MS), prepare, suspect)
    except DamagedError:
        with suppress(OSError, SidelightError):
            _set_aside(path)
            return _prepared(Connection(path, "NORMAL", BUSY_MS), prepare)
    except SidelightError:
        pass
    return _prepared(Connection(MEMORY), prepare)


def _prepared(
    connection: Connection, prepare: Callable[[Connection], None], suspect: bool = False
) -> Connection:
    try:
        with connection.reading() as sql:
            version = int(sql.execute("PRAGMA user_version").fetchone()[0])
            if suspect and sql.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise DamagedError(f"{connection.path} is damaged.")
        if version == VERSION:
            prepare(connection)
            return connection
        with connection.writing() as sql:
            # Asked again inside the lock: another thread or program may have made the tables meanwhile.
            version = int(sql.execute("PRAGMA user_version").fetchone()[0])
            if version == 0 and not sql.execute("SELECT 1 FROM sqlite_master").fetchone():
                for statement in statements(_SCHEMA):
                    sql.execute(statement)
                sql.execute(f"PRAGMA user_version = {VERSION}")
            elif version != VERSION:
                raise DamagedError(f"{connection.path} is of another version.")
        prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_aside(path: Path) -> None:
    """Rename the cache to "cache.db.damaged", over an older one of that name."""
    os.replace(path, f"{path}.damaged")
    for ending in ("-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
