"""The note editor: the note's text, its colour and its tags, saved while one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from records.annotation import COLOURS, Annotation, Colour
from ui.panel.entries import one_line
from ui.theme import Theme

SAVE_AFTER = 250
"""Milliseconds after the last key until a note is saved."""


def split_tags(text: str) -> tuple[str, ...]:
    """Return the tags in what a person typed: parted by commas or "#", in order, each once."""
    found = (one_line(part) for part in text.replace("#", ",").split(","))
    return tuple(dict.fromkeys(tag for tag in found if tag))


class NoteEditor(QFrame):
    """Edits one annotation. Every change is handed over at once; Esc closes."""

    edited = Signal(str, str, tuple, str)
    delete_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteEditor")
        self._annotation: Annotation | None = None
        self._quote = QLabel(self)
        self._quote.setProperty("role", "muted")
        self._quote.setWordWrap(True)
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._colours = QButtonGroup(self)
        self.text = QPlainTextEdit(self)
        self.text.setPlaceholderText(self.tr("Your note, in Markdown if you like"))
        self.text.setAccessibleName(self.tr("Note"))
        self.text.setTabChangesFocus(True)
        self.tags = QLineEdit(self)
        self.tags.setPlaceholderText(self.tr("Tags, parted by commas"))
        self.tags.setAccessibleName(self.tr("Tags"))
        self._state = QLabel(self)
        self._state.setProperty("role", "muted")
        self._delete = self._button(self.tr("Delete this mark"), self._ask_delete)
        self._close = self._button(self.tr("Close (Esc)"), self.close_note)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._timer.timeout.connect(self.flush)
        self._arrange()
        self.text.textChanged.connect(self._changed)
        self.tags.textChanged.connect(self._changed)
        self._colours.idClicked.connect(self._changed)
        for field in (self.text, self.tags):
            field.installEventFilter(self)
        self.hide()

    def _button(self, name: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(act)
        return button

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        names = (
            self.tr("Yellow"),
            self.tr("Green"),
            self.tr("Blue"),
            self.tr("Pink"),
            self.tr("Purple"),
            self.tr("Orange"),
        )
        for number, name in enumerate(names):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setIconSize(QSize(16, 16))
            button.setFixedSize(QSize(30, 28))
            self._colours.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._delete)
        row.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 10, 14)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self._quote)
        layout.addWidget(self.text, 1)
        last = QHBoxLayout()
        last.addWidget(self.tags, 1)
        last.addWidget(self._state)
        layout.addLayout(last)
        self.setMinimumHeight(230)
        self.setMaximumHeight(320)

    @property
    def annotation_id(self) -> str:
        """Return the id of the annotation that is being edited, "" when none is."""
        return self._annotation.id if self._annotation else ""

    def set_theme(self, theme: Theme) -> None:
        """Draw the colours and icons of ``theme``."""
        for number, colour in enumerate(COLOURS):
            self._colours.button(number).setIcon(_dot(theme, colour))
        self._delete.setIcon(theme.icon("trash"))
        self._close.setIcon(theme.icon("close"))

    def edit(self, annotation: Annotation, *, focus: bool = True) -> None:
        """Show ``annotation``; what was being edited before is saved first.

        The annotation that is shown already keeps what is being typed.
        """
        if annotation.id != self.annotation_id:
            self.flush()
            self._annotation = None
            self.text.setPlainText(annotation.text)
            self.tags.setText(", ".join(annotation.tags))
            self._state.clear()
        self._annotation = annotation
        words = one_line(annotation.words)
        self._quote.setText(f"“{words[:137]}…”" if len(words) > 140 else f"“{words}”")
        self._colours.button(COLOURS.index(annotation.colour)).setChecked(True)
        self.show()
        if focus:
            self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def saved(self) -> None:
        """Say that what was handed over is on disk."""
        self._state.setText(self.tr("Saved"))

    def flush(self) -> None:
        """Hand over what is not saved yet."""
        self._timer.stop()
        item = self._annotation
        if item is None:
            return
        text, tags, colour = self.text.toPlainText(), split_tags(self.tags.text()), self._colour()
        if (text, tags, colour) != (item.text, item.tags, item.colour):
            self.edited.emit(item.id, text, tags, colour)

    def close_note(self) -> None:
        """Save and close."""
        if self._annotation is not None:
            self.flush()
            self._annotation = None
            self.hide()
            self.closed.emit()

    def forget(self) -> None:
        """Close without saving: the annotation is gone."""
        self._timer.stop()
        self._annotation = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with Esc in either field."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.close_note()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc from the buttons, too."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_note()
        else:
            super().keyPressEvent(event)

    def _colour(self) -> Colour:
        return COLOURS[max(self._colours.checkedId(), 0)]

    def _changed(self) -> None:
        if self._annotation is not None:
            self._state.setText(self.tr("Saving…"))
            self._timer.start()

    def _ask_delete(self) -> None:
        if self._annotation is not None:
            self.delete_requested.emit(self._annotation.id)


def _dot(theme: Theme, colour: str) -> QIcon:
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(f"highlight_{colour}_edge"), 3))
    painter.setBrush(theme.colour(f"highlight_{colour}"))
    painter.drawEllipse(QRect(3, 3, 26, 26))
    painter.end()
    return QIcon(pixmap)
