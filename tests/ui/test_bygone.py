"""What was deleted before the window was opened can be undone in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from records.article import Article
from ui.window import MainWindow


@pytest.fixture
def start(desk: Desk, qtbot: QtBot) -> Iterator[Callable[[], MainWindow]]:
    windows = []

    def start_() -> MainWindow:
        window = MainWindow(desk)
        window.problems.bug.connect(lambda text: pytest.fail(text))
        windows.append(window)
        window.show()
        qtbot.waitUntil(lambda: not window.writer.busy, timeout=10_000)
        return window

    yield start_
    for window in windows:
        window.close()
        window.deleteLater()


def test_deletions_of_before_are_undone_and_done_again(
    desk: Desk, start: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    article, _ = desk.library.add(Article("Some words to mark.", "Kept", ()))
    gone, _ = desk.library.add(Article("An article to remove.", "Removed", ()))
    note, _ = desk.library.annotate(article, "original", 0, 4, text="a note")
    desk.library.remove(gone)
    desk.library.remove_annotation(note.id)
    desk.close()  # what was deleted, was deleted in an earlier run
    window = start()

    def settle() -> None:
        qtbot.waitUntil(lambda: not window.writer.busy, timeout=5000)

    window.open_article(article)
    qtbot.waitUntil(window.reading_page.isVisible, timeout=10_000)
    settle()
    assert window.history.undo_text == "delete mark"
    window.history.undo()
    settle()
    assert desk.library.annotations(article) == (note,)
    assert window.reading_page.notebook.annotations == (note,)
    assert "a note" in window.message_bar.text()
    assert window.history.undo_text == "remove article"
    window.history.undo()
    settle()
    assert {entry.id for entry in desk.library.entries()} == {article, gone}
    assert window.history.undo_text == ""
    window.history.redo()
    window.history.redo()
    settle()
    assert {entry.id for entry in desk.library.entries()} == {article}
    assert desk.library.annotations(article) == ()
    assert window.reading_page.notebook.annotations == ()


def test_what_was_deleted_for_good_before_is_undone_and_done_again(
    desk: Desk, start: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    gone, _ = desk.library.add(Article("An article to remove.", "Removed", ()))
    note, _ = desk.library.annotate(gone, "original", 0, 2, text="a note")
    desk.library.remove(gone)
    desk.library.empty_trash(keep_notes=True)
    made, _ = desk.library.make_collection("Kilder")
    desk.library.delete_collection(made.id)
    desk.close()
    window = start()

    def settle() -> None:
        qtbot.waitUntil(lambda: not window.writer.busy, timeout=5000)

    window.history.undo()
    settle()
    assert desk.library.collections() == (made,)
    for _ in range(2):
        assert window.history.undo_text == "delete for good"
        window.history.undo()
        settle()
        assert [entry.id for entry in desk.library.trash()] == [gone]
        assert desk.library.kept_notes() == ()
        window.history.redo()
        settle()
        assert desk.library.trash() == ()
        assert [kept.id for kept in desk.library.kept_notes()] == [note.id]


def test_new_steps_are_undone_before_those_of_before(
    desk: Desk, start: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    gone, _ = desk.library.add(Article("An article to remove.", "Removed", ()))
    kept, _ = desk.library.add(Article("Another one.", "Kept", ()))
    desk.library.remove(gone)
    desk.close()
    window = start()
    page = window.library_page
    qtbot.waitUntil(lambda: page.shelf.model().rowCount() == 1, timeout=5000)
    page.shelf.selectAll()
    assert [entry.id for entry in page.chosen()] == [kept]
    window.shelving.remove()
    qtbot.waitUntil(lambda: not window.writer.busy, timeout=5000)
    window.history.undo()
    qtbot.waitUntil(lambda: not window.writer.busy, timeout=5000)
    assert {entry.id for entry in desk.library.entries()} == {kept}
