from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.desk import Desk
from records.reading import Reading
from ui.judging import Target
from ui.mark_menu import mark_menu
from ui.window import MainWindow

CLAIM = (
    "Iran har allerede sendt to bataljoner fra Revolusjonsgarden til Irak"
    " og tilbyr underhånden USA et samarbeid for å slå tilbake ISIS."
)
OTHER = "Men prisen kan bli en iransk atombombe."


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.writer.busy and not window.session.translating, timeout=20_000)


def go(window: MainWindow, words: str) -> None:
    reading = window.session.reading
    assert reading is not None
    window.reading_page.article.go_to(reading.article.text.index(words))


def press(window: MainWindow, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(window.reading_page.article.reader, key)
    settled(window, qtbot)


def claim_at(window: MainWindow, words: str) -> bool:
    reading = window.session.current
    assert reading is not None
    return reading.analysis.marks[reading.sentence_at(reading.article.text.index(words))].claim


def keys_of(window: MainWindow, tab: str, view: str) -> list[str]:
    panel = window.reading_page.panel
    listing = panel.quotes if tab == "quotes" else panel.claims
    listing.show_view(view)
    return [entry.key for _, entry in listing.view.entries.entries()]


def choose(window: MainWindow, words: str) -> None:
    from app.selection import Caret, Choice

    reading = window.session.reading
    assert reading is not None
    start = reading.article.text.index(words)
    row = reading.sentence_at(start)
    at = start - reading.sentences[row].start
    window.reading_page.article.reader.choose(Choice("original", Caret(row, at), Caret(row, at + len(words))))


def test_a_wrong_claim_is_rejected_undone_and_does_not_come_back(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    go(window, CLAIM)
    before = len(keys_of(window, "claims", "worth"))
    press(window, qtbot, Qt.Key.Key_R)
    assert not claim_at(window, CLAIM)
    assert [j.decision for j in desk.library.judgements(sample.id)] == ["rejected"]
    assert len(keys_of(window, "claims", "worth")) == before - 1
    assert window.history.undo_text == "reject"
    window.history.undo()
    settled(window, qtbot)
    assert claim_at(window, CLAIM)
    assert desk.library.judgements(sample.id) == ()
    window.history.redo()
    settled(window, qtbot)
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.open_article(sample.id)
    settled(window, qtbot)
    assert not claim_at(window, CLAIM)
    (rejected,) = keys_of(window, "claims", "rejected")
    listing = window.reading_page.panel.claims
    listing.view.setFocus()
    assert listing.view.select(rejected)
    qtbot.keyClick(listing.view, Qt.Key.Key_Y)
    settled(window, qtbot)
    assert claim_at(window, CLAIM)
    assert keys_of(window, "claims", "rejected") == []


def test_a_verdict_is_typed_kept_and_exported(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    go(window, OTHER)
    press(window, qtbot, Qt.Key.Key_F)
    editor = window.reading_page.panel.verdict_editor
    assert editor.isVisible()
    editor.verdict.setCurrentIndex(editor.verdict.findData("refuted"))
    editor.verdict.activated.emit(editor.verdict.currentIndex())
    qtbot.keyClicks(editor.evidence, "no address")
    editor.flush()
    assert "no web address" in editor._problem.text()
    editor.evidence.clear()
    qtbot.keyClicks(editor.evidence, "https://example.org/a")
    qtbot.keyClicks(editor.note, "Not so.")
    qtbot.keyClicks(editor.reviewer, "Kari")
    qtbot.keyClick(editor.reviewer, Qt.Key.Key_Escape)
    settled(window, qtbot)
    assert not editor.isVisible()
    (said,) = desk.library.judgements(sample.id)
    assert (said.decision, said.exact, said.review.verdict) == ("accepted", OTHER, "refuted")
    assert (said.review.evidence, said.review.note, said.review.reviewer) == (
        ("https://example.org/a",),
        "Not so.",
        "Kari",
    )
    assert said.review.date
    assert len(keys_of(window, "claims", "verdict")) == 1
    window.files.export_to(str(tmp_path / "x.claimreview.json"))
    settled(window, qtbot)
    (review,) = json.loads((tmp_path / "x.claimreview.json").read_text("utf-8"))
    assert (review["claimReviewed"], review["author"]["name"]) == (OTHER, "Kari")
    window.history.undo()
    settled(window, qtbot)
    assert desk.library.judgements(sample.id) == (), "typing into one editor is one step"


def test_opening_and_closing_an_editor_says_nothing(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    desk.settings.reviewer = "Kari"
    go(window, OTHER)
    for key, editor in (
        (Qt.Key.Key_F, window.reading_page.panel.verdict_editor),
        (Qt.Key.Key_M, window.reading_page.panel.mark_editor),
    ):
        press(window, qtbot, key)
        assert editor.isVisible()
        editor.close_editor()
        settled(window, qtbot)
    assert desk.library.judgements(sample.id) == ()


def test_a_quotes_speaker_and_words_are_edited(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    number, quote = next((n, q) for n, q in enumerate(sample.analysis.quotes) if q.kind == "direct")
    window.reading_page.article.go_to(quote.start)
    window.reading_page.judging.set_current(Target("quote", number))
    press(window, qtbot, Qt.Key.Key_M)
    editor = window.reading_page.panel.mark_editor
    line = editor.speaker.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "Ola Nordmann")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settled(window, qtbot)
    words = sample.article.text[quote.start + 1 : quote.start + 20]
    choose(window, words)
    editor.take_words.click()
    settled(window, qtbot)
    (said,) = desk.library.judgements(sample.id)
    assert (said.decision, said.speaker, said.words) == ("edited", "Ola Nordmann", words.strip())
    current = window.session.current
    assert current is not None
    mine = next(q for q in current.analysis.quotes if q.judgement)
    assert (mine.speaker_name, mine.start) == ("Ola Nordmann", quote.start + 1)
    assert any(
        "Ola Nordmann" in group.title for group in window.reading_page.panel.quotes.view.entries.groups
    )
    window.history.undo()
    settled(window, qtbot)
    assert not editor.isVisible(), "what was edited is as the rules had it"
    assert desk.library.judgements(sample.id) == ()


def test_what_the_program_missed_is_marked(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    press(window, qtbot, Qt.Key.Key_G)
    assert desk.library.judgements(sample.id) == (), "a quote needs words"
    choose(window, "griper den")
    press(window, qtbot, Qt.Key.Key_G)
    editor = window.reading_page.panel.mark_editor
    assert editor.isVisible()
    editor.close_editor()
    window.reading_page.article.reader.clear_selection()
    go(window, "Iranerne er smarte.")
    press(window, qtbot, Qt.Key.Key_C)
    assert claim_at(window, "Iranerne er smarte.")
    assert [(j.kind, j.decision, j.words) for j in desk.library.judgements(sample.id)] == [
        ("quote", "added", "griper den"),
        ("claim", "added", "Iranerne er smarte."),
    ]
    window.reading_page.panel.close_editors()
    press(window, qtbot, Qt.Key.Key_R)
    assert not claim_at(window, "Iranerne er smarte.")
    assert [j.kind for j in desk.library.judgements(sample.id)] == ["quote"], "one's own is just gone"


def test_the_marks_not_judged_are_walked_through(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    found = sum(mark.claim for mark in sample.analysis.marks) + len(sample.analysis.quotes)
    window.reading_page.article.go_to(0)
    press(window, qtbot, Qt.Key.Key_Y)
    for _ in range(found - 1):
        press(window, qtbot, Qt.Key.Key_Period, Qt.Key.Key_Y)
    assert len(desk.library.judgements(sample.id)) == found
    assert {j.decision for j in desk.library.judgements(sample.id)} == {"accepted"}
    assert keys_of(window, "claims", "open") == keys_of(window, "quotes", "open") == []


def test_why_is_told_in_words(window: MainWindow, sample: Reading, qtbot: QtBot) -> None:
    go(window, OTHER)
    with qtbot.waitSignal(window.reading_page.judging.why_asked) as asked:
        press(window, qtbot, Qt.Key.Key_W)
    assert "stated with a reservation (“kan" in asked.args[1]


def test_the_context_menu_offers_what_fits_each_mark(
    window: MainWindow, sample: Reading, qtbot: QtBot
) -> None:
    judging = window.reading_page.judging
    quote = sample.analysis.quotes[0]
    targets = judging.on(quote.start, quote.end)
    assert {target.kind for target in targets} >= {"quote", "claim"}
    for target in targets:
        menu = mark_menu(window.commands, judging, target, window)
        texts = [action.text() for action in menu.actions()]
        assert "Reject" in texts
        assert ("Fact-check…" in texts) == (target.kind == "claim")
        assert ("Edit…" in texts) == (target.kind != "link")
        menu.deleteLater()
    claim = next(target for target in targets if target.kind == "claim")
    judging.act("reject_mark", claim)
    settled(window, qtbot)
    current = window.session.current
    assert current is not None
    assert not current.analysis.marks[claim.index].claim


def test_a_pair_of_claims_is_rejected_in_its_list(
    window: MainWindow, sample: Reading, desk: Desk, qtbot: QtBot
) -> None:
    settled(window, qtbot)
    current = window.session.current
    assert current is not None
    if not current.analysis.links:
        pytest.skip("the rules find no pair in the sample")
    keys = keys_of(window, "claims", "pairs")
    window.show_tab("claims")
    listing = window.reading_page.panel.claims
    listing.view.setFocus()
    assert listing.view.select(keys[0])
    qtbot.keyClick(listing.view, Qt.Key.Key_Delete)
    settled(window, qtbot)
    (said,) = desk.library.judgements(sample.id)
    assert (said.kind, said.decision) == ("link", "rejected")
    assert len(keys_of(window, "claims", "pairs")) == len(keys) - 1


def test_the_mark_under_a_point_is_found(window: MainWindow, sample: Reading, qtbot: QtBot) -> None:
    reader = window.reading_page.article.reader
    at = reader.passage_at(reader.viewport().mapToGlobal(QPoint(150, 60)))
    assert at is not None
    assert 0 <= at[0] < sample.sentences[0].end
