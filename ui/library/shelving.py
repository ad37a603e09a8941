"""What is done with the shelf: listing, searching, acts on articles; each act can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from records.library import Entry, Hit
from records.shelf import Details, ReadState
from storage.indexfile import FIRST
from storage.query import parse
from ui.history import History, Step
from ui.jobs import Dispatcher, Token, Work, Writer
from ui.library.dialogs import CollectionsDialog, DetailsDialog, EmptyDialog, TagsDialog
from ui.library.filters import STATES, Known, View, tr
from ui.library.page import LibraryPage
from ui.library.rows import Offer

if TYPE_CHECKING:
    from app.desk import Desk
    from storage.library import Library
    from storage.order import Done

MOST = 400
"""Hits that are shown at all."""


class Shelving(QObject):
    """Works for the library page. ``done`` tells what was done, so that the window can offer undo."""

    done = Signal(str)
    news = Signal(str)
    failed = Signal(object)

    def __init__(
        self, desk: Desk, page: LibraryPage, writer: Writer, history: History, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._writer = writer
        self._history = history
        self._known = Known()
        self._pool = QThreadPool(self)
        self._search = Dispatcher(self._pool, self)
        self._search.part.connect(lambda show: show())
        self._search.failed.connect(self.failed)
        page.look_requested.connect(self.look)
        page.act_requested.connect(self.act)
        page.place_requested.connect(self.place)

    # Looking

    def refresh(self) -> None:
        """Show the page anew."""
        self._writer.submit(self._find_known, self._show_known)
        self._page.look()

    def look(self, view: View, words: str) -> None:
        """Find what a view shows; a later look cancels an earlier one."""
        page, query = self._page, parse(words)
        if view in ("articles", "trash") and not (view == "articles" and (query.terms or query.of_passages)):
            self._search.cancel()
            removed = view == "trash"
            # Articles of the trash are found by their titles.
            titles = [word for term in query.terms for word in term.words]

            def entries() -> Sequence[Entry]:
                found = self._library.filtered(query.filters, removed=removed)
                return [e for e in found if all(word in e.title.lower() for word in titles)]

            self._writer.submit(entries, lambda found: page.show_entries(view, words, found))
            return
        looks: dict[View, Work] = {
            "speakers": self._speakers,
            "claims": self._claims,
            "detached": self._detached,
            "kept": self._kept,
        }
        if view in looks:
            # The writer opens the library, and does what was asked for before.
            self._writer.submit(lambda: self._library, lambda _: self._search.start(looks[view]))
        else:
            self.search(words)

    def search(self, words: str) -> None:
        """Search the whole library: the first hits at once, then more."""
        page = self._page

        def library() -> Library:
            return self._library

        def work(token: Token) -> Iterator[Callable[[], None]]:
            hits: tuple[Hit, ...] = library().search(words, FIRST)
            more = len(hits) == FIRST
            yield lambda: page.show_hits(words, hits, more)
            if more and not token():
                rest = library().search(words, MOST)
                yield lambda: page.show_hits(words, rest, len(rest) == MOST)

        self._writer.submit(library, lambda _: self._search.start(work) if words == page.words else None)

    def _speakers(self, token: Token) -> Iterator[Callable[[], None]]:
        for note in self._analysing(token):
            speakers = self._library.speakers()
            yield partial(self._page.show_facets, "speakers", speakers, note)

    def _claims(self, token: Token) -> Iterator[Callable[[], None]]:
        for note in self._analysing(token):
            claims = self._library.recurrences()
            yield partial(self._page.show_facets, "claims", claims, note)

    def _detached(self, token: Token) -> Iterator[Callable[[], None]]:
        found = self._library.detached()
        yield lambda: self._page.show_facets("detached", found)

    def _kept(self, token: Token) -> Iterator[Callable[[], None]]:
        found = self._library.kept_notes()
        yield lambda: self._page.show_facets("kept", found)

    def _analysing(self, token: Token) -> Iterator[str]:
        """Analyse what was not, and yield what to say of that each time there may be something new."""
        yield self.tr("{n} so far; looking at the articles …").format(n="{n}")
        for done, total in self._desk.analyse_missing(token):
            if done % 25 == 0:
                yield self.tr("{n} so far; analysing article {done} of {total} …").format(
                    n="{n}", done=done, total=total
                )
        yield ""

    @property
    def _library(self) -> Library:
        return self._desk.library

    def _find_known(self) -> Known:
        library = self._library
        langs = sorted({lang for entry in library.entries() for lang in entry.languages})
        return Known(library.article_tags(), library.collections(), tuple(langs))

    def _show_known(self, known: Known) -> None:
        self._known = known
        self._page.set_known(known)

    # Acts

    def act(self, name: str, argument: str = "") -> None:
        """Do what a button of the page is called, with the articles that are selected."""
        getattr(self, name)(argument) if argument else getattr(self, name)()

    def tag(self) -> None:
        """Ask for tags."""
        entries = self._page.chosen()
        if entries:
            dialog = TagsDialog(entries, [tag for tag, _ in self._known.tags], self._page)
            dialog.chosen.connect(
                lambda add, remove: self._arrange(
                    self.tr("tag"), lambda ids: self._library.tag_articles(ids, add, remove), entries
                )
            )
            dialog.open()

    def collect(self) -> None:
        """Ask for collections."""
        entries = self._page.chosen()
        if entries:
            dialog = CollectionsDialog(entries, self._known.collections, self._page)
            dialog.chosen.connect(lambda into, out, new: self._collect(entries, into, out, new))
            dialog.deleted.connect(self._delete_collection)
            dialog.renamed.connect(self._rename_collection)
            dialog.open()

    def mark(self, state: ReadState) -> None:
        """Say how far the articles are read."""
        text = self.tr("mark as {state}").format(state=tr(STATES[state]).lower())
        self._arrange(text, lambda ids: self._library.mark_articles(ids, state), self._page.chosen())

    def describe(self) -> None:
        """Ask for the details of the article."""
        if len(entries := self._page.chosen()) != 1:
            return
        entry = entries[0]

        def ask(details: Details) -> None:
            dialog = DetailsDialog(entry, details, self._page)
            text = self.tr("change details")
            dialog.chosen.connect(
                lambda new: self._arrange(text, lambda ids: self._library.describe(ids[0], new), [entry])
            )
            dialog.open()

        self._writer.submit(lambda: self._library.details(entry.id), ask)

    def remove(self) -> None:
        """Move the articles to the trash."""
        entries = self._page.chosen()
        one = self.tr("“{title}” is in the trash.").format(title=entries[0].title if entries else "")
        several = self.tr("{n} articles are in the trash.").format(n=len(entries))
        text = self.tr("delete")
        told = one if len(entries) == 1 else several
        self._arrange(text, lambda ids: self._library.remove_articles(ids), entries, told)

    def restore(self) -> None:
        """Take the articles out of the trash."""
        entries = self._page.chosen()
        told = self.tr("{n} articles are on the shelf again.").format(n=len(entries))
        self._arrange(self.tr("restore"), lambda ids: self._library.restore_articles(ids), entries, told)

    def erase(self) -> None:
        """Delete the articles of the trash that are selected for good, after asking."""
        self._erase(self._page.chosen())

    def empty(self) -> None:
        """Delete all articles of the trash for good, after asking."""
        self._writer.submit(lambda: self._library.trash(), self._erase)

    def place(self, offer: Offer) -> None:
        """Put a note that lost its place where it is offered one."""
        identifier, candidate = offer.annotation.id, offer.candidate

        def work() -> Callable[[], object]:
            before, _ = self._library.place_annotation(identifier, candidate.start, candidate.end)
            return lambda: self._library.unplace_annotation(before)

        self._do(self.tr("place note"), work, self.tr("The note has its place again."))

    def export(self) -> None:
        """Ask for a file and write the articles there."""
        entries = self._page.chosen()
        if not entries:
            return
        ids = [entry.id for entry in entries]
        self._ask_file(
            self.tr("Export {n} articles").format(n=len(ids)),
            "articles.json",
            "Sidelight (*.json)",
            lambda path: self._library.export_json(path, articles=ids),
        )

    def export_kept(self) -> None:
        """Ask for a file and write the notes of deleted articles there."""
        from formats.kept_notes import write_kept_notes

        self._ask_file(
            self.tr("Export the notes"),
            "notes.md",
            "Markdown (*.md)",
            lambda path: write_kept_notes(self._library.kept_notes(), path),
        )

    def _ask_file(self, title: str, name: str, kind: str, write: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self._page, title, str(Path.home()), kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix[1:])
        dialog.selectFile(name)
        if QApplication.platformName() == "offscreen":
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)

        def chosen(path: str) -> None:
            told = self.tr("Exported to {path}").format(path=path)
            self._writer.submit(lambda: write(Path(path)), lambda _: self.news.emit(told))

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _collect(self, entries: Sequence[Entry], into: Sequence[str], out: Sequence[str], new: str) -> None:
        ids = [entry.id for entry in entries]

        def work() -> Callable[[], object]:
            library = self._library
            ways_back: list[Callable[[], object]] = []
            if new:
                made, _ = library.make_collection(new)
                ways_back.append(partial(library.delete_collection, made.id))
            for wanted, chosen in ((True, [*into, *([new] if new else [])]), (False, out)):
                for collection in chosen:
                    former, _ = library.collect(ids, collection, wanted=wanted)
                    ways_back.append(partial(library.arrange, former))
            return lambda: [way_back() for way_back in reversed(ways_back)]

        if into or out or new:
            self._do(self.tr("change collections"), work)

    def _rename_collection(self, collection: str, name: str) -> None:
        def work() -> Callable[[], object]:
            old, _ = self._library.rename_collection(collection, name)
            return lambda: self._library.rename_collection(collection, old)

        self._do(self.tr("rename collection"), work)

    def _delete_collection(self, collection: str) -> None:
        def work() -> Callable[[], object]:
            (old, articles), _ = self._library.delete_collection(collection)
            return lambda: self._library.restore_collection(old, articles)

        self._do(self.tr("delete collection"), work)

    def _erase(self, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        ids = [entry.id for entry in entries]

        def erase(keep: bool) -> None:
            def work() -> Callable[[], object]:
                emptied, _ = self._library.empty_trash(keep_notes=keep, articles=ids)
                return lambda: self._library.refill_trash(emptied)

            self._do(self.tr("delete for good"), work, self.tr("Deleted {n} articles.").format(n=len(ids)))

        dialog = EmptyDialog(entries, self._page)
        dialog.chosen.connect(erase)
        dialog.open()

    # Taking back

    def _arrange(
        self, text: str, work: Callable[[list[str]], Done], entries: Sequence[Entry], told: str = ""
    ) -> None:
        """Do something to articles; undone by letting them stand as they did."""
        ids = [entry.id for entry in entries]

        def act() -> Callable[[], object] | None:
            former, _ = work(ids)
            return (lambda: self._library.arrange(former)) if former else None

        if ids:
            self._do(text, act, told)

    def _do(
        self,
        text: str,
        work: Callable[[], Callable[[], object] | None],
        told: str = "",
    ) -> None:
        """Do ``work``, which returns the way back (None when nothing was changed), and remember the step."""
        way_back: list[Callable[[], object] | None] = [None]

        def act() -> bool:
            way_back[0] = work()
            return way_back[0] is not None

        def back() -> None:
            if way_back[0]:
                way_back[0]()

        def done(changed: bool) -> None:
            if changed:
                self._history.push(
                    Step(
                        text,
                        undo=lambda: self._writer.submit(back, refresh),
                        redo=lambda: self._writer.submit(act, refresh),
                    )
                )
                self.refresh()
                if told:
                    self.done.emit(told)

        def refresh(_: object) -> None:
            self.refresh()

        self._writer.submit(act, done)

    def close(self) -> None:
        """Wait for a search that is still running."""
        self._search.cancel()
        self._pool.waitForDone()
