from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from records.analysis import Analysis, ClaimMark, Link, Quote, Why
from records.annotation import Annotation
from records.article import Article, Block
from records.reading import Reading
from records.rendering import NOT_TRANSLATED
from records.sentence import Sentence
from ui.panel.delegate import broken
from ui.panel.entries import claim_groups, note_groups, quote_groups
from ui.panel.model import GroupModel
from ui.panel.note_editor import NoteEditor, split_tags
from ui.panel.panel import SidePanel
from ui.theme import Theme

TEXT = "Kari said “yes, it is 40 percent”. Nobody knows.\nOla denied it. 😀 It may rain."
SENTENCES = ((0, 34), (35, 48), (49, 63), (66, 78))


def quote(start: int, end: int, name: str | None) -> Quote:
    return Quote(start, end, "direct", None, name, None, "en", name is None, Why("cue.before", ((5, 9),)))


@pytest.fixture
def reading() -> Reading:
    marks = (
        ClaimMark(0, True, "reported", "Kari", 0.4, Why("number", ((22, 24),))),
        ClaimMark(1, True, "asserted", "author", 0.2, Why("copula")),
        ClaimMark(2, True, "asserted", "author", 0.9, Why("copula")),
        ClaimMark(3, False, "none", "author", 0.0, Why("none")),
    )
    links = (Link(0, 2, 0.9, Why("numbers")),)
    quotes = (quote(35, 41, None), quote(11, 32, "Kari"), quote(49, 52, "Ola"))
    return Reading(
        article=Article(TEXT, "T", (Block("paragraph", 0, 48), Block("paragraph", 49, 78))),
        sentences=tuple(Sentence(a, b, "en", 1.0, "keep", int(a > 48)) for a, b in SENTENCES),
        analysis=Analysis(quotes, marks, links),
        renderings=(NOT_TRANSLATED,) * 4,
        target="en",
    )


def note(identifier: str, start: int, end: int, text: str = "", tags: tuple[str, ...] = ()) -> Annotation:
    return Annotation(
        identifier, "a", "r", "original", start, end, TEXT[start:end], "", "", "green", "note", text, tags,
        "attached", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z",
    )  # fmt: skip


def test_quotes_are_grouped_by_speaker_and_unnamed_ones_come_last(reading: Reading) -> None:
    groups = quote_groups(reading)
    assert [(group.key, len(group.entries)) for group in groups] == [("Kari", 1), ("Ola", 1), ("", 1)]
    assert groups[0].entries[0].text == TEXT[11:32]
    assert groups[0].entries[0].why == "cue, before (“said”)"


def test_claims_are_grouped_by_status_and_the_worthiest_comes_first(reading: Reading) -> None:
    groups = claim_groups(reading)
    assert [(group.key, [entry.key for entry in group.entries]) for group in groups] == [
        ("asserted", ["claim:2", "claim:1"]),
        ("reported", ["claim:0"]),
    ]
    assert groups[1].entries[0].why == "number (“40”)"
    assert groups[1].entries[0].detail == "Kari · worth checking 40 % · also claimed in en"


def test_notes_are_in_order_filtered_and_detached_ones_apart() -> None:
    notes = [note("b", 49, 52, "Rain?", ("weather",)), note("a", 0, 4, "Who is she"), note("c", 11, 14)]
    notes.append(replace(note("d", 5, 9), state="detached"))
    assert [[e.key for e in g.entries] for g in note_groups(notes)] == [["a", "c", "b"], ["d"]]
    assert [e.key for g in note_groups(notes, "rain") for e in g.entries] == ["b"]
    assert [e.key for g in note_groups(notes, "#weather") for e in g.entries] == ["b"]
    assert [e.key for g in note_groups(notes, "kari she") for e in g.entries] == ["a"]
    assert note_groups(notes, "#rain") == ()


def test_the_model_keeps_qts_rules(reading: Reading, qtmodeltester: ModelTester) -> None:
    model = GroupModel()
    model.set_groups(quote_groups(reading))
    qtmodeltester.check(model)
    found = list(model.entries())
    assert [entry.key for _, entry in found] == ["quote:11-32", "quote:49-52", "quote:35-41"]
    assert model.entry(found[0][0]) == found[0][1]
    assert not model.set_groups(quote_groups(reading)), "nothing changed"


def test_lines_are_broken_and_elided(qapp: object) -> None:
    font = QFont("DejaVu Sans", 10)
    assert broken("short", font, 300, 2) == ["short"]
    lines = broken("word 😀 " * 40, font, 200, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert lines[0].startswith("word 😀 word")


def test_tags_are_split_once_each() -> None:
    assert split_tags(" a, b ,#c d,, a #b") == ("a", "b", "c d")


def test_a_click_goes_there_and_enter_edits(qtbot: QtBot, reading: Reading) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.set_theme(Theme.load("light"))
    panel.resize(320, 600)
    panel.set_reading(reading)
    panel.set_annotations([note("a", 0, 4, "Who"), note("b", 49, 52)])
    panel.show()
    view = panel.quotes.view
    index = next(index for index, entry in view.entries.entries() if entry.key == "quote:49-52")
    with qtbot.waitSignal(panel.go_to) as went:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert went.args == [49]
    assert "cue" in panel.quotes.list._why.text()
    panel.show_tab("notes")
    panel.notes.view.select("b")
    with qtbot.waitSignal(panel.edit_requested) as edited:
        qtbot.keyClick(panel.notes.view, Qt.Key.Key_Return)
    assert edited.args == ["b"]
    with qtbot.waitSignal(panel.delete_requested) as deleted:
        qtbot.keyClick(panel.notes.view, Qt.Key.Key_Delete)
    assert deleted.args == ["b"]


def test_the_current_entry_follows_the_place(qtbot: QtBot, reading: Reading) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.set_reading(reading)
    panel.follow(40)
    current = panel.quotes.view.entries.entry(panel.quotes.view.currentIndex())
    assert current is not None
    assert current.key == "quote:35-41"


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEditor:
    editor = NoteEditor()
    qtbot.addWidget(editor)
    editor.set_theme(Theme.load("light"))
    return editor


def test_typing_is_handed_over_within_300_ms(qtbot: QtBot, editor: NoteEditor) -> None:
    editor.edit(note("a", 0, 4))
    with qtbot.waitSignal(editor.edited, timeout=1000) as edited:
        qtbot.keyClicks(editor.text, "Who?")
    assert edited.args == ["a", "Who?", (), "green"]
    assert editor._timer.interval() <= 300


def test_escape_saves_and_closes(qtbot: QtBot, editor: NoteEditor) -> None:
    got: list[tuple[str, str]] = []
    editor.edited.connect(lambda identifier, text, tags, colour: got.append((identifier, text)))
    editor.edit(note("a", 0, 4))
    qtbot.keyClicks(editor.text, "x")
    with qtbot.waitSignal(editor.closed):
        qtbot.keyClick(editor.text, Qt.Key.Key_Escape)
    assert got == [("a", "x")]
    assert editor.isHidden()


def test_going_to_another_note_saves_the_first(qtbot: QtBot, editor: NoteEditor) -> None:
    got: list[tuple[str, str]] = []
    editor.edited.connect(lambda identifier, text, tags, colour: got.append((identifier, text)))
    editor.edit(note("a", 0, 4))
    qtbot.keyClicks(editor.text, "one")
    editor.edit(note("b", 49, 52, "two"))
    assert got == [("a", "one")]
    assert editor.text.toPlainText() == "two"


def test_what_comes_back_from_disk_leaves_what_is_being_typed(qtbot: QtBot, editor: NoteEditor) -> None:
    editor.edit(note("a", 0, 4))
    qtbot.keyClicks(editor.text, "Who is")
    editor.edit(note("a", 0, 4, "Who"), focus=False)
    assert editor.text.toPlainText() == "Who is"
