"""The common shape of the dialogs: margins, a row of buttons, opened without blocking."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

Button = QDialogButtonBox.StandardButton


class Dialog(QDialog):
    """A dialog with a body and buttons; Esc closes it, and it is deleted then."""

    def __init__(self, parent: QWidget | None = None, size: tuple[int, int] = (460, 0)) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(size[0], 460))
        if size[1]:
            self.resize(*size)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.buttons = QDialogButtonBox(Button.Close, parent=self)
        self._plain()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(16)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.buttons)

    def use_accept(self, text: str) -> QPushButton:
        """Have a button ``text`` that accepts, and Cancel, in place of Close."""
        self.buttons.setStandardButtons(Button.Ok | Button.Cancel)
        self._plain()
        button = self.buttons.button(Button.Ok)
        button.setText(text)
        button.setProperty("primary", True)
        button.setDefault(True)
        return button

    def _plain(self) -> None:
        """Take away the icons that some styles put on standard buttons."""
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
