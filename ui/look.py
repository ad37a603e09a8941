"""How the window looks: theme, size of the text, which marks are shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from ui.theme import Theme


class Look(QObject):
    """Changes the settings of the look; ``changed`` says that the window is to be dressed anew."""

    changed = Signal()
    themed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.theme = Theme.load(settings.theme)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def apply(self) -> None:
        """Dress the application and tell the window."""
        self.theme = Theme.load(self._settings.theme)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        if application.styleSheet() != self.theme.stylesheet():  # dressing a whole application takes a while
            self.theme.apply(application)
        self.themed.emit(self.theme)
        self.changed.emit()

    def switch_theme(self) -> None:
        """Go from light to dark or back."""
        self._settings.theme = "light" if self.theme.dark else "dark"
        self.apply()

    def larger(self) -> None:
        """Make the text larger."""
        self._resize(self._settings.font_size + 1)

    def smaller(self) -> None:
        """Make the text smaller."""
        self._resize(self._settings.font_size - 1)

    def usual_size(self) -> None:
        """Make the text as large as it is at first."""
        self._resize(Settings.font_size.default)

    def toggle_quotes(self) -> None:
        """Show or hide the quotes in the text."""
        self._settings.show_quotes = not self._settings.show_quotes
        self.changed.emit()

    def toggle_claims(self) -> None:
        """Show or hide the claims in the text."""
        self._settings.show_claims = not self._settings.show_claims
        self.changed.emit()

    def _resize(self, points: int) -> None:
        if Settings.font_size.allows(points):
            self._settings.font_size = points
            self.changed.emit()

    def _follow_system(self) -> None:
        if self._settings.theme == "system":
            self.apply()
