"""The status area: how far the translation is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget


class StatusArea(QStatusBar):
    """A line at the bottom of the window."""

    cancel_requested = Signal()
    resume_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 12, 0)
        self._what = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._bar.setAccessibleName(self.tr("Progress of the translation"))
        self._button = QPushButton(self)
        self._button.setFlat(True)
        self._button.clicked.connect(self._act)
        self._running = False
        self._hint = ""
        self.addWidget(self._what)
        self.addPermanentWidget(self._bar)
        self.addPermanentWidget(self._button)
        self.clear()

    def text(self) -> str:
        """Return what the line says."""
        return self._what.text()

    def set_hint(self, text: str) -> None:
        """Take the line that is shown while nothing goes on."""
        if self._what.text() == self._hint:
            self._what.setText(text)
        self._hint = text

    def clear(self) -> None:
        """Show the hint, since nothing goes on."""
        self.say(self._hint)

    def say(self, text: str) -> None:
        """Say ``text``, with no progress beside it."""
        self._what.setText(text)
        self._bar.hide()
        self._button.hide()

    def show_busy(self, text: str) -> None:
        """Say ``text`` with a bar that shows that something is going on."""
        self._what.setText(text)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._button.hide()

    def show_progress(self, done: int, total: int, server: str = "") -> None:
        """Say how many sentences are translated, and by which ``server`` if any; the button stops it.

        When all are, the links between the languages are still to be found.
        """
        text = self.tr("Translating: {done} of {total} sentences")
        if server:
            text = self.tr("Sending text to {server}: {done} of {total} sentences")
        if done == total:
            text = self.tr("Translated. Looking for the same claims in both languages")
        self._what.setText(text.format(done=done, total=total, server=server))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()
        self._offer(True, self.tr("Stop"))

    def show_rest(self, waiting: int) -> None:
        """Say what is left when the translation has ended; the button goes on with it."""
        if not waiting:
            self.clear()
            return
        one = self.tr("1 sentence is not translated yet")
        self.say(one if waiting == 1 else self.tr("{n} sentences are not translated yet").format(n=waiting))
        self._offer(False, self.tr("Go on"))

    def _offer(self, running: bool, text: str) -> None:
        self._running = running
        self._button.setText(text)
        self._button.show()

    def _act(self) -> None:
        (self.cancel_requested if self._running else self.resume_requested).emit()
