"""Progress of a command, on standard error and only where a person looks on."""

from __future__ import annotations

import sys


def show(label: str, done: int, total: int) -> None:
    """Write "label done/total" over the line before it; end the line when all is done."""
    if sys.stderr.isatty():
        end = "\n" if done >= total else ""
        sys.stderr.write(f"\r{label} {done}/{total}{end}")
        sys.stderr.flush()
