"""The small toolbar that appears beside finished selections."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from records.annotation import COLOURS
from ui.theme import Theme

_DOT = 16


class SelectionPopup(QFrame):
    """Six colours, note, underline and copy, within reach of the mouse; keys reach the same actions."""

    highlight_requested = Signal(str)
    note_requested = Signal()
    underline_requested = Signal()
    copy_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Selected words")
        self._theme = theme
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 5, 6, 5)
        row.setSpacing(1)
        for colour in COLOURS:
            button = self._add(colour, f"Highlight in {colour}")
            button.clicked.connect(lambda _=False, chosen=colour: self.highlight_requested.emit(chosen))
        row.addSpacing(4)
        self._add("note", "Write a note").clicked.connect(self.note_requested)
        self._add("underline", "Underline").clicked.connect(self.underline_requested)
        self._add("copy", "Copy").clicked.connect(self.copy_requested)
        self.set_theme(theme)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def _add(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setIconSize(QSize(_DOT, _DOT))
        button.setAutoRaise(True)
        button.setFixedSize(QSize(28, 28))
        layout = self.layout()
        assert layout is not None
        layout.addWidget(button)
        self._buttons[name] = button
        return button

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        hover, pressed = theme.colour("hover").name(), theme.colour("pressed").name()
        self.setStyleSheet(
            "QToolButton { border: 0; border-radius: 6px; padding: 0; background: transparent; }"
            f"QToolButton:hover {{ background: {hover}; }} QToolButton:pressed {{ background: {pressed}; }}"
        )
        for name, button in self._buttons.items():
            button.setIcon(self._dot(name) if name in COLOURS else theme.icon(name))

    def _dot(self, colour: str) -> QIcon:
        pixmap = QPixmap(QSize(_DOT, _DOT) * 2)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(f"highlight_{colour}_edge"), 1.5))
        painter.setBrush(self._theme.colour(f"highlight_{colour}"))
        painter.drawEllipse(QRectF(1.5, 1.5, _DOT - 3, _DOT - 3))
        painter.end()
        return QIcon(pixmap)

    def show_at(self, above: QPoint, below: QPoint, room: QRect) -> None:
        """Show the toolbar over ``above``, or under ``below`` where ``room`` ends; pixels of the parent."""
        self.adjustSize()
        y = above.y() - self.height() - 8
        if y < room.top():
            y = min(below.y() + 8, room.bottom() - self.height())
        x = min(max(above.x() - self.width() // 2, room.left() + 6), room.right() - self.width() - 6)
        self.move(x, y)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rounded ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("control"), 1))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
