"""What is done when the library is closed after changes: a backup now and then, the articles' own files."""

from __future__ import annotations

import hashlib
import json
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.backup import backup, named_backup
from storage.connection import Connection
from storage.exporting import export_json
from storage.problems import told
from storage.tables import TABLES, columns, owned
from storage.thinning import superfluous

EVERY = timedelta(minutes=30)
"""Backups at closing are at least this far apart."""
ARTICLES = "articles"
"""The folder, beside the library, of one file for each article."""
SHARED = "library.json"
"""In that folder: what concerns the library as a whole (the glossary, collections)."""
_STAMPS = ".stamps"
_NAME = re.compile(r"library-(?P<what>[a-z-]+)-(?P<time>\d{8}-\d{6}-\d{6})\.db")


def back_up_if_due(connection: Connection) -> Path | None:
    """Back the library up unless that was done lately, then thin out older backups of this kind."""
    folder = connection.path.parent / "backups"
    now = datetime.now(UTC)
    made = _made(folder, "closed")
    if any(timedelta(0) <= now - time < EVERY for time in made):
        return None
    copy = backup(connection, named_backup(connection.path.parent, "closed"))
    thin_backups(connection.path.parent, "closed")
    return copy


def thin_backups(library: Path, what: str) -> None:
    """Thin out the backups of one kind in a library's folder."""
    made = _made(library / "backups", what)
    with told(library):
        for time in superfluous(made, datetime.now(UTC)):
            made[time].unlink(missing_ok=True)


def _made(folder: Path, what: str) -> dict[datetime, Path]:
    if not folder.is_dir():
        return {}
    found = (
        (match, path)
        for path in folder.iterdir()
        if (match := _NAME.fullmatch(path.name)) and match["what"] == what
    )
    return {datetime.strptime(m["time"], "%Y%m%d-%H%M%S-%f").replace(tzinfo=UTC): path for m, path in found}


def write_files(connection: Connection) -> int:
    """Write each article that changed into a file of its own beside the library; return how many.

    ``import_folder`` makes a library of such a folder again. The file of an article that was deleted for
    good goes too.
    """
    folder = connection.path.parent / ARTICLES
    with told(folder):
        folder.mkdir(exist_ok=True)
        known = _known(folder / _STAMPS)
        stamps = _stamps(connection)
        changed = [
            name for name, stamp in stamps.items() if known.get(name) != stamp or not _there(folder, name)
        ]
        for name in changed:
            export_json(connection, folder / _file(name), [name] if name else [])
        for name in known.keys() - stamps.keys():
            (folder / _file(name)).unlink(missing_ok=True)
        if changed or known.keys() != stamps.keys():
            partial = folder / f"{_STAMPS}.partial"
            partial.write_text(json.dumps(stamps), encoding="utf-8")
            os.replace(partial, folder / _STAMPS)
    return len(changed)


def _file(name: str) -> str:
    return f"{name}.json" if name else SHARED


def _there(folder: Path, name: str) -> bool:
    return (folder / _file(name)).exists()


def _known(path: Path) -> dict[str, str]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _stamps(connection: Connection) -> dict[str, str]:
    """Return for each article ("" for the library as a whole) a value that changes with anything of it."""
    with connection.reading() as sql:
        rows: dict[str, list[object]] = {
            row["id"]: [tuple(row)] for row in sql.execute("SELECT * FROM articles")
        }
        shared: list[object] = []
        for name, condition in (
            ("annotations", "article = ?1"),
            ("tags", "annotation IN (SELECT id FROM annotations WHERE article = ?1)"),
            *((table.name, owned(sql, table)) for table in TABLES if table.owner),
        ):
            order = ", ".join(c.name for c in columns(sql, name) if c.key)
            for article, parts in rows.items():
                found = sql.execute(f"SELECT * FROM {name} WHERE {condition} ORDER BY {order}", (article,))
                parts.append([tuple(row) for row in found])
        for table in TABLES:
            if not table.owner:
                shared.append([tuple(row) for row in sql.execute(f"SELECT * FROM {table.name}")])
    parts_of = {"": shared, **rows}
    return {name: hashlib.sha256(repr(parts).encode()).hexdigest()[:16] for name, parts in parts_of.items()}
