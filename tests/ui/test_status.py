"""The line at the bottom of the window while an article is translated."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.status import StatusArea


def test_the_line_says_what_is_going_on_until_nothing_is(qtbot: QtBot) -> None:
    status = StatusArea()
    qtbot.addWidget(status)
    status.set_hint("F1 for help")
    status.show_progress(3, 9)
    assert status.text() == "Translating: 3 of 9 sentences"
    status.show_progress(9, 9)
    assert status.text() == "Translated. Looking for the same claims in both languages"
    status.show_rest(0)
    assert status.text() == "F1 for help"


def test_the_button_stops_the_search_for_links_too(qtbot: QtBot) -> None:
    status = StatusArea()
    qtbot.addWidget(status)
    status.show()
    status.show_progress(9, 9)
    with qtbot.waitSignal(status.cancel_requested):
        status._button.click()
