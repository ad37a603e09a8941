"""Pasting an article: its text and, if one likes, its title."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from ui.dialogs.frame import Dialog


class PasteDialog(Dialog):
    """Takes the text of an article; ``pasted`` gives text and title."""

    pasted = Signal(str, str)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, (640, 520))
        self.setWindowTitle(self.tr("Paste an article"))
        self._read = self.use_accept(self.tr("Read it"))
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(self.tr("Taken from the first line when empty"))
        self.text = QPlainTextEdit(text, self)
        self.text.setPlaceholderText(self.tr("The article, with an empty line between paragraphs"))
        self.text.setTabChangesFocus(True)
        for label, field in ((self.tr("&Title"), self.title), (self.tr("Te&xt"), self.text)):
            name = QLabel(label, self)
            name.setBuddy(field)
            self.body.addWidget(name)
            self.body.addWidget(field)
        self.text.textChanged.connect(self._check)
        self._check()
        (self.title if text.strip() else self.text).setFocus()

    def accept(self) -> None:
        """Hand the text over and close."""
        self.pasted.emit(self.text.toPlainText(), self.title.text().strip())
        super().accept()

    def _check(self) -> None:
        self._read.setEnabled(bool(self.text.toPlainText().strip()))
