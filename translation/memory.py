"""The memory of sentences: what was translated once is never translated again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from records.rendering import Rendering
from translation.package import Pack

_REVISION = 2
"""Raised when the same pack and settings come to give other results or records."""

_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides a translation apart from the pack; ``key`` goes into the memory's keys."""

    beam: int = 4
    length_penalty: float = 0.2

    @property
    def key(self) -> str:
        """Return the settings as text."""
        return f"beam {self.beam} length {self.length_penalty}"


class Memory(Protocol):
    """Where renderings are kept; ``storage`` has one on disk. Keys are those of ``memory_key``."""

    def get(self, keys: Sequence[str]) -> dict[str, Rendering]:
        """Return what is known of ``keys``."""

    def put(self, items: Mapping[str, Rendering]) -> None:
        """Keep every item."""


class DictMemory:
    """A memory that lasts as long as the program runs."""

    def __init__(self) -> None:
        self._items: dict[str, Rendering] = {}

    def get(self, keys: Sequence[str]) -> dict[str, Rendering]:
        """Return what is known of ``keys``."""
        return {key: self._items[key] for key in keys if key in self._items}

    def put(self, items: Mapping[str, Rendering]) -> None:
        """Keep every item."""
        self._items.update(items)


def memory_key(
    pack: Pack,
    settings: Settings,
    sentence: str,
    terms: str = "",
    verbatim: Sequence[tuple[int, int]] = (),
) -> str:
    """Return the key of a sentence: a SHA-256 in hexadecimal.

    ``terms`` is what the glossary says of it (``Terms.key``), so that only the sentences that
    hold a term depend on the glossary. ``verbatim`` are passages (code points) that are not translated.
    White space counts as a space whatever it is (one for one, so that word links stay right).
    """
    text = _SPACE.sub(" ", sentence)
    parts = [str(_REVISION), pack.name, pack.version, pack.sha256, settings.key, text]
    parts += [terms] if terms else []
    parts += [f"verbatim {start}-{end}" for start, end in verbatim]
    return hashlib.sha256("\0".join(parts).encode("utf-8", errors="surrogatepass")).hexdigest()
