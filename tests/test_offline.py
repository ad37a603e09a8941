"""The promise "offline, provably": every command in a process where a socket is an error."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import formats

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = [form.endings[0] for form in formats.FORMATS if form.writer and form.name != "claimreview"]
SHORT = "Regjeringen sier nei. «Det blir ikke noe av», sa Kari Nordmann til NTB.\n\nThe minister said no.\n"

WINDOW = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
execute = QApplication.exec
def briefly(*_):
    QTimer.singleShot(1500, QApplication.quit)
    return execute()
QApplication.exec = briefly
from main import run
run()
"""

Sidelight = Callable[..., "Answer"]


@dataclass(frozen=True)
class Answer:
    """What one command line did."""

    status: int
    stdout: str
    stderr: str

    def json(self) -> Any:
        """Return what was printed as JSON."""
        return json.loads(self.stdout)


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of processes that share a profile and may open no socket."""
    folder = tmp_path_factory.mktemp("offline")
    (folder / "sockets").touch()
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT / "tests" / "offline"),
        "SIDELIGHT_PROFILE": str(folder / "profile"),
        "SOCKET_LOG": str(folder / "sockets"),
        "QT_QPA_PLATFORM": "offscreen",
    }


def sockets(environment: dict[str, str]) -> str:
    """Return where Python code opened sockets since the last time."""
    log = Path(environment["SOCKET_LOG"])
    found = log.read_text("utf-8")
    log.write_text("")
    return found


@pytest.fixture(scope="module")
def sidelight(offline: dict[str, str]) -> Iterator[Sidelight]:
    """Return a function that runs a command line in a process that may open no socket."""
    driver = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "offline" / "driver.py")],
        env=offline,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert driver.stdin
    assert driver.stdout

    def run(*words: str | Path, text: str = "", status: int = 0) -> Answer:
        assert driver.stdin
        assert driver.stdout
        driver.stdin.write(json.dumps({"words": [str(word) for word in words], "text": text}) + "\n")
        driver.stdin.flush()
        line = driver.stdout.readline()
        assert line, f"the process ended with {driver.wait()} (-{signal.SIGSYS:d} is a socket) in {words}"
        answer = Answer(**json.loads(line))
        assert answer.status == status, answer.stderr
        assert sockets(offline) == ""
        return answer

    yield run
    driver.stdin.close()
    assert driver.wait(30) == 0


def python(environment: dict[str, str], code: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own that may open no socket."""
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_trap_springs_in_python(offline: dict[str, str]) -> None:
    done = python(offline, "import socket; socket.create_connection(('127.0.0.1', 9))")
    assert done.returncode == 1
    assert "socket.getaddrinfo" in sockets(offline)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's trap is Linux's")
def test_the_trap_springs_in_native_code(offline: dict[str, str]) -> None:
    done = python(offline, "import ctypes; ctypes.CDLL(None).socket(2, 1, 0)")
    assert done.returncode == -signal.SIGSYS


def test_the_window_opens_for_the_first_time(offline: dict[str, str], tmp_path: Path) -> None:
    done = python({**offline, "SIDELIGHT_PROFILE": str(tmp_path)}, WINDOW, str(ROOT))
    assert (done.returncode, done.stderr) == (0, "")
    assert sockets(offline) == ""


def test_analyse(sidelight: Sidelight) -> None:
    found = sidelight("analyse", "-", text=SHORT).json()
    assert found["text"] == SHORT
    assert [quote["speaker_name"] for quote in found["quotes"]] == ["Kari Nordmann"]


def test_translate(sidelight: Sidelight) -> None:
    found = sidelight("translate", "-", "--to", "en", "--json", text=SHORT).json()
    assert [sentence["route"] for sentence in found["sentences"]] == ["translate", "translate", "keep"]
    assert [sentence["state"] for sentence in found["sentences"]] == ["machine", "machine", "kept"]


def test_translate_lines(sidelight: Sidelight) -> None:
    done = sidelight("translate", "--lines", "--from", "nb", "--to", "en", text="Hei.\nDet regner i dag.\n")
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize("ending", WRITTEN)
def test_export(ending: str, sidelight: Sidelight, tmp_path: Path) -> None:
    out = tmp_path / f"article{ending}"
    sidelight("export", "-", "-o", out, "--to", "en", text=SHORT)
    assert "Kari Nordmann" in out.read_text("utf-8")


def test_export_of_a_verdict(sidelight: Sidelight, tmp_path: Path) -> None:
    out = tmp_path / "article.claimreview.json"
    article = sidelight("library", "add", "-", "--json", text=SHORT).json()["id"]
    words = ("--quote", "Kari Nordmann", "--kind", "claim", "--verdict", "supported")
    sidelight("library", "judge", article, *words)
    sidelight("export", "-", "-o", out, "--to", "en", text=SHORT)
    assert "Kari Nordmann" in out.read_text("utf-8")
    sidelight("library", "remove", article)


def test_shot(sidelight: Sidelight, tmp_path: Path) -> None:
    out = tmp_path / "window.png"
    sidelight("shot", "-", "-o", out, text=SHORT)
    assert out.read_bytes().startswith(b"\x89PNG")


def test_packs(sidelight: Sidelight) -> None:
    assert [(pack["source"], pack["target"]) for pack in sidelight("packs", "list", "--json").json()] == [
        ("nb", "en")
    ]
    sidelight("packs", "check")
    for words in (("available",), ("install", "nb_en"), ("available", "https://example.org/index.json")):
        refused = sidelight("--offline", "packs", *words, status=1)
        assert len(refused.stderr.strip().splitlines()) == 1


def test_library_from_adding_to_restoring(sidelight: Sidelight, tmp_path: Path) -> None:
    def library(*words: str | Path, text: str = "") -> Any:
        return sidelight("library", *words, "--json", text=text).json()

    article = library("add", "-", text=SHORT)["id"]
    note = library("note", article, "--quote", "Kari Nordmann", "--text", "Who is she?", "--tag", "ask")["id"]
    assert [a["id"] for a in library("show", article)["annotations"]] == [note]
    assert [entry["id"] for entry in library("list")] == [article]
    assert {hit["where"] for hit in library("search", "nordmann")} >= {"original"}
    assert {hit["where"] for hit in library("search", "who")} == {"note"}
    library("export", "-o", tmp_path / "all.json")
    library("backup", tmp_path / "backup.db")
    library("remove", article)
    library("restore", tmp_path / "backup.db")
    library("import", tmp_path / "all.json")
    assert [a["id"] for a in library("show", article)["annotations"]] == [note]
    assert library("check")["ok"]


def test_selftest_finds_nothing_missing(sidelight: Sidelight) -> None:
    found = sidelight("selftest", "--json").json()
    assert found["ok"]
    assert {"Qt", "SQLite", "Profile"} <= {check["name"] for check in found["checks"]}


def test_a_web_address_is_refused_in_one_line(sidelight: Sidelight) -> None:
    done = sidelight("--offline", "translate", "https://example.org/article", status=1)
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
