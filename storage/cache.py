"""The memory of machine translations: no sentence is translated twice by the same pack."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any, Self, get_args

from records.errors import SidelightError
from records.rendering import Doubt, DoubtKind, Rendering, RenderingState, WordLink
from storage.cachefile import CacheFile
from storage.connection import Connection
from storage.values import storable


class RenderingCache:
    """Renderings by key, kept in cache.db.

    The window's thread and its workers may share one: inside there is one
    connection behind a lock, and each call is one short transaction. No call
    raises for a damaged, locked or full cache: what cannot be read counts as
    missing, what cannot be written is remembered until the program ends.
    """

    def __init__(self, path: Path) -> None:
        self._file = CacheFile(path)
        self._unwritten: dict[str, Rendering] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the cache."""
        self._file.close()

    def get(self, keys: Sequence[str]) -> dict[str, Rendering]:
        """Return the renderings that are known, by key; unknown keys are left out."""
        found = {key: self._unwritten[key] for key in keys if key in self._unwritten}
        wanted = json.dumps([key for key in keys if key not in found])

        def read(connection: Connection) -> list[tuple[Any, ...]]:
            with connection.reading() as sql:
                rows = sql.execute(
                    "SELECT key, text, state, score, pack, alignment, doubts FROM renderings"
                    " WHERE key IN (SELECT value FROM json_each(?))",
                    (wanted,),
                )
                return [tuple(row) for row in rows]

        try:
            rows = self._file.run(read)
        except SidelightError:
            return found
        for key, *stored in rows:
            rendering = _unpack(*stored)
            if rendering is not None:
                found[key] = rendering
        return found

    def put(self, items: Mapping[str, Rendering]) -> None:
        """Keep renderings by key, in place of older ones of the same keys."""
        rows = [(key, *_pack(rendering)) for key, rendering in items.items()]

        def write(connection: Connection) -> None:
            with connection.writing() as sql:
                sql.executemany(
                    "INSERT INTO renderings (key, text, state, score, pack, alignment, doubts)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET text = excluded.text,"
                    " state = excluded.state, score = excluded.score, pack = excluded.pack,"
                    " alignment = excluded.alignment, doubts = excluded.doubts",
                    rows,
                )

        try:
            self._file.run(write)
        except SidelightError:
            self._unwritten.update(items)
        else:
            for key in items:
                self._unwritten.pop(key, None)


def _pack(rendering: Rendering) -> tuple[object, ...]:
    return (
        storable(rendering.text),
        rendering.state,
        rendering.score,
        rendering.pack,
        json.dumps([astuple(link) for link in rendering.alignment]),
        json.dumps([astuple(doubt) for doubt in rendering.doubts], ensure_ascii=False),
    )


def _unpack(
    text: str, state: RenderingState, score: float | None, pack: str, alignment: str, doubts: str
) -> Rendering | None:
    """Return the rendering, or None when what was stored is not one (it is made anew then)."""
    try:
        links = tuple(WordLink(*link) for link in json.loads(alignment))
        warnings = tuple(Doubt(*doubt) for doubt in json.loads(doubts))
    except (TypeError, ValueError):
        return None
    whole = state in get_args(RenderingState) and all(doubt.kind in get_args(DoubtKind) for doubt in warnings)
    return Rendering(text, state, score, pack, links, warnings) if whole else None
