"""Opens the dialogs that belong to no page: settings, language packs, help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from app.settings import Settings
from records.errors import SidelightError
from records.reading import Reading
from ui.dialogs.help import AboutDialog, HelpDialog
from ui.dialogs.nynorsk import NynorskDialog
from ui.dialogs.packs import PacksDialog
from ui.dialogs.settings import SettingsDialog
from ui.jobs import Dispatcher, Writer
from ui.look import Look
from ui.pack_work import PackWork

if TYPE_CHECKING:
    from app.desk import Desk
    from translation.package import Pack
    from translation.packs import PackCheck


class Dialogs(QObject):
    """The commands that open a dialog."""

    setting_changed = Signal(str)
    packs_changed = Signal()

    def __init__(self, desk: Desk, settings: Settings, look: Look, writer: Writer, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._settings = settings
        self._look = look
        self._writer = writer
        self._window = window
        self._pool = QThreadPool(self)
        self.pack_work = PackWork(desk, self)
        self.pack_work.installed.connect(self._on_installed)

    def show_settings(self) -> None:
        """Open the settings."""

        def show(languages: tuple[str, ...]) -> None:
            dialog = SettingsDialog(self._settings, languages, self._window)
            dialog.changed.connect(self.setting_changed)
            dialog.server.asked.connect(lambda address, key: self._use_server(dialog, address, key))
            dialog.open()

        if not self._raise(SettingsDialog):
            self._writer.submit(self._desk.languages, show)

    def _use_server(self, dialog: SettingsDialog, address: str, key: str) -> None:
        """Ask a translation server what it translates, and use it from now on."""

        def used(_: object) -> None:
            self.setting_changed.emit("server_on")
            if isValid(dialog):
                dialog.server.show_state()

        def failed(problem: Exception) -> None:
            if not isinstance(problem, SidelightError):
                raise problem
            if isValid(dialog):
                dialog.server.show_state(str(problem))

        server = Dispatcher(self._pool, dialog)  # not the writer: a slow server must hold up no note
        server.part.connect(used)
        server.failed.connect(failed)
        server.start(lambda _: iter([self._desk.use_server(address, key)]))

    def show_help(self) -> None:
        """Open the list of keys and commands."""
        if not self._raise(HelpDialog):
            HelpDialog(self._look.theme, self._window).show()

    def show_about(self) -> None:
        """Say what the program is."""
        from importlib import metadata  # only when it is needed: it slows the start

        try:
            version = metadata.version("sidelight")
        except metadata.PackageNotFoundError:
            version = ""
        if not self._raise(AboutDialog):
            AboutDialog(version, self._window).open()

    def show_packs(self, source: str = "", target: str = "") -> None:
        """Open the language packs, at the full pack for a pair of languages when one is named."""

        def show(packs: tuple[Pack, ...]) -> None:
            dialog = PacksDialog(packs, self.pack_work, self._settings.index, self._window)
            dialog.install_requested.connect(lambda path: self._install(dialog, Path(path)))
            dialog.remove_requested.connect(lambda name: self._remove(dialog, name))
            dialog.check_requested.connect(lambda: self._check(dialog))
            dialog.index_changed.connect(self._set_index)
            dialog.open()
            if source:
                dialog.show_pair(source, target)

        if not self._raise(PacksDialog):
            self._writer.submit(self._desk.packs.installed, show)

    def consider_nynorsk(self, reading: Reading) -> None:
        """Ask, once ever, whether the Bokmål pack may translate the Nynorsk of an article."""

        def ask(sentences: int) -> None:
            if sentences and self._settings.nynorsk == "ask" and not self._raise(NynorskDialog):
                dialog = NynorskDialog(sentences, self._window)
                dialog.answered.connect(answer)
                dialog.open()

        def answer(given: str) -> None:
            self._settings.nynorsk = given
            self.setting_changed.emit("nynorsk")

        if self._settings.nynorsk == "ask" and any(s.route == "unsupported" for s in reading.sentences):
            self._writer.submit(lambda: self._desk.without_consent(reading), ask)

    def _raise(self, kind: type[QDialog]) -> bool:
        """Bring a dialog of this kind to the front; return whether there is one."""
        for dialog in self._window.findChildren(kind):
            if dialog.isVisible():
                dialog.raise_()
                dialog.activateWindow()
                return True
        return False

    def _install(self, dialog: PacksDialog, path: Path) -> None:
        dialog.say(self.tr("Installing {name} …").format(name=path.name))
        self._change(dialog, lambda: self._desk.packs.install(path).name, self.tr("Installed: {name}"))

    def _remove(self, dialog: PacksDialog, name: str) -> None:
        def remove() -> str:
            self._desk.packs.remove(name)
            return name

        self._change(dialog, remove, self.tr("Removed: {name}"))

    def _check(self, dialog: PacksDialog) -> None:
        def told(checks: tuple[PackCheck, ...]) -> None:
            bad = [f"{check.name}: {check.problem}" for check in checks if check.problem]
            if isValid(dialog):
                dialog.say(
                    "\n".join(bad) or self.tr("All {count} packs are sound.").format(count=len(checks))
                )

        dialog.say(self.tr("Checking …"))
        self._writer.submit(self._desk.packs.check, told)

    def _on_installed(self, pack: Pack, packs: tuple[Pack, ...]) -> None:
        self.packs_changed.emit()
        for dialog in self._window.findChildren(PacksDialog):
            dialog.show_packs(packs, self.tr("Installed: {name}").format(name=pack.name))

    def _set_index(self, where: str) -> None:
        if where and where != self._settings.index:
            self._settings.index = where
            self.setting_changed.emit("index")

    def _change(self, dialog: PacksDialog, change: Callable[[], str], message: str) -> None:
        def work() -> tuple[str, tuple[Pack, ...]]:
            return change(), self._desk.packs.installed()

        def done(result: tuple[str, tuple[Pack, ...]]) -> None:
            name, packs = result
            self.packs_changed.emit()
            if isValid(dialog):
                dialog.show_packs(packs, message.format(name=name))

        def failed() -> None:
            if isValid(dialog):
                dialog.say("")

        self._writer.submit(work, done, failed)
