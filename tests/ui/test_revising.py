"""A file that was changed is opened again: undo brings the former text back."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.desk import Desk
from ui.window import MainWindow


def test_a_new_text_is_undone_and_done_again(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    file, words = tmp_path / "article.txt", "The first line of it all.\n\nNothing else has to be said today."
    edited = words.replace("first line", "very first line")

    def shown(text: str) -> None:
        qtbot.waitUntil(
            lambda: (
                window.session.reading is not None and window.session.reading.article.text.strip() == text
            ),
            timeout=10_000,
        )
        qtbot.waitUntil(lambda: not window.writer.busy, timeout=10_000)

    file.write_text(words)
    window.open_spec(str(file))
    shown(words)
    file.write_text(edited)
    window.open_spec(str(file))
    shown(edited)
    qtbot.waitUntil(lambda: window.history.undo_text == "new text", timeout=5000)
    for _ in range(2):
        window.history.undo()
        shown(words)
        window.history.redo()
        shown(edited)
    assert len(desk.library.entries()) == 1
