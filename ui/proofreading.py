"""What a person does with a translation: edit, verify, revert, take over; and say a passage's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.proofreading import Act, plain
from app.suggestions import Suggestion, suggestions
from records.reading import Reading
from records.rendering import Rendering
from records.sentence import LanguageOverride
from ui.article_page import ArticlePage
from ui.history import History, Step
from ui.jobs import Writer
from ui.language_menu import LanguageMenu
from ui.proof_editor import ProofEditor
from ui.session import Session

if TYPE_CHECKING:
    from app.desk import Desk


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of an act: what now stands for the sentences, by index, and the machine's words."""

    act: Act | None
    renderings: dict[int, Rendering]
    machine: dict[int, str]


class Proofreading(QObject):
    """The commands on translations. Every one is written by the worker and can be undone."""

    news = Signal(str)
    changed = Signal()
    reread = Signal(int)

    def __init__(
        self,
        desk: Desk,
        session: Session,
        page: ArticlePage,
        writer: Writer,
        history: History,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self._page = page
        self._writer = writer
        self._history = history
        self._typing = 0
        self._edited: Reading | None = None
        self._told = ""
        self.editor = ProofEditor(page)
        page.add_below(self.editor)
        self.editor.edited.connect(self._on_typed)
        self.editor.verify_requested.connect(self.toggle_verified)
        self.editor.revert_requested.connect(self.revert)
        self.editor.accept_requested.connect(self.accept)
        self.editor.dismiss_requested.connect(self.dismiss)
        self.editor.confirmed.connect(self._confirm)
        self.editor.step_requested.connect(self._step)
        self.editor.closed.connect(page.reader.setFocus)
        session.rendered.connect(self._on_rendered)
        session.opened.connect(self._tell_offers)

    @property
    def state(self) -> str:
        """Return the state of the present sentence: one of a rendering's, or "offered"; "" without any."""
        rendering = self._rendering(self._index())
        if rendering is None:
            return ""
        return "offered" if rendering.offered_from else rendering.state

    # Commands

    def edit(self) -> None:
        """Open the editor on the present sentence."""
        self._edit(self._index())

    def _edit(self, index: int) -> None:
        if (reading := self._editable(index)) is None:
            return
        desk = self._desk

        def look() -> tuple[str, tuple[Suggestion, ...]]:
            sentence = reading.sentences[index]
            exact = reading.article.text[sentence.start : sentence.end]
            precedents = [
                each
                for each in desk.library.precedents(reading.target)
                if (each.correction.article, each.correction.start) != (reading.id, sentence.start)
            ]
            shown = reading.renderings[index].text
            return desk.proofreading.machine(reading, index).text, suggestions(exact, precedents, shown)

        def show(found: tuple[str, tuple[Suggestion, ...]]) -> None:
            rendering = self._rendering(index)
            if rendering is not None and self.editor.index == index:
                self.editor.show_state(rendering, found[0])
                self.editor.show_suggestions(found[1])

        sentence = reading.sentences[index]
        source = reading.article.text[sentence.start : sentence.end]
        self.editor.close_editor()
        self._typing += 1
        self._edited = reading
        self.editor.edit(index, source, reading.renderings[index], "")
        self._page.reader.show_row(index)
        self._writer.submit(look, show)

    def toggle_verified(self) -> None:
        """Say that the present translation is right, or take that back."""
        self._do(self._desk.proofreading.toggle_verified, self.tr("verify translation"))

    def revert(self) -> None:
        """Go back to the machine's translation."""
        self._do(self._desk.proofreading.revert, self.tr("revert translation"))

    def accept(self) -> None:
        """Take the words offered from another article."""
        self._do(self._desk.proofreading.accept, self.tr("accept translation"))

    def dismiss(self) -> None:
        """Do not want the words offered from another article."""
        self._do(self._desk.proofreading.dismiss, self.tr("dismiss translation"))

    def choose_language(self) -> None:
        """Ask which language the words chosen, or the present sentence, are in."""
        reading, passage = self._session.current, self._page.passage()
        if reading is None or passage is None:
            return
        if not reading.id:
            self.news.emit(self.tr("This article is not in the library, so its languages cannot be kept."))
            return
        touched = [s for s in reading.sentences if s.start < passage.end and passage.start < s.end]
        if not touched:
            return
        start, end = touched[0].start, touched[-1].end

        def ask(known: tuple[tuple[str, ...], tuple[LanguageOverride, ...]]) -> None:
            languages, before = known
            said = next((each.lang for each in before if each.start <= start and end <= each.end), "")
            menu = LanguageMenu(languages, said, touched[0].lang, self._page)
            menu.chosen.connect(lambda code: self._override(reading, start, end, code, before))
            menu.popup(self._page.reader.present_point())

        desk = self._desk
        self._writer.submit(lambda: (desk.known_languages(), desk.library.overrides(reading.id)), ask)

    def use(self, reading: Reading, index: int, text: str) -> None:
        """Make a translation that was chosen the person's own words for a sentence."""
        if self._editable(index) is not None:
            proofreading = self._desk.proofreading
            name = self.tr("choose translation")
            self._write(lambda at, i: proofreading.say(at, i, text), name, reading, index)

    def close_editor(self) -> None:
        """Save what is being typed and close the editor."""
        self.editor.close_editor()

    # The language of a passage

    def _override(
        self, reading: Reading, start: int, end: int, code: str, before: tuple[LanguageOverride, ...]
    ) -> None:
        library = self._desk.library

        def again() -> None:
            self._writer.submit(
                lambda: library.override_language(reading.id, start, end, code), lambda _: reopen()
            )

        def back() -> None:
            self._writer.submit(
                lambda: library.restore_languages(reading.id, start, end, before), lambda _: reopen()
            )

        def reopen() -> None:
            if self._session.reading is not None and self._session.reading.id == reading.id:
                self.reread.emit(start)

        self.close_editor()
        again()
        self._history.push(Step(self.tr("change language"), undo=back, redo=again))

    # Acts

    def _on_typed(self, index: int, text: str) -> None:
        # Of the article that the editor was opened on: another one may be on its way in.
        if (reading := self._edited) is not None:
            proofreading = self._desk.proofreading
            merge = f"proof:{index}:{self._typing}"
            name = self.tr("edit translation")
            self._write(lambda at, i: proofreading.say(at, i, text), name, reading, index, merge)

    def _confirm(self) -> None:
        """Verify the sentence in the editor and go on to the next."""
        self._do(self._desk.proofreading.verify, self.tr("verify translation"))
        self._step(1)

    def _do(self, work: Callable[[Reading, int], Act | None], name: str) -> None:
        index = self._index()
        if (reading := self._editable(index)) is not None:
            self._write(work, name, reading, index)

    def _write(
        self,
        work: Callable[[Reading, int], Act | None],
        name: str,
        reading: Reading,
        index: int,
        merge: str = "",
    ) -> None:
        def done(result: _Done) -> None:
            self._show(reading, result)
            if act := result.act:
                self._history.push(
                    Step(
                        name,
                        undo=lambda: self._again(act, self._desk.proofreading.undo),
                        redo=lambda: self._again(act, self._desk.proofreading.redo),
                        merge=merge,
                    )
                )

        self._writer.submit(lambda: self._outcome(reading, index, work(reading, index)), done)

    def _again(self, act: Act, work: Callable[[Act], None]) -> None:
        """Undo or redo an act, and show what stands for its sentence then."""
        reading = self._session.current

        def run() -> _Done:
            work(act)
            if reading is None or reading.id != act.article:
                return _Done(act, {}, {})
            return self._outcome(reading, reading.sentence_at(act.start), act)

        def done(result: _Done) -> None:
            if reading is not None:
                self._show(reading, result)

        self._typing += 1
        self._writer.submit(run, done)

    def _outcome(self, reading: Reading, index: int, act: Act | None) -> _Done:
        """Return what now stands for a sentence and for those that are the same; runs in the worker."""
        text = reading.article.text
        wanted = plain(text[reading.sentences[index].start : reading.sentences[index].end])
        same = [i for i, s in enumerate(reading.sentences) if plain(text[s.start : s.end]) == wanted]
        proofreading = self._desk.proofreading
        machine = {index: proofreading.machine(reading, index).text}
        return _Done(act, proofreading.now(reading, same), machine)

    def _show(self, reading: Reading, result: _Done) -> None:
        present = self._session.reading
        if present is None or (present.id, present.revision) != (reading.id, reading.revision):
            return
        if present.sentences != reading.sentences:
            return
        for index, rendering in result.renderings.items():
            self._session.set_rendering(index, rendering)
            if index == self.editor.index:
                self.editor.show_rendering(rendering, result.machine.get(index, ""))
        self.changed.emit()

    def _tell_offers(self, reading: Reading) -> None:
        """Say, when an article is opened, that words from other articles are offered in it."""
        titles = [r.offered_from for r in reading.renderings if r.offered_from]
        if titles and reading.id != self._told:
            text = self.tr("{n} sentences show your translation from “{title}”: E to accept or dismiss.")
            one = self.tr("One sentence shows your translation from “{title}”: E to accept or dismiss.")
            self.news.emit((text if len(titles) > 1 else one).format(n=len(titles), title=titles[0]))
        self._told = reading.id

    # Where one is

    def _index(self) -> int:
        """Return the sentence in the editor, else the one where one reads; -1 without any."""
        return self.editor.index if self.editor.index >= 0 else self._page.sentence()

    def _rendering(self, index: int) -> Rendering | None:
        reading = self._session.current
        return reading.renderings[index] if reading and 0 <= index < len(reading.renderings) else None

    def _editable(self, index: int) -> Reading | None:
        """Return the reading when the sentence may have a translation of one's own, else say why not."""
        reading = self._session.current
        if reading is None or not 0 <= index < len(reading.sentences):
            return None
        if not reading.id:
            self.news.emit(self.tr("This article is not in the library, so edits cannot be kept."))
            return None
        if reading.sentences[index].route == "keep":
            self.news.emit(
                self.tr("This sentence is not translated. With L you can say that it is in another language.")
            )
            return None
        return reading

    def _step(self, by: int) -> None:
        """Go on to the next sentence that has a translation, in the editor."""
        reading = self._session.current
        index = self.editor.index + by
        while reading and 0 <= index < len(reading.sentences):
            if reading.sentences[index].route != "keep":
                self._page.reader.go_to(reading.sentences[index].start, flash=False)
                self._edit(index)
                return
            index += by

    def _on_rendered(self, index: int, rendering: Rendering) -> None:
        if index == self.editor.index:
            self.editor.show_rendering(rendering, rendering.text if rendering.state == "machine" else "")
