"""Data that ships with the program, and the one function that finds it."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """Return the path of a resource, as in ``path("languages", "nb.toml")``."""
    return _FOLDER.joinpath(*parts)
