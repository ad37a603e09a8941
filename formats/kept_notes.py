"""Notes that outlived their articles, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from formats.saving import save
from records.shelf import KeptNote


def kept_notes_markdown(notes: Iterable[KeptNote]) -> str:
    """Return the notes article by article, each under the words it was written about."""
    parts = ["# Notes of deleted articles"]
    for _, group in groupby(notes, key=lambda note: note.article):
        those = list(group)
        first = those[0]
        parts.append(f"## {_line(first.title) or 'Untitled'}")
        known = (first.author, first.published, first.source)
        parts.append(", ".join(_line(each) for each in known if each))
        for note in those:
            parts.append("\n".join(f"> {_plain(line)}" for line in note.exact.splitlines()))
            parts.append("\n".join(_plain(line) for line in note.text.splitlines()))
            parts.append(" ".join(f"#{_line(tag)}" for tag in note.tags))
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def write_kept_notes(notes: Iterable[KeptNote], path: Path) -> None:
    """Write the notes to ``path``, in place of what is there."""
    save(path, kept_notes_markdown(notes))


def _line(text: str) -> str:
    return _plain(" ".join(text.split()))


def _plain(line: str) -> str:
    """Return a line in which nothing is taken for Markdown or HTML."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#" else char for char in line)
