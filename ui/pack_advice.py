"""A line over the article that says what its language pack is worth, and leads to a better one."""

from __future__ import annotations

from collections import Counter
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from records.reading import Reading
from translation.codes import stand_ins
from ui.reader.headers import is_starter
from ui.reader.languages import language_name


class PackAdvice(QLabel):
    """Says that a starter pack is at work, or none; its link asks for the dialog of packs at the pair."""

    packs_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair = ("", "")
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setWordWrap(True)
        self.linkActivated.connect(lambda _: self.packs_requested.emit(*self._pair))
        self.hide()

    def set_reading(self, reading: Reading) -> None:
        """Say what holds for this reading; nothing when full packs translate all of it."""
        asked = Counter(s.lang for s in reading.sentences if s.route == "translate")
        refused = Counter(s.lang for s in reading.sentences if s.route == "unsupported" and s.lang != "und")
        text = ""
        if asked and is_starter(reading.pack):
            source = asked.most_common(1)[0][0]
            text = self._linked(self.tr("Starter pack, draft quality."), self.tr("Get the full pack…"))
        elif refused:
            source = refused.most_common(1)[0][0]
            names = (language_name(source), language_name(reading.target))
            told = self.tr("No language pack from {} into {}.").format(*names)
            if source in stand_ins():
                relative = language_name(stand_ins()[source])
                told += " " + self.tr("The one for {} can stand in: see Settings.").format(relative)
            text = self._linked(told, self.tr("Look for one…"))
        if text:  # the pack of a relative is the one there may be
            self._pair = (stand_ins().get(source, source), reading.target)
        self.setText(text)
        self.setVisible(bool(text))

    @staticmethod
    def _linked(told: str, link: str) -> str:
        return f'{escape(told)} <a href="#packs">{escape(link)}</a>'
