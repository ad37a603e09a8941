from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.jobs import Dispatcher, Token, Writer


@pytest.fixture
def pool(qapp: object) -> Iterator[QThreadPool]:
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    yield pool
    assert pool.waitForDone(5000), "a job was left running"


def test_results_come_in_order_on_the_windows_thread(qtbot: QtBot, pool: QThreadPool) -> None:
    dispatcher = Dispatcher(pool)
    got: list[object] = []
    threads: set[int] = set()
    dispatcher.part.connect(lambda part: (got.append(part), threads.add(threading.get_ident())))
    with qtbot.waitSignal(dispatcher.done, timeout=3000):
        dispatcher.start(lambda token: iter(range(5)))
    assert got == [0, 1, 2, 3, 4]
    assert threads == {threading.get_ident()}
    assert not dispatcher.busy


def test_the_latest_job_wins(qtbot: QtBot, pool: QThreadPool) -> None:
    dispatcher = Dispatcher(pool)
    got: list[object] = []
    dispatcher.part.connect(got.append)

    def slow(token: Token) -> Iterator[str]:
        while not token():
            time.sleep(0.005)
            yield "old"

    dispatcher.start(slow)
    qtbot.waitUntil(lambda: len(got) > 2, timeout=3000)
    got.clear()
    with qtbot.waitSignal(dispatcher.done, timeout=3000):
        dispatcher.start(lambda token: iter(("new",)))
    assert got == ["new"]


def test_cancelling_drops_what_still_comes_and_runs_the_jobs_own_end(qtbot: QtBot, pool: QThreadPool) -> None:
    dispatcher = Dispatcher(pool)
    got: list[object] = []
    ended = threading.Event()
    dispatcher.part.connect(got.append)

    def work(token: Token) -> Iterator[int]:
        try:
            for number in range(1000):
                yield number
                time.sleep(0.005)
        finally:
            ended.set()

    dispatcher.start(work)
    qtbot.waitUntil(lambda: len(got) > 1, timeout=3000)
    dispatcher.cancel()
    count = len(got)
    assert ended.wait(3)
    qtbot.wait(30)
    assert len(got) == count
    assert not dispatcher.busy


def test_a_failure_is_told_and_the_job_is_over(qtbot: QtBot, pool: QThreadPool) -> None:
    dispatcher = Dispatcher(pool)
    problems: list[object] = []
    dispatcher.failed.connect(problems.append)

    def work(token: Token) -> Iterator[int]:
        yield 1
        raise KeyError("x")

    with qtbot.waitSignal(dispatcher.done, timeout=3000):
        dispatcher.start(work)
    assert [type(problem) for problem in problems] == [KeyError]


def test_the_writer_does_one_thing_after_the_other(qtbot: QtBot) -> None:
    writer = Writer()
    log: list[tuple[int, int]] = []
    results: list[int] = []
    for number in range(20):
        writer.submit(
            lambda number=number: log.append((number, threading.get_ident())) or number, results.append
        )
    qtbot.waitUntil(lambda: not writer.busy, timeout=3000)
    assert [number for number, _ in log] == results == list(range(20))
    assert len({thread for _, thread in log}) == 1
    writer.close()


def test_the_writer_tells_failures_and_goes_on(qtbot: QtBot) -> None:
    writer = Writer()
    problems: list[object] = []
    otherwise: list[str] = []
    results: list[int] = []
    writer.failed.connect(problems.append)
    writer.submit(lambda: 1 // 0, results.append, lambda: otherwise.append("x"))
    writer.submit(lambda: 7, results.append)
    qtbot.waitUntil(lambda: not writer.busy, timeout=3000)
    assert (results, otherwise, [type(problem) for problem in problems]) == ([7], ["x"], [ZeroDivisionError])
    writer.close()


def test_closing_the_writer_waits_for_what_is_left(qapp: object) -> None:
    writer = Writer()
    done: list[int] = []
    for number in range(3):
        writer.submit(lambda number=number: (time.sleep(0.02), done.append(number)))
    writer.close()
    assert done == [0, 1, 2]


def test_the_binding_keeps_none_alive(qapp: object) -> None:
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setToolTip("x")
    assert sys.getrefcount(None) > before - 100
