from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import resources
from records.annotation import COLOURS
from records.errors import SidelightError
from ui.theme import THEMES, Theme, icon, icon_names, interface_font, reading_font, system_theme

PAPERS = ("surface", "row_hover", "row_current", "flash")
PANELS = ("window", "surface", "raised", "hover", "pressed")
FILLS = tuple(f"highlight_{colour}" for colour in COLOURS)


def luminance(colour: QColor) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return Theme.load(request.param)


def test_both_themes_have_the_same_roles(qapp: QApplication) -> None:
    assert set(Theme.load("light").colours) == set(Theme.load("dark").colours)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("words", ["text", "machine", "selection_text", "original"])
def test_the_article_reads_on_every_fill(theme: Theme, words: str) -> None:
    grounds = ("selection",) if words == "selection_text" else (*PAPERS, *FILLS, "badge")
    if words == "original":
        grounds = ("surface", "badge")
    for ground in grounds:
        assert contrast(theme.colour(words), theme.colour(ground)) >= 4.5, (words, ground)


@pytest.mark.parametrize("words", ["text", "muted", "link", "error", "warning", "success"])
def test_panels_read(theme: Theme, words: str) -> None:
    for ground in PANELS if words in ("text", "muted") else ("window", "surface", "raised"):
        needed = 3.9 if (words, ground) == ("muted", "pressed") else 4.5
        assert contrast(theme.colour(words), theme.colour(ground)) >= needed, (words, ground)


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("accent_text", "accent"),
        ("accent_text", "accent_hover"),
        ("search_text", "search"),
        ("search_current_text", "search_current"),
        ("badge_text", "badge"),
        ("muted", "surface"),
    ],
)
def test_inverse_and_small_words_read(theme: Theme, words: str, ground: str) -> None:
    assert contrast(theme.colour(words), theme.colour(ground)) >= 4.5


@pytest.mark.parametrize("edge", ["quote", "claim", "speaker", "doubt", "note", "echo", "machine_rule"])
def test_edges_of_marks_are_seen_on_the_page(theme: Theme, edge: str) -> None:
    for ground in PAPERS:
        assert contrast(theme.colour(edge), theme.colour(ground)) >= 3.0, (edge, ground)


@pytest.mark.parametrize("edge", ["quote", "claim", "speaker", "doubt"])
def test_edges_of_marks_are_seen_on_a_person_s_fill(theme: Theme, edge: str) -> None:
    for ground in FILLS:
        assert contrast(theme.colour(edge), theme.colour(ground)) >= 3.0, (edge, ground)


def test_edges_of_highlights_are_seen(theme: Theme) -> None:
    for fill in FILLS:
        for ground in PAPERS:
            assert contrast(theme.colour(f"{fill}_edge"), theme.colour(ground)) >= 3.0, (fill, ground)


def test_controls_and_focus_are_seen(theme: Theme) -> None:
    for edge in ("control", "focus", "accent"):
        for ground in ("window", "surface", "raised"):
            assert contrast(theme.colour(edge), theme.colour(ground)) >= 3.0, (edge, ground)


def test_an_unknown_theme_is_a_known_problem(qapp: QApplication) -> None:
    with pytest.raises(SidelightError, match="cannot be read"):
        Theme.load("../light.toml")


def test_the_system_decides_when_nobody_else_does(qapp: QApplication) -> None:
    assert Theme.load().name == system_theme()


def test_colour_gives_a_copy(theme: Theme) -> None:
    theme.colour("text").setAlpha(0)
    assert theme.colour("text").alpha() == 255


def test_the_style_sheet_is_filled_in_and_understood(theme: Theme, qtbot: QtBot) -> None:
    sheet = theme.stylesheet()
    assert "$" not in sheet
    for address in re.findall(r'url\("([^"]+)"\)', sheet):
        assert resources.path("themes", address).is_file()
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(sheet)
    window.setPalette(theme.palette())
    box = QVBoxLayout(window)
    for widget in (QLineEdit(), QComboBox(), QPushButton("Open")):
        box.addWidget(widget)
    window.show()
    qtbot.waitExposed(window)
    assert not window.grab().isNull()


def test_every_icon_draws_in_the_colour_asked_for(qapp: QApplication) -> None:
    names = icon_names()
    assert {"open", "library", "search", "highlight", "quote", "flag", "sidelight"} <= set(names)
    for name in names:
        image = icon(name, QColor("#ff0000")).pixmap(QSize(24, 24)).toImage()
        seen = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
        strong = [colour for colour in seen if colour.alpha() > 200]
        assert strong, name
        if name != "sidelight":
            assert all(colour.red() > 200 and colour.green() < 60 for colour in strong), name


def test_icons_are_greyed_when_disabled(theme: Theme) -> None:
    image = theme.icon("stop").pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    assert theme.colour("disabled").name() in colours


def test_fonts_have_the_size_asked_for(qapp: QApplication) -> None:
    assert reading_font(15).pointSizeF() == 15
    assert interface_font(10).pointSizeF() == 10
