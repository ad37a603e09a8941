"""Copies of the library that are opened and checked before anybody relies on them."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from records.errors import SidelightError
from storage.connection import Connection
from storage.problems import DamagedError, damaged, read_only, told
from storage.recovery import examine
from storage.schema import APPLICATION_ID, VERSION, told_version


def backup(connection: Connection, target: Path) -> Path:
    """Copy the library to ``target``, while it is in use; return ``target``.

    The copy is written beside it, opened again, checked, and only then takes
    the name, so that a failure leaves an older file of that name as it was.

    Raises:
        SidelightError: when it cannot be written or does not pass the check.
    """
    with told(target):
        if target.exists() and target.samefile(connection.path):
            raise SidelightError(f"{target} is the library itself.", "Choose another file for the backup.")
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(target.name + ".partial")
        try:
            with connection.reading() as sql, closing(sqlite3.connect(partial)) as copy:
                sql.backup(copy)
                # A single file, with no -wal beside it, is what people can carry around.
                copy.execute("PRAGMA journal_mode = DELETE")
            try:
                verify(partial)
            except DamagedError:
                raise damaged(connection.path) from None
            _sync(partial)
            os.replace(partial, target)
            _sync(target.parent)
        finally:
            partial.unlink(missing_ok=True)
    return target


def named_backup(folder: Path, what: str) -> Path:
    """Return a new name for a backup in a library's folder; ``what`` says when or why it was made."""
    while True:
        now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        name = folder / "backups" / f"library-{what}-{now}.db"
        if not name.exists():  # the clock may have been set back
            return name


def backup_before(connection: Connection, what: str) -> Path:
    """Back up the library before a change of its tables, into its folder ``backups``."""
    return backup(connection, named_backup(connection.path.parent, f"before-{what}"))


def restore(source: Path, library: Path) -> Path | None:
    """Put a backup in the place of the file ``library``; return where its old content is now.

    An old library that can be read is backed up first and then written over in
    one transaction, so that another program that has it open sees the change;
    one that is damaged is renamed. None when there was none.

    Raises:
        SidelightError: when the backup does not pass the check, or the library is in use.
    """
    verify(source)
    if source.exists() and library.exists() and source.samefile(library):
        raise SidelightError(f"{source} is the library itself.", "Choose a backup of it.")
    kept: Path | None = None
    if library.exists() or Path(f"{library}-wal").exists():
        try:
            examine(library)
            with Connection(library) as connection:
                kept = backup_before(connection, "restore")
        except DamagedError:
            kept = set_aside(library)
    with told(library), Connection(library) as connection, closing(sqlite3.connect(source)) as copy:
        if connection.read_only:
            raise read_only(library)
        copy.backup(connection.sql)
    return kept


def set_aside(library: Path) -> Path:
    """Rename a damaged library with its companions; it is never deleted, and never written to."""
    kept = named_backup(library.parent, "damaged")
    with told(library):
        kept.parent.mkdir(exist_ok=True)
        for ending in ("-wal", "-shm", ""):
            if Path(f"{library}{ending}").exists():
                os.replace(f"{library}{ending}", f"{kept}{ending}")
    return kept


def newer(path: Path, version: int) -> SidelightError:
    """Return the problem of a library of a version that this program cannot know."""
    return SidelightError(
        f"{path} was written by a newer Sidelight"
        f" (library version {told_version(version)}, this program knows {told_version(VERSION)}).",
        "It was left as it is. Install the newer Sidelight, or choose another folder with --profile.",
    )


def verify(path: Path) -> None:
    """Open a copy and check it.

    Raises:
        DamagedError: when it is not a whole Sidelight library.
    """
    if not path.is_file():
        raise SidelightError(f"{path} is not there.", "Check the path of the backup.")
    try:
        _look_at(path)
    except DamagedError as problem:
        raise DamagedError(problem.message, "Choose another backup.") from problem.__cause__


def _look_at(path: Path) -> None:
    with told(path):
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as copy:
            if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise DamagedError(f"{path} is not a Sidelight library.")
            version = copy.execute("PRAGMA user_version").fetchone()[0]
            if version // 1000 > VERSION // 1000:
                raise newer(path, version)
            result = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            if result != "ok":
                raise DamagedError(f"{path} is damaged ({result}).")


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows cannot open folders, and writes names through
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
