"""A file from the first of several addresses with a good one: resumed where it stopped, cancelled at will."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, TypeVar

from records.errors import SidelightError
from translation.web import Fetch, UnreachableError, host, never

try:
    import fcntl
except ImportError:  # Windows, where an open file is locked enough
    fcntl = None  # type: ignore[assignment]

T = TypeVar("T")
MAX_BYTES = 1024**3
"""The largest public Argos packages have a fifth of it."""
_BREAKS = 3
"""How often in a row a server may break off with less than ``_WORTH`` bytes sent."""
_WORTH = 64 * 1024
_REST = 0.3
"""Seconds to wait before such a server is asked again; twice as long the next time."""
_SPARE = 64 * 1024**2
_EVERY = 0.1
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)\Z")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a download is: bytes there and in all (0 while unknown); last comes the check of the file."""

    step: Literal["download", "check"]
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class _Record:
    """What is known of a partial file: where it comes from, and what proves that the rest is of the same."""

    url: str = ""
    validator: str = ""
    total: int = 0


class Partial:
    """A file that is being downloaded, kept with its record until it is whole and good."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._record = path.with_name(path.name + ".json")

    def state(self) -> Progress | None:
        """Return how far the download came before, None when there is nothing to go on from."""
        record, size = self.record(), self._size()
        return Progress("download", size, record.total) if size and record.validator else None

    def start_at(self, url: str) -> tuple[int, str]:
        """Return from which byte a download from ``url`` can go on, and the validator that proves it."""
        record = self.record()
        return (self._size(), record.validator) if record.url == url and record.validator else (0, "")

    def whole(self, url: str) -> bool:
        """Return whether all of the file has come from ``url``."""
        start, _ = self.start_at(url)
        return 0 < start == self.record().total

    def record(self) -> _Record:
        """Return the record, an empty one when there is none."""
        try:
            record = _Record(**json.loads(self._record.read_text("utf-8")))
        except (OSError, ValueError, TypeError, RecursionError):
            return _Record()
        whole = isinstance(record.url, str) and isinstance(record.validator, str)
        return record if whole and type(record.total) is int else _Record()

    def note(self, url: str, validator: str, total: int) -> None:
        """Write the record."""
        text = json.dumps({"url": url, "validator": validator, "total": total})
        self._record.write_text(text, "utf-8")

    def discard(self) -> None:
        """Take file and record away."""
        self.path.unlink(missing_ok=True)
        self._record.unlink(missing_ok=True)

    def _size(self) -> int:
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


def download(
    links: Sequence[str],
    partial: Partial,
    accept: Callable[[Path], T],
    cancelled: Callable[[], bool] = never,
) -> Generator[Progress, None, T]:
    """Download from the first of ``links`` whose file ``accept`` takes; return what ``accept`` returns.

    ``accept`` raises SidelightError for a file that is not the right one; then the next link
    is tried. What came of a download that is stopped (CancelledError, or the generator is closed) stays in
    ``partial`` and is gone on from, when the server proves that it still has the same file. Raises
    SidelightError when no link gives a good file, or the disk has no room.
    """
    problems: dict[str, SidelightError] = {}
    with _opened(partial.path) as file:
        _lock(file, partial.path)
        # The link that the partial file is from comes first.
        for link in sorted(links, key=lambda link: partial.start_at(link)[0] == 0):
            try:
                yield from _from(link, file, partial, cancelled)
                size = file.tell()
                yield Progress("check", size, size)
                result = accept(partial.path)
                break
            except SidelightError as problem:
                if not isinstance(problem, UnreachableError):
                    if isinstance(problem, _HopelessError) or isinstance(problem.__cause__, OSError):
                        raise  # the disk, not the file: another address would not help
                    _empty(file, partial)
                problems[link] = problem
        else:
            if not partial.state():
                partial.discard()
            raise _told(problems)
    partial.discard()
    return result


class _HopelessError(SidelightError):
    """A problem that no other address can solve."""


def _from(
    url: str, file: IO[bytes], partial: Partial, cancelled: Callable[[], bool]
) -> Generator[Progress, None, None]:
    """Fill ``file`` from one address, going on where the server breaks off."""
    furthest, idle = 0, 0
    if partial.whole(url):
        return  # it came before, but was not installed
    while not (yield from _once(url, file, partial, cancelled)):
        idle = 0 if file.tell() >= furthest + _WORTH else idle + 1
        furthest = max(furthest, file.tell())
        if idle >= _BREAKS:
            raise UnreachableError(
                f"{host(url)} breaks off after {file.tell():,} bytes again and again.", "Try again later."
            )
        time.sleep(_REST * idle)


def _once(
    url: str, file: IO[bytes], partial: Partial, cancelled: Callable[[], bool]
) -> Generator[Progress, None, bool]:
    """Make one request and write what it gives; return whether the file is whole then."""
    start, validator = partial.start_at(url)
    wanted = {"Range": f"bytes={start}-", "If-Range": validator} if start else {}
    with Fetch(url, wanted, cancelled) as answer:
        if answer.status == 206 and start:
            place = _RANGE.match(answer.headers.get("Content-Range", ""))
            if place is None or int(place[1]) != start:
                _empty(file, partial)
                return False
            total = int(place[3])
        elif answer.status == 200:
            _empty(file, partial)
            total = _number(answer.headers.get("Content-Length", ""))
            partial.note(url, _validator(answer), total)
        elif answer.status == 416 and start:  # what lies there is longer than the file: another one by now
            _empty(file, partial)
            return False
        else:
            raise UnreachableError(f"{host(url)} answered {answer.status}.", "Try again later.")
        _require_room(total, file.tell(), partial.path.parent, url)
        try:
            yield from _written(answer, file, total)
        except UnreachableError:
            return False
    return not total or file.tell() >= total


def _written(answer: Fetch, file: IO[bytes], total: int) -> Generator[Progress, None, None]:
    """Write an answer's body, told of now and then."""
    told = 0.0
    for piece in answer:
        try:
            file.write(piece)
            file.flush()
        except OSError as error:
            raise _HopelessError(f"The download could not be written: {error.strerror}.", _ROOM) from error
        if file.tell() > (total or MAX_BYTES):
            raise SidelightError(f"{host(answer.url)} sends more than it may: over {file.tell():,} bytes.")
        if (now := time.monotonic()) - told >= _EVERY:
            told = now
            yield Progress("download", file.tell(), total)
    yield Progress("download", file.tell(), total)


_ROOM = "Free some space, or choose another profile folder."


def _require_room(total: int, there: int, folder: Path, url: str) -> None:
    if total > MAX_BYTES:
        raise SidelightError(f"{host(url)} has a file of {total:,} bytes: no language pack is so large.")
    if total - there + _SPARE > shutil.disk_usage(folder).free:
        raise _HopelessError(f"There is no room for {total / 1e6:.0f} MB in {folder}.", _ROOM)


def _validator(answer: Fetch) -> str:
    """Return what proves that a later answer is about the same bytes (RFC 9110, 8.8 and 13.1.5)."""
    tag = answer.headers.get("ETag", "")
    if tag and not tag.startswith("W/"):
        return tag
    return answer.headers.get("Last-Modified", "") if not tag else ""


def _empty(file: IO[bytes], partial: Partial) -> None:
    file.truncate(0)
    file.seek(0)
    partial.note("", "", 0)


def _opened(path: Path) -> IO[bytes]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("ab")
    except OSError as error:
        raise SidelightError(f"{path.parent} cannot be written: {error.strerror}.", _ROOM) from error


def _lock(file: IO[bytes], path: Path) -> None:
    """Keep another process from writing to the same file."""
    if fcntl is None:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise SidelightError(
            f"{path.stem} is being downloaded by another Sidelight already.", "Wait until it is done."
        ) from None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _told(problems: Mapping[str, SidelightError]) -> SidelightError:
    if not problems:
        return SidelightError("There is no address to download this pack from.", "Try another catalogue.")
    *_, last = problems.values()
    if len(problems) == 1:
        return last
    reasons = " ".join(f"{host(link)}: {problem.message}" for link, problem in problems.items())
    return SidelightError(f"None of {len(problems)} addresses has given a good file. {reasons}", last.hint)


def remove_old(folder: Path, days: float) -> None:
    """Take away partial files in ``folder`` that nobody has gone on with for so long."""
    for path in folder.glob("*"):
        try:
            if path.stat().st_mtime < time.time() - days * 86400:
                os.unlink(path)
        except OSError:
            continue
