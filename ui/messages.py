"""The message bar: what happened and what to do, without a dialog in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from records.errors import SidelightError
from ui.theme import Theme

Tone = Literal["info", "problem"]


class MessageBar(QFrame):
    """One line over the page, with at most one thing to do about it.

    Problems stay until they are dismissed; news leaves after some seconds.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAccessibleName(self.tr("Message"))
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._do)
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.setToolTip(self.tr("Dismiss (Esc)"))
        self._close.clicked.connect(self.dismiss)
        self._act: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._close.setIcon(theme.icon("close"))
        edge, ground = theme.colour("border").name(), theme.colour("raised").name()
        mark = {"info": theme.colour("accent").name(), "problem": theme.colour("error").name()}
        self.setStyleSheet(
            f"#messageBar {{ background: {ground}; border: 0; border-bottom: 1px solid {edge};"
            f" border-left: 4px solid {mark['info']}; }}"
            f'#messageBar[tone="problem"] {{ border-left-color: {mark["problem"]}; }}'
        )

    def text(self) -> str:
        """Return what the bar says, "" when it is not shown."""
        return "" if self.isHidden() else self._text.text()

    def show_problem(self, problem: SidelightError) -> None:
        """Say what happened and what to do, until it is dismissed."""
        self._show("problem", str(problem))

    def show_news(
        self, text: str, button: str = "", act: Callable[[], None] | None = None, seconds: int = 6
    ) -> None:
        """Say ``text`` for some seconds, with a button that calls ``act`` when there is one."""
        self._show("info", text, button, act)
        self._timer.start(seconds * 1000)

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self.hide()

    def _show(self, tone: Tone, text: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        self._timer.stop()
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._act = act
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
        self.show()

    def _do(self) -> None:
        act = self._act
        self.dismiss()
        if act:
            act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Dismiss with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
