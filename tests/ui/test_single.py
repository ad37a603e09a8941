"""The second start hands over to the first."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from records.errors import SidelightError
from ui.single import Listener, claim, hand_over, raise_first, socket_name

ROOT = Path(__file__).resolve().parents[2]
FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single import Listener
app = QCoreApplication([])
listener = Listener(Path(sys.argv[1]))
listener.called.connect(lambda article: print(article, flush=True))
print("listening", flush=True)
app.exec()
"""


SECOND = """
import json, sys
from pathlib import Path
from ui.single import hand_over
sys.exit(0 if hand_over(Path(sys.argv[1]), json.loads(sys.argv[2])) else 3)
"""


def call(profile: Path, article: str | None) -> subprocess.Popen[bytes]:
    """Start a second program; it ends with 0 when the first has taken the article."""
    return subprocess.Popen([sys.executable, "-c", SECOND, str(profile), json.dumps(article)], cwd=ROOT)


def test_nobody_is_there_at_the_first_start(tmp_path: Path, qtbot: QtBot) -> None:
    assert not hand_over(tmp_path, "article.txt")


def test_a_second_start_hands_its_article_over(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "article.txt"
    file.write_text("x")
    listener = Listener(tmp_path)
    for given in (str(file), "https://example.org/a", None):
        with qtbot.waitSignal(listener.called, timeout=10_000) as called:
            second = call(tmp_path, given)
        assert called.args == [given]
        assert second.wait(10) == 0
    listener.close()


def test_profiles_do_not_meet(tmp_path: Path, qtbot: QtBot) -> None:
    listener = Listener(tmp_path / "one")
    assert socket_name(tmp_path / "one") != socket_name(tmp_path / "two")
    assert not hand_over(tmp_path / "two", None)
    listener.close()


def test_nonsense_is_not_taken(tmp_path: Path, qtbot: QtBot) -> None:
    listener = Listener(tmp_path)
    heard: list[object] = []
    listener.called.connect(heard.append)
    for words in (b"no json\n", b"[1]\n", b"x" * 20_000):
        socket = QLocalSocket()
        socket.connectToServer(socket_name(tmp_path))
        assert socket.waitForConnected(1000)
        socket.write(words)
        closed = QLocalSocket.LocalSocketState.UnconnectedState
        qtbot.waitUntil(lambda s=socket, closed=closed: s.state() == closed, timeout=5000)
    assert heard == []
    listener.close()


@pytest.mark.skipif(os.name == "nt", reason="a pipe of Windows goes with its program")
def test_a_socket_left_by_a_killed_program_is_no_hindrance(tmp_path: Path, qtbot: QtBot) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", FIRST, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert first.stdout
    assert first.stdout.readline() == "listening\n"
    assert hand_over(tmp_path, "https://example.org/b")
    assert first.stdout.readline() == "https://example.org/b\n"
    first.send_signal(signal.SIGKILL)
    first.wait()
    first.stdout.close()
    assert not hand_over(tmp_path, None)
    listener = Listener(tmp_path)
    with qtbot.waitSignal(listener.called, timeout=10_000):
        second = call(tmp_path, None)
    assert second.wait(10) == 0
    listener.close()


STARTING = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single import Listener, claim
app = QCoreApplication([])
lock = claim(Path(sys.argv[1]))
print("first" if lock else "second", flush=True)
time.sleep(1.5)  # it is building its window
listener = Listener(Path(sys.argv[1]))
listener.called.connect(lambda article: print(article, flush=True))
app.exec()
"""


def test_of_two_started_at_once_one_is_the_first_and_gets_the_others_article(
    tmp_path: Path, qtbot: QtBot
) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", STARTING, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert first.stdout
    assert first.stdout.readline() == "first\n"
    assert claim(tmp_path) is None
    raise_first(tmp_path, "https://example.org/c")
    assert first.stdout.readline() == "https://example.org/c\n"
    first.kill()
    first.wait()
    first.stdout.close()
    lock = claim(tmp_path)
    assert lock, "the lock of a killed program is none"
    with pytest.raises(SidelightError, match="does not answer"):
        raise_first(tmp_path, None, patience=0.2)
    lock.unlock()
    assert not (tmp_path / "window.lock").exists()


def test_a_window_on_another_computer_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    lock = claim(tmp_path)
    assert lock
    told = (tmp_path / "window.lock").read_text()
    lock.unlock()
    (tmp_path / "window.lock").write_text(told.replace(QSysInfo.machineHostName(), "elsewhere"))
    assert claim(tmp_path) is None
    with pytest.raises(SidelightError, match="open on the computer elsewhere"):
        raise_first(tmp_path, None)
