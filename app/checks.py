"""What an installation needs, piece by piece: Python, Qt, fonts, SQLite, language packs, the profile."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import resources
from records.errors import SidelightError

if TYPE_CHECKING:
    from app.desk import Desk

State = Literal["ok", "advice", "missing"]

# Import name → distribution; a plain checkout has no metadata of its own to ask.
DISTRIBUTIONS = {
    "PySide6": "PySide6-Essentials",
    "argostranslate": "argos-translate-lt",
    "ctranslate2": "ctranslate2",
    "sentencepiece": "sentencepiece",
    "langdetect": "langdetect",
    "markdown": "markdown",
    "sqlite_utils": "sqlite-utils",
    "platformdirs": "platformdirs",
    "rapidfuzz": "rapidfuzz",
    "snowballstemmer": "snowballstemmer",
}
FAMILIES = {"Inter": "fonts-inter", "Noto Serif": "fonts-noto-core", "DejaVu Sans": "fonts-dejavu-core"}
LEAST_FREE = 200_000_000  # bytes; a language pack unpacked, and room for the library to grow
_PLUGINS = {"drawing": "libqoffscreen.so", "window": "libqxcb.so", "wayland": "libqwayland.so"}
_APT = "sudo apt-get install -y --no-install-recommends "


@dataclass(frozen=True, slots=True)
class Check:
    """One finding; ``remedy`` is what to do.

    ``state`` "missing" keeps the program from its work, "advice" does not.
    """

    name: str
    state: State
    detail: str
    remedy: str = ""


def check_all(open_desk: Callable[[], Desk]) -> Iterator[Check]:
    """Yield the findings one after the other, the quick ones first."""
    yield check_python()
    yield check_distributions()
    yield check_sqlite()
    yield from check_libraries()
    yield from check_qt()
    yield from check_desk(open_desk)


def check_python() -> Check:
    """Name the Python that runs this; an older one than the project asks for cannot even import it."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return Check("Python", "ok", f"{python} on {platform.platform(terse=True)}")


def check_distributions() -> Check:
    """Look for every library, without importing it, and for the two argostranslates side by side."""
    absent = [name for module, name in DISTRIBUTIONS.items() if util.find_spec(module) is None]
    if absent:
        return Check(
            "Libraries", "missing", f"not there: {', '.join(absent)}", f"pip install {' '.join(absent)}"
        )
    if len(set(metadata.packages_distributions().get("argostranslate", ()))) > 1:
        return Check(
            "Libraries",
            "missing",
            "argostranslate and argos-translate-lt are both installed and overwrite each other",
            "pip uninstall -y argostranslate argos-translate-lt && pip install argos-translate-lt",
        )
    return Check("Libraries", "ok", f"{len(DISTRIBUTIONS)} of {len(DISTRIBUTIONS)}")


def check_sqlite() -> Check:
    """Try what the library asks of SQLite: full-text search that folds accents."""
    database = sqlite3.connect(":memory:")
    try:
        database.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'unicode61 remove_diacritics 2')")
    except sqlite3.Error as error:
        return Check(
            "SQLite", "missing", f"{sqlite3.sqlite_version}: {error}", "Use a Python whose SQLite has FTS5."
        )
    finally:
        database.close()
    return Check("SQLite", "ok", f"{sqlite3.sqlite_version} with FTS5")


def needed_libraries() -> list[tuple[str, str, str]]:
    """Return (Debian's package, library or "-", what for) of everything that Qt expects of a Linux system."""
    lines = resources.path("system", "libraries.txt").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return [(package, library, purpose) for package, library, purpose in rows]


def missing_libraries(plugin: Path) -> set[str]:
    """Return the libraries that the system lacks for one of Qt's plugins, by the linker's names."""
    listing = subprocess.run(["ldd", str(plugin)], capture_output=True, text=True, check=False).stdout
    return {line.split()[0] for line in listing.splitlines() if line.rstrip().endswith("not found")}


def check_libraries() -> Iterator[Check]:
    """Look for the system libraries of Qt's platform plugins; only Linux leaves them to the system."""
    binding = util.find_spec("PySide6")
    if sys.platform != "linux" or not shutil.which("ldd") or binding is None or binding.origin is None:
        return
    folder = Path(binding.origin).parent / "Qt" / "plugins" / "platforms"
    packages = {library: package for package, library, _ in needed_libraries()}
    explained: set[str] = set()
    for purpose, plugin in _PLUGINS.items():
        missing = missing_libraries(folder / plugin) - explained
        explained |= missing
        name = f"Qt libraries ({purpose})"
        if not missing:
            yield Check(name, "ok", plugin)
            continue
        remedy = _APT + " ".join(sorted({packages.get(library, library) for library in missing}))
        yield Check(name, _gravity(purpose), f"not there: {', '.join(sorted(missing))}", remedy)


def _gravity(purpose: str) -> State:
    """Say how bad it is: a window's libraries are needed only where there is a display for it."""
    display = {"window": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}.get(purpose)
    return "advice" if display and not os.environ.get(display) else "missing"


def check_qt() -> Iterator[Check]:
    """Start Qt offscreen in a process of its own; look at its fonts and at the trap of PySide6 6.12.0."""
    script = Path(__file__).resolve().parent.parent / "ui" / "probe.py"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-P", str(script)], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"it ended with status {done.returncode}"])[-1]
        yield Check(
            "Qt",
            "missing",
            last,
            "See the Qt libraries above; then: pip install 'PySide6-Essentials>=6.8,<6.12'",
        )
        return
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    if found["none_lost"] > 50:
        yield Check(
            "Qt",
            "missing",
            f"this PySide6 (Qt {found['qt']}) loses references to None on Python {platform.python_version()}"
            " and ends the program after a while",
            "pip install 'PySide6-Essentials>=6.8,<6.12'",
        )
    else:
        yield Check("Qt", "ok", f"{found['qt']} starts and draws")
    yield _fonts(found)
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        yield Check("Display", "advice", "none here", "Use the commands; `export` and `shot` write to files.")


def _fonts(found: dict[str, Any]) -> Check:
    absent = [package for family, package in FAMILIES.items() if family not in found["families"]]
    remedy = (
        _APT + " ".join(absent)
        if sys.platform == "linux"
        else "Install Inter and Noto Serif for the intended look."
    )
    if not found["text_drawn"]:
        return Check("Fonts", "missing", "no text can be drawn", remedy)
    detail = f"{len(found['families'])} families"
    if absent and sys.platform == "linux":
        lacking = [family for family in FAMILIES if family not in found["families"]]
        return Check("Fonts", "advice", f"{detail}; without {', '.join(lacking)} others stand in", remedy)
    return Check("Fonts", "ok", detail)


def check_library(desk: Desk) -> Iterator[Check]:
    """Look at the library's file, at its times, and at where it lies."""
    from storage.mounts import on_network

    if not desk.profile.library.exists():
        return
    try:
        warnings = desk.library.warnings()
    except SidelightError as problem:
        warnings = (problem,)
    for warning in warnings:
        yield Check("Library", "advice", warning.message, warning.hint)
    if not warnings:
        yield Check("Library", "ok", f"{len(desk.library.entries())} articles")
    if on_network(desk.profile.folder):
        detail = f"{desk.profile.folder} is a network folder: the library is slower there"
        yield Check("Library", "advice", detail, "Never use it from two computers at the same time.")


def check_desk(open_desk: Callable[[], Desk]) -> Iterator[Check]:
    """Try the profile's folder, then verify the language packs."""
    try:
        desk = open_desk()
        folder = desk.profile.folder
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(b"Sidelight")
            trial.flush()
            os.fsync(trial.fileno())
    except (SidelightError, OSError) as error:
        yield Check(
            "Profile", "missing", str(error), "Choose a folder that you can write to with --profile DIR."
        )
        return
    free = shutil.disk_usage(folder).free
    state: State = "ok" if free >= LEAST_FREE else "advice"
    yield Check(
        "Profile",
        state,
        f"{folder}, {free // 1_000_000} MB free",
        "" if state == "ok" else "Free some space.",
    )
    yield from check_library(desk)
    for check in desk.packs.check():
        if check.problem:
            remedy = f"sidelight packs remove {check.name}, then install it again."
            yield Check("Language pack", "missing", f"{check.name}: {check.problem}", remedy)
    packs = desk.packs.installed()
    if not packs:
        yield Check("Language packs", "missing", "none is installed", "sidelight packs install nb_en")
    for pack in packs:
        note = " (the starter pack: draft quality)" if pack.starter else ""
        yield Check("Language pack", "ok", f"{pack.source} → {pack.target}, {pack.name} {pack.version}{note}")
