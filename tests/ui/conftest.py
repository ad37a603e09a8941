from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot
from reader_material import Make, reading

from app.desk import Desk
from app.profile import locate
from records.reading import Reading
from ui.reader.view import ReaderView
from ui.theme import Theme
from ui.window import MainWindow


@pytest.fixture(autouse=True)
def no_modal_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that opens a dialog which waits for an answer."""

    def blocked(*_: object) -> int:
        raise AssertionError("a dialog blocks the window")

    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", blocked)


@pytest.fixture(autouse=True)
def no_leaked_thread() -> Iterator[None]:
    """Fail a test that leaves a thread of Python's running."""
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]
    for thread in left:
        thread.join(5)  # one that was told to end may need a moment on a busy machine
    left = [thread for thread in left if thread.is_alive()]
    assert not left, f"left running: {left}"


@pytest.fixture
def desk(own_profile: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    if "sample" in request.fixturenames:
        shutil.copytree(request.getfixturevalue("read_before"), own_profile)
    desk = Desk(locate(str(own_profile)), offline=True)
    yield desk
    desk.close()


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(desk)
    window.problems.bug.connect(lambda text: pytest.fail(text))
    window.resize(1280, 800)
    window.show()
    qtbot.waitUntil(lambda: not window.writer.busy, timeout=10_000)
    yield window
    window.close()
    assert not window.writer.busy or window.writer.close() is None
    window.deleteLater()


@pytest.fixture(scope="session")
def read_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile in which the sample has been read and translated, so that each test need not do it."""
    folder = tmp_path_factory.mktemp("read") / "profile"
    desk = Desk(locate(str(folder)), offline=True)
    identifier = desk.open_source(str(desk.sample()))
    desk.complete(desk.reading(identifier))
    desk.close()
    return folder


@pytest.fixture
def sample(window: MainWindow, qtbot: QtBot) -> Reading:
    """Return the reading of the sample article, opened in the window."""
    window.files.open_sample()
    qtbot.waitUntil(lambda: window.session.reading is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not window.writer.busy, timeout=5000)
    reading = window.session.reading
    assert reading is not None
    return reading


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(given: Reading | None = None, width: int = 1100, height: int = 700) -> ReaderView:
        view = ReaderView(Theme.load("light"))
        qtbot.addWidget(view)
        view.resize(width, height)
        view.set_reading(given or reading())
        view.show()
        qtbot.waitExposed(view)
        view.setFocus()
        QApplication.processEvents()
        return view

    return made
