"""The window's language packs, from a catalogue on a real server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pack_server import PackServer, entry, serving, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.profile import locate
from records.reading import Reading
from ui.dialogs.nynorsk import NynorskDialog
from ui.dialogs.packs import PacksDialog
from ui.window import MainWindow

Build = Callable[..., Path]
NYNORSK = "Eg veit ikkje kva dei seier om dette. Ho har ikkje vore her sidan i fjor.\n"


@pytest.fixture
def server(build: Build) -> Iterator[PackServer]:
    with serving() as running:
        for name, pair in (("a", ("nb", "en", "1.9")), ("b", ("en", "de", "1.0"))):
            running.serve(f"/{name}", build(*pair).read_bytes())
        running.index(
            entry("nb", "en", f"{running.address}/a", version="1.9"),
            entry("en", "de", f"{running.address}/b"),
        )
        yield running
    settle()


@pytest.fixture
def desk(own_profile: Path, server: PackServer) -> Iterator[Desk]:
    """A desk that may connect: here, to the loopback server."""
    desk = Desk(locate(str(own_profile)))
    desk.settings.index = f"{server.address}/index.json"
    yield desk
    desk.close()


def shown(window: MainWindow, kind: type[QWidget], qtbot: QtBot) -> QWidget:
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(kind)), timeout=5000)
    return next(d for d in window.findChildren(kind) if d.isVisible())


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> PacksDialog:
    window.dialogs.show_packs()
    found = shown(window, PacksDialog, qtbot)
    assert isinstance(found, PacksDialog)
    return found


def rows(dialog: PacksDialog) -> list[tuple[str, str]]:
    return [(item.text(0), item.text(4)) for item in dialog._items.values() if not item.isHidden()]


def listed(dialog: PacksDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.look_up, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(dialog._items) == 3, timeout=5000)


def choose(dialog: PacksDialog, name: str) -> None:
    dialog.list.setCurrentItem(dialog._items[name])


def test_nothing_connects_until_it_is_asked_for(dialog: PacksDialog, server: PackServer) -> None:
    assert rows(dialog) == [("Norwegian Bokmål (nb) → English (en)", "starter pack, draft quality")]
    assert server.log == []
    assert not dialog.download.isEnabled()
    assert not dialog.remove.isEnabled()


def test_the_catalogue_is_listed_and_filtered(dialog: PacksDialog, server: PackServer, qtbot: QtBot) -> None:
    listed(dialog, qtbot)
    assert [state for _, state in rows(dialog)] == ["starter pack, draft quality", "on offer", "on offer"]
    dialog.filter.setText("german")
    assert rows(dialog) == [("English (en) → German (de)", "on offer")]
    choose(dialog, "translate-en_de-1_0")
    qtbot.waitUntil(lambda: dialog._items["translate-en_de-1_0"].text(3) == "CC0", timeout=5000)
    assert dialog._items["translate-en_de-1_0"].text(2) == "1 MB"
    assert all(server.ranges("/b")), "only parts of it were asked for"


def test_a_download_is_stopped_and_gone_on_with(
    dialog: PacksDialog, server: PackServer, desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    listed(dialog, qtbot)
    served = server.files["/a"]
    served.pace = len(served.data)
    choose(dialog, "translate-nb_en-1_9")
    qtbot.mouseClick(dialog.download, Qt.MouseButton.LeftButton)
    work = window.dialogs.pack_work
    qtbot.waitUntil(lambda: work.progress is not None and work.progress.done > 0, timeout=5000)
    assert dialog.bar.isVisible()
    assert dialog.bar.value() > 0
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert not work.downloading
    assert "stopped at" in dialog._items["translate-nb_en-1_9"].text(4)
    assert "kept" in dialog._message.text()
    assert dialog.download.text() == "Go on with download"
    served.pace = 0
    qtbot.mouseClick(dialog.download, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.packs.find("nb", "en").name == "translate-nb_en-1_9", timeout=10_000)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: dialog._items["translate-nb_en-1_9"].text(4) == "installed", timeout=5000)
    assert any(asked.startswith("bytes=") and asked.endswith("-") for asked in server.ranges("/a"))


def test_a_download_goes_on_while_the_dialog_is_closed(
    dialog: PacksDialog, server: PackServer, desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    listed(dialog, qtbot)
    server.files["/b"].pace = 2 * len(server.files["/b"].data)
    choose(dialog, "translate-en_de-1_0")
    dialog._download()
    dialog.close()
    qtbot.waitUntil(lambda: not window.dialogs.pack_work.downloading, timeout=10_000)
    assert desk.packs.find("en", "de") is not None


def test_a_failed_download_is_told_in_the_dialog(
    dialog: PacksDialog, server: PackServer, window: MainWindow, qtbot: QtBot
) -> None:
    listed(dialog, qtbot)
    server.serve("/b", b"<html>")
    choose(dialog, "translate-en_de-1_0")
    dialog._download()
    qtbot.waitUntil(lambda: "not accepted" in dialog._message.text(), timeout=5000)
    assert dict(rows(dialog))["English (en) → German (de)"] == "on offer"


def test_closing_the_window_does_not_wait_for_a_slow_server(
    dialog: PacksDialog, server: PackServer, window: MainWindow, qtbot: QtBot
) -> None:
    listed(dialog, qtbot)
    server.files["/b"].pace = 40
    choose(dialog, "translate-en_de-1_0")
    dialog._download()
    work = window.dialogs.pack_work
    qtbot.waitUntil(lambda: work.progress is not None, timeout=5000)
    begun = time.monotonic()
    work.close()
    assert time.monotonic() - begun < 2
    server.stopping.set()


def test_the_article_says_that_its_pack_is_a_starter_and_leads_to_the_full_one(
    window: MainWindow, server: PackServer, qtbot: QtBot, tmp_path: Path
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Regjeringen sier nei til forslaget fra kommunen.\n", "utf-8")
    window.open_spec(str(article))
    advice = window.reading_page.article.advice
    qtbot.waitUntil(advice.isVisible, timeout=20_000)
    assert "Starter pack, draft quality" in advice.text()
    advice.linkActivated.emit("#packs")
    dialog = shown(window, PacksDialog, qtbot)
    assert isinstance(dialog, PacksDialog)
    assert server.log == []
    listed(dialog, qtbot)
    assert dialog._current() == "translate-nb_en-1_9"
    dialog._download()
    qtbot.waitUntil(lambda: advice.isHidden(), timeout=20_000)
    reading = window.session.reading
    assert isinstance(reading, Reading)
    assert reading.pack == "translate-nb_en-1_9"
    qtbot.waitUntil(lambda: not window.session.translating, timeout=20_000)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_nynorsk_is_asked_about_once(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, answer: str
) -> None:
    article = tmp_path / "nn.txt"
    article.write_text(NYNORSK, "utf-8")
    window.open_spec(str(article))
    dialog = shown(window, NynorskDialog, qtbot)
    assert isinstance(dialog, NynorskDialog)
    dialog.accept() if answer == "yes" else dialog.reject()
    assert desk.settings.nynorsk == answer
    expected = "machine" if answer == "yes" else "none"
    qtbot.waitUntil(
        lambda: (
            window.session.current is not None
            and not window.session.translating
            and {r.state for r in window.session.current.renderings} == {expected}
        ),
        timeout=20_000,
    )
    reader = window.reading_page.article.reader
    assert reader.page._cell_state(reader._stack.row(0), 0, "translation").badge == (
        "as NB" if answer == "yes" else "no pack"
    )
    assert QFontMetrics(reader.font()).horizontalAdvance("as NB") < QFontMetrics(
        reader.font()
    ).horizontalAdvance("original"), "a badge that does not fit beside its column is not painted"
    assert window.reading_page.article.advice._pair == ("nb", "en")
    window.show_library()
    window.open_spec(str(article))
    qtbot.waitUntil(lambda: not window.writer.busy, timeout=5000)
    qtbot.wait(200)
    assert not any(d.isVisible() for d in window.findChildren(NynorskDialog))


def test_offline_says_so_and_connects_to_nothing(own_profile: Path, qtbot: QtBot) -> None:
    desk = Desk(locate(str(own_profile)), offline=True)
    window = MainWindow(desk)
    window.show()
    window.dialogs.show_packs("nb", "en")
    dialog = shown(window, PacksDialog, qtbot)
    assert isinstance(dialog, PacksDialog)
    assert not dialog.look_up.isEnabled()
    assert "--offline" in dialog._source.text()
    window.close()
    desk.close()
