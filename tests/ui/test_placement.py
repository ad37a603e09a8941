from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QSplitter
from pytestqt.qtbot import QtBot

from app.settings import Settings
from ui.placement import FIRST_SIZE, keep, restore


def test_the_first_window_fits_on_the_screen(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    screen = window.screen().availableSize()
    assert screen.width() < FIRST_SIZE.width(), "the offscreen platform's screen should be a small one"
    restore(window, QSplitter(window), Settings())
    assert window.width() < screen.width()
    assert window.height() < screen.height()


def test_a_window_comes_back_in_its_size(qtbot: QtBot) -> None:
    settings = Settings()
    first, second = QMainWindow(), QMainWindow()
    for window in (first, second):
        qtbot.addWidget(window)
    first.resize(640, 480)
    keep(first, QSplitter(first), settings)
    restore(second, QSplitter(second), settings)
    assert second.size() == first.size()
