from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot
from reader_material import EN, LONG, MT, NB, Make, annotation, chosen, drag, point_of, reading

from app.selection import Caret
from records.analysis import Analysis
from records.article import Article, Block, Span
from records.reading import Reading
from records.rendering import Rendering
from records.sentence import Sentence
from translation.forced import likely_links


def view_bar() -> int:
    return 20


def test_dragging_chooses_words_of_the_original(make: Make, qtbot: QtBot) -> None:
    view = make()
    with qtbot.waitSignal(view.selection_changed):
        drag(view, point_of(view, 0, "original", 12), point_of(view, 0, "original", 19))
    found = chosen(view)
    assert (found.pane, found.exact, found.start, found.end) == ("original", "sier at", 12, 19)
    assert found.rendering is None


def test_offsets_are_right_after_an_emoji_and_across_sentences(make: Make) -> None:
    given = reading()
    view = make(given)
    at = EN.index("the minister")
    drag(view, point_of(view, 1, "original", at), point_of(view, 2, "original", 6))
    found = chosen(view)
    assert found.exact == "the minister said on Tuesday. A much"
    assert given.article.text[found.start : found.end] == found.exact


def test_dragging_in_the_translation_knows_the_original(make: Make) -> None:
    view = make()
    drag(view, point_of(view, 0, "translation", 25), point_of(view, 0, "translation", 42))
    found = chosen(view)
    assert found.pane == "translation"
    assert found.exact == "prisene øker"
    assert found.rendering is not None
    assert found.rendering.exact == "prices are rising"
    assert (found.rendering.sentence, found.rendering.start, found.rendering.end) == (0, 25, 42)


def test_a_drag_stays_in_its_pane(make: Make) -> None:
    view = make()
    drag(view, point_of(view, 0, "original", 5), point_of(view, 2, "translation", 30))
    assert chosen(view).pane == "original"


def test_two_clicks_choose_a_word_and_three_a_sentence(make: Make) -> None:
    view = make()
    point = point_of(view, 0, "original", 14)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert chosen(view).exact == "sier"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert chosen(view).exact == NB


def test_shift_and_a_click_extend(make: Make) -> None:
    view = make()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 0, "original", 12))
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
        point_of(view, 0, "original", 27),
    )
    assert chosen(view).exact == "sier at prisene"


def test_a_finished_choice_offers_its_toolbar(make: Make, qtbot: QtBot) -> None:
    view = make()
    drag(view, point_of(view, 0, "original", 12), point_of(view, 0, "original", 19))
    green = view.findChild(QToolButton, "green")
    assert isinstance(green, QToolButton)
    assert green.isVisible()
    with qtbot.waitSignal(view.highlight_requested, check_params_cb=lambda colour: colour == "green"):
        QTest.mouseClick(green, Qt.MouseButton.LeftButton)
    view.clear_selection()
    assert not green.isVisible()


def test_keys_walk_by_sentence_and_by_word_and_choose(make: Make) -> None:
    view = make()
    QTest.keyClick(view, Qt.Key.Key_J)
    assert view.current_sentence() == 0
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_sentence() == 1
    QTest.keyClick(view, Qt.Key.Key_K)
    QTest.keyClick(view, Qt.Key.Key_Right)
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(view).exact == "sier at"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection() is None
    QTest.keyClick(view, Qt.Key.Key_F6)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(view).words == MT


def test_tab_goes_through_both_panes_and_out(make: Make) -> None:
    view = make()
    assert view.page.pane == "original"
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.page.pane == "translation"
    assert not view.focusNextPrevChild(True)


def test_words_can_be_walked_to_the_end_and_back(make: Make) -> None:
    view = make(reading(2))
    QTest.keyClick(view, Qt.Key.Key_J)
    seen = []
    for _ in range(200):
        QTest.keyClick(view, Qt.Key.Key_Right)
        assert view.page.caret is not None
        seen.append(view.page.caret)
    assert seen == sorted(seen)
    assert seen[-1].row == 5
    for _ in range(200):
        QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.page.caret == Caret(0, 0)


def test_copy_gives_clean_text(make: Make) -> None:
    view = make(reading(2))
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    paragraph = f"{NB} {EN} {LONG.strip()}"
    assert QGuiApplication.clipboard().text() == f"{paragraph}\n\n{paragraph}"


def test_pointing_at_a_word_outlines_its_counterpart(make: Make) -> None:
    view = make()
    QTest.mouseMove(view.viewport(), point_of(view, 0, "original", 22))
    row, y = next(iter(view.page.visible(700)))
    state = view.page.state(row, y)
    assert [NB[slice(*span)] for span in state.original.echoes] == ["prisene"]
    assert [MT[slice(*span)] for span in state.translation.echoes] == ["prices"]
    assert state.tint == "row_hover"


def test_a_drag_out_of_the_view_scrolls_on(make: Make, qtbot: QtBot) -> None:
    view = make(reading(40), height=400)
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=point_of(view, 0, "original", 0))
    QTest.mouseMove(port, QPoint(200, 200))
    QTest.mouseMove(port, QPoint(200, port.height() + 120))
    qtbot.waitUntil(lambda: view.visible_sentences()[0] > 6, timeout=4000)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(200, port.height() + 120))
    found = chosen(view)
    assert found.start == 0
    assert found.end > reading(40).sentences[6].end


def test_a_link_opens_with_control(make: Make, qtbot: QtBot) -> None:
    given = reading(1)
    linked = replace(given.article, spans=(Span("link", 12, 16, "https://example.org/"),))
    view = make(replace(given, article=linked))
    point = point_of(view, 0, "original", 13)
    with qtbot.waitSignal(view.link_activated, check_params_cb=lambda to: to == "https://example.org/"):
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, point
        )
    assert view.page.tip(point, 700) == "https://example.org/"


def test_finding_goes_round_both_panes(make: Make) -> None:
    view = make(reading(3))
    assert view.find("PRICES  will") == 3
    assert view.find_position() == 1
    view.find("prices will", backwards=True)
    view.clear_find()
    view.go_to(0)
    assert view.find("prices") == 6  # in the kept originals, and in three translations
    for expected in (2, 3, 4, 5, 6, 1):
        view.find("prices")
        assert view.find_position() == expected
    view.find("prices", backwards=True)
    assert view.find_position() == 6
    assert view.find("not there") == 0
    assert view.find("") == 0


def test_pressing_a_highlight_or_a_sign_tells(make: Make, qtbot: QtBot) -> None:
    given = reading()
    view = make(given)
    view.set_annotations([annotation(given, "prisene", text="Which?")])
    with qtbot.waitSignal(view.annotation_activated, check_params_cb=lambda found: found == "a1"):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 0, "original", 22))
    row, y = list(view.page.visible(700))[1]
    sign = next(sign for sign in view.page.signs(row, y, "original") if sign.mark.kind == "quote")
    with qtbot.waitSignal(view.mark_activated, check_params_cb=lambda *found: found == ("quote", 0)):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=sign.box.center())
    assert "Ministeren" in view.page.tip(sign.box.center(), 700)


def test_tips_show_markup_as_it_is_written(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    given = reading()
    view = make(given)
    view.set_annotations([annotation(given, "prisene", text="<img src='file:///etc/hosts'>\nsecond line")])
    shown: list[str] = []
    monkeypatch.setattr("ui.reader.surface.QToolTip.showText", lambda at, text, widget: shown.append(text))
    point = point_of(view, 0, "original", 22)
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)
    assert len(shown) == 1
    assert "<img" not in shown[0]
    assert "&lt;img" in shown[0]


def test_dragging_the_divider_moves_it(make: Make) -> None:
    view = make()
    middle = view.page.stack.columns.divider
    drag(view, QPoint(middle, 300), QPoint(middle + 160, 300))
    assert view.page.stack.columns.divider == pytest.approx(middle + 160, abs=3)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle + 160, 300))
    assert view.split() == 0.5


def test_words_are_outlined_beside_emoji_and_combining_marks(make: Make) -> None:
    source = "👩🏽‍⚕️ A\u030ase fikk 3 kaker 😀 i Bergen."
    target = "A\u030ase 👩🏽‍⚕️ got 3 cakes in Bergen 😀."
    article = Article(source, "", (Block("paragraph", 0, len(source)),))
    sentences = (Sentence(0, len(source), "nb", 1.0, "translate", 0),)
    renderings = (Rendering(target, "machine", -0.3, "pack", likely_links(source, target)),)
    view = make(Reading(article, sentences, Analysis((), ()), renderings, "en", pack="pack"))
    for word in ("A\u030ase", "Bergen"):
        QTest.mouseMove(view.viewport(), point_of(view, 0, "original", source.index(word)))
        row, y = next(iter(view.page.visible(700)))
        state = view.page.state(row, y)
        assert [source[slice(*span)] for span in state.original.echoes] == [word]
        assert [target[slice(*span)] for span in state.translation.echoes] == [word]
