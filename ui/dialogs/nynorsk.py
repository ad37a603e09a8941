"""Asks once whether the Bokmål pack may translate Nynorsk."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.dialogs.frame import Button, Dialog


class NynorskDialog(Dialog):
    """``answered`` gives "yes" or "no"; closing the dialog is a "no"."""

    answered = Signal(str)

    def __init__(self, sentences: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Nynorsk"))
        text = QLabel(
            self.tr(
                "{count} of this article's sentences are in Nynorsk, for which there is no language pack.\n\n"
                "The pack for Bokmål can translate them, but was not made for it: expect more mistakes, "
                "and words left as they are. Each such translation wears the badge “as NB”.\n\n"
                "You can change your answer in the settings."
            ).format(count=sentences),
            self,
        )
        text.setWordWrap(True)
        self.body.addWidget(text)
        self.use_accept(self.tr("Translate with the Bokmål pack"))
        self.buttons.button(Button.Cancel).setText(self.tr("Leave them untranslated"))
        self.accepted.connect(lambda: self.answered.emit("yes"))
        self.rejected.connect(lambda: self.answered.emit("no"))
