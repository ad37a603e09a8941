"""What comes in and goes out: files, addresses, pasted and dropped text, exported articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

import formats
from records.article import Article
from records.reading import Reading
from ui.dialogs.paste import PasteDialog
from ui.jobs import Writer

if TYPE_CHECKING:
    from app.desk import Desk

LONGEST_ADDRESS = 2000
LONGEST_NAME = 60


def as_address(text: str) -> str:
    """Return ``text`` when it is one web address and nothing else, else ""."""
    text = text.strip()
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    fits = len(text) <= LONGEST_ADDRESS and not any(char.isspace() for char in text)
    return text if fits and url.scheme() in ("http", "https") and url.host() else ""


def file_stem(title: str) -> str:
    """Return a file's name, without ending, made from a title."""
    kept = "".join(char if char.isalnum() else " " for char in title)
    return "-".join(kept.split())[:LONGEST_NAME].strip("-").lower() or "article"


class Files(QObject):
    """The commands on files. ``arrived`` gives a function that finds the article's id in a worker."""

    arrived = Signal(object)
    news = Signal(str)

    def __init__(self, window: QWidget, writer: Writer, reading: Callable[[], Reading | None]) -> None:
        super().__init__(window)
        self._window = window
        self._writer = writer
        self._reading = reading
        self._folder = str(Path.home())

    # Commands

    def open_file(self) -> None:
        """Ask for a file and open it."""
        dialog = self._dialog(self.tr("Open an article"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        readable = [form for form in formats.FORMATS if form.reader]
        everything = " ".join(f"*{ending}" for form in readable for ending in form.endings)
        dialog.setNameFilters(
            [self.tr("Articles") + f" ({everything})"] + [_filter(form) for form in readable]
        )
        dialog.fileSelected.connect(self.open_spec)
        dialog.open()

    def open_sample(self) -> None:
        """Open the sample article."""
        self.arrived.emit(lambda desk: desk.open_source(str(desk.sample())))

    def paste(self) -> None:
        """Open the address on the clipboard, or ask for a text, beginning with what is there."""
        text = QApplication.clipboard().text()
        if address := as_address(text):
            self.open_spec(address)
            return
        dialog = PasteDialog(text, self._window)
        dialog.pasted.connect(self.open_text)
        dialog.open()

    def export(self) -> None:
        """Ask for a file and write the article there."""
        reading = self._reading()
        if reading is None:
            return
        dialog = self._dialog(self.tr("Export the article"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        written = sorted(
            (form for form in formats.FORMATS if form.writer), key=lambda form: form.name != "html"
        )
        endings = {_filter(form): form.endings[0] for form in written}
        dialog.setNameFilters(list(endings))
        dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(endings[name]))
        dialog.setDefaultSuffix(next(iter(endings.values())))
        dialog.selectFile(file_stem(reading.article.title))
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write the article as it is now to ``path``, in the format of the file's ending."""
        reading = self._reading()
        if reading is not None:
            done = self.tr("Exported to {path}").format(path=path)
            self._writer.submit(lambda: formats.write(reading, path), lambda _: self.news.emit(done))

    # Ways in

    def open_spec(self, spec: str) -> None:
        """Open a file, an address, or "-"."""
        if not as_address(spec) and spec != "-":
            self._folder = str(Path(spec).parent)
        self.arrived.emit(lambda desk: desk.open_source(spec))

    def open_text(self, text: str, title: str = "") -> None:
        """Open a text that was pasted or dropped."""
        self.arrived.emit(lambda desk: desk.add_article(_pasted(text, title)))

    def accepts(self, data: QMimeData) -> bool:
        """Tell whether ``data`` can be dropped."""
        return data.hasUrls() or data.hasText()

    def drop(self, data: QMimeData) -> None:
        """Keep every file and address that was dropped and open the first, or else open the text."""
        specs = [
            url.toLocalFile()
            if url.isLocalFile()
            else url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
            for url in data.urls()
            if url.isLocalFile() or url.scheme() in ("http", "https")
        ]
        if specs:
            self.arrived.emit(lambda desk: _open_all(desk, specs))
            return
        if address := as_address(data.text()):
            self.open_spec(address)
        elif data.text().strip():
            self.open_text(data.text())

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, self._folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if QApplication.platformName() == "offscreen":
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        return dialog


def _pasted(text: str, title: str) -> Article:
    article = formats.read_text(text, "txt", title)
    return replace(article, title=title) if title else article


def _open_all(desk: Desk, specs: list[str]) -> str:
    first, *_ = [desk.open_source(spec) for spec in specs]
    return first


def _filter(form: formats.Format) -> str:
    return f"{form.label} ({' '.join('*' + ending for ending in form.endings)})"
