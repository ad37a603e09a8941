"""The .argosmodel archive of a language pack, opened without trusting it."""

from __future__ import annotations

import hashlib
import re
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from records.errors import SidelightError
from translation.package import METADATA, TOKENIZERS, Pack, pack_from_metadata, require_parts

MAX_ENTRIES = 2_000
MAX_TOTAL = 2 * 1024**3
"""Bytes after unpacking; the largest public Argos packages are a tenth of it."""
MAX_RATIO = 50
"""Unpacked to packed size of one entry: weights reach 2, vocabularies 6."""
MAX_TEXT = 1024**2
_RATIO_FROM = 1024**2
_CHUNK = 1024**2

_WANTED = re.compile(r"(README\.md|LICENSE[^/]*|model/[A-Za-z0-9][^/]*)\Z")
"""What is unpacked; anything else in the archive (other programs' sentence splitters) stays there."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that has passed the checks: its path, what is wanted of it, and the pack inside."""

    path: Path
    entries: tuple[tuple[str, zipfile.ZipInfo], ...]
    metadata: bytes
    about: str

    @property
    def size(self) -> int:
        """Return the size of the wanted files after unpacking, in bytes."""
        return sum(info.file_size for _, info in self.entries)

    @property
    def fingerprint(self) -> str:
        """Return a digest of names, sizes and check sums: changes with the contents, read in no time."""
        listing = ((name, info.file_size, info.CRC) for name, info in self.entries)
        return hashlib.sha256(repr(sorted(listing)).encode()).hexdigest()

    def pack(self, folder: Path, *, starter: bool = False, sha256: str = "") -> Pack:
        """Return the pack inside, as it will be once it lies unpacked under ``folder``."""
        return pack_from_metadata(
            self.metadata, path=folder, size=self.size, about=self.about, starter=starter, sha256=sha256
        )

    def unpack(self, folder: Path) -> None:
        """Write the wanted files into ``folder``, which exists and is empty.

        Raises SidelightError when the archive turns out to be damaged or larger than it says.
        """
        try:
            with zipfile.ZipFile(self.path) as archive:
                for name, info in self.entries:
                    _write(archive, info, folder.joinpath(*name.split("/")))
        except (zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error) as error:
            raise _refused(self.path, f"it is damaged ({error})") from error


def open_archive(path: Path) -> Archive:
    """Check an .argosmodel file without unpacking it.

    Raises SidelightError when it is no ZIP archive, holds names that leave its
    folder, links, duplicates or encrypted entries, is beyond the limits, or is
    not a package that translates.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_ENTRIES:
                raise _refused(path, f"it has more than {MAX_ENTRIES:,} entries")
            entries = _wanted(path, [info for info in infos if not info.is_dir()])
            metadata = _small(archive, path, entries.get(METADATA))
            about = _small(archive, path, entries.get("README.md")).decode("utf-8", errors="replace")
    except FileNotFoundError as error:
        raise SidelightError(f"There is no file {path}.", "Check the path of the language pack.") from error
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, UnicodeError) as error:
        raise _refused(path, "it is not an intact ZIP archive") from error
    except OSError as error:
        raise SidelightError(f"{path} cannot be read: {error.strerror}.") from error
    if METADATA not in entries:
        raise _refused(path, "it has no metadata.json")
    require_parts(set(entries))
    opened = Archive(path, tuple(sorted(entries.items())), metadata, about)
    opened.pack(Path())
    return opened


def _wanted(path: Path, infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the entries to unpack by their name inside the package's own folder."""
    total = 0
    roots = set()
    seen = set()
    wanted = {}
    for info in infos:
        parts = PurePosixPath(info.filename).parts
        if (
            info.filename.startswith("/")
            or "\\" in info.filename
            or ":" in info.filename
            or ".." in parts
            or not info.filename.isprintable()
        ):
            raise _refused(path, f"the name {info.filename!r} inside it leads out of its folder")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise _refused(path, f"{info.filename} inside it is a link")
        if info.flag_bits & 1:
            raise _refused(path, f"{info.filename} inside it is encrypted")
        if info.filename.casefold() in seen:
            raise _refused(path, f"{info.filename} is in it twice")
        if info.file_size > _RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise _refused(path, f"{info.filename} inside it unpacks to a suspicious size")
        seen.add(info.filename.casefold())
        roots.add(parts[0] if len(parts) > 1 else "")
        total += info.file_size
        name = "/".join(parts[1:])
        if name == METADATA or name in TOKENIZERS or _WANTED.match(name):
            wanted[name] = info
    if total > MAX_TOTAL:
        raise _refused(path, f"it unpacks to more than {MAX_TOTAL // 1024**3} GiB")
    if len(roots) != 1 or "" in roots:
        raise _refused(path, "its files do not lie in one folder")
    return wanted


def _small(archive: zipfile.ZipFile, path: Path, info: zipfile.ZipInfo | None) -> bytes:
    """Return the bytes of a small text entry, nothing when there is none."""
    if info is None:
        return b""
    if info.file_size > MAX_TEXT:
        raise _refused(path, f"{info.filename} inside it is too large")
    with archive.open(info) as stream:
        return stream.read(MAX_TEXT)


def _write(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    left = info.file_size
    with archive.open(info) as source, target.open("xb") as out:
        while chunk := source.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise zipfile.BadZipFile(f"{info.filename} is larger than it says")
            out.write(chunk)
    if left:
        raise zipfile.BadZipFile(f"{info.filename} is cut short")


def _refused(path: Path, reason: str) -> SidelightError:
    return SidelightError(
        f"{path.name} was not accepted as a language pack: {reason}.",
        "Get the file again, from a source that you trust.",
    )
