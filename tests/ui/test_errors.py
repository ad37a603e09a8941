from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from records.errors import SidelightError
from ui.dialogs.bug import BugDialog
from ui.errors import Problems, report
from ui.messages import MessageBar


@pytest.fixture
def problems(qapp: object) -> Iterator[tuple[Problems, list[SidelightError], list[str]]]:
    problems = Problems()
    known: list[SidelightError] = []
    bugs: list[str] = []
    problems.known.connect(known.append)
    problems.bug.connect(bugs.append)
    yield problems, known, bugs
    problems.uninstall()


def raised() -> ValueError:
    try:
        raise ValueError("the secret text of an article")
    except ValueError as problem:
        return problem


def test_the_report_names_versions_and_places_but_no_text() -> None:
    text = report(raised())
    assert "Python" in text
    assert "Qt 6" in text
    assert "test_errors.py" in text
    assert text.endswith("ValueError")
    assert "secret" not in text


def test_known_problems_and_bugs_go_different_ways(
    problems: tuple[Problems, list[SidelightError], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    hub, known, bugs = problems
    hub.tell(SidelightError("The disk is full.", "Free some space."))
    hub.tell(raised())
    assert [str(problem) for problem in known] == ["The disk is full. Free some space."]
    assert len(bugs) == 1


def test_what_a_thread_raises_is_told(
    qtbot: QtBot,
    problems: tuple[Problems, list[SidelightError], list[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    hub, known, bugs = problems
    hub.install()

    def known_problem() -> None:
        raise SidelightError("Locked.")

    for target in (known_problem, lambda: 1 // 0):
        thread = threading.Thread(target=target)
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: bool(known and bugs), timeout=2000)
    assert bugs[0].endswith("ZeroDivisionError")
    hub.uninstall()
    assert sys.excepthook is sys.__excepthook__


def test_the_dialog_shows_the_report_and_copies_it(qtbot: QtBot) -> None:
    dialog = BugDialog("Python 3\nplace")
    qtbot.addWidget(dialog)
    dialog._copy()
    from PySide6.QtWidgets import QApplication

    assert QApplication.clipboard().text() == "Python 3\nplace"
    assert dialog.report.isReadOnly()


def test_a_message_with_something_to_do(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    done: list[int] = []
    bar.show_news("Removed.", "Undo", lambda: done.append(1))
    assert bar.text() == "Removed."
    bar._button.click()
    assert done == [1]
    assert bar.text() == ""
    bar.show_problem(SidelightError("Locked.", "Close the other window."))
    assert bar.text() == "Locked. Close the other window."
    bar._close.click()
    assert bar.text() == ""
