"""Language packs: what is installed and how good it is, from a file, removed, and where to get more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from ui.dialogs.frame import Dialog
from ui.dialogs.settings import language_name

if TYPE_CHECKING:
    from translation.package import Pack


class PacksDialog(Dialog):
    """Shows packs; asks for installing and removing by signals, :meth:`show_packs` shows the outcome."""

    install_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, packs: Sequence[Pack], parent: QWidget | None = None) -> None:
        super().__init__(parent, (560, 420))
        self.setWindowTitle(self.tr("Language packs"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Installed packs"))
        self._message = QLabel(self)
        self._message.setWordWrap(True)
        self._message.hide()
        more = QLabel(
            self.tr(
                "A starter pack comes with Sidelight so that it works at once; its translations are drafts. "
                "Full packs are .argosmodel files of the Argos Translate index "
                "(argosopentech.com/argospm/index): download one, then choose “Install from file”. "
                "Nothing is downloaded by itself."
            )
        )
        more.setWordWrap(True)
        more.setProperty("role", "muted")
        row = QHBoxLayout()
        install = QPushButton(self.tr("Install from file…"), self)
        self._remove = QPushButton(self.tr("Remove"), self)
        row.addWidget(install)
        row.addWidget(self._remove)
        row.addStretch(1)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(row)
        self.body.addWidget(self._message)
        self.body.addWidget(more)
        install.clicked.connect(self._choose)
        self._remove.clicked.connect(self._ask_remove)
        self.list.currentItemChanged.connect(self._check)
        self.show_packs(packs)

    def show_packs(self, packs: Sequence[Pack], message: str = "") -> None:
        """List ``packs``, and say ``message`` when there is one."""
        self.list.clear()
        for pack in packs:
            pair = f"{language_name(pack.source)} → {language_name(pack.target)}"
            quality = self.tr("starter pack, draft quality") if pack.starter else self.tr("full pack")
            size = self.tr("{size} MB").format(size=max(1, round(pack.size / 1e6)))
            item = QListWidgetItem(f"{pair}\n{quality} · {pack.version} · {size}")
            item.setData(Qt.ItemDataRole.UserRole, "" if pack.starter else pack.name)
            self.list.addItem(item)
        if not packs:
            item = QListWidgetItem(self.tr("No pack is installed: articles are shown, but not translated."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.say(message)
        self._check()

    def say(self, message: str) -> None:
        """Show a line below the list; "" takes it away."""
        self._message.setText(message)
        self._message.setVisible(bool(message))

    def _check(self) -> None:
        item = self.list.currentItem()
        self._remove.setEnabled(bool(item and item.data(Qt.ItemDataRole.UserRole)))

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Install a language pack"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(self.tr("Language packs (*.argosmodel)"))
        dialog.fileSelected.connect(self.install_requested)
        dialog.open()

    def _ask_remove(self) -> None:
        item = self.list.currentItem()
        if item and item.data(Qt.ItemDataRole.UserRole):
            self.remove_requested.emit(item.data(Qt.ItemDataRole.UserRole))
