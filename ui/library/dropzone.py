"""What an empty library shows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import Theme


class DropZone(QFrame):
    """What an empty library shows: where to drop an article, and other ways to begin."""

    file_requested = Signal()
    paste_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(self.tr("Drop an article, paste text, or open a file"), self)
        title.setProperty("role", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint = QLabel(
            self.tr(
                "Text, Markdown and web pages. Everything stays on this machine, and so does the translation."
            ),
            self,
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for text, signal, primary in (
            (self.tr("Open file…"), self.file_requested, False),
            (self.tr("Paste text…"), self.paste_requested, False),
            (self.tr("Read the sample"), self.sample_requested, True),
        ):
            button = QPushButton(text, self)
            button.setProperty("primary", primary)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 40, 40, 40)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(self._icon)
        layout.addWidget(title)
        layout.addWidget(hint)
        layout.addSpacing(10)
        layout.addLayout(row)
        layout.addStretch(3)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self._icon.setPixmap(
            theme.icon("sidelight", "accent").pixmap(QSize(64, 64), self.devicePixelRatioF())
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed edge."""
        super().paintEvent(event)
        if self._theme is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(self._theme.colour("control"), 1.5)
            pen.setDashPattern([5, 5])
            painter.setPen(pen)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 16, 16)
