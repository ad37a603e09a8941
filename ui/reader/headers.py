"""The headings of the two columns: whose language each is in, and that one was written by a machine."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

import resources
from records.reading import Reading
from records.rendering import SERVED, pack_names
from ui.reader.geometry import Column, Columns
from ui.reader.languages import language_name
from ui.theme import Theme, interface_font

_LEAST_SHARE = 0.05
"""A language with fewer of the article's characters than this is not named in the heading."""


def original_heading(reading: Reading) -> str:
    """Return the heading of the original, as in "Original · Norwegian/English"."""
    sizes: Counter[str] = Counter()
    for sentence in reading.sentences:
        sizes[language_name(sentence.lang)] += sentence.end - sentence.start
    total = sum(sizes.values()) or 1
    names = [name for name, size in sizes.most_common(3) if size / total >= _LEAST_SHARE]
    return "Original" + (f" · {'/'.join(names)}" if names else "")


def translation_heading(reading: Reading) -> str:
    """Return the heading of the translation: its language, how it was made, and the language pack."""
    name = language_name(reading.target)
    if all(sentence.route == "keep" for sentence in reading.sentences):
        return f"{name} · as in the original"
    if not reading.pack:
        return f"{name} · no language pack"
    if host := server_host(reading.pack):
        return f"{name} · machine translation by {host}: text leaves this machine"
    draft = ", starter pack, draft quality" if is_starter(reading.pack) else ""
    return f"{name} · machine translation{draft} ({' and '.join(pack_names(reading.pack))})"


def server_host(pack: str) -> str:
    """Return the name of the server that makes the translations, "" where it is a pack of this machine."""
    return pack.removeprefix(SERVED) if pack.startswith(SERVED) else ""


def is_starter(pack: str) -> bool:
    """Tell whether a pack, or one of two that are joined, ships with the program: of draft quality."""
    return any(
        resources.path("packs", f"{Path(name).name}.argosmodel").is_file() for name in pack_names(pack)
    )


class ColumnHeaders(QWidget):
    """One line above the rows."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = Columns.fit(0, 0.5, 8)
        self._texts = ("", "")
        self._font = interface_font(9)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_texts(self, original: str, translation: str) -> None:
        """Take the two headings."""
        self._texts = (original, translation)
        self.setAccessibleName(f"{original}. {translation}.")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def set_columns(self, columns: Columns) -> None:
        """Take another geometry."""
        self._columns = columns
        self.update()

    def preferred_height(self) -> int:
        """Return the height of the line in pixels; two lines when the columns are stacked."""
        lines = 2 if self._columns.stacked else 1
        return lines * (QFontMetrics(self._font).height() + 3) + 13

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both headings, shortened where they do not fit."""
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setFont(self._font)
        if self._columns.stacked:
            half = (self.height() - 10) // 2
            self._draw(painter, self._texts[0], self._columns.original, 5, half, "original")
            self._draw(painter, self._texts[1], self._columns.translation, 5 + half, half, "muted")
            return
        painter.drawLine(self._columns.divider, 8, self._columns.divider, self.height() - 8)
        self._draw(painter, self._texts[0], self._columns.original, 0, self.height() - 1, "original")
        self._draw(painter, self._texts[1], self._columns.translation, 0, self.height() - 1, "muted")

    def _draw(self, painter: QPainter, text: str, column: Column, y: int, height: int, role: str) -> None:
        width = column.pane_x + column.pane_width - column.x - 8
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.setPen(self._theme.colour(role))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(column.x, y, width, height), align, short)
