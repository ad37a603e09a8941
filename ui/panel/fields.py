"""What the editors of the side panel have in common: rows of fields, a button, closing with Esc."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from records.judgement import Judgement
from ui.panel.entries import one_line
from ui.theme import Theme

_LONGEST = 140
_LEAST = 90
"""Pixels of height that the fields keep."""


class _Fields(QScrollArea):
    """Fields that are scrolled where the window is too low for all of them."""

    def __init__(self, fields: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setWidget(fields)
        self._fields = fields

    def sizeHint(self) -> QSize:
        """Return the room that all fields take."""
        return self._fields.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the room for two fields."""
        return QSize(self._fields.minimumSizeHint().width(), min(_LEAST, self._fields.sizeHint().height()))


class Editor(QFrame):
    """A frame with a title, the words it is about, and a form; Esc closes it."""

    closed = Signal()
    changed = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteEditor")
        self.heading = heading = QLabel(title, self)
        heading.setProperty("role", "heading")
        self._close = QToolButton(self)
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.setAccessibleName(self.tr("Close (Esc)"))
        self._close.clicked.connect(self.close_editor)
        self._words = QLabel(self)
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        fields = QWidget(self)
        self.form = QFormLayout(fields)
        self.form.setContentsMargins(0, 0, 4, 0)
        self.form.setSpacing(6)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 10, 12)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._words)
        layout.addWidget(_Fields(fields, self))
        self._draft: Judgement | None = None
        self._on_way = 0
        self._kept = False
        self.hide()

    @property
    def judgement_id(self) -> str:
        """Return the id of the judgement that is being edited, "" when none is."""
        return self._draft.id if self._draft else ""

    def take(self, draft: Judgement) -> None:
        """Begin to edit a draft."""
        self._draft, self._on_way, self._kept = draft, 0, False

    def hand_over(self, draft: Judgement) -> None:
        """Give a changed draft to be kept."""
        self._draft = draft
        self._on_way += 1
        self.changed.emit(draft)

    def follow(self, judgements: Sequence[Judgement]) -> None:
        """Take what is on the disk now: undoing changes it, or takes it away."""
        mine = next((each for each in judgements if self._draft and each.id == self._draft.id), None)
        if self._on_way:
            self._on_way -= 1  # what was handed over comes back
        elif mine is not None and self._draft is not None:
            self._draft = mine
            self.fill(mine)
        elif self._kept:
            self.forget()
        self._kept = self._kept or mine is not None

    def fill(self, draft: Judgement) -> None:
        """Show what a draft says in the fields."""
        raise NotImplementedError

    def forget(self) -> None:
        """Close without saving: the judgement is gone."""
        self._draft = None
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons of ``theme``."""
        self._close.setIcon(theme.icon("close"))

    def add(self, label: str, field: QWidget) -> None:
        """Add a field with its label, which also names it to assistive software."""
        field.setAccessibleName(label.replace("&", ""))
        field.installEventFilter(self)
        self.form.addRow(label, field)

    def choices(self, options: list[tuple[str, str]], *, editable: bool = False) -> QComboBox:
        """Return a box of choices; ``options`` are values with what they are called."""
        box = QComboBox(self)
        box.setEditable(editable)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, name in options:
            box.addItem(name, value)
        return box

    def button(self, text: str, act: Callable[[], None]) -> QToolButton:
        """Return a button with a text."""
        button = QToolButton(self)
        button.setText(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.clicked.connect(lambda: act())
        button.installEventFilter(self)
        return button

    def show_words(self, words: str) -> None:
        """Show the words that the editor is about."""
        line = one_line(words).strip('“”"«»')
        self._words.setText(f"“{line[: _LONGEST - 1]}…”" if len(line) > _LONGEST else f"“{line}”")

    def close_editor(self) -> None:
        """Close; what was changed has been handed over."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with Esc in any field."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.close_editor()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, too, where no field has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        else:
            super().keyPressEvent(event)
