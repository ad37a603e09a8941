"""The row of buttons for the articles that are selected on the library page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from ui.library.filters import STATES, View, mark, tr

ACTS: dict[str, tuple[str, tuple[View, ...], bool]] = {
    "tag": (mark("Tags…"), ("articles",), True),
    "collect": (mark("Collections…"), ("articles",), True),
    "mark": (mark("Mark as"), ("articles",), True),
    "describe": (mark("Details…"), ("articles",), True),
    "export": (mark("Export…"), ("articles", "trash"), True),
    "remove": (mark("Delete"), ("articles",), True),
    "restore": (mark("Restore"), ("trash",), True),
    "erase": (mark("Delete for good…"), ("trash",), True),
    "empty": (mark("Empty trash…"), ("trash",), False),
    "export_kept": (mark("Export notes…"), ("kept",), False),
}
"""What the buttons are called, where they are shown, and whether they need a selection."""


class ActBar(QWidget):
    """``wanted`` gives the name of an act, as in ``ACTS``, and its argument."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        layout.addWidget(self._count)
        self.buttons: dict[str, QPushButton] = {}
        for name, (text, _, _) in ACTS.items():
            button = QPushButton(tr(text), self)
            self.buttons[name] = button
            layout.addWidget(button)
            if name == "mark":
                button.setMenu(self._states(button))
            else:
                button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name, ""))
        layout.addStretch(1)

    def _states(self, button: QPushButton) -> QMenu:
        menu = QMenu(button)
        for state, label in STATES.items():
            menu.addAction(tr(label)).triggered.connect(
                lambda _=False, state=state: self.wanted.emit("mark", state)
            )
        return menu

    def show_for(self, view: View, selected: int, shown: int) -> None:
        """Show the buttons of a view; ``selected`` of its ``shown`` rows are selected."""
        text = QCoreApplication.translate("library", "{n} selected").format(n=selected)
        self._count.setText(text if selected > 1 else "")
        for name, (_, views, selection) in ACTS.items():
            self.buttons[name].setVisible(view in views)
            self.buttons[name].setEnabled(bool(selected) if selection else bool(shown))
        self.buttons["describe"].setEnabled(selected == 1)
        self.setVisible(any(view in views for _, views, _ in ACTS.values()) and bool(shown))
