"""The menu that asks in which language a passage is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from records.sentence import AS_IT_IS
from ui.dialogs.settings import language_name


class LanguageMenu(QMenu):
    """Lists languages; ``chosen`` gives a BCP-47 code, ``AS_IT_IS``, or "" for as it was recognised.

    ``said`` is what the person said before, ``present`` the language of the passage now.
    """

    chosen = Signal(str)

    def __init__(
        self, languages: Sequence[str], said: str, present: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTitle(self.tr("Language of the passage"))
        self._group = QActionGroup(self)
        self._add(self.tr("As recognised"), "", not said)
        self._add(self.tr("Not to be translated"), AS_IT_IS, said == AS_IT_IS)
        self.addSeparator()
        for code in sorted({*languages, present} - {"und", ""}, key=language_name):
            self._add(language_name(code), code, code == said)

    def _add(self, text: str, code: str, checked: bool) -> None:
        action = QAction(text, self)
        action.setCheckable(True)
        action.setChecked(checked)
        action.setActionGroup(self._group)
        action.triggered.connect(lambda: self.chosen.emit(code))
        self.addAction(action)
