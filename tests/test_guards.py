"""Guards: what must stay true of the tree and of the platform, whoever changes what."""

from __future__ import annotations

import fnmatch
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import resources

ROOT = Path(__file__).resolve().parent.parent
CORE = ("records", "storage", "translation", "analysis", "formats", "app", "main")
ROOMS = (*CORE, "ui")
QT = {"PySide6", "shiboken6"}
# minisbd is AGPL and downloads a model; onnxruntime, which it brings, has telemetry; the rest is gigabytes.
UNWANTED = {"minisbd", "onnxruntime", "stanza", "spacy", "torch"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

IMPORT_ALL = """
import importlib, pkgutil, sys
room = importlib.import_module(sys.argv[1])
names = [m.name for m in pkgutil.walk_packages(getattr(room, "__path__", []), room.__name__ + ".")]
for name in names:
    importlib.import_module(name)
print(len(names), *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def tracked_files() -> list[Path]:
    """Return the project's files, relative to its root: git's, or without git what is no by-product."""
    if shutil.which("git"):
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if listing.returncode == 0 and listing.stdout:
            return [Path(name) for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()] + [".git"]
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return [path for path in found if not any(fnmatch.fnmatch(p, i) for p in path.parts for i in ignored)]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_neither_qt_if_core_nor_what_is_unwanted_anywhere(room: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, room], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    count, *loaded = done.stdout.split()
    forbidden = UNWANTED | (QT if room in CORE else set())
    assert not forbidden & set(loaded)
    if (ROOT / room).is_dir():
        assert int(count) == len(list((ROOT / room).rglob("*.py"))) - 1, "a module was not reached"


def test_the_binding_keeps_none_alive(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to None a call, and in the end the interpreter dies."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setToolTip("x")
    assert sys.getrefcount(None) > before - 100


def test_sqlite_has_full_text_search_that_folds_accents() -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')")
    database.execute("INSERT INTO t VALUES ('Åsene er grønne')")
    assert database.execute("SELECT count(*) FROM t WHERE t MATCH '\"asene\"'").fetchone() == (1,)
    assert sqlite3.sqlite_version_info >= (3, 37), "STRICT tables and RETURNING need a newer SQLite"


def test_resources_parse_and_the_sample_is_there() -> None:
    tables = sorted(resources.path().rglob("*.toml"))
    assert {path.stem for path in tables if path.parent.name == "languages"} >= {"nb", "en"}
    for table in tables:
        assert tomllib.loads(table.read_text("utf-8")), f"{table} is empty"
    assert (ROOT / "seeds" / "iran-irak-isis.txt").stat().st_size > 1_000


def test_every_resource_is_packaged() -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["*"]
    for path in tracked_files():
        if path.parts[0] in ("resources", "seeds") and path.suffix != ".py":
            assert any(fnmatch.fnmatch(path.name, pattern) for pattern in patterns), f"{path} is in no wheel"


def test_modules_stay_short_enough_to_read() -> None:
    """400 lines; 600 for tests, which are lists of cases and read one at a time."""
    long = {
        str(path): lines
        for path in tracked_files()
        if path.suffix == ".py"
        and (lines := len((ROOT / path).read_text("utf-8").splitlines()))
        > (600 if path.parts[0] == "tests" else 400)
    }
    assert not long


def test_files_stay_small() -> None:
    """A repository keeps what it once got: 1 MB a file, the starter pack excepted."""
    heavy = {str(p): size for p in tracked_files() if (size := (ROOT / p).stat().st_size) > _limit(p)}
    assert not heavy


def _limit(path: Path) -> int:
    return 40_000_000 if path.suffix == ".argosmodel" else 1_000_000


def test_no_path_of_a_machine_is_in_the_tree() -> None:
    place = re.compile(r"(?<![\w.~/-])/(?:root|work|Users|home/(?!you\b|NAME\b|kari\b))[/\w]")
    found = []
    for path in tracked_files():
        try:
            text = (ROOT / path).read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path}: {match[0]}" for match in place.finditer(text) if path.parts[0] != "seeds"]
    assert not found


def locked(name: str) -> dict[str, list[str]]:
    """Return each locked package's versions; a few have one for each Python."""
    versions: dict[str, list[str]] = {}
    for line in (ROOT / "setup" / name).read_text("utf-8").splitlines():
        if match := re.match(r"([a-z0-9-]+)==([^\s;]+)", line):
            versions.setdefault(match[1], []).append(match[2])
    return versions


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-build.lock"])
def test_lock_files_pin_by_hash_and_name_no_host(name: str) -> None:
    text = (ROOT / "setup" / name).read_text("utf-8")
    for entry in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry.partition("\\")[0]
    assert "://" not in text
    assert not UNWANTED & locked(name).keys()


@pytest.mark.parametrize(("extra", "name"), [("", "requirements.lock"), ("dev", "requirements-dev.lock")])
def test_lock_files_fit_what_the_project_asks_for(extra: str, name: str) -> None:
    asked = list(PROJECT["project"]["dependencies"])
    asked += PROJECT["project"]["optional-dependencies"].get(extra, [])
    versions = locked(name)
    for requirement in map(Requirement, asked):
        pins = versions.get(canonicalize_name(requirement.name))
        assert pins, f"{requirement.name} is not locked: run make lock"
        assert all(requirement.specifier.contains(pin) for pin in pins), f"{requirement}: run make lock"


def test_only_one_argostranslate_is_installed() -> None:
    """Its two distributions write the same files, so the last one installed would win at random."""
    owners = metadata.packages_distributions().get("argostranslate", [])
    assert set(owners) == {"argos-translate-lt"}


@pytest.mark.parametrize(
    "script", [*sorted((ROOT / "setup").glob("*.sh")), ROOT / ".ci" / "run"], ids=lambda path: path.name
)
def test_scripts_are_plain_sh(script: Path) -> None:
    subprocess.run(["sh", "-n", str(script)], check=True)


def test_the_argos_modules_in_use_need_nothing_that_is_left_out(tmp_path: Path) -> None:
    code = f"import sys; sys.modules.update(dict.fromkeys({sorted(UNWANTED)}))\n"
    code += "import argostranslate.package, argostranslate.tokenizer"
    home = {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], env={**os.environ, **home}, check=True)


def test_links_between_documents_lead_somewhere() -> None:
    broken = []
    for page in tracked_files():
        if page.suffix == ".md" and page.parts[0] != "tests":
            links = re.findall(r"\]\((?!\w+://|#|mailto:)([^)#\s]+)", (ROOT / page).read_text("utf-8"))
            broken += [f"{page}: {link}" for link in links if not (ROOT / page.parent / link).exists()]
    assert not broken
