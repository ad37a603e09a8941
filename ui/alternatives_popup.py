"""The small window of other translations: one picks one, or looks at what it means translated back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

_WIDTH = 520
_MOST_HEIGHT = 320


class AlternativesPopup(QFrame):
    """Lists translations; ``chosen`` gives the one that is clicked or taken with Enter, Esc closes.

    It lies over ``parent`` and goes when the focus goes elsewhere. ``current_changed`` gives
    the one that is looked at.
    """

    chosen = Signal(str)
    current_changed = Signal(str)
    closed = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        heading = QLabel(title, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setProperty("role", "muted")
        heading.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.itemClicked.connect(self._take)
        self.list.currentItemChanged.connect(self._look)
        self.state = QLabel(self.tr("Looking for other ways to say it…"), self)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setProperty("role", "muted")
        self.state.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addWidget(heading)
        layout.addWidget(self.list)
        layout.addWidget(self.state)
        self._room = parent
        self._point = QPoint()
        self.list.hide()
        self.setFixedWidth(_WIDTH)
        for widget in (self, self.list):
            widget.installEventFilter(self)

    def show_at(self, point: QPoint) -> None:
        """Show the list below a point of the screen, inside the parent."""
        self._point = self._room.mapFromGlobal(point)
        self._place()
        self.show()
        self.raise_()
        self.setFocus()

    def _place(self) -> None:
        self.adjustSize()
        room = self._room.rect()
        x = max(0, min(self._point.x(), room.width() - self.width()))
        y = max(0, min(self._point.y() + 4, room.height() - self.height()))
        self.move(x, y)

    def show_texts(self, texts: Sequence[str]) -> None:
        """List translations; an empty list says that there are no others."""
        self.list.clear()
        for text in texts:
            self.list.addItem(QListWidgetItem(text))
        self.list.setVisible(bool(texts))
        self.show_state("" if texts else self.tr("The language pack knows no other way to say it."))
        if texts:
            inner = _WIDTH - 40
            heights = [self._height(text, inner) for text in texts]
            for row, height in enumerate(heights):
                self.list.item(row).setSizeHint(QSize(inner, height))
            self.list.setFixedHeight(min(sum(heights) + 6, _MOST_HEIGHT))
            self.list.setCurrentRow(0)
            self.list.setFocus()
        self._place()

    def show_state(self, text: str) -> None:
        """Say something below the list; "" hides the line."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the present translation with Enter, none with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem():
            self._take(self.list.currentItem())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the focus has gone elsewhere."""
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._close_unless_focused)
        return super().eventFilter(watched, event)

    def _close_unless_focused(self) -> None:
        focused = QApplication.focusWidget()
        if self.isVisible() and focused is not self and focused is not self.list:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that nobody looks any more."""
        super().closeEvent(event)
        self.closed.emit()

    def _height(self, text: str, width: int) -> int:
        metrics = self.list.fontMetrics()
        box = metrics.boundingRect(0, 0, width - 16, 10_000, int(Qt.TextFlag.TextWordWrap), text)
        return box.height() + 12

    def _take(self, item: QListWidgetItem) -> None:
        text = item.text()
        self.close()
        self.chosen.emit(text)

    def _look(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.current_changed.emit(item.text())
