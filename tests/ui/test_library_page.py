"""The library page as a person uses it: views, filters, acts on several articles, each taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from records.article import Article, Block
from records.facets import Detached, Speaker
from records.library import Entry, Hit
from ui.library.dialogs import CollectionsDialog, DetailsDialog, EmptyDialog, TagsDialog
from ui.library.filters import VIEWS, View
from ui.library.page import LibraryPage
from ui.library.rows import Offer
from ui.window import MainWindow

TEXTS = (
    "Første tekst om sjiraffer. Kari Nordmann sier at sjiraffene er høye.",
    "Andre tekst om elger.",
    "Tredje tekst om katter.",
)


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    return [
        desk.add_article(Article(text, f"Tittel {n}", (Block("paragraph", 0, len(text)),)))
        for n, text in enumerate(TEXTS)
    ]


@pytest.fixture
def page(ids: list[str], window: MainWindow, qtbot: QtBot) -> LibraryPage:
    window.shelving.refresh()
    qtbot.waitUntil(lambda: window.library_page.shelf.rows.rowCount() == 3, timeout=5000)
    return window.library_page


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.writer.busy, timeout=5000)


def dialog(window: MainWindow, qtbot: QtBot, kind: type[QWidget]) -> QWidget:
    def open_ones() -> list[QWidget]:
        return [each for each in window.findChildren(kind) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(open_ones()), timeout=5000)
    return open_ones()[0]


def rows(page: LibraryPage) -> list[str]:
    found = (page.shelf.rows.row(page.shelf.rows.index(n, 0)) for n in range(page.shelf.rows.rowCount()))
    return [row.title for row in found if row]


def show(page: LibraryPage, view: View) -> None:
    page.views.setCurrentIndex(list(VIEWS).index(view))


def shelf(desk: Desk) -> list[Entry]:
    return sorted(desk.library.entries(), key=lambda entry: entry.title)


Prepare = Callable[[MainWindow, QtBot], object]


def tags(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["tag"].trigger()
    asked = dialog(window, qtbot, TagsDialog)
    assert isinstance(asked, TagsDialog)
    asked.field.setText("dyr, natur")
    asked.accept()


def collections(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["collect"].trigger()
    asked = dialog(window, qtbot, CollectionsDialog)
    assert isinstance(asked, CollectionsDialog)
    asked.field.setText("Saken")
    asked.accept()


def details(window: MainWindow, qtbot: QtBot) -> None:
    window.library_page.shelf.clearSelection()
    window.library_page.shelf.setCurrentIndex(window.library_page.shelf.rows.index(0, 0))
    window.commands["details"].trigger()
    asked = dialog(window, qtbot, DetailsDialog)
    assert isinstance(asked, DetailsDialog)
    asked.fields["author"].setText("Ola")
    asked.accept()


def removal(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.library_page.shelf, Qt.Key.Key_Delete)


def reading(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["mark_read"].trigger()


@pytest.mark.parametrize("act", [tags, collections, details, removal, reading])
def test_an_act_on_all_is_done_undone_and_done_again(
    window: MainWindow, page: LibraryPage, desk: Desk, qtbot: QtBot, act: Prepare
) -> None:
    before = shelf(desk)
    page.shelf.selectAll()
    act(window, qtbot)
    qtbot.waitUntil(lambda: bool(window.history.undo_text) and not window.writer.busy, timeout=5000)
    after = shelf(desk)
    assert after != before
    for step, state in ((window.history.undo, before), (window.history.redo, after)):
        step()
        settle(window, qtbot)
        assert shelf(desk) == state


def test_the_selection_stays_when_the_list_is_shown_anew(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    page.shelf.selectAll()
    reading(window, qtbot)
    settle(window, qtbot)
    qtbot.waitUntil(lambda: {entry.state for entry in page.chosen()} == {"read"}, timeout=5000)
    assert len(page.chosen()) == 3
    assert not page.acts.buttons["describe"].isEnabled()


def test_filters_are_written_into_the_search_field(
    window: MainWindow, page: LibraryPage, desk: Desk, ids: list[str], qtbot: QtBot
) -> None:
    desk.library.tag_articles(ids[1:2], ["dyr"])
    window.shelving.refresh()
    settle(window, qtbot)
    box = page.filters._boxes["tag"]
    box.setCurrentIndex(box.findData("dyr"))
    box.activated.emit(box.currentIndex())
    assert page.search.text() == "tag:dyr"
    qtbot.waitUntil(lambda: rows(page) == ["Tittel 1"], timeout=5000)
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(rows(page)) == 3, timeout=5000)
    assert box.currentIndex() == 0


def test_a_filter_that_is_no_good_is_told(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "before:banana")
    qtbot.waitUntil(page._problem.isVisible, timeout=5000)
    assert "date" in page._problem.text()


def test_the_trash_is_emptied_and_taken_back(
    window: MainWindow, page: LibraryPage, desk: Desk, ids: list[str], qtbot: QtBot
) -> None:
    desk.library.annotate(ids[0], "original", 0, 6, text="Hvilken?")
    desk.library.remove_articles(ids[:2])
    show(page, "trash")
    qtbot.waitUntil(lambda: len(rows(page)) == 2, timeout=5000)
    page.acts.buttons["empty"].click()
    asked = dialog(window, qtbot, EmptyDialog)
    assert isinstance(asked, EmptyDialog)
    assert asked.keep.isChecked()
    asked.accept()
    qtbot.waitUntil(lambda: desk.library.trash() == () and not window.writer.busy, timeout=5000)
    show(page, "kept")
    qtbot.waitUntil(lambda: rows(page) == ["Hvilken?"], timeout=5000)
    window.history.undo()
    settle(window, qtbot)
    assert len(desk.library.trash()) == 2
    assert desk.library.kept_notes() == ()
    show(page, "trash")
    qtbot.waitUntil(lambda: len(rows(page)) == 2, timeout=5000)
    page.shelf.selectAll()
    page.acts.buttons["restore"].click()
    qtbot.waitUntil(lambda: len(desk.library.entries()) == 3, timeout=5000)


def test_who_is_quoted_leads_to_what_was_said(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> None:
    show(page, "speakers")
    qtbot.waitUntil(lambda: isinstance(page.shelf.current(), Speaker), timeout=60_000)
    assert rows(page) == ["Kari Nordmann"]
    qtbot.keyClick(page.shelf, Qt.Key.Key_Return)
    assert page.search.text() == 'speaker:"Kari Nordmann"'
    qtbot.waitUntil(lambda: isinstance(page.shelf.current(), Hit), timeout=20_000)


def test_a_lost_note_is_placed_and_taken_back(
    window: MainWindow, page: LibraryPage, desk: Desk, ids: list[str], qtbot: QtBot
) -> None:
    note, _ = desk.library.annotate(ids[1], "original", 0, 20, text="Hm")
    text = "En annen tekst om en elg. Noe helt annet. En annen tekst om to elger."
    desk.library.revise(ids[1], Article(text, "Ny", ()))
    lost = desk.library.annotation(note.id)
    assert lost.state == "detached"
    show(page, "detached")
    qtbot.waitUntil(lambda: isinstance(page.shelf.current(), Detached), timeout=5000)
    qtbot.keyClick(page.shelf, Qt.Key.Key_Down)
    offer = page.shelf.current()
    assert isinstance(offer, Offer)
    assert "elg" in offer.candidate.exact
    qtbot.keyClick(page.shelf, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.library.annotation(note.id).state == "attached", timeout=5000)
    placed = desk.library.annotation(note.id)
    assert text[placed.start : placed.end] == placed.exact == offer.candidate.exact
    settle(window, qtbot)
    window.history.undo()
    settle(window, qtbot)
    assert desk.library.annotation(note.id) == lost
    assert desk.library.check().problems == ()


def test_everything_has_a_name_for_a_screen_reader(page: LibraryPage) -> None:
    for widget in (page.search, page.views, page.shelf, page.filters.sort, *page.filters._boxes.values()):
        assert widget.accessibleName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert all(button.text() for button in page.acts.buttons.values())
