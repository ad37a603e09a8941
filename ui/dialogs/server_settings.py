"""The part of the settings that names a translation server, and says what that means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QGroupBox, QLabel, QLineEdit, QPushButton, QWidget

from app.settings import Settings


class ServerSettings(QGroupBox):
    """Names a LibreTranslate server and turns it on or off.

    ``asked`` comes with the address and the API key when it is to be used, ``turned_off`` when
    it is not any more. Nothing is sent from here.
    """

    asked = Signal(str, str)
    turned_off = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Translation server"))
        self._settings = settings
        self.address = QLineEdit(settings.server, self)
        self.address.setPlaceholderText("https://translate.example.org")
        self.address.setAccessibleName(self.tr("Address of the translation server"))
        self.key = QLineEdit(settings.server_key, self)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText(self.tr("where the server wants one"))
        self.key.setAccessibleName(self.tr("API key of the translation server"))
        self.button = QPushButton(self)
        self.button.clicked.connect(self._act)
        self.button.setAutoDefault(False)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setProperty("role", "muted")
        self.note.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("LibreTranslate"), self.address)
        form.addRow(self.tr("API key"), self.key)
        form.addRow(self.note)
        form.addRow("", self.button)
        self.show_state()

    def show_state(self, problem: str = "") -> None:
        """Say whether the server is used, and the problem that kept it from being used."""
        on = self._settings.server_on
        self.address.setEnabled(not on)
        self.key.setEnabled(not on)
        self.button.setEnabled(True)
        self.button.setText(
            self.tr("Stop using it") if on else self.tr("Use it: send my text to this server")
        )
        if problem:
            self.note.setText(problem)
        elif on:
            self.note.setText(
                self.tr(
                    "On: the sentences to translate are sent to {server}. They leave this machine."
                ).format(server=self._settings.server)
            )
        else:
            self.note.setText(
                self.tr(
                    "Off: everything is translated on this machine. With a server, the sentences of "
                    "your articles leave this machine, and who runs the server can read them."
                )
            )

    def _act(self) -> None:
        if self._settings.server_on:
            self._settings.server_on = False
            self.show_state()
            self.turned_off.emit()
            return
        self.button.setEnabled(False)
        self.note.setText(self.tr("Asking the server for its languages …"))
        self.asked.emit(self.address.text(), self.key.text())
