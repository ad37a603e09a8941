"""The bar that finds words in the open article, in both columns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.theme import Theme


class FindBar(QFrame):
    """A field with a count; Enter finds the next, Shift+Enter the one before, Esc closes."""

    find_requested = Signal(str, bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in both columns"))
        self.field.setAccessibleName(self.tr("Find in article"))
        self.field.setMaximumWidth(360)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._previous = self._button(self.tr("Previous (Shift+F3)"), lambda: self._find(True))
        self._next = self._button(self.tr("Next (F3)"), lambda: self._find(False))
        self._close = self._button(self.tr("Close (Esc)"), self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 10, 6)
        layout.setSpacing(6)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._previous)
        layout.addWidget(self._next)
        layout.addWidget(self._count)
        layout.addStretch(1)
        layout.addWidget(self._close)
        self.field.textChanged.connect(lambda: self._find(False))
        self.hide()

    def _button(self, name: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(act)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons of ``theme``."""
        for button, name in ((self._previous, "back"), (self._next, "forward"), (self._close, "close")):
            button.setIcon(theme.icon(name))

    def open_bar(self, text: str = "") -> None:
        """Show the bar with ``text`` chosen in its field."""
        self.show()
        if text:
            self.field.setText(text)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, count: int) -> None:
        """Say how many places were found."""
        if not self.field.text():
            self._count.clear()
        elif count:
            self._count.setText(self.tr("1 place") if count == 1 else self.tr("{n} places").format(n=count))
        else:
            self._count.setText(self.tr("Not found"))

    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find with Enter, close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._find(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _find(self, backwards: bool) -> None:
        self.find_requested.emit(self.field.text(), backwards)
