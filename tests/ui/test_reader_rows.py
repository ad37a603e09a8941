"""The parts under the view: heights, geometry, cells, words."""

from __future__ import annotations

import random

import pytest
from PySide6.QtWidgets import QApplication

import resources
from app.selection import next_word, word_around
from records.analysis import Analysis
from records.article import Article, Block, Span
from records.reading import Reading
from records.rendering import Rendering, WordLink
from records.sentence import Sentence
from ui.reader.cells import Cell, is_rtl
from ui.reader.finding import Finder
from ui.reader.geometry import STACKED_BELOW, Columns
from ui.reader.headers import is_starter
from ui.reader.heights import Heights
from ui.reader.languages import language_name
from ui.reader.rows import RowStack
from ui.reader.typography import Typography
from ui.theme import Theme, reading_font


def test_heights_add_up_after_any_change() -> None:
    chance = random.Random(3)
    plain = [chance.randrange(1, 90) for _ in range(77)]
    heights = Heights(plain)
    for _ in range(200):
        index = chance.randrange(77)
        plain[index] = heights[index] = chance.randrange(1, 90)
        cut = chance.randrange(78)
        assert heights.top(cut) == sum(plain[:cut])
    assert heights.total == sum(plain)
    for y in range(0, sum(plain), 13):
        row = heights.at(y)
        assert sum(plain[:row]) <= y < sum(plain[: row + 1])
    assert heights.at(-5) == 0
    assert heights.at(10**9) == 76
    assert Heights().at(0) == -1


@pytest.mark.parametrize("width", [0, 90, 200, 699, 700, 1200, 3000])
@pytest.mark.parametrize("split", [0.0, 0.5, 1.0])
def test_columns_stay_inside_their_panes(width: int, split: float) -> None:
    columns = Columns.fit(width, split, 8.5)
    assert columns.stacked == (width < STACKED_BELOW)
    for column in (columns.original, columns.translation):
        assert column.width >= 40
        assert column.width <= 75 * 8.5
        if width >= 200:
            assert column.pane_x <= column.x - column.gutter
            assert column.right <= column.pane_x + column.pane_width
    if not columns.stacked:
        assert columns.original.pane_width + columns.translation.pane_width == width


def test_long_words_break_and_boxes_stay_inside(qapp: QApplication) -> None:
    cell = Cell("Donaudampfschifffahrtsgesellschaft" * 12, reading_font(14), 300)
    assert cell.lines > 5
    assert all(box.right() <= 301 for box in cell.boxes(0, len(cell.text)))


def test_every_character_is_found_again_at_its_place(qapp: QApplication) -> None:
    cell = Cell(
        "Blå 😀 e\u0301n 👩‍👩‍👧 tekst som går over mange linjer, så lenge den er smal.", reading_font(14), 150
    )
    for at, char in enumerate(cell.text):
        if char.isalpha() and char.isascii() and cell.text[at + 1 : at + 2] != "\u0301":
            box = cell.boxes(at, at + 1)[0]
            assert cell.character_at(box.center().x(), box.center().y()) == at


def test_right_to_left_text_stands_on_the_right(qapp: QApplication) -> None:
    cell = Cell("שלום עולם", reading_font(14), 400)
    assert cell.rtl
    assert cell.boxes(0, 4)[0].right() == pytest.approx(400, abs=1)
    assert cell.boxes(5, 9)[0].right() < cell.boxes(0, 4)[0].left()
    mixed = Cell("Ordet שלום עולם betyr fred", reading_font(14), 400)
    assert not mixed.rtl
    assert len(mixed.boxes(0, 10)) == 2  # "Ordet " and the first Hebrew word, which lies further right


def test_direction_is_the_first_letter_s() -> None:
    assert is_rtl("123 «שלום»")
    assert not is_rtl("123 hei שלום")
    assert not is_rtl("123")


def test_words_hold_together() -> None:
    text = "Iran’s al-Qaeda-inspired foe e\u0301n – nå."
    assert text[slice(*word_around(text, 2))] == "Iran’s"
    assert text[slice(*word_around(text, 9))] == "al-Qaeda-inspired"
    assert text[slice(*word_around(text, text.index("n –")))] == "e\u0301n"
    assert word_around(text, len(text)) == (len(text), len(text))
    assert next_word(text, 0) == 7
    assert next_word(text, len(text) - 3) == len(text)
    assert next_word(text, len(text)) is None
    assert next_word(text, 7, backwards=True) == 0
    assert next_word(text, 0, backwards=True) is None


def test_languages_have_names() -> None:
    assert language_name("nb") == "Norwegian"
    assert language_name("en") == "English"
    assert language_name("zz") == "zz"
    bundled = [path.stem for path in resources.path("packs").glob("*.argosmodel")]
    assert all(is_starter(name) for name in bundled)
    assert not is_starter("translate-nb_en-1_9")


def test_nothing_is_found_without_words() -> None:
    finder = Finder()
    assert finder.step(0, backwards=False) is None
    assert finder.inside(0, "original") == []


def test_markup_is_carried_into_the_translation(qapp: QApplication) -> None:
    text = "Brua er lang nå."
    article = Article(
        text, "", (Block("paragraph", 0, len(text)),), (Span("emphasis", 8, 12), Span("code", 13, 15))
    )
    sentence = Sentence(0, len(text), "nb", 1.0, "translate", 0)
    links = (WordLink(0, 4, 4, 10, 0.9), WordLink(5, 7, 11, 13, 0.9), WordLink(8, 12, 14, 18, 0.9))
    made = Rendering("The bridge is long nå.", "machine", alignment=links)
    stack = RowStack(Theme.load("light"), Typography(14))
    stack.set_reading(Reading(article, (sentence,), Analysis(), (made,), "en"))
    cell = stack.row(0).translation
    assert cell is not None
    ranges = cell._layout.formats()
    looks = {made.text[one.start : one.start + one.length]: one.format for one in ranges}  # type: ignore[attr-defined]
    assert looks["long"].fontItalic()
    assert set(looks) == {"long", "nå"}
