"""Editing, verifying and taking over translations in the window; and saying a passage's language."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desk import Desk
from records.reading import Reading
from records.rendering import Rendering
from records.sentence import AS_IT_IS
from ui.language_menu import LanguageMenu
from ui.window import MainWindow


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.writer.busy, timeout=10_000)


def norwegian(reading: Reading) -> list[int]:
    return [index for index, sentence in enumerate(reading.sentences) if sentence.lang == "nb"]


def go(window: MainWindow, index: int) -> None:
    reading = window.session.reading
    assert reading is not None
    window.reading_page.article.reader.clear_selection()
    window.reading_page.article.go_to(reading.sentences[index].start)


def shown(window: MainWindow, index: int) -> Rendering:
    reading = window.reading_page.article.reader.reading()
    assert reading is not None
    assert window.session.current is not None
    assert reading.renderings[index] == window.session.current.renderings[index]
    return reading.renderings[index]


def key(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.reading_page.article.reader, key)


def typed(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Type a translation with the keyboard alone and close the editor."""
    editor = window.reading_page.proofreading.editor
    key(window, Qt.Key.Key_E)
    qtbot.waitUntil(editor.isVisible, timeout=3000)
    QTest.keyClicks(editor.text, text)
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    settled(window, qtbot)


def test_a_translation_is_typed_kept_undone_and_done_again(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    index = norwegian(sample)[1]
    machine = sample.renderings[index]
    go(window, index)
    typed(window, qtbot, "My own words.")
    assert (shown(window, index).text, shown(window, index).state) == ("My own words.", "edited")
    (kept,) = desk.library.corrections(sample.id, "en")
    assert (kept.text, kept.machine) == ("My own words.", machine.text)
    assert window.history.undo_text == "edit translation"
    window.history.undo()
    settled(window, qtbot)
    assert shown(window, index) == machine
    assert desk.library.corrections(sample.id, "en") == ()
    window.history.redo()
    settled(window, qtbot)
    assert shown(window, index).text == "My own words."


def test_what_is_typed_in_several_goes_is_undone_as_one(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    index = norwegian(sample)[0]
    editor = window.reading_page.proofreading.editor
    go(window, index)
    key(window, Qt.Key.Key_F2)
    for part in ("One", " two ", "three"):
        QTest.keyClicks(editor.text, part)
        editor.flush()
        settled(window, qtbot)
    assert editor.text.toPlainText() == "One two three", "saving takes no space or caret away"
    assert shown(window, index).text == "One two three"
    window.history.undo()
    settled(window, qtbot)
    assert shown(window, index) == sample.renderings[index]
    assert editor.text.toPlainText() == sample.renderings[index].text


def test_verified_unverified_and_back_to_the_machines(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    index = norwegian(sample)[2]
    go(window, index)
    key(window, Qt.Key.Key_V)
    settled(window, qtbot)
    assert (shown(window, index).text, shown(window, index).state) == (
        sample.renderings[index].text,
        "verified",
    )
    assert shown(window, index).alignment == sample.renderings[index].alignment
    key(window, Qt.Key.Key_V)
    settled(window, qtbot)
    assert shown(window, index) == sample.renderings[index]
    typed(window, qtbot, "Other words")
    assert window.commands["revert"].isEnabled()
    window.commands["revert"].trigger()
    settled(window, qtbot)
    assert shown(window, index) == sample.renderings[index]


def test_control_enter_verifies_and_goes_on(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    first, second = norwegian(sample)[:2]
    editor = window.reading_page.proofreading.editor
    go(window, first)
    key(window, Qt.Key.Key_E)
    QTest.keyClicks(editor.text, "Mine")
    QTest.keyClick(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(window, qtbot)
    assert (shown(window, first).text, shown(window, first).state) == ("Mine", "verified")
    assert editor.index == second
    QTest.keyClick(editor.text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert (editor.index, editor.text.toPlainText()) == (first, "Mine")


def test_edits_are_there_in_the_next_window_and_in_the_export(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    import formats

    index = norwegian(sample)[1]
    go(window, index)
    typed(window, qtbot, "Kept for good.")
    assert window.session.current is not None
    formats.write(window.session.current, tmp_path / "out.md")
    assert "Kept for good." in (tmp_path / "out.md").read_text("utf-8")
    window.close()
    again = MainWindow(desk)
    again.problems.bug.connect(lambda text: pytest.fail(text))
    qtbot.addWidget(again)
    again.open_article(sample.id)
    qtbot.waitUntil(lambda: again.session.reading is not None, timeout=20_000)
    assert shown(again, index).text == "Kept for good."
    again.close()


def test_a_machine_translation_that_comes_late_changes_no_edit(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    index = norwegian(sample)[0]
    go(window, index)
    typed(window, qtbot, "Mine")
    window.session._on_part((index, Rendering("Late", "machine")))
    assert shown(window, index).text == "Mine"
    assert window.session.current is not None
    window.session._on_part(sample)
    assert window.session.reading is not None
    assert window.session.reading.renderings[index].text == "Mine"


def test_what_is_in_the_readers_language_is_not_edited(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    index = next(i for i, s in enumerate(sample.sentences) if s.lang == "en")
    go(window, index)
    key(window, Qt.Key.Key_E)
    assert window.reading_page.proofreading.editor.isHidden()
    assert "not translated" in window.message_bar.text()


def open_second(
    window: MainWindow, sample: Reading, tmp_path: Path, qtbot: QtBot, *sentences: str
) -> Reading:
    """Open another article of these sentences, with Norwegian around them."""
    path = tmp_path / "annen.txt"
    path.write_text(" ".join(["Dette er en annen sak som ikke handler om det samme.", *sentences]), "utf-8")
    window.open_spec(str(path))
    qtbot.waitUntil(
        lambda: window.session.reading is not None and window.session.reading.id != sample.id, timeout=20_000
    )
    qtbot.waitUntil(lambda: not window.session.translating and window.session.waiting == 0, timeout=60_000)
    settled(window, qtbot)
    assert window.session.current is not None
    return window.session.current


def test_an_edit_offers_itself_in_another_article_to_be_accepted_or_dismissed(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    index = norwegian(sample)[1]
    words = sample.article.text[sample.sentences[index].start : sample.sentences[index].end]
    go(window, index)
    typed(window, qtbot, "As I say it.")
    other = open_second(window, sample, tmp_path, qtbot, words)
    at = next(i for i, s in enumerate(other.sentences) if other.article.text[s.start : s.end] == words)
    offered = shown(window, at)
    assert (offered.text, offered.offered_from) == ("As I say it.", sample.article.title)
    assert "your translation from" in window.message_bar.text()
    go(window, at)
    proof = window.reading_page.proofreading
    proof.edit()
    settled(window, qtbot)
    assert proof.editor.accept.isVisible()
    assert sample.article.title in proof.editor._state.text()
    qtbot.mouseClick(proof.editor.dismiss, Qt.MouseButton.LeftButton)
    settled(window, qtbot)
    qtbot.waitUntil(lambda: shown(window, at).state == "machine", timeout=20_000)
    window.history.undo()
    settled(window, qtbot)
    assert shown(window, at).offered_from
    qtbot.mouseClick(proof.editor.accept, Qt.MouseButton.LeftButton)
    settled(window, qtbot)
    assert (shown(window, at).text, shown(window, at).state) == ("As I say it.", "edited")
    assert not shown(window, at).offered_from
    assert [c.text for c in desk.library.corrections(other.id, "en")] == ["As I say it."]


def test_a_like_sentence_is_suggested_with_its_own_numbers(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    first = open_second(window, sample, tmp_path, qtbot, "Prisen steg med 12 prosent i 2024.")
    go(window, len(first.sentences) - 1)
    typed(window, qtbot, "Prices rose by 12 percent in 2024.")
    path = tmp_path / "tredje.txt"
    path.write_text("Dette er noe helt annet enn det var. Prisen steg med 7 prosent i 2025.", "utf-8")
    window.open_spec(str(path))
    qtbot.waitUntil(
        lambda: window.session.reading is not None and window.session.reading.id != first.id, timeout=20_000
    )
    settled(window, qtbot)
    go(window, 1)
    editor = window.reading_page.proofreading.editor
    key(window, Qt.Key.Key_E)
    settled(window, qtbot)
    assert editor.suggestions.count() == 1
    editor.suggestions.itemActivated.emit(editor.suggestions.item(0))
    settled(window, qtbot)
    assert (shown(window, 1).text, shown(window, 1).state) == ("Prices rose by 7 percent in 2025.", "edited")


def choose_language(window: MainWindow, qtbot: QtBot, code: str) -> None:
    window.reading_page.proofreading.choose_language()
    settled(window, qtbot)
    menu = window.findChildren(LanguageMenu)[-1]
    before = window.session.reading
    menu.chosen.emit(code)
    menu.close()
    qtbot.waitUntil(lambda: window.session.reading is not before, timeout=20_000)
    settled(window, qtbot)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_language_of_a_sentence_is_said_kept_and_taken_back(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    index = norwegian(sample)[1]
    go(window, index)
    choose_language(window, qtbot, AS_IT_IS)
    reading = desk.reading(sample.id)
    assert (reading.sentences[index].route, reading.sentences[index].lang) == ("keep", "nb")
    assert reading.sentences[index].overridden
    assert shown(window, index).state == "kept"
    go(window, index)
    choose_language(window, qtbot, "sv")
    assert desk.reading(sample.id).sentences[index].lang == "sv"
    for expected in ((AS_IT_IS, "nb"), ("", "nb")):
        before = window.session.reading
        window.history.undo()
        qtbot.waitUntil(lambda before=before: window.session.reading is not before, timeout=20_000)
        settled(window, qtbot)
        kept = [each.lang for each in desk.library.overrides(sample.id)]
        assert kept == ([expected[0]] if expected[0] else [])
        assert desk.reading(sample.id).sentences[index].lang == expected[1]
    assert shown(window, index).state == "machine"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_languages_is_there_for_the_keyboard(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    go(window, norwegian(sample)[0])
    key(window, Qt.Key.Key_L)
    settled(window, qtbot)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, LanguageMenu)
    texts = [action.text() for action in menu.actions()]
    assert "Not to be translated" in texts
    assert any("(nb)" in text for text in texts)
    menu.close()
