"""The settings dialog; every change is in force at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QSpinBox, QWidget

from app.settings import Settings
from ui.dialogs.frame import Dialog
from ui.dialogs.server_settings import ServerSettings

_WIDTH = 480


def language_name(code: str) -> str:
    """Return a language's name and code, as in "Norwegian Bokmål (nb)"."""
    language = QLocale(code).language()
    known = language not in (QLocale.Language.C, QLocale.Language.AnyLanguage)
    return f"{QLocale.languageToString(language)} ({code})" if known else code


class SettingsDialog(Dialog):
    """Shows the settings; ``changed`` comes after each change, with the setting's key."""

    changed = Signal(str)

    def __init__(self, settings: Settings, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        form = QFormLayout()
        form.setSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.target = QComboBox(self)
        for code in languages:
            self.target.addItem(language_name(code), code)
        self.target.setCurrentIndex(self.target.findData(settings.target))
        self.theme = QComboBox(self)
        names = {"system": self.tr("As the desktop"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        for value in Settings.theme.choices:
            self.theme.addItem(names[value], value)
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.font_size = QSpinBox(self)
        self.font_size.setRange(Settings.font_size.low or 1, Settings.font_size.high or 99)
        self.font_size.setSuffix(self.tr(" pt"))
        self.font_size.lineEdit().setTextMargins(8, 0, 0, 0)
        self.font_size.setValue(settings.font_size)
        self.quotes = self._box(self.tr("Show quotes in the text"), settings.show_quotes)
        self.claims = self._box(self.tr("Show claims in the text"), settings.show_claims)
        self.nynorsk = self._box(
            self.tr("Translate Nynorsk with the Bokmål pack, marked as such"), settings.nynorsk == "yes"
        )
        self.single_keys = self._box(self.tr("Single letters are keys (H, N, J, K …)"), settings.single_keys)
        form.addRow(self.tr("&I read in"), self.target)
        form.addRow(self.tr("&Theme"), self.theme)
        form.addRow(self.tr("Text &size"), self.font_size)
        form.addRow(self.tr("Nynorsk"), self.nynorsk)
        form.addRow(self.tr("Marks"), self.quotes)
        form.addRow("", self.claims)
        form.addRow(self.tr("Keys"), self.single_keys)
        self.body.addLayout(form)
        hint = QLabel(
            self.tr(
                "What is in this language already stays as it is. The rest is translated, "
                "where a pack for it is installed."
            )
        )
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        self.body.addWidget(hint)
        self.server = ServerSettings(settings, self)
        self.server.turned_off.connect(lambda: self.changed.emit("server_on"))
        self.body.addWidget(self.server)
        self.target.currentIndexChanged.connect(lambda: self._set("target", self.target.currentData()))
        self.theme.currentIndexChanged.connect(lambda: self._set("theme", self.theme.currentData()))
        self.font_size.valueChanged.connect(lambda value: self._set("font_size", value))
        self.nynorsk.toggled.connect(lambda value: self._set("nynorsk", "yes" if value else "no"))
        self.quotes.toggled.connect(lambda value: self._set("show_quotes", value))
        self.claims.toggled.connect(lambda value: self._set("show_claims", value))
        self.single_keys.toggled.connect(lambda value: self._set("single_keys", value))
        # Wrapped text needs height for a width; without it the fields above would be squeezed.
        self.setMinimumSize(_WIDTH, self.heightForWidth(_WIDTH))

    def _box(self, text: str, checked: bool) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setChecked(checked)
        return box

    def _set(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)
        self.changed.emit(name)
