"""What a pack on a server holds, read from the ends of the archive without downloading it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from records.errors import SidelightError
from translation.catalogue import Offer
from translation.package import licence_of
from translation.web import Fetch, UnreachableError, host, never

_BLOCK = 64 * 1024
_MOST = 4 * 1024**2
"""Bytes that may be fetched to learn about one pack."""
_MAX_README = 1024**2
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)\Z")


@dataclass(frozen=True, slots=True)
class Details:
    """What a server tells of a pack: bytes to download (0 unknown) and the readme inside ("" unknown)."""

    size: int
    about: str


def ask(offer: Offer, cancelled: Callable[[], bool] = never) -> tuple[Offer, Details]:
    """Return an offer with the size and licence that its server tells, and the details.

    Some small requests to the first server that answers. Where it does not give parts of a file, only
    the size is known. Raises SidelightError when no server answers.
    """
    problem = SidelightError("There is no address to ask.")
    for link in offer.links:
        try:
            details = _ask(link, cancelled)
        except SidelightError as error:
            problem = error
            continue
        licence = licence_of(details.about) or offer.licence
        return replace(offer, size=details.size or offer.size, licence=licence), details
    raise problem


def _ask(link: str, cancelled: Callable[[], bool]) -> Details:
    file = _DistantFile(link, cancelled)
    if not file.parts:
        return Details(file.size, "")
    try:
        with zipfile.ZipFile(file) as archive:
            names = [info for info in archive.infolist() if info.filename.count("/") <= 1]
            readme = next((info for info in names if info.filename.endswith("README.md")), None)
            if readme is None or readme.file_size > _MAX_README:
                return Details(file.size, "")
            with archive.open(readme) as stream:
                return Details(file.size, stream.read(_MAX_README).decode("utf-8", errors="replace"))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise SidelightError(f"{host(link)} has no intact pack there.", "Try another catalogue.") from error


class _DistantFile(io.RawIOBase):
    """A file on a server, read in blocks, by requests for parts; ``parts`` tells whether it gives them."""

    def __init__(self, link: str, cancelled: Callable[[], bool]) -> None:
        self._link = link
        self._cancelled = cancelled
        self._blocks: dict[int, bytes] = {}
        self._place = 0
        with Fetch(link, {"Range": f"bytes=-{_BLOCK}"}, cancelled) as answer:
            self.parts = answer.status == 206
            if answer.status not in (200, 206):
                raise UnreachableError(f"{host(link)} answered {answer.status}.", "Try again later.")
            if not self.parts:
                length = answer.headers.get("Content-Length", "")
                self.size = int(length) if length.isdigit() else 0
                return
            place = _RANGE.match(answer.headers.get("Content-Range", ""))
            if place is None:
                raise UnreachableError(f"{host(link)} does not say which part it sends.", "Try again later.")
            self.size = int(place[3])
            self._tail = int(place[1])
            self._end = _body(answer, _BLOCK)

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the file."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self.size}[whence]
        self._place = max(base + offset, 0)
        return self._place

    def tell(self) -> int:
        """Return the place in the file."""
        return self._place

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read what the nearest block holds."""
        if self._place >= self.size:
            return 0
        if self._place >= self._tail:
            start, block = self._tail, self._end
        else:
            start = self._place // _BLOCK * _BLOCK
            block = self._block(start)
        found = block[self._place - start :][: len(buffer)]
        buffer[: len(found)] = found
        self._place += len(found)
        return len(found)

    def _block(self, start: int) -> bytes:
        if start not in self._blocks:
            if len(self._blocks) * _BLOCK > _MOST:
                raise ValueError("the directory is too large")
            last = min(start + _BLOCK, self.size) - 1
            with Fetch(self._link, {"Range": f"bytes={start}-{last}"}, self._cancelled) as answer:
                if answer.status != 206:
                    raise UnreachableError(
                        f"{host(self._link)} answered {answer.status}.", "Try again later."
                    )
                self._blocks[start] = _body(answer, last - start + 1)
        return self._blocks[start]


def _body(answer: Fetch, most: int) -> bytes:
    data = b""
    for piece in answer:
        data += piece
        if len(data) > most:
            raise UnreachableError(f"{host(answer.url)} sends more than asked for.", "Try again later.")
    return data
