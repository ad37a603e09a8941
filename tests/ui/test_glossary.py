"""The glossary in the window: added, in force at once in the open article, taken back, in and out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.selection import Caret, Choice
from records.reading import Reading
from ui.dialogs.glossary import GlossaryDialog
from ui.window import MainWindow


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.writer.busy, timeout=10_000)


def opened(window: MainWindow, qtbot: QtBot) -> GlossaryDialog:
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(GlossaryDialog)), timeout=5000)
    return next(d for d in window.findChildren(GlossaryDialog) if d.isVisible())


def reread(window: MainWindow, before: Reading, qtbot: QtBot) -> Reading:
    qtbot.waitUntil(lambda: window.session.reading is not before, timeout=20_000)
    qtbot.waitUntil(lambda: window.session.waiting == 0 and not window.session.translating, timeout=60_000)
    settled(window, qtbot)
    assert window.session.current is not None
    return window.session.current


def test_chosen_words_become_a_term_that_holds_at_once_and_can_be_taken_back(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    text = sample.article.text
    row = next(i for i, s in enumerate(sample.sentences) if "Revolusjonsgarden" in text[s.start : s.end])
    at = text.index("Revolusjonsgarden") - sample.sentences[row].start
    reader = window.reading_page.article.reader
    reader.choose(Choice("original", Caret(row, at), Caret(row, at + 17)))
    QTest.keyClick(reader, Qt.Key.Key_T)
    dialog = opened(window, qtbot)
    assert (dialog.term.text(), dialog.source.currentData(), dialog.target.currentData()) == (
        "Revolusjonsgarden",
        "nb",
        "en",
    )
    QTest.keyClicks(dialog.translation, "the Revolutionary Guard")
    QTest.keyClick(dialog.translation, Qt.Key.Key_Return)
    settled(window, qtbot)
    assert dialog.isVisible()
    assert dialog.table.rowCount() == 1
    before = window.session.reading
    assert before is not None
    dialog.close()
    now = reread(window, before, qtbot)
    assert "the Revolutionary Guard" in now.renderings[row].text
    others = [i for i in range(len(now.sentences)) if i != row]
    assert [now.renderings[i] for i in others] == [sample.renderings[i] for i in others]
    before = window.session.reading
    assert before is not None
    window.history.undo()
    assert reread(window, before, qtbot).renderings[row].text == sample.renderings[row].text
    assert desk.library.glossary() == ()


def test_terms_are_changed_removed_filtered_and_exchanged(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text("term,translation\nStortinget,\nbataljon,battalion\n", "utf-8")
    window.glossary.show_glossary()
    dialog = opened(window, qtbot)
    dialog.import_requested.emit(str(tmp_path / "in.csv"), "nb", "en")
    settled(window, qtbot)
    assert [(t.term, t.source, t.protected) for t in desk.library.glossary()] == [
        ("bataljon", "nb", False),
        ("Stortinget", "nb", True),
    ]
    dialog.filter.setText("batal")
    assert dialog.table.rowCount() == 1
    dialog.table.selectRow(0)
    dialog.translation.setText("regiment")
    dialog.put.click()
    settled(window, qtbot)
    assert desk.library.glossary()[0].translation == "regiment"
    dialog.filter.clear()
    dialog.table.selectRow(1)
    dialog.remove.click()
    settled(window, qtbot)
    assert [t.term for t in desk.library.glossary()] == ["bataljon"]
    dialog.export_requested.emit(str(tmp_path / "out.tbx"))
    settled(window, qtbot)
    assert "regiment" in (tmp_path / "out.tbx").read_text("utf-8")
    dialog.import_requested.emit(str(tmp_path / "none.csv"), "", "")
    settled(window, qtbot)
    assert "could not be read" in window.message_bar.text()
    dialog.close()
