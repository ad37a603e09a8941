"""Getting out of a damaged library what is in it, and making one anew."""

from __future__ import annotations

from pathlib import Path

from app.desk import Desk
from storage.importing import Imported
from storage.library import Library
from storage.problems import DamagedError
from storage.salvaging import Salvaged


def salvage(desk: Desk, folder: Path) -> Salvaged:
    """Write what can be read of the library, however damaged, into ``folder``, a new one."""
    desk.close()
    return Library.salvage(desk.profile.folder, folder)


def rebuild(desk: Desk, folder: Path) -> tuple[Imported, Path | None]:
    """Take in every exported file of ``folder``.

    A damaged library is set aside for a new one; returns where it is, None for a sound one.
    """
    try:
        return desk.library.rebuild(folder)[0], None
    except DamagedError:
        if not any(folder.glob("*.json")):
            raise
        desk.close()
        kept = Library.set_aside(desk.profile.folder)
    return desk.library.rebuild(folder)[0], kept
