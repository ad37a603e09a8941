"""Other translations in the window: asked for, looked at, chosen, undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from records.reading import Reading
from ui.alternatives_popup import AlternativesPopup
from ui.window import MainWindow


def norwegian(reading: Reading) -> int:
    return next(i for i, s in enumerate(reading.sentences) if s.route == "translate" and s.end - s.start > 30)


def opened(window: MainWindow, qtbot: QtBot, index: int) -> AlternativesPopup:
    reading = window.session.reading
    assert reading is not None
    window.reading_page.article.go_to(reading.sentences[index].start)
    QTest.keyClick(window.reading_page.article.reader, Qt.Key.Key_O)
    popup = window.reading_page.alternatives.popup
    assert popup is not None
    qtbot.waitUntil(lambda: popup.list.count() > 0, timeout=30_000)
    return popup


def test_another_translation_is_chosen_by_keys_and_undone(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    index = norwegian(sample)
    machine = sample.renderings[index].text
    popup = opened(window, qtbot, index)
    texts = [popup.list.item(row).text() for row in range(popup.list.count())]
    assert machine not in texts
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.writer.busy, timeout=10_000)
    current = window.session.current
    assert current is not None
    assert (current.renderings[index].text, current.renderings[index].state) == (texts[1], "edited")
    assert [kept.text for kept in desk.library.corrections(sample.id, "en")] == [texts[1]]
    window.history.undo()
    qtbot.waitUntil(lambda: not window.writer.busy, timeout=10_000)
    current = window.session.current
    assert current is not None
    assert current.renderings[index].text == machine
    assert window.reading_page.alternatives.popup is None


def test_escape_changes_nothing(window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot) -> None:
    popup = opened(window, qtbot, norwegian(sample))
    QTest.keyClick(popup.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.reading_page.alternatives.popup is None, timeout=3000)
    assert not desk.library.corrections(sample.id, "en")


def test_a_kept_sentence_has_no_other_way(window: MainWindow, sample: Reading, qtbot: QtBot) -> None:
    kept = next(i for i, s in enumerate(sample.sentences) if s.route == "keep")
    window.reading_page.article.go_to(sample.sentences[kept].start)
    with qtbot.waitSignal(window.reading_page.alternatives.news):
        window.reading_page.alternatives.show()
    assert window.reading_page.alternatives.popup is None
