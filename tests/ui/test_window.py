from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.selection import Caret, Choice
from records.errors import SidelightError
from records.reading import Reading
from ui.dialogs.paste import PasteDialog
from ui.run import has_display, open_window
from ui.window import MainWindow


def choose(window: MainWindow, row: int, start: int, end: int) -> str:
    """Choose words of one sentence in the original, and return them."""
    reader = window.reading_page.article.reader
    reader.choose(Choice("original", Caret(row, start), Caret(row, end)))
    selection = reader.selection()
    assert selection is not None
    return selection.exact


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key) -> None:
    qtbot.keyClick(widget, key)


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.writer.busy, timeout=5000)


def test_an_empty_library_shows_where_to_drop(window: MainWindow) -> None:
    assert window.library_page.drop_zone.isVisible()
    assert not window.commands["highlight"].isEnabled()


def test_a_highlight_is_on_disk_and_shown(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    reader = window.reading_page.article.reader
    words = choose(window, 0, 0, 4)
    press(qtbot, reader, Qt.Key.Key_3)
    settled(window, qtbot)
    (kept,) = desk.library.annotations(sample.id)
    assert (kept.exact, kept.colour, kept.kind, kept.pane) == (words, "blue", "highlight", "original")
    assert window.reading_page.notebook.annotations == (kept,)
    assert window.reading_page.panel.notes.view.select(kept.id)
    assert reader.selection() is None, "the words are marked, no longer chosen"


def test_a_note_is_typed_saved_and_undone(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    reader, editor = window.reading_page.article.reader, window.reading_page.panel.editor
    choose(window, 1, 0, 10)
    press(qtbot, reader, Qt.Key.Key_N)
    qtbot.waitUntil(editor.isVisible, timeout=3000)
    qtbot.keyClicks(editor.text, "Who says so")
    qtbot.keyClicks(editor.tags, "check, iran")
    press(qtbot, editor.text, Qt.Key.Key_Escape)
    settled(window, qtbot)
    (kept,) = desk.library.annotations(sample.id)
    assert (kept.text, kept.tags, kept.kind) == ("Who says so", ("check", "iran"), "note")
    assert editor.isHidden()
    window.history.undo()
    settled(window, qtbot)
    assert desk.library.annotations(sample.id)[0].text == ""
    window.history.undo()
    settled(window, qtbot)
    assert desk.library.annotations(sample.id) == ()
    window.history.redo()
    window.history.redo()
    settled(window, qtbot)
    assert desk.library.annotations(sample.id)[0].text == "Who says so"


def test_without_a_selection_the_sentence_is_marked_by_keyboard_alone(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    reader = window.reading_page.article.reader
    reader.setFocus()
    press(qtbot, reader, Qt.Key.Key_J)
    row = reader.current_sentence()
    press(qtbot, reader, Qt.Key.Key_U)
    settled(window, qtbot)
    (kept,) = desk.library.annotations(sample.id)
    sentence = sample.sentences[row]
    assert (kept.start, kept.end, kept.kind) == (sentence.start, sentence.end, "underline")
    press(qtbot, reader, Qt.Key.Key_Delete)
    settled(window, qtbot)
    assert desk.library.annotations(sample.id) == ()


def test_single_letters_go_into_a_text_field(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    window.reading_page.panel.show_tab("notes")
    field = window.reading_page.panel.filter
    field.setFocus()
    qtbot.keyClicks(field, "hunj1x")
    settled(window, qtbot)
    assert field.text() == "hunj1x"
    assert desk.library.annotations(sample.id) == ()


def test_single_letters_can_be_switched_off(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    window.commands.use_single_keys(False)
    assert window.commands["highlight"].shortcuts() == []
    assert [key.toString() for key in window.commands["next_sentence"].shortcuts()] == ["Ctrl+N"]


def test_marks_can_be_walked_through(window: MainWindow, sample: Reading, qtbot: QtBot) -> None:
    reader = window.reading_page.article.reader
    for row in (2, 8):
        choose(window, row, 0, 3)
        press(qtbot, reader, Qt.Key.Key_H)
        settled(window, qtbot)
    reader.go_to(0)
    press(qtbot, reader, Qt.Key.Key_BracketRight)
    assert reader.current_sentence() == 2
    press(qtbot, reader, Qt.Key.Key_BracketRight)
    assert reader.current_sentence() == 8
    press(qtbot, reader, Qt.Key.Key_BracketLeft)
    assert reader.current_sentence() == 2


def test_quotes_and_claims_are_listed(window: MainWindow, sample: Reading) -> None:
    panel = window.reading_page.panel
    assert (
        sum(len(group.entries) for group in panel.quotes.view.entries.groups)
        == len(sample.analysis.quotes)
        > 0
    )
    claims = [mark for mark in sample.analysis.marks if mark.claim]
    assert sum(len(group.entries) for group in panel.claims.view.entries.groups) == len(claims) > 0


def test_a_passage_is_copied_with_its_source(window: MainWindow, sample: Reading, qtbot: QtBot) -> None:
    words = choose(window, 0, 0, 4)
    press(qtbot, window.reading_page.article.reader, Qt.Key.Key_X)
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"“{words}”")
    assert sample.article.title in copied
    assert window.message_bar.text() != ""


def test_finding_in_the_article(window: MainWindow, sample: Reading, qtbot: QtBot) -> None:
    window.commands["find"].trigger()
    bar = window.reading_page.article.find_bar
    assert bar.isVisible()
    qtbot.keyClicks(bar.field, "Iran")
    assert bar._count.text().split()[0].isdigit()
    press(qtbot, bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_a_search_opens_at_the_passage(window: MainWindow, sample: Reading, qtbot: QtBot) -> None:
    window.search_library()
    page = window.library_page
    wanted = sample.sentences[-1]
    words = sample.article.text[wanted.start : wanted.end].split()[:3]
    qtbot.keyClicks(page.search, " ".join(words))
    qtbot.waitUntil(lambda: page.shelf.isVisible() and hasattr(page.shelf.current(), "where"), timeout=5000)
    with qtbot.waitSignal(window.session.opened, timeout=10_000):
        press(qtbot, page.search, Qt.Key.Key_Return)
    first, last = window.reading_page.article.reader.visible_sentences()
    assert first <= sample.sentence_at(wanted.start) <= last
    assert window.reading_page.isVisible()


def test_an_article_is_removed_and_taken_back(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    window.show_library()
    settled(window, qtbot)
    shelf = window.library_page.shelf
    shelf.setFocus()
    press(qtbot, shelf, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: desk.library.entries() == () and not window.writer.busy, timeout=5000)
    assert window.library_page.drop_zone.isVisible()
    assert "trash" in window.message_bar.text()
    window.message_bar._button.click()
    settled(window, qtbot)
    assert [entry.id for entry in desk.library.entries()] == [sample.id]
    press(qtbot, shelf, Qt.Key.Key_Return)
    qtbot.waitUntil(window.reading_page.isVisible, timeout=10_000)


def test_the_place_is_found_again(window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot) -> None:
    reader = window.reading_page.article.reader
    reader.go_to(sample.sentences[-6].start)
    place = reader.place()
    assert place > 0
    window.reading_page.leave()
    settled(window, qtbot)
    assert desk.library.article(sample.id).place.offset == place
    window.open_article(sample.id)
    qtbot.waitSignal(window.session.opened, timeout=10_000).wait()
    assert reader.place() == place


def test_dropped_text_becomes_an_article(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("Det regner i Bergen.\n\nIt rains in Bergen.")
    drop(window, data)
    qtbot.waitUntil(lambda: window.session.reading is not None, timeout=10_000)
    settled(window, qtbot)
    assert [entry.source for entry in desk.library.entries()] == [""]


def test_dropped_files_are_all_kept(window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"This is the article called {name}.", "utf-8")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("one.txt", "two.txt")])
    drop(window, data)
    qtbot.waitUntil(lambda: window.session.reading is not None, timeout=10_000)
    settled(window, qtbot)
    assert len(desk.library.entries()) == 2
    assert window.session.reading is not None
    assert "one.txt" in window.session.reading.article.text


def drop(window: MainWindow, data: QMimeData) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(200, 200), copy, data, left, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(200, 200), copy, data, left, none))


def test_a_file_that_cannot_be_read_is_told_in_the_bar(window: MainWindow, qtbot: QtBot) -> None:
    window.open_spec("/nowhere/at/all.txt")
    qtbot.waitUntil(lambda: window.message_bar.text() != "", timeout=5000)
    assert "all.txt" in window.message_bar.text()
    assert "Opening" not in window.status.text()


def test_pasting_opens_the_dialog_and_then_the_article(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Kongen kom til Oslo i går.")
    window.commands["paste"].trigger()
    (dialog,) = window.findChildren(PasteDialog)
    assert dialog.text.toPlainText() == "Kongen kom til Oslo i går."
    qtbot.keyClicks(dialog.title, "Kongen")
    dialog.accept()
    qtbot.waitUntil(lambda: window.session.reading is not None, timeout=10_000)
    assert window.session.reading is not None
    assert window.session.reading.article.title == "Kongen"
    settled(window, qtbot)


def test_the_article_is_exported(window: MainWindow, sample: Reading, qtbot: QtBot, tmp_path: Path) -> None:
    window.commands["export"].trigger()
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    path = tmp_path / "out.json"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    settled(window, qtbot)
    assert json.loads(path.read_text("utf-8"))
    assert "out.json" in window.message_bar.text()


def test_an_export_holds_the_marks_made_since_the_article_was_opened(
    window: MainWindow, sample: Reading, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(window, 1, 0, 9)
    qtbot.keyClick(window.reading_page.article.reader, Qt.Key.Key_H)
    settled(window, qtbot)
    window.files.export_to(str(tmp_path / "x.json"))
    settled(window, qtbot)
    assert len(json.loads((tmp_path / "x.json").read_text("utf-8"))["annotations"]) == 1


def test_theme_size_and_panel_are_kept(window: MainWindow, sample: Reading, desk: Desk) -> None:
    before = window.look.theme.name
    for name in ("theme", "larger", "panel"):
        window.commands[name].trigger()
    window.close()
    stored = json.loads(desk.profile.settings.read_text("utf-8"))
    assert stored["window.theme"] != before
    assert stored["reading.font_size"] == 14
    assert stored["window.panel"] is False
    assert stored["window.geometry"]


def test_every_action_works_or_is_switched_off(window: MainWindow, sample: Reading, qtbot: QtBot) -> None:
    from ui.actions import ACTIONS

    for spec in ACTIONS:
        if spec.id not in ("quit", "full_screen"):
            window.commands[spec.id].trigger()
            for dialog in window.findChildren(QFileDialog):
                dialog.close()
    settled(window, qtbot)


def test_every_control_can_be_named(window: MainWindow, sample: Reading) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

    nameless = [
        widget
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit)
        for widget in window.findChildren(kind)
        if widget.isVisible()
        and not (widget.accessibleName() or widget.toolTip() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_without_a_display_the_window_points_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert not has_display()
    with pytest.raises(SidelightError, match="shot"):
        open_window(lambda: pytest.fail("the desk is not needed"), None)
