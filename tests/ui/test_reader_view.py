from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from app.selection import Caret, Selection
from records.analysis import Analysis, ClaimMark, Quote, Why
from records.annotation import Annotation, AnnotationKind, Pane
from records.article import Article, Block, Span
from records.reading import Reading
from records.rendering import NOT_TRANSLATED, Doubt, Rendering, WordLink
from records.sentence import Sentence
from ui.reader.view import ReaderView
from ui.theme import Theme

NB = "Regjeringen sier at prisene øker."
MT = "The government says that prices are rising."
PAIR = (
    WordLink(0, 11, 4, 14, 0.9),
    WordLink(12, 16, 15, 19, 0.9),
    WordLink(17, 19, 20, 24, 0.8),
    WordLink(20, 26, 25, 31, 0.9),
    WordLink(27, 32, 36, 42, 0.9),
)
EN = "“Prices will fall 😀 again,” the minister said on Tuesday."
LONG = "A much longer sentence that runs over several lines in any column, whatever its width may be. " * 3


def reading(paragraphs: int = 8, translated: bool = True) -> Reading:
    """A mixed article: each paragraph one Norwegian sentence, one English, one long English."""
    text, blocks, sentences, renderings = "", [], [], []
    quotes, marks = [], []
    for number in range(paragraphs):
        begin = len(text)
        for lang, words in (("nb", NB), ("en", EN), ("en", LONG.strip())):
            start = len(text)
            text += words + " "
            keep = lang == "en"
            index = len(sentences)
            sentences.append(
                Sentence(start, start + len(words), lang, 0.99, "keep" if keep else "translate", number)
            )
            if keep:
                renderings.append(Rendering(words, "kept"))
            else:
                made = Rendering(MT, "machine", -0.3, "translate-nb_en-1", PAIR)
                renderings.append(made if translated else NOT_TRANSLATED)
            marks.append(
                ClaimMark(index, lang == "nb", "reported", "Regjeringen", 0.5, Why("reporting verb"))
            )
            if words is EN:
                span = (start + 27, start + 39)
                quotes.append(
                    Quote(start, start + 26, "direct", span, "Ministeren", None, "en", False, Why("marks"))
                )
        text = text.rstrip() + "\n\n"
        blocks.append(Block("paragraph", begin, len(text) - 2))
    article = Article(text.strip(), "Prices", tuple(blocks))
    analysis = Analysis(tuple(quotes), tuple(marks))
    return Reading(article, tuple(sentences), analysis, tuple(renderings), "en", pack="translate-nb_en-1")


def annotation(
    given: Reading, exact: str, kind: AnnotationKind = "highlight", text: str = "", number: str = "a1"
) -> Annotation:
    start = given.article.text.index(exact)
    return Annotation(
        number,
        "article",
        "revision",
        "original",
        start,
        start + len(exact),
        exact,
        "",
        "",
        "green",
        kind,
        text,
        (),
        "attached",
        "2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00Z",
    )


Make = Callable[..., ReaderView]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(given: Reading | None = None, width: int = 1100, height: int = 700) -> ReaderView:
        view = ReaderView(Theme.load("light"))
        qtbot.addWidget(view)
        view.resize(width, height)
        view.set_reading(given or reading())
        view.show()
        qtbot.waitExposed(view)
        view.setFocus()
        QApplication.processEvents()
        return view

    return made


def point_of(view: ReaderView, row: int, pane: Pane, at: int) -> QPoint:
    """The middle of the left edge of a character, moved a little into it."""
    box = view.page.box(Caret(row, at), pane, view.viewport().height())
    assert not box.isNull()
    return box.center() + QPoint(2, 0)


def drag(view: ReaderView, first: QPoint, last: QPoint) -> None:
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(port, (first + last) / 2)
    QTest.mouseMove(port, last)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=last)


def chosen(view: ReaderView) -> Selection:
    found = view.selection()
    assert found is not None
    return found


@pytest.mark.parametrize("width", [700, 820, 1100, 1500, 2300])
@pytest.mark.parametrize("points", [10, 14, 24])
def test_both_cells_of_a_row_begin_at_the_same_height(make: Make, width: int, points: float) -> None:
    view = make(width=width + view_bar())
    view.set_font_size(points)
    rows = list(view.page.visible(view.viewport().height()))
    assert rows
    for row, y in rows:
        assert view.page.origin(row, y, "original").y() == view.page.origin(row, y, "translation").y()
        cells = (row.original.height, row.translation.height if row.translation else 0)
        assert row.height == row.original_y + max(cells)


def view_bar() -> int:
    return 20


def test_narrow_views_stack_the_translation_under_the_original(make: Make) -> None:
    view = make(width=520)
    rows = [row for row, _ in view.page.visible(view.viewport().height())]
    assert rows[0].translation_y >= rows[0].original_y + rows[0].original.height
    assert rows[1].merged  # a kept sentence is not shown twice
    assert rows[0].height + rows[1].height < 700


def test_both_panes_show_the_same_sentence_on_top_at_every_scroll_position(make: Make) -> None:
    view = make(reading(60))
    chance = random.Random(7)
    bar = view.verticalScrollBar()
    columns = view.page.stack.columns
    for step in range(1000):
        if step % 100 == 0:
            view.resize(chance.randrange(760, 1500), 600)
            columns = view.page.stack.columns
        bar.setValue(chance.randrange(bar.maximum() + 1))
        tops = [view.hit(QPoint(column.x + 1, 0)) for column in (columns.original, columns.translation)]
        assert tops[0] is not None
        assert tops[1] is not None
        assert tops[0].row == tops[1].row == view.scroller.top
        assert [hit.pane for hit in tops if hit] == ["original", "translation"]


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


def test_a_translation_that_arrives_does_not_move_what_is_read(make: Make) -> None:
    given = reading(40, translated=False)
    view = make(given)
    view.go_to(given.sentences[60].start, flash=False)
    top, inset = view.scroller.top, view.scroller.inset
    for index in range(0, 50, 3):
        view.update_rendering(index, Rendering(MT * 12, "machine", -0.3, "pack"))
    assert (view.scroller.top, view.scroller.inset) == (top, inset)
    assert view.verticalScrollBar().value() == view.scroller.y
    now = view.reading()
    assert now is not None
    assert now.renderings[3].text == MT * 12
    view.update_rendering(10_000, NOT_TRANSLATED)  # late, for the article before


def test_idle_layout_does_not_move_what_is_read(make: Make, qtbot: QtBot) -> None:
    view = make(reading(300))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top, inset = view.scroller.top, view.scroller.inset
    qtbot.waitUntil(lambda: view.page.stack.next_guessed(0) < 0, timeout=8000)
    assert (view.scroller.top, view.scroller.inset) == (top, inset)
    assert bar.value() == view.scroller.y


def test_scrolling_up_is_as_far_as_asked(make: Make) -> None:
    view = make(reading(300))
    view.go_to(reading(300).sentences[600].start, flash=False)
    before = [(row.index, y) for row, y in view.page.visible(700)]
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 150)
    after = {row.index: y for row, y in view.page.visible(700)}
    assert after[before[0][0]] == before[0][1] + 150


def test_the_place_survives_closing_resizing_and_larger_letters(make: Make) -> None:
    given = reading(60)
    view = make(given)
    view.set_reading(given, place=given.sentences[77].start + 3)
    assert view.place() == given.sentences[77].start
    for size in ((500, 600), (1500, 900), (900, 400)):
        view.resize(*size)
        QApplication.processEvents()
        assert view.place() == given.sentences[77].start
    view.set_font_size(22)
    assert view.place() == given.sentences[77].start
    view.set_theme(Theme.load("dark"))
    assert view.place() == given.sentences[77].start


def test_opening_tells_the_place_asked_for_and_no_other(make: Make) -> None:
    given = reading(60)
    view = make(given)
    view.go_to(given.sentences[120].start)
    told: list[int] = []
    view.place_changed.connect(told.append)
    view.set_reading(given, place=given.sentences[50].start)
    QApplication.processEvents()
    assert set(told) == {given.sentences[50].start}


def test_walking_down_keeps_the_sentence_in_view(make: Make) -> None:
    given = reading(40)
    view = make(given, height=500)
    for step in range(100):
        QTest.keyClick(view, Qt.Key.Key_Down)
        assert view.current_sentence() == step
        first, last = view.visible_sentences()
        assert first <= step <= last
    for step in range(98, 50, -1):
        QTest.keyClick(view, Qt.Key.Key_Up)
        first, last = view.visible_sentences()
        assert first <= step <= last


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


def test_a_missing_pack_is_said_and_a_coming_translation_is_not(make: Make) -> None:
    view = make(reading(3, translated=False))
    row, y = next(iter(view.page.visible(700)))
    assert view.page.state(row, y).coming
    view.set_translating(False)
    assert view.page.state(row, y).waiting == "Not translated yet."


def test_going_to_a_place_shows_it_and_tells(make: Make, qtbot: QtBot) -> None:
    given = reading(60)
    view = make(given)
    with qtbot.waitSignals([view.place_changed, view.visible_changed]):
        view.go_to(given.sentences[100].start)
    first, last = view.visible_sentences()
    assert first <= 100 <= last
    assert view.page.flash == 100
    with qtbot.waitSignal(view.visible_changed):
        QTest.keyClick(view, Qt.Key.Key_End)
    assert view.visible_sentences()[1] == len(given.sentences) - 1


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


def test_going_to_an_annotation(make: Make) -> None:
    given = reading(60)
    view = make(given)
    last = given.sentences[-1]
    view.set_annotations([replace(annotation(given, NB), start=last.start, end=last.end)])
    view.go_to_annotation("a1")
    assert view.visible_sentences()[1] == len(given.sentences) - 1
    view.go_to_annotation("nowhere")


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


def test_marks_can_be_hidden(make: Make) -> None:
    view = make()
    kinds = {mark.kind for row in (0, 1) for mark in view.page.marks_of(row, "original")}
    assert kinds == {"quote", "speaker", "claim"}
    view.set_marks_visible(quotes=False, claims=True)
    assert {mark.kind for row in (0, 1) for mark in view.page.marks_of(row, "original")} == {"claim"}


def test_dragging_the_divider_moves_it(make: Make) -> None:
    view = make()
    middle = view.page.stack.columns.divider
    drag(view, QPoint(middle, 300), QPoint(middle + 160, 300))
    assert view.page.stack.columns.divider == pytest.approx(middle + 160, abs=3)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle + 160, 300))
    assert view.split() == 0.5


def test_odd_texts_are_painted(make: Make) -> None:
    """Emoji, combining marks, right to left, endless words, missing packs, headings, lists, code."""
    pieces = [
        ("heading", "Overskrift 👩‍👩‍👧‍👦 e\u0301a\u0308"),
        ("list_item", "שלום עולם, this is mixed 123 עברית."),
        ("quote", "Donaudampfschifffahrtsgesellschaft" * 30),
        ("code", "if x:\n    return 1"),
        ("caption", "مرحبا بالعالم"),
        ("table_row", "a | b"),
        ("paragraph", "x"),
    ]
    text, blocks, sentences = "", [], []
    for kind, words in pieces:
        start = len(text)
        text += words + "\n\n"
        blocks.append(Block(kind, start, start + len(words), 1))  # type: ignore[arg-type]
        sentences.append(Sentence(start, start + len(words), "de", 0.5, "unsupported", len(blocks) - 1))
    renderings = [NOT_TRANSLATED] * 6 + [
        Rendering("y", "edited", None, "", (), (Doubt("score", "Unsure.", 0, 1),))
    ]
    given = Reading(
        Article(text.strip(), "Odd", tuple(blocks)), tuple(sentences), Analysis(), tuple(renderings), "en"
    )
    view = make(given, height=1600)
    for width in (300, 640, 900):
        view.resize(width, 1600)
        QApplication.processEvents()
        assert not view.grab().isNull()
    hebrew = next(row for row, _ in view.page.visible(1600) if row.index == 1)
    assert hebrew.original.rtl
    boxes = hebrew.original.boxes(0, 4)
    assert boxes[0].right() > hebrew.original.width * 0.9  # right to left begins at the right edge
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert chosen(view).exact == text.strip()


def test_nothing_to_show_is_no_problem(make: Make) -> None:
    view = make()
    view.set_reading(None)
    QTest.keyClick(view, Qt.Key.Key_J)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert view.place() == 0
    assert view.visible_sentences() == (-1, -1)
    assert view.selection() is None
    assert view.find("x") == 0
    empty = Reading(Article("", "", ()), (), Analysis(), (), "en")
    view.set_reading(empty)
    view.grab()
    QTest.keyClick(view, Qt.Key.Key_End)
    view.go_to(5)


def test_a_hundred_thousand_words_open_at_once(make: Make) -> None:
    small, large = reading(20), reading(1600)
    assert len(large.article.text.split()) > 100_000
    view = make(small)
    begun = time.perf_counter()
    view.set_reading(large)
    view.grab()
    opened = time.perf_counter() - begun
    assert opened < 1.5
    slowest = 0.0
    bar = view.verticalScrollBar()
    for value in range(0, bar.maximum(), max(bar.maximum() // 12, 1)):
        begun = time.perf_counter()
        bar.setValue(value)
        view.grab()
        slowest = max(slowest, time.perf_counter() - begun)
    assert slowest < 0.5  # a bound for a busy machine; the goal is 0.1


def test_assistive_software_is_told_what_is_read(make: Make) -> None:
    view = make()
    assert view.accessibleName()
    QTest.keyClick(view, Qt.Key.Key_J)
    assert NB in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_F6)
    assert MT in view.accessibleDescription()
