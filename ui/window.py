"""The window: menus, toolbar, the two pages, messages and status, and the commands over all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from app.settings import Settings
from records.errors import SidelightError
from records.library import Hit, Place
from records.reading import Reading
from ui import placement
from ui.bygone import Bygone
from ui.dialogs.bug import BugDialog
from ui.dialogs.opener import Dialogs
from ui.errors import Problems
from ui.files import Files
from ui.glossary import GlossaryKeeper
from ui.history import History
from ui.jobs import Writer
from ui.library.page import LibraryPage
from ui.library.shelving import Shelving
from ui.look import Look
from ui.mark_menu import mark_menu
from ui.menus import ActionSet
from ui.messages import MessageBar
from ui.reader.headers import server_host
from ui.reading_page import ReadingPage
from ui.revising import Revising
from ui.state import State
from ui.status import StatusArea
from ui.theme import Theme

if TYPE_CHECKING:
    from app.desk import Desk


class MainWindow(QMainWindow):
    """The whole program as a person sees it. ``desk`` does the work; everything slow runs in workers."""

    def __init__(
        self, desk: Desk, problems: Problems | None = None, settings: Settings | None = None
    ) -> None:
        super().__init__()
        self._desk = desk
        self._settings = settings or desk.settings
        self.problems = problems or Problems(self)
        self.writer = Writer(self)
        self.history = History(self)
        self.look = Look(self._settings, self)
        self._build()
        self.session = self.reading_page.session
        self.shelving = Shelving(desk, self.library_page, self.writer, self.history, self)
        self.bygone = Bygone(desk, self.writer, self.history, self)
        self.revising = Revising(desk, self.writer, self.history, self)
        self.files = Files(self, self.writer, lambda: self.session.current)
        self.dialogs = Dialogs(desk, self._settings, self.look, self.writer, self)
        self.glossary = GlossaryKeeper(desk, self.reading_page, self.writer, self.history, self)
        self.commands = ActionSet(
            self,
            {
                "window": self,
                "article": self.reading_page.article,
                "notes": self.reading_page.marking,
                "proof": self.reading_page.proofreading,
                "alternatives": self.reading_page.alternatives,
                "judging": self.reading_page.judging,
                "glossary": self.glossary,
                "files": self.files,
                "dialogs": self.dialogs,
                "look": self.look,
                "history": self.history,
                "shelving": self.shelving,
            },
        )
        self.commands.use_single_keys(self._settings.single_keys)
        self.commands.fill(self.menuBar())
        for menu in self.menuBar().findChildren(QMenu):
            menu.aboutToShow.connect(self._refresh)
        self.commands.toolbar(self._toolbar)
        self._connect()
        self.look.apply()
        placement.restore(self, self.reading_page, self._settings)
        self._refresh()
        self.shelving.refresh()
        self.bygone.refresh()
        self.library_page.shelf.setFocus()
        if self._settings.warning:
            self.message_bar.show_problem(self._settings.warning)
        self.writer.submit(lambda: self._desk.library.warnings(), self._warn)

    def _build(self) -> None:
        self.setWindowTitle("Sidelight")
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 480)
        self._toolbar = QToolBar(self.tr("Tools"), self)
        self._toolbar.setMovable(False)
        self._toolbar.setIconSize(QSize(20, 20))
        self._toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(self._toolbar)
        self.message_bar = MessageBar(self)
        self.library_page = LibraryPage(self)
        self.reading_page = ReadingPage(
            self._desk, self._settings, self.writer, self.history, self.look.theme, self
        )
        self.status = StatusArea(self)
        self.setStatusBar(self.status)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.library_page)
        self._pages.addWidget(self.reading_page)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.message_bar)
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        tell = self.problems.tell
        self.problems.known.connect(self.message_bar.show_problem)
        # Queued: a bug may surface in the middle of painting, where no window may be opened.
        self.problems.bug.connect(self._show_bug, Qt.ConnectionType.QueuedConnection)
        self.writer.failed.connect(tell)
        self.shelving.failed.connect(tell)
        self.session.failed.connect(tell)
        self.dialogs.pack_work.failed.connect(tell)
        self.session.failed.connect(self._on_stopped)
        self.history.changed.connect(self._refresh)
        self.look.themed.connect(self._set_theme)
        self.look.changed.connect(self._set_look)
        page, zone = self.library_page, self.library_page.drop_zone
        page.open_requested.connect(self.open_article)
        page.hit_requested.connect(self._open_hit)
        zone.file_requested.connect(self.files.open_file)
        zone.paste_requested.connect(self.files.paste)
        zone.sample_requested.connect(self.files.open_sample)
        self.bygone.restored.connect(self._on_restored)
        self.shelving.done.connect(self._offer_undo)
        self.shelving.news.connect(self.message_bar.show_news)
        page.chosen_changed.connect(self._refresh)
        self.files.arrived.connect(self.open)
        self.files.news.connect(self.message_bar.show_news)
        session = self.session
        session.opening.connect(lambda: self.status.show_busy(self.tr("Opening …")))
        session.progressed.connect(self._on_progress)
        session.stopped.connect(self._on_stopped)
        self.status.cancel_requested.connect(self.stop_translating)
        self.status.resume_requested.connect(self.translate)
        self.reading_page.opened.connect(self._on_opened)
        self.reading_page.opened.connect(self.dialogs.consider_nynorsk)
        self.reading_page.changed.connect(self._refresh)
        self.reading_page.marking.news.connect(self.message_bar.show_news)
        self.reading_page.proofreading.news.connect(self.message_bar.show_news)
        self.reading_page.alternatives.news.connect(self.message_bar.show_news)
        self.reading_page.alternatives.failed.connect(self.problems.tell)
        self.reading_page.proofreading.reread.connect(self._reread)
        self.reading_page.judging.news.connect(self.message_bar.show_news)
        self.reading_page.panel.menu_requested.connect(lambda _, at: self._show_mark_menu(at))
        self.reading_page.article.reader.context_menu_requested.connect(self._show_context_menu)
        self.dialogs.setting_changed.connect(self._on_setting)
        self.glossary.changed.connect(self._reread)
        self.revising.turned.connect(self._reread)
        self.dialogs.packs_changed.connect(self._reopen)
        self.reading_page.article.advice.packs_requested.connect(self.dialogs.show_packs)

    # Opening

    def open(self, find: Callable[[Desk], str], place: Place | None = None) -> None:
        """Open the article whose id ``find`` returns in a worker, at ``place`` or where reading stopped."""
        self.reading_page.leave()
        self.reading_page.aim_at(place.offset if place else -1)
        # Whatever is being written comes first; it also is the writer that opens the library.
        self.writer.submit(lambda: self._desk.library, lambda _: self.session.open(find, place))

    def open_article(self, identifier: str) -> None:
        """Open an article of the library."""
        self.open(lambda desk: identifier)

    def open_spec(self, spec: str) -> None:
        """Open a file, an address or "-"."""
        self.files.open_spec(spec)

    def call(self, article: str | None) -> None:
        """Come to the front, and open what a second start of the program was asked for."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if article:
            self.open_spec(article)

    def show_reading(self, reading: Reading) -> None:
        """Show a reading that was made elsewhere."""
        self.session.show(reading)

    def _open_hit(self, hit: Hit) -> None:
        self.open(lambda desk: hit.article, Place(hit.start))

    def _reopen(self) -> None:
        reading = self.session.reading
        if reading is not None and reading.id and self._pages.currentWidget() is self.reading_page:
            self.open_article(reading.id)

    def _reread(self, offset: int = -1) -> None:
        """Open the present article anew, at a sentence or where one reads."""
        reading = self.session.reading
        if reading is not None and reading.id and self._pages.currentWidget() is self.reading_page:
            here = self.reading_page.article.reader.place()
            self.open(lambda desk: reading.id, Place(here if offset < 0 else offset))

    def _warn(self, warnings: tuple[SidelightError, ...]) -> None:
        for warning in warnings[:1]:
            self.message_bar.show_problem(warning)

    def _on_opened(self, reading: Reading) -> None:
        self.status.clear()
        if revised := self._desk.revised(reading.id):
            self.message_bar.show_news(str(revised), seconds=20)
            self.revising.remember(reading.id, reading.revision, revised)
        if not self.history.undo_text:
            self.bygone.refresh()
        self._pages.setCurrentWidget(self.reading_page)
        self.reading_page.article.reader.setFocus()
        self.setWindowTitle(f"{reading.article.title} — Sidelight" if reading.article.title else "Sidelight")

    # Commands

    def show_library(self) -> None:
        """Go to the library."""
        self.reading_page.panel.close_editors()
        self.reading_page.proofreading.close_editor()
        self.shelving.refresh()
        self._pages.setCurrentWidget(self.library_page)
        self.setWindowTitle("Sidelight")
        self.library_page.shelf.setFocus()
        self._refresh()

    def search_library(self) -> None:
        """Go to the library's search field."""
        self.show_library()
        self.library_page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.library_page.search.selectAll()

    def toggle_panel(self) -> None:
        """Open or close the side panel."""
        self.reading_page.show_panel(not self._settings.show_panel)

    def show_tab(self, name: str) -> None:
        """Open the side panel on one of its lists."""
        self.reading_page.show_panel(True)
        self.reading_page.panel.show_tab(name)

    def focus_panel(self) -> None:
        """Give the side panel the focus."""
        self.reading_page.show_panel(True)
        self.reading_page.panel.focus_list()

    def full_screen(self) -> None:
        """Fill the screen, or stop doing so."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def translate(self) -> None:
        """Translate what is missing."""
        self.session.translate()
        self._refresh()

    def stop_translating(self) -> None:
        """Stop translating."""
        self.session.cancel()

    # What follows from what happens

    def _state(self) -> State:
        article = self._pages.currentWidget() is self.reading_page and self.session.reading is not None
        page = self.reading_page
        return State(
            page="article" if article else "library",
            chosen=not article and self.library_page.view == "articles" and bool(self.library_page.chosen()),
            annotation=page.marking.current is not None,
            annotations=bool(page.notebook.annotations),
            translating=self.session.translating,
            untranslated=self.session.waiting > 0,
            undo=self.history.undo_text,
            redo=self.history.redo_text,
            proof=page.proofreading.state if article else "",
            panel=self._settings.show_panel,
            quotes=self._settings.show_quotes,
            claims=self._settings.show_claims,
        )

    def _refresh(self) -> None:
        state = self._state()
        self.commands.refresh(state)
        if state.page == "library":
            self.status.set_hint(
                self.tr("Enter opens, Del removes, Ctrl+Shift+F searches, F1 shows all keys")
            )
        elif self._settings.single_keys:
            self.status.set_hint(
                self.tr("H highlights, N writes a note, J and K go on and back, F1 shows all keys")
            )
        else:
            self.status.set_hint(self.tr("F1 shows all keys"))

    def _on_progress(self, done: int, total: int) -> None:
        reading = self.session.reading
        self.status.show_progress(done, total, server_host(reading.pack) if reading else "")
        if done == 0:
            self._refresh()

    def _on_stopped(self, *_: object) -> None:
        self.status.show_rest(self.session.waiting)
        self._refresh()

    def _offer_undo(self, text: str) -> None:
        self.message_bar.show_news(text, self.tr("Undo"), self.history.undo)

    def _on_restored(self, told: str) -> None:
        self.shelving.refresh()
        self.reading_page.notebook.reload()
        if told:
            self.message_bar.show_news(told)

    def _show_context_menu(self, at: QPoint) -> None:
        self._refresh()
        judging = self.reading_page.judging
        under = self.reading_page.article.reader.passage_at(at)
        menu = self.commands.context_menu(self)
        for target in judging.on(*under) if under else judging.here():
            menu.addMenu(mark_menu(self.commands, judging, target, menu))
        menu.popup(at)

    def _show_mark_menu(self, at: QPoint) -> None:
        judging = self.reading_page.judging
        if target := judging.current:
            menu = mark_menu(self.commands, judging, target, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def _show_bug(self, text: str) -> None:
        if not any(dialog.isVisible() for dialog in self.findChildren(BugDialog)):
            BugDialog(text, self).open()

    def _set_theme(self, theme: Theme) -> None:
        self.library_page.set_theme(theme)
        self.message_bar.set_theme(theme)
        self.commands.set_theme(theme)

    def _set_look(self) -> None:
        self.reading_page.set_look(self.look.theme)
        self._save_settings()
        self._refresh()

    def _on_setting(self, name: str) -> None:
        if name in ("target", "nynorsk", "server_on"):
            self._reopen()
        elif name == "theme":
            self.look.apply()
        self.commands.use_single_keys(self._settings.single_keys)
        self._set_look()

    def _save_settings(self) -> None:
        try:
            self._settings.save()
        except SidelightError as problem:
            self.problems.tell(problem)

    # The window itself

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, addresses and text."""
        if self.files.accepts(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self.files.drop(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything and end the workers before the window goes."""
        self.reading_page.close_session()
        self.reading_page.alternatives.close()
        self.dialogs.pack_work.close()
        self.shelving.close()
        placement.keep(self, self.reading_page, self._settings)
        self._save_settings()
        self.writer.close()
        super().closeEvent(event)
