"""Compare an export with the file kept under ``golden_files/``; SIDELIGHT_GOLDEN=1 writes it anew."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden_files"


def check(text: str, name: str) -> None:
    file = FOLDER / name
    if os.environ.get("SIDELIGHT_GOLDEN"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")
