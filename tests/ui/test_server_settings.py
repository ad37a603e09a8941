from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.desk import Desk
from translation.served import Service
from translation.server import Server
from ui.dialogs.settings import SettingsDialog
from ui.reader.headers import server_host
from ui.window import MainWindow


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> Iterator[SettingsDialog]:
    window.dialogs.show_settings()
    qtbot.waitUntil(lambda: bool(window.findChildren(SettingsDialog)), timeout=10_000)
    (dialog,) = window.findChildren(SettingsDialog)
    yield dialog
    dialog.close()


def test_it_is_off_and_says_what_it_would_mean(dialog: SettingsDialog) -> None:
    assert "leave this machine" in dialog.server.note.text()
    assert dialog.server.note.text().startswith("Off")


def test_a_server_that_answers_is_used_until_it_is_turned_off(
    dialog: SettingsDialog, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def use(address: str, key: str) -> Service:
        desk.settings.server, desk.settings.server_key, desk.settings.server_on = address, key, True
        return Service(Server(address, key), (("nb", "en"),))

    monkeypatch.setattr(desk, "use_server", use)
    dialog.server.address.setText("https://translate.example")
    dialog.server.button.click()
    qtbot.waitUntil(lambda: dialog.server.note.text().startswith("On:"), timeout=10_000)
    assert "https://translate.example. They leave this machine." in dialog.server.note.text()
    with qtbot.waitSignal(dialog.changed):
        dialog.server.button.click()
    assert not desk.settings.server_on
    assert dialog.server.note.text().startswith("Off")


def test_a_server_that_does_not_answer_stays_off(
    dialog: SettingsDialog, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.server.address.setText("https://translate.example")
    dialog.server.button.click()  # the desk of the tests is offline
    qtbot.waitUntil(lambda: "--offline" in dialog.server.note.text(), timeout=10_000)
    assert not desk.settings.server_on
    assert dialog.server.button.isEnabled()


def test_the_window_says_where_the_text_goes(window: MainWindow) -> None:
    window.status.show_progress(3, 9, server_host("libretranslate@translate.example:5000"))
    assert window.status.text() == "Sending text to translate.example:5000: 3 of 9 sentences"
    window.status.show_progress(3, 9, server_host("translate-nb_en-1_9"))
    assert window.status.text() == "Translating: 3 of 9 sentences"
