"""Copies of the library that are opened and checked before anybody relies on them."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from records.errors import SidelightError
from storage.connection import Connection
from storage.problems import DamagedError, told
from storage.schema import APPLICATION_ID


def backup(connection: Connection, target: Path) -> Path:
    """Copy the library to ``target``, while it is in use; return ``target``.

    The copy is written beside it, opened again, checked, and only then takes
    the name, so that a failure leaves an older file of that name as it was.

    Raises:
        SidelightError: when it cannot be written or does not pass the check.
    """
    with told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(target.name + ".partial")
        try:
            with connection.reading() as sql, closing(sqlite3.connect(partial)) as copy:
                sql.backup(copy)
                # A single file, with no -wal beside it, is what people can carry around.
                copy.execute("PRAGMA journal_mode = DELETE")
            verify(partial)
            _sync(partial)
            os.replace(partial, target)
            _sync(target.parent)
        finally:
            partial.unlink(missing_ok=True)
    return target


def backup_before(connection: Connection, what: str) -> Path:
    """Back up the library before a change of its tables, into its folder ``backups``."""
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    return backup(connection, connection.path.parent / "backups" / f"library-before-{what}-{now}.db")


def verify(path: Path) -> None:
    """Open a copy and check it.

    Raises:
        DamagedError: when it is not a whole Sidelight library.
    """
    with told(path):
        if not path.is_file():
            raise SidelightError(f"{path} is not there.", "Check the path of the backup.")
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as copy:
            if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise DamagedError(f"{path} is not a Sidelight library.", "Choose another backup.")
            result = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            if result != "ok":
                raise DamagedError(f"{path} is damaged ({result}).", "Choose another backup.")


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows cannot open folders, and writes names through
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
