from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence

import pytest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.profile import locate
from records.article import Article, Block
from records.reading import Reading
from records.rendering import NOT_TRANSLATED, Rendering
from records.sentence import Sentence
from ui.jobs import Writer
from ui.session import Session

COUNT = 40


class SlowDesk(Desk):
    """A desk whose translation takes its time, so that it can be watched and stopped."""

    def __init__(self) -> None:
        super().__init__(locate())
        self.firsts: list[int] = []
        self.rendered: list[int] = []
        self.threads: set[int] = set()
        self.may_finish = threading.Event()
        self.may_finish.set()

    def finish(
        self,
        reading: Reading,
        renderings: Sequence[Rendering],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Reading:
        assert self.may_finish.wait(10)
        return super().finish(reading, renderings, cancelled)

    def render(
        self, reading: Reading, first: int = 0, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[int, Rendering]]:
        self.firsts.append(first)
        self.threads.add(threading.get_ident())
        for index in sorted(range(COUNT), key=lambda index: (index < first, index)):
            if cancelled():
                return
            if reading.renderings[index].state == "none":
                time.sleep(0.01)
                self.rendered.append(index)
                yield index, Rendering(f"S{index}", "machine")


def article(text: str = "") -> Reading:
    text = text or " ".join(f"Setning{index:03}." for index in range(COUNT))
    sentences = tuple(Sentence(12 * i, 12 * i + 11, "nb", 1.0, "translate", 0) for i in range(COUNT))
    return Reading(
        Article(text, "t", (Block("paragraph", 0, len(text)),)), sentences, analysis=_nothing(),
        renderings=(NOT_TRANSLATED,) * COUNT, target="en",
    )  # fmt: skip


def _nothing():  # type: ignore[no-untyped-def]
    from records.analysis import Analysis

    return Analysis()


@pytest.fixture
def slow(qapp: object) -> Iterator[tuple[Session, SlowDesk]]:
    desk = SlowDesk()
    writer = Writer()
    session = Session(desk, writer)
    yield session, desk
    session.close()
    writer.close()
    desk.close()


def test_sentences_stream_in_and_the_reading_is_finished(
    slow: tuple[Session, SlowDesk], qtbot: QtBot
) -> None:
    session, desk = slow
    got: list[int] = []
    progress: list[tuple[int, int]] = []
    session.rendered.connect(lambda index, rendering: got.append(index))
    session.progressed.connect(lambda done, total: progress.append((done, total)))
    with qtbot.waitSignal(session.finished, timeout=10_000):
        session.show(article())
    assert got == list(range(COUNT))
    assert progress[0] == (0, COUNT)
    assert progress[-1] == (COUNT, COUNT)
    assert session.reading is not None
    assert session.reading.renderings[7].text == "S7"
    assert threading.get_ident() not in desk.threads


def test_cancelling_stops_at_once_and_keeps_what_is_done(
    slow: tuple[Session, SlowDesk], qtbot: QtBot
) -> None:
    session, desk = slow
    with qtbot.waitSignal(session.rendered, timeout=5000):
        session.show(article())
    with qtbot.waitSignal(session.stopped, timeout=600):
        session.cancel()
    assert not session.translating
    qtbot.wait(60)
    count = len(desk.rendered)
    qtbot.wait(60)
    assert len(desk.rendered) == count < COUNT
    assert 0 < session.waiting < COUNT
    with qtbot.waitSignal(session.finished, timeout=10_000):
        session.translate()
    assert session.waiting == 0
    assert sorted(desk.rendered[count:]) == sorted(set(desk.rendered[count:]))


def test_what_is_visible_comes_first(slow: tuple[Session, SlowDesk], qtbot: QtBot) -> None:
    session, desk = slow
    with qtbot.waitSignal(session.rendered, timeout=5000):
        session.show(article())
    session.set_visible(35, 39)
    qtbot.waitUntil(lambda: len(desk.firsts) == 2, timeout=3000)
    assert desk.firsts == [0, 35]
    with qtbot.waitSignal(session.finished, timeout=10_000):
        pass
    assert session.current is not None
    assert all(rendering.state == "machine" for rendering in session.current.renderings)


def test_another_article_ends_the_work_on_the_first(slow: tuple[Session, SlowDesk], qtbot: QtBot) -> None:
    session, desk = slow
    with qtbot.waitSignal(session.rendered, timeout=5000):
        session.show(article())
    identifier = desk.add_article(Article("Helt noe annet.", "b", (Block("paragraph", 0, 15),)))
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.open(lambda desk: identifier)
    assert session.reading is not None
    assert session.reading.article.title == "b"
    assert session.reading.id == identifier


def test_scrolling_at_the_end_does_not_lose_what_is_being_finished(
    slow: tuple[Session, SlowDesk], qtbot: QtBot
) -> None:
    session, desk = slow
    desk.may_finish.clear()
    session.show(article())
    qtbot.waitUntil(lambda: len(desk.rendered) > COUNT - 6, timeout=10_000)
    session.set_visible(COUNT - 1, COUNT - 1)  # a while later the translation would begin there
    qtbot.waitUntil(lambda: session.waiting == 0, timeout=10_000)
    qtbot.wait(400)
    assert session.translating
    with qtbot.waitSignal(session.finished, timeout=10_000):
        desk.may_finish.set()
