"""Other translations of the present sentence: asked of the engine in a worker, shown in a small window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from records.reading import Reading
from ui.alternatives_popup import AlternativesPopup
from ui.article_page import ArticlePage
from ui.jobs import Dispatcher, Token
from ui.proofreading import Proofreading
from ui.session import Session

if TYPE_CHECKING:
    from app.desk import Desk

_COUNT = 7


class Alternatives(QObject):
    """The command that offers them. What is chosen becomes the person's own words, which can be undone."""

    news = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        session: Session,
        page: ArticlePage,
        proofreading: Proofreading,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self._page = page
        self._proofreading = proofreading
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._ways = Dispatcher(self._pool, self)
        self._ways.part.connect(self._on_texts)
        self._ways.failed.connect(self._on_failed)
        self._back = Dispatcher(self._pool, self)
        self._back.part.connect(self._on_back)
        self._back.failed.connect(self.failed)
        self.popup: AlternativesPopup | None = None

    def show(self) -> None:
        """Offer other translations of the present sentence; where words of one are chosen, from there on."""
        reading, index = self._session.current, self._page.sentence()
        if reading is None or not 0 <= index < len(reading.sentences):
            return
        if reading.sentences[index].route != "translate":
            self.news.emit(self.tr("This sentence is not translated, so there is no other way to say it."))
            return
        beginning = self._beginning(reading, index)
        title = self.tr("Other ways from here") if beginning else self.tr("Other translations")
        popup = AlternativesPopup(title, self._page)
        popup.chosen.connect(lambda text: self._proofreading.use(reading, index, text))
        popup.current_changed.connect(lambda text: self._look_back(reading, index, text))
        popup.closed.connect(self._forget)
        popup.closed.connect(self._page.reader.setFocus)
        self.popup = popup
        popup.show_at(self._page.reader.present_point())
        sentence = reading.sentences[index]
        text = reading.article.text[sentence.start : sentence.end]
        shown, translator = reading.renderings[index].text, self._desk.translator

        def work(token: Token) -> Iterator[object]:
            found = translator.alternatives(text, sentence.lang, reading.target, _COUNT, beginning)
            yield tuple(each for each in found if each != shown)

        self._ways.start(work)

    def _beginning(self, reading: Reading, index: int) -> str:
        """Return the translation up to the words chosen in it; "" without any, or at its first word."""
        chosen = self._page.reader.selection()
        own = chosen.rendering if chosen else None
        if own is None or own.sentence != reading.sentences[index].start:
            return ""
        return reading.renderings[index].text[: own.start]

    def _look_back(self, reading: Reading, index: int, text: str) -> None:
        translator, lang = self._desk.translator, reading.sentences[index].lang

        def work(token: Token) -> Iterator[object]:
            yield translator.back(text, lang, reading.target)

        self._back.start(work)

    def _on_texts(self, texts: tuple[str, ...]) -> None:
        if self.popup is not None:
            self.popup.show_texts(texts)

    def _on_back(self, text: str) -> None:
        if self.popup is not None and text:
            self.popup.show_state(self.tr("Translated back: {text}").format(text=text))

    def _on_failed(self, problem: object) -> None:
        if self.popup is not None:
            self.popup.close()
        self.failed.emit(problem)

    def close(self) -> None:
        """Stop asking, and wait for the worker to end."""
        self._forget()
        self._pool.waitForDone()

    def _forget(self) -> None:
        self.popup = None
        self._ways.cancel()
        self._back.cancel()
