"""The commands on the glossary: the dialog, its changes on disk, and undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from records.glossary import Term
from ui.dialogs.glossary import GlossaryDialog
from ui.history import History, Step
from ui.jobs import Writer
from ui.reading_page import ReadingPage

if TYPE_CHECKING:
    from app.desk import Desk

_LONGEST = 80
"""Characters of chosen words that are taken for a term."""


class GlossaryKeeper(QObject):
    """Opens the dialog and does what it asks for. ``changed`` says that sentences may read otherwise now."""

    changed = Signal()

    def __init__(
        self, desk: Desk, page: ReadingPage, writer: Writer, history: History, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._page = page
        self._writer = writer
        self._history = history
        self._window = window
        self._pending = False

    def show_glossary(self) -> None:
        """Open the glossary."""
        self._open(self._draft(""))

    def add_term(self) -> None:
        """Open the glossary to add the words chosen."""
        chosen = self._page.article.reader.selection()
        words = " ".join(chosen.exact.split()) if chosen else ""
        self._open(self._draft(words if len(words) <= _LONGEST else ""))

    def _draft(self, words: str) -> Term:
        """Return a term between the languages of the present sentence."""
        reading = self._page.session.reading
        index = self._page.article.sentence()
        if reading is None or index < 0:
            return Term("", "", self._desk.settings.target, words, "")
        lang = reading.sentences[index].lang
        return Term("", "" if lang in ("und", reading.target) else lang, reading.target, words, "")

    def _open(self, draft: Term) -> None:
        desk = self._desk

        def show(found: tuple[tuple[Term, ...], tuple[str, ...]]) -> None:
            dialog = GlossaryDialog(*found, draft, self._window)
            dialog.put_requested.connect(lambda term: self._put(dialog, term))
            dialog.remove_requested.connect(lambda identifier: self._remove(dialog, identifier))
            dialog.import_requested.connect(lambda *asked: self._import(dialog, *asked))
            dialog.export_requested.connect(lambda path: self._export(dialog, Path(path)))
            dialog.finished.connect(self._closed)
            dialog.open()

        if not any(dialog.isVisible() for dialog in self._window.findChildren(GlossaryDialog)):
            self._writer.submit(lambda: (desk.library.glossary(), desk.known_languages()), show)

    def _put(self, dialog: GlossaryDialog, term: Term) -> None:
        self._change(dialog, lambda: self._desk.library.put_term(term), self.tr("change glossary"))

    def _remove(self, dialog: GlossaryDialog, identifier: str) -> None:
        self._change(dialog, lambda: self._desk.library.remove_term(identifier), self.tr("change glossary"))

    def _import(self, dialog: GlossaryDialog, path: str, source: str, target: str) -> None:
        from formats.glossary_tables import Pair, read_glossary

        told = self.tr("{n} terms are new or changed.")

        def work() -> str:
            count, _ = self._desk.library.take_in_terms(read_glossary(Path(path), Pair(source, target)))
            return told.format(n=count)

        self._change(dialog, work, self.tr("import glossary"))

    def _export(self, dialog: GlossaryDialog, path: Path) -> None:
        from formats.glossary_tables import write_glossary

        def done(_: object) -> None:
            if isValid(dialog):
                dialog.say(self.tr("Written: {path}").format(path=path))

        self._writer.submit(lambda: write_glossary(self._desk.library.glossary(), path), done)

    def _change(self, dialog: GlossaryDialog, work: Callable[[], object], name: str) -> None:
        """Do ``work`` in the worker, with a step to undo it; words that it returns are shown."""
        library = self._desk.library

        def run() -> tuple[tuple[Term, ...], str, tuple[Term, ...]]:
            before = library.glossary()
            message = work()
            return before, message if isinstance(message, str) else "", library.glossary()

        def done(result: tuple[tuple[Term, ...], str, tuple[Term, ...]]) -> None:
            before, message, after = result
            if before != after:
                self._pending = True
                self._history.push(
                    Step(name, undo=lambda: self._restore(before), redo=lambda: self._restore(after))
                )
            if isValid(dialog):
                dialog.show_terms(after, message)
                dialog.clear_form()
            else:
                self._closed()

        self._writer.submit(run, done)

    def _restore(self, terms: tuple[Term, ...]) -> None:
        self._writer.submit(lambda: self._desk.library.restore_terms(terms), lambda _: self.changed.emit())

    def _closed(self) -> None:
        """Have the sentences translated anew once, when all changes are made."""
        if self._pending:
            self._pending = False
            self.changed.emit()
