"""The folder in which the program keeps everything of one person."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from records.errors import SidelightError

VARIABLE = "SIDELIGHT_PROFILE"


@dataclass(frozen=True, slots=True)
class Profile:
    """Where things lie below the profile's folder."""

    folder: Path

    @property
    def library(self) -> Path:
        """Return the file of articles and annotations."""
        return self.folder / "library.db"

    @property
    def packs(self) -> Path:
        """Return the folder of installed language packs."""
        return self.folder / "packs"

    @property
    def cache(self) -> Path:
        """Return the file of machine translations and the search index."""
        return self.folder / "cache.db"

    @property
    def settings(self) -> Path:
        """Return the settings file."""
        return self.folder / "settings.json"


def locate(chosen: str | None = None) -> Profile:
    """Return the profile to use, made if need be.

    ``chosen`` (the command line) wins over the environment's SIDELIGHT_PROFILE,
    and that over the system's folder for application data. Raises
    SidelightError when the folder cannot be made.
    """
    named = chosen or os.environ.get(VARIABLE)
    folder = (
        Path(named).expanduser() if named else Path(platformdirs.user_data_dir("Sidelight", appauthor=False))
    )
    folder = folder.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SidelightError(
            f"The profile folder {folder} cannot be made ({error.strerror or error}).",
            f"Choose another with --profile DIR or {VARIABLE}.",
        ) from error
    return Profile(folder)
