"""The reading view: what a window shows in it and asks of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint

from app.selection import Caret, Selection
from records.annotation import Annotation
from records.reading import Reading
from records.rendering import Rendering
from ui.reader.finding import Finder
from ui.reader.headers import original_heading, translation_heading
from ui.reader.painting import RowPainter
from ui.reader.surface import ReaderSurface
from ui.reader.typography import Typography
from ui.theme import Theme

SMALLEST, LARGEST = 8.0, 48.0


class ReaderView(ReaderSurface):
    """Shows a reading as rows, one a sentence: the original left, the reader's language right.

    Offsets are code points of the article's text, half-open.
    """

    # What is shown

    def set_reading(self, reading: Reading | None, place: int = 0) -> None:
        """Show a reading, with the sentence at offset ``place`` on top; None shows nothing."""
        self._popup.hide()
        self.page.set_reading(reading)
        self._told = (-1, -1, -1)
        self._head(reading)
        self.scroller.top = max(reading.sentence_at(place), 0) if reading else 0
        self.scroller.inset = 0
        self._fit()
        self.selection_changed.emit()

    def _head(self, reading: Reading | None) -> None:
        self._headers.setVisible(reading is not None)
        if reading:
            self._headers.set_texts(original_heading(reading), translation_heading(reading))

    def reading(self) -> Reading | None:
        """Return the reading on show with its present translations."""
        return self.page.reading_now()

    def update_rendering(self, index: int, rendering: Rendering) -> None:
        """Show a sentence's new translation; the text on top of the view stays where it is."""
        if not 0 <= index < len(self._stack):
            return  # it comes late, for the article before
        self.page.set_rendering(index, rendering)
        if self.page.finder.words and self.page.reading:
            self.page.finder.look_again(index, self.page.reading, rendering)
        if self.scroller.top <= index <= self.page.last_visible(self.viewport().height()) + 1:
            self.scroller.settle()
            self._tell()
            self.viewport().update()
        self.scroller.wake()

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show these highlights, underlines and notes in place of the ones before."""
        if self.page.marks:
            self.page.marks.set_annotations(annotations)
        self.viewport().update()

    def set_marks(self, reading: Reading) -> None:
        """Show other quotes and claims on the same article; the text stays where it is."""
        if self.page.reading is not None:
            self.page.set_marks(reading)
            self.viewport().update()

    def passage_at(self, point: QPoint) -> tuple[int, int] | None:
        """Return the place in the article under a point of the screen: a character, else its sentence."""
        hit, reading = self.hit(self.viewport().mapFromGlobal(point)), self.page.reading
        if hit is None or reading is None:
            return None
        sentence = reading.sentences[hit.row]
        kept = self._stack.renderings[hit.row].state == "kept"
        if hit.character >= 0 and (hit.pane == "original" or kept):
            return sentence.start + hit.character, sentence.start + hit.character + 1
        return sentence.start, sentence.end

    def set_translating(self, active: bool) -> None:
        """Tell whether missing translations are on their way; if not, rows without one say so."""
        self.page.translating = active
        self.viewport().update()

    def set_marks_visible(self, quotes: bool, claims: bool) -> None:
        """Show or hide the marks that the program makes."""
        self.page.show_quotes, self.page.show_claims = quotes, claims
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._headers.set_theme(theme)
        self._popup.set_theme(theme)
        self._restyle(self._stack.typography)

    def set_font_size(self, points: float) -> None:
        """Set the size of the article's text; the sentence on top stays on top."""
        self._restyle(Typography(min(max(points, SMALLEST), LARGEST)))

    def font_size(self) -> float:
        """Return the size of the article's text in points."""
        return self._stack.typography.points

    def _restyle(self, typography: Typography) -> None:
        self._stack.restyle(self._theme, typography)
        self._painter = RowPainter(self._theme, typography)
        self._fit()

    # Places

    def place(self) -> int:
        """Return the offset of the first visible sentence; 0 without a reading."""
        return self.page.place()

    def visible_sentences(self) -> tuple[int, int]:
        """Return the indices of the first and the last visible sentence; (-1, -1) without any."""
        return self.page.visible_sentences(self.viewport().height())

    def current_sentence(self) -> int:
        """Return the sentence that keys or mouse chose last, else the first visible one; -1 without any."""
        return self.page.current_row()

    def present_point(self) -> QPoint:
        """Return the point of the screen below the beginning of the present sentence."""
        row = max(self.page.current_row(), 0)
        box = self.page.box(Caret(row, 0), self.page.pane, self.viewport().height())
        return self.viewport().mapToGlobal(box.bottomLeft())

    def go_to(self, offset: int, flash: bool = True) -> None:
        """Show the sentence at an offset, and tint it for a moment."""
        if (reading := self.page.reading) and reading.sentences:
            row = reading.sentence_at(offset)
            self.page.current, self.page.caret = row, Caret(row, 0)
            self.show_row(row, lead=0.25)
            if flash:
                self._flash(row)

    def go_to_annotation(self, annotation: str) -> None:
        """Show an annotation by its id; nothing happens when it is not here."""
        place = self.page.marks.place_of(annotation) if self.page.marks else None
        if place is not None:
            self.go_to(place)

    # Words

    def selection(self) -> Selection | None:
        """Return the words chosen; None when there are none."""
        return self.page.selection()

    def find(self, text: str, backwards: bool = False) -> int:  # type: ignore[override]
        """Go to the next place where ``text`` stands in either pane; return how many there are."""
        reading = self.page.reading
        if reading is None or not text.strip():
            self.clear_find()
            return 0
        finder = self.page.finder
        if text != finder.words:
            finder.look(text, reading, self._stack.renderings)
        if match := finder.step(self.page.first_visible(), backwards):
            self.show_row(match.row, lead=0.25)
        self.viewport().update()
        return len(finder.matches)

    def find_position(self) -> int:
        """Return the number of the current match, from 1; 0 without one."""
        return self.page.finder.current + 1

    def clear_find(self) -> None:
        """Show no matches."""
        self.page.finder = Finder()
        self.viewport().update()
