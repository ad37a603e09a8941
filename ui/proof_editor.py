"""The editor below the columns: a sentence's translation, saved while one types, and suggestions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.suggestions import Suggestion
from records.rendering import Rendering
from ui.theme import Theme

SAVE_AFTER = 400
"""Milliseconds after the last key until the words are saved."""
_LINES = 3


class ProofEditor(QFrame):
    """Edits the translation of one sentence, known by its index. Esc saves and closes."""

    edited = Signal(int, str)
    verify_requested = Signal()
    revert_requested = Signal()
    accept_requested = Signal()
    dismiss_requested = Signal()
    confirmed = Signal()
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proofEditor")
        self.setAccessibleName(self.tr("Translation of a sentence"))
        self.index = -1
        self._shown = ""
        self._state = QLabel(self)
        self._source = self._label()
        self._machine = self._label()
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(self.tr("Your translation"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 18)
        self.text.installEventFilter(self)
        self.suggestions = QListWidget(self)
        self.suggestions.setAccessibleName(self.tr("Your translations of like sentences"))
        self.suggestions.setWordWrap(True)
        self.suggestions.itemActivated.connect(self._use)
        self.suggestions.itemClicked.connect(self._use)
        self.verify = self._button(self.tr("Verify"), self.verify_requested)
        self.revert = self._button(self.tr("Back to the machine's"), self.revert_requested)
        self.accept = self._button(self.tr("Accept"), self.accept_requested)
        self.dismiss = self._button(self.tr("Dismiss"), self.dismiss_requested)
        self._previous = self._tool(self.tr("Sentence before (Alt+Up)"), lambda: self.step_requested.emit(-1))
        self._next = self._tool(self.tr("Next sentence (Alt+Down)"), lambda: self.step_requested.emit(1))
        self._close = self._tool(self.tr("Save and close (Esc)"), self.close_editor)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._timer.timeout.connect(self.flush)
        self.text.textChanged.connect(self._changed)
        self._arrange()
        self.hide()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", "muted")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(self.flush)
        button.clicked.connect(signal)
        return button

    def _tool(self, name: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(act)
        return button

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._state, 1)
        for widget in (self.accept, self.dismiss, self.verify, self.revert):
            head.addWidget(widget)
        for tool in (self._previous, self._next, self._close):
            head.addWidget(tool)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 10, 12, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._source)
        layout.addWidget(self.text)
        layout.addWidget(self._machine)
        layout.addWidget(self.suggestions)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons of ``theme``."""
        for button, name in ((self._previous, "back"), (self._next, "forward"), (self._close, "close")):
            button.setIcon(theme.icon(name))
        self.setStyleSheet(
            f"#proofEditor {{ background: {theme.colour('raised').name()};"
            f" border: 0; border-top: 1px solid {theme.colour('border').name()}; }}"
        )

    def edit(self, index: int, source: str, rendering: Rendering, machine: str) -> None:
        """Show a sentence; what was being edited before is saved first."""
        self.flush()
        self.index = index
        self._source.setText(" ".join(source.split()))
        self._put(rendering.text)
        self.show_state(rendering, machine)
        self.show_suggestions(())
        self.verify.setToolTip(self.tr("Ctrl+Enter verifies and goes on"))
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def show_rendering(self, rendering: Rendering, machine: str) -> None:
        """Show what stands for the sentence now, unless other words are being typed."""
        typed = self.text.toPlainText().strip()
        if typed == self._shown.strip() and typed != rendering.text.strip():
            self._put(rendering.text)
        self._shown = rendering.text
        self.show_state(rendering, machine)

    def show_state(self, rendering: Rendering, machine: str) -> None:
        """Say whose words these are, and offer what makes sense with them."""
        offered = bool(rendering.offered_from)
        names = {
            "machine": self.tr("Machine translation ({pack})").format(pack=rendering.pack),
            "edited": self.tr("Edited by you"),
            "verified": self.tr("Verified by you"),
            "none": self.tr("Not translated"),
        }
        offer = self.tr("Your translation from “{title}”").format(title=rendering.offered_from)
        self._state.setText(offer if offered else names.get(rendering.state, ""))
        self.accept.setVisible(offered)
        self.dismiss.setVisible(offered)
        self.verify.setText(self.tr("Unverify") if rendering.state == "verified" else self.tr("Verify"))
        self.verify.setEnabled(bool(rendering.text))
        self.revert.setVisible(rendering.by_person and not offered)
        self._machine.setText(self.tr("Machine: {text}").format(text=machine))
        self._machine.setVisible(bool(machine) and machine != rendering.text)

    def show_suggestions(self, found: Sequence[Suggestion]) -> None:
        """List what the person wrote for like sentences; activating one takes its words."""
        self.suggestions.clear()
        for each in found:
            percent = self.tr("{n} % alike").format(n=round(each.likeness))
            adapted = self.tr(", numbers exchanged") if each.adapted else ""
            item = QListWidgetItem(f"{each.text}\n{percent}{adapted}, “{each.title}”: {each.exact}")
            item.setData(Qt.ItemDataRole.UserRole, each.text)
            self.suggestions.addItem(item)
        height = sum(self.suggestions.sizeHintForRow(row) for row in range(len(found)))
        self.suggestions.setFixedHeight(min(height + 6, 120))
        self.suggestions.setVisible(bool(found))

    def flush(self) -> None:
        """Hand over what is not saved yet; nothing is made of an empty text."""
        self._timer.stop()
        text = self.text.toPlainText().strip()
        if self.index >= 0 and text and text != self._shown.strip():
            self._shown = text
            self.edited.emit(self.index, text)

    def close_editor(self) -> None:
        """Save and close."""
        if self.index >= 0:
            self.flush()
            self.index = -1
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Act on the keys that mean something here before the text takes them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._act(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the same keys from the buttons and the list."""
        if not self._act(event):
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.flush()
            self.confirmed.emit()
        elif alt and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_requested.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _put(self, text: str) -> None:
        self._shown = text
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        self._timer.stop()

    def _changed(self) -> None:
        if self.index >= 0:
            self._timer.start()

    def _use(self, item: QListWidgetItem) -> None:
        self.text.setPlainText(item.data(Qt.ItemDataRole.UserRole))
        self.flush()
        self.text.setFocus()
