"""Where the passages of a text went when it was edited."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

_LINE = re.compile(r"[^\n]*\n+|[^\n]+")
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 6000
"""Changed parts of more words than this (a rewritten book) are not compared word by word."""


@dataclass(frozen=True, slots=True)
class Run:
    """A part of the old text and what became of it.

    ``line_kept`` says that its lines are the same to the letter, ``kept`` that it is itself.
    """

    start: int
    end: int
    new_start: int
    new_end: int
    kept: bool
    line_kept: bool


class Shift:
    """The way from an old text to a new one: line by line, and word by word in changed lines.

    Blank lines count with the line before them.
    """

    def __init__(self, old: str, new: str) -> None:
        self._runs = [run for run in _runs(old, new) if run.end > run.start]
        self._starts = [run.start for run in self._runs]

    def passage(self, start: int, end: int) -> tuple[int, int]:
        """Return the likely passage of the new text for one of the old text; an empty one if it is gone."""
        if not self._runs:
            return 0, 0
        first, last = self._at(start), self._at(end - 1)
        new_start = first.new_start + (start - first.start if first.kept else 0)
        new_end = last.new_start + end - last.start if last.kept else last.new_end
        return new_start, max(new_end, new_start)

    def untouched(self, start: int, end: int) -> bool:
        """Return whether the lines at both ends of a passage are as they were."""
        return bool(self._runs) and self._at(start).line_kept and self._at(end - 1).line_kept

    def _at(self, offset: int) -> Run:
        return self._runs[max(bisect_right(self._starts, offset) - 1, 0)]


def _runs(old: str, new: str) -> Iterator[Run]:
    old_lines, new_lines = _LINE.findall(old), _LINE.findall(new)
    old_at, new_at = _offsets(old_lines), _offsets(new_lines)
    lines = SequenceMatcher(None, old_lines, new_lines, autojunk=False)
    for tag, a, b, c, d in lines.get_opcodes():
        whole = Run(old_at[a], old_at[b], new_at[c], new_at[d], tag == "equal", tag == "equal")
        if tag != "replace":
            yield whole
            continue
        old_words = _WORD.findall(old, whole.start, whole.end)
        new_words = _WORD.findall(new, whole.new_start, whole.new_end)
        if max(len(old_words), len(new_words)) > _MOST:
            yield whole
            continue
        old_word_at, new_word_at = _offsets(old_words, whole.start), _offsets(new_words, whole.new_start)
        for code in Levenshtein.opcodes(old_words, new_words):
            yield Run(
                old_word_at[code.src_start],
                old_word_at[code.src_end],
                new_word_at[code.dest_start],
                new_word_at[code.dest_end],
                code.tag == "equal",
                False,
            )


def _offsets(pieces: Sequence[str], start: int = 0) -> list[int]:
    offsets = [start]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    return offsets
