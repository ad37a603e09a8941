"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from records.errors import SidelightError


def save(path: Path, text: str) -> None:
    """Write ``text`` in UTF-8 to ``path``; an older file stays as it is until the new one is on disk.

    Raises SidelightError when the folder is missing or may not be written, or the disk is full.
    """
    if path.is_dir():
        raise SidelightError(f"{path} is a folder.", "Name a file inside it.")
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    except (OSError, ValueError) as problem:
        raise _unwritable(path, problem) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except OSError as problem:
        raise _unwritable(path, problem) from None
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _mode(path: Path) -> int:
    """Return the rights of the file that is replaced, else those that a new file gets."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _unwritable(path: Path, problem: Exception) -> SidelightError:
    reason = getattr(problem, "strerror", None) or str(problem)
    return SidelightError(
        f"{path} cannot be written: {reason}.", "Choose another folder, or make room on the disk."
    )
