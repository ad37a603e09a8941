"""What SQLite and the file system complain about, told in one line with a way out."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from records.errors import SidelightError


class DamagedError(SidelightError):
    """The file is damaged, or no database at all."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the known failures of SQLite and of the file system into a ``SidelightError``.

    ``path`` is the file they are about. Whatever is not known goes through: it is a bug.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        known = _sqlite_problem(error, path)
        if known is None:
            raise
        raise known from error
    except OSError as error:
        raise _file_problem(error, path) from error


def damaged(path: Path) -> DamagedError:
    """Return the problem of a damaged file, with what can be seen of the damage, and the way out."""
    every = (path.parent / "backups").glob("library-*.db")
    copies = sorted((c for c in every if "-damaged-" not in c.name), key=lambda copy: copy.name[-25:])
    copy = f" The latest is {copies[-1]}." if copies else ""
    return DamagedError(
        f"{path} {_damage(path)}.",
        "It was left as it is. Save what can be read of it with: library salvage FOLDER."
        f" Put a backup in its place with: library restore BACKUP.{copy}",
    )


def _damage(path: Path) -> str:
    # The header is described in https://sqlite.org/fileformat.html#the_database_header
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:
        return "is damaged"
    if not header.startswith(b"SQLite format 3\0") or len(header) < 100:
        return "is not a Sidelight library, or its beginning is damaged"
    page = int.from_bytes(header[16:18]) if header[16:18] != b"\0\1" else 65536
    whole = page * int.from_bytes(header[28:32])
    if header[24:28] == header[92:96] and whole > size:
        return f"is damaged: it is cut short, {size} of {whole} bytes are there"
    return "is damaged: parts of it are not what they should be"


def read_only(path: Path) -> SidelightError:
    """Return the problem of a library that can be read but not changed."""
    return SidelightError(
        f"The library in {path.parent} is read-only: nothing was changed.",
        "Make the folder and its files writable, or choose another with --profile.",
    )


def _sqlite_problem(error: sqlite3.DatabaseError, path: Path) -> SidelightError | None:
    # The primary result code is in the low byte of the extended one: https://sqlite.org/rescode.html
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return SidelightError(
                f"{path} is in use by another program: nothing was changed.",
                "Wait for it to finish or close it, then try again.",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return read_only(path)
        case sqlite3.SQLITE_FULL:
            return _disk_full(path)
        case sqlite3.SQLITE_PROTOCOL | sqlite3.SQLITE_NOLFS:
            return SidelightError(
                f"{path} cannot be locked: nothing was changed.",
                "Folders on a network often cannot lock files: choose a local one with --profile.",
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path)
        case sqlite3.SQLITE_CANTOPEN:
            return SidelightError(
                f"{path} cannot be opened.", "Check that the folder exists and may be read and written."
            )
        case sqlite3.SQLITE_IOERR:
            return SidelightError(
                f"Reading or writing {path} failed ({error}): nothing was changed.",
                "Check the disk and its connection, then try again.",
            )
    return None


def _file_problem(error: OSError, path: Path) -> SidelightError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _disk_full(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return SidelightError(
            f"{error.filename or path} may not be read or written.",
            "Change its permissions, or choose another folder with --profile.",
        )
    reason = error.strerror or str(error)
    return SidelightError(f"{error.filename or path}: {reason}.", "Check the path, then try again.")


def _disk_full(path: Path) -> SidelightError:
    return SidelightError(
        f"The disk that holds {path} is full: nothing was changed.", "Free some space, then try again."
    )
