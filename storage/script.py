"""Scripts of SQL, run statement by statement."""

from __future__ import annotations

import sqlite3


def statements(script: str) -> list[str]:
    """Split a script into its statements; ``executescript`` would commit the transaction around it."""
    found, current = [], ""
    for line in script.strip().splitlines():
        current += line + "\n"
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return found
