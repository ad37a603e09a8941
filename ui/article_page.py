"""The page of an open article: its heading, the reader, finding, and going from place to place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from records.annotation import Annotation
from records.library import Place
from records.reading import Reading
from ui.find_bar import FindBar
from ui.library.rows import day, source_name
from ui.notebook import Passage
from ui.pack_advice import PackAdvice
from ui.reader.view import ReaderView
from ui.theme import Theme


class ArticlePage(QWidget):
    """Shows one reading; its public methods without arguments are commands of the action table."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self._annotations: tuple[Annotation, ...] = ()
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._origin = QLabel(self)
        self._origin.setProperty("role", "muted")
        self._origin.setTextFormat(Qt.TextFormat.PlainText)
        self.advice = PackAdvice(self)
        self.reader = ReaderView(theme, self)
        self.find_bar = FindBar(self)
        heading = QFrame(self)
        heading.setObjectName("articleHeading")
        inside = QVBoxLayout(heading)
        inside.setContentsMargins(20, 12, 20, 10)
        inside.setSpacing(2)
        inside.addWidget(self._title)
        inside.addWidget(self._origin)
        inside.addWidget(self.advice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(heading)
        layout.addWidget(self.reader, 1)
        layout.addWidget(self.find_bar)
        self.find_bar.find_requested.connect(self._find)
        self.find_bar.closed.connect(self._end_find)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self.reader.set_theme(theme)
        self.find_bar.set_theme(theme)

    def show_reading(self, reading: Reading, place: Place) -> None:
        """Show an article from ``place`` on."""
        self.find_bar.hide()
        self._reading = reading
        self._annotations = reading.annotations
        article = reading.article
        self._title.setText(article.title or self.tr("Untitled"))
        origin = (source_name(article.source), article.author, day(article.published))
        self._origin.setText(" · ".join(part for part in origin if part))
        self._origin.setToolTip(article.source)
        self.advice.set_reading(reading)
        self.reader.set_reading(reading, place.offset)
        self.reader.setFocus()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show a person's marks."""
        self._annotations = tuple(annotations)
        self.reader.set_annotations(self._annotations)

    def go_to(self, offset: int) -> None:
        """Go to a place in the original (code points) and make its sentence the current one."""
        self.reader.go_to(offset)

    def go_to_annotation(self, annotation: Annotation) -> None:
        """Go to a mark of the person's own."""
        if annotation.state != "detached":
            self.reader.go_to_annotation(annotation.id)

    def passage(self) -> Passage | None:
        """Return the words chosen, or else the sentence where one reads."""
        if chosen := self.reader.selection():
            return Passage(chosen.pane, chosen.start, chosen.end, chosen.rendering)
        if self._reading is None or not self._reading.sentences:
            return None
        sentence = self._reading.sentences[self._current_sentence()]
        return Passage("original", sentence.start, sentence.end)

    def sentence(self) -> int:
        """Return the sentence of the words chosen, or else the one where one reads; -1 without any."""
        passage = self.passage()
        if passage is None or self._reading is None:
            return -1
        own = passage.rendering
        return self._reading.sentence_at(own.sentence if own else passage.start)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the columns."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.reader) + 1, widget)

    def selected(self) -> bool:
        """Return whether words are chosen."""
        return self.reader.selection() is not None

    # Commands

    def find_words(self) -> None:
        """Open the find bar on the words chosen."""
        chosen = self.reader.selection()
        words = chosen.words if chosen else ""
        self.find_bar.open_bar(words if "\n" not in words and len(words) < 80 else "")

    def find_next(self) -> None:
        """Go to the next place found."""
        self._find_again(False)

    def find_previous(self) -> None:
        """Go to the place found before."""
        self._find_again(True)

    def next_sentence(self) -> None:
        """Go to the next sentence."""
        self._step(1)

    def previous_sentence(self) -> None:
        """Go to the sentence before."""
        self._step(-1)

    def next_annotation(self) -> None:
        """Go to the next mark of the person's own."""
        here = self._here()
        after = [item for item in self._attached() if item.start > here]
        if after:
            self.go_to_annotation(after[0])

    def previous_annotation(self) -> None:
        """Go to the mark before."""
        here = self._here()
        before = [item for item in self._attached() if item.start < here]
        if before:
            self.go_to_annotation(before[-1])

    def other_pane(self) -> None:
        """Go to the same sentence in the other column."""
        self.reader.setFocus()
        self.reader.switch_pane()

    def _attached(self) -> list[Annotation]:
        return sorted((item for item in self._annotations if item.state != "detached"), key=lambda i: i.start)

    def _current_sentence(self) -> int:
        """Return the sentence chosen last while it is visible, else the first visible one."""
        first, last = self.reader.visible_sentences()
        current = self.reader.current_sentence()
        return current if first <= current <= last else max(first, 0)

    def _here(self) -> int:
        if self._reading is None or not self._reading.sentences:
            return 0
        return self._reading.sentences[self._current_sentence()].start

    def _step(self, by: int) -> None:
        if self._reading is not None and self._reading.sentences:
            wanted = min(max(self._current_sentence() + by, 0), len(self._reading.sentences) - 1)
            self.reader.clear_selection()
            self.reader.go_to(self._reading.sentences[wanted].start, flash=False)

    def _find(self, words: str, backwards: bool) -> None:
        self.find_bar.show_count(self.reader.find(words, backwards) if words else 0)
        if not words:
            self.reader.clear_find()

    def _find_again(self, backwards: bool) -> None:
        if self.find_bar.isVisible():
            self._find(self.find_bar.field.text(), backwards)
        else:
            self.find_words()

    def _end_find(self) -> None:
        self.reader.clear_find()
        self.reader.setFocus()
