"""Corpus files: one pair a line, tab between the Norwegian and the English side, gzip or plain."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

Pair = tuple[str, str]


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a UTF-8 file, without their ends; .gz files are unpacked."""
    with (
        gzip.open(path, "rt", encoding="utf-8", errors="replace")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8", errors="replace")
    ) as stream:
        for line in stream:
            yield line.rstrip("\n")


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a file; lines without a tab are passed over, further columns left out."""
    for line in read_lines(path):
        sides = line.split("\t")
        if len(sides) >= 2:
            yield sides[0], sides[1]


def write_pairs(path: Path, pairs: Iterable[Pair]) -> int:
    """Write pairs to a gzip file and return their number; the same pairs give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as stream:
        for source, target in pairs:
            stream.write(f"{source}\t{target}\n".encode())
            count += 1
    return count
