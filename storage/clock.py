"""Times that stay in order when the computer's clock is set back."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

from storage.values import now

TOLERATED = timedelta(minutes=10)
"""Clocks of two computers may be this far apart."""

_LATEST = """
SELECT max(time) FROM (
    SELECT max(opened) AS time FROM articles UNION ALL SELECT max(modified) FROM annotations
    UNION ALL SELECT max(modified) FROM corrections UNION ALL SELECT max(modified) FROM judgements
)
"""


def later_than(former: str) -> str:
    """Return the time now, but never one before ``former``: of two versions the later one counts."""
    time = now()
    if time > former:
        return time
    try:
        after = datetime.fromisoformat(former) + timedelta(milliseconds=1)
    except (ValueError, OverflowError):
        return time
    return after.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def set_back(sql: sqlite3.Connection) -> str:
    """Return the latest time in the library if the clock says that it is still to come, else ""."""
    latest = str(sql.execute(_LATEST).fetchone()[0] or "")
    limit = (datetime.now(UTC) + TOLERATED).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return latest if latest > limit else ""
