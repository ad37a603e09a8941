"""The language packs of a profile: which there are, which one fits, how one comes and goes."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from records.errors import SidelightError
from translation.archive import Archive, open_archive
from translation.catalogue import Offer
from translation.download import Partial, Progress, download, remove_old
from translation.package import Pack, damaged_files, read_manifest, read_pack, sha256_of, write_manifest
from translation.web import never

_UNPACKED = ".starter"
_HALF_DONE = ".half-done-"
_DOWNLOADS = ".downloads"
_KEEP_PARTIAL = 30.0
"""Days that a download which was stopped can be gone on with."""
_LEFTOVER_AGE = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class PackCheck:
    """What a check found of one pack; ``problem`` is "" when all is well."""

    name: str
    path: Path
    problem: str


class PackStore:
    """The packs installed in ``folder``, one a sub-folder, and the ones bundled with the program.

    ``folder`` need not exist. ``bundled`` are .argosmodel files: they count as
    installed from the start and are unpacked into the profile when first
    needed. A stray or damaged sub-folder is passed over; ``check`` names it.
    """

    def __init__(self, folder: Path, bundled: Sequence[Path] = ()) -> None:
        self._folder = folder
        self._bundled = tuple(bundled)
        self._archives: dict[str, Archive] = {}
        self._makeshift: tempfile.TemporaryDirectory[str] | None = None
        self._lock = threading.Lock()

    def installed(self) -> tuple[Pack, ...]:
        """Return every usable pack, the one to prefer first."""
        packs = {pack.name: pack for pack in self._starters()}
        for folder in self._folders():
            try:
                pack = read_pack(folder)
            except SidelightError:
                continue
            packs[pack.name] = pack
        return tuple(sorted(packs.values(), key=_preference))

    def find(self, source: str, target: str) -> Pack | None:
        """Return the pack from ``source`` to ``target`` (BCP-47): a full one before the starter pack."""
        for pack in self.installed():
            if (pack.source, pack.target) == (source, target):
                return pack
        return None

    def open(self, pack: Pack) -> Path:
        """Return the folder where ``pack`` lies unpacked; the starter pack is unpacked now if need be.

        Where the profile cannot be written the starter pack goes into a
        temporary folder that lasts as long as this store. Raises SidelightError
        when the pack is damaged or gone.
        """
        if not pack.starter:
            if damaged := damaged_files(pack.path, contents=False):
                raise SidelightError(
                    f"The language pack {pack.name} is damaged ({', '.join(damaged[:3])}).",
                    "Remove it and install it again.",
                )
            return pack.path
        with self._lock:
            if not damaged_files(pack.path, contents=False):
                return pack.path
            archive = self._archives[pack.name]
            try:
                return self._unpack_starter(archive, pack.path)
            except OSError:
                return self._unpack_makeshift(archive, pack)

    def install(self, path: Path, pair: tuple[str, str] | None = None) -> Pack:
        """Install the pack in an .argosmodel file and return it.

        It is checked, unpacked beside its place, loaded once, and only then put
        there. ``pair`` is the source and target that it must have. Raises
        SidelightError with nothing left behind.
        """
        from translation.engine import try_out

        archive = open_archive(path)
        digest = sha256_of(path)
        pack = archive.pack(self._folder, sha256=digest)
        if pair and (pack.source, pack.target) != pair:
            raise SidelightError(
                f"The file holds a pack from {pack.source} to {pack.target}, not {pair[0]} to {pair[1]}.",
                "Try another source.",
            )
        manifest = read_manifest(pack.path)
        if manifest and manifest.get("archive") == digest and not damaged_files(pack.path):
            return pack
        try:
            with self._beside(self._folder) as folder:
                archive.unpack(folder)
                try_out(pack, folder)
                write_manifest(folder, digest)
                self._put(folder, pack.path)
        except OSError as error:
            raise SidelightError(
                f"The language pack could not be written to {self._folder}: {error.strerror}.",
                "Free some space or choose another profile folder.",
            ) from error
        return pack

    def remove(self, name: str) -> None:
        """Remove an installed pack, whole or damaged; SidelightError when there is none of that name."""
        for folder in self._folders():
            if folder.name == name:
                break
        else:
            if any(pack.name == name for pack in self._starters()):
                raise SidelightError(f"{name} comes with the program and cannot be removed.")
            raise SidelightError(f"No language pack named {name} is installed.", "See: packs list.")
        try:
            with self._beside(self._folder) as waste:
                os.replace(folder, waste / folder.name)
        except OSError as error:
            raise SidelightError(f"{name} could not be removed: {error.strerror}.") from error

    def check(self) -> tuple[PackCheck, ...]:
        """Verify every pack against its manifest, and name what is damaged or out of place."""
        checks = []
        for path in self._bundled:
            try:
                pack = self._starter(path)
                bad = damaged_files(pack.path) if pack.path.exists() else ()
                checks.append(PackCheck(pack.name, path, _told(bad)))
            except SidelightError as error:
                checks.append(PackCheck(path.stem, path, str(error)))
        for folder in self._folders():
            try:
                read_pack(folder)
                checks.append(PackCheck(folder.name, folder, _told(damaged_files(folder))))
            except SidelightError as error:
                checks.append(PackCheck(folder.name, folder, str(error)))
        return tuple(checks)

    def fetch(self, offer: Offer, cancelled: Callable[[], bool] = never) -> Generator[Progress, None, Pack]:
        """Download the pack on offer, check and install it; yield the progress, return the pack.

        What is there already is not fetched again. A download that is stopped (CancelledError, or the
        generator is closed) goes on from where it was the next time. Raises SidelightError.
        """
        installed = next((pack for pack in self.installed() if pack.name == offer.name), None)
        if installed and not installed.starter and not damaged_files(installed.path):
            return installed
        remove_old(self._downloads, _KEEP_PARTIAL)
        return (
            yield from download(
                offer.links,
                self._partial(offer.name),
                lambda path: self.install(path, (offer.source, offer.target)),
                cancelled,
            )
        )

    def paused(self, name: str) -> Progress | None:
        """Return how far the download of the pack ``name`` came before it stopped, None when it did not."""
        return self._partial(name).state()

    def _partial(self, name: str) -> Partial:
        return Partial(self._downloads / f"{name}.argosmodel")

    @property
    def _downloads(self) -> Path:
        return self._folder / _DOWNLOADS

    def _starters(self) -> Iterator[Pack]:
        for path in self._bundled:
            try:
                yield self._starter(path)
            except SidelightError:
                continue

    def _starter(self, path: Path) -> Pack:
        archive = open_archive(path)
        # The fingerprint in the path: another edition of the program brings another starter pack.
        place = self._folder / _UNPACKED / archive.fingerprint[:12]
        pack = archive.pack(place, starter=True, sha256=archive.fingerprint)
        self._archives[pack.name] = archive
        return pack

    def _folders(self) -> list[Path]:
        try:
            return sorted(
                path for path in self._folder.iterdir() if path.is_dir() and not path.name.startswith(".")
            )
        except OSError:
            return []

    def _unpack_starter(self, archive: Archive, place: Path) -> Path:
        place.parent.mkdir(parents=True, exist_ok=True)
        with self._beside(place.parent) as folder:
            archive.unpack(folder)
            write_manifest(folder, archive.fingerprint)
            self._put(folder, place)
        return place

    def _unpack_makeshift(self, archive: Archive, pack: Pack) -> Path:
        if self._makeshift is None:
            try:
                self._makeshift = tempfile.TemporaryDirectory(prefix="sidelight-", ignore_cleanup_errors=True)
            except OSError as error:
                raise SidelightError(
                    f"The starter language pack could not be unpacked: {error.strerror}.",
                    "Choose a profile folder that can be written.",
                ) from error
        place = Path(self._makeshift.name) / pack.name
        if damaged_files(place, contents=False):
            shutil.rmtree(place, ignore_errors=True)
            try:
                return self._unpack_starter(archive, place)
            except OSError as error:
                raise SidelightError(
                    f"The starter language pack could not be unpacked: {error.strerror}.",
                    "Choose a profile folder that can be written, or free some space.",
                ) from error
        return place

    @staticmethod
    @contextmanager
    def _beside(folder: Path) -> Iterator[Path]:
        """Give an empty folder on the same disk as ``folder``; whatever is left in it goes afterwards."""
        folder.mkdir(parents=True, exist_ok=True)
        for leftover in folder.glob(f"{_HALF_DONE}*"):
            if leftover.stat().st_mtime < time.time() - _LEFTOVER_AGE:
                shutil.rmtree(leftover, ignore_errors=True)
        made = Path(tempfile.mkdtemp(prefix=_HALF_DONE, dir=folder))
        try:
            inner = made / "new"
            inner.mkdir()
            yield inner
        finally:
            shutil.rmtree(made, ignore_errors=True)

    @staticmethod
    def _put(new: Path, place: Path) -> None:
        """Move a finished folder to its place in one step, an older one there out of the way first."""
        try:
            os.replace(new, place)
        except OSError:
            if not place.is_dir():
                raise
            if read_manifest(new) == read_manifest(place) and not damaged_files(place):
                return  # another process was faster
            os.replace(place, new.parent / "old")
            os.replace(new, place)


def _preference(pack: Pack) -> tuple[bool, str, str, list[int], str]:
    newest_first = [-int(number) for number in re.findall(r"\d+", pack.version)]
    return pack.starter, pack.source, pack.target, newest_first, pack.name


def _told(damaged: Sequence[str]) -> str:
    if not damaged:
        return ""
    return f"Damaged, missing or foreign: {', '.join(damaged)}. Remove the pack and install it again."
