"""What the view shows: the reading, its marks, the selection, and what lies where on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect

from app.selection import Caret, Choice, Selection, cell_text, plain_text, selection_of, word_around
from records.annotation import Pane
from records.projection import counterparts, swapped
from records.reading import Reading
from records.rendering import Rendering, WordLink
from ui.reader.finding import Finder
from ui.reader.marks import Mark, MarkIndex
from ui.reader.painting import CellState, RowState, badge_of, waiting_text
from ui.reader.rows import Row, RowStack
from ui.reader.scroller import Scroller
from ui.reader.signs import Sign, sign_at, signs


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a point of the view.

    ``at`` is the nearest place between characters, ``character`` the
    character under the point (-1 beside the words), both code points inside the cell.
    """

    row: int
    pane: Pane
    at: int
    character: int
    sign: Sign | None


class Page:
    """The state of the view, and its geometry. ``stack`` lays out, ``scroller`` says what is on top."""

    def __init__(self, stack: RowStack, scroller: Scroller) -> None:
        self.stack = stack
        self.scroller = scroller
        self.marks: MarkIndex | None = None
        self.finder = Finder()
        self.choice: Choice | None = None
        self.pane: Pane = "original"
        self.caret: Caret | None = None
        self.current = -1
        self.hover: Hit | None = None
        self.flash = -1
        self.translating = True
        self.show_quotes = True
        self.show_claims = True
        self.focused = False

    @property
    def reading(self) -> Reading | None:
        """Return the reading on show, without the translations that came after it was opened."""
        return self.stack.reading

    def set_reading(self, reading: Reading | None) -> None:
        """Show another reading and forget everything about the one before."""
        self.stack.set_reading(reading)
        self.marks = MarkIndex(reading) if reading else None
        self.finder = Finder()
        self.choice = self.caret = self.hover = None
        self.current = self.flash = -1

    def set_rendering(self, index: int, rendering: Rendering) -> None:
        """Show a new translation of one sentence."""
        self.stack.set_rendering(index, rendering)
        if self.marks:
            self.marks.set_rendering(index, rendering)

    def set_marks(self, reading: Reading) -> None:
        """Show the marks of the same article anew; nothing moves."""
        self.stack.reading = reading
        self.marks = MarkIndex(replace(reading, renderings=tuple(self.stack.renderings)))

    def reading_now(self) -> Reading | None:
        """Return the reading with its present translations."""
        reading = self.stack.reading
        return replace(reading, renderings=tuple(self.stack.renderings)) if reading else None

    # What is where

    def visible(self, height: int) -> Iterator[tuple[Row, int]]:
        """Yield the rows in a view of this height, each with the y of its top."""
        y = -self.scroller.inset
        for index in range(self.scroller.top, len(self.stack)):
            if y >= height:
                return
            row = self.stack.row(index)
            yield row, y
            y += row.height

    def first_visible(self) -> int:
        """Return the first row of which at least half a line is in view, -1 without rows."""
        if not len(self.stack):
            return -1
        top = self.scroller.top
        hidden = self.stack.row(top).height - self.scroller.inset < self.stack.typography.line / 2
        return min(top + hidden, len(self.stack) - 1)

    def last_visible(self, height: int) -> int:
        """Return the last row whose first line is in view, -1 without rows."""
        last = self.first_visible()
        for row, y in self.visible(height):
            if y + row.original_y + self.stack.typography.line / 2 < height:
                last = max(last, row.index)
        return last

    def text(self, index: int, pane: Pane) -> str:
        """Return the text of a cell without laying it out."""
        assert self.stack.reading is not None
        return cell_text(self.stack.reading, self.stack.renderings, index, pane)

    def origin(self, row: Row, y: int, pane: Pane) -> QPoint:
        """Return the corner of a cell in the view, for a row whose top is at ``y``."""
        cell = row.cell(pane)
        column = self.stack.columns.column(pane)
        indent = 0 if cell is None or cell.rtl else row.indent
        return QPoint(column.x + indent, y + row.cell_y(pane))

    def hit(self, point: QPoint, height: int, pane: Pane | None = None) -> Hit | None:
        """Return what lies under a point; ``pane`` keeps to one pane, as a drag does."""
        found: tuple[Row, int] | None = None
        for row, y in self.visible(height):
            if found is None or point.y() >= y:
                found = row, y
        if found is None:
            return None
        row, y = found
        chosen = pane or self._pane_at(row, y, point)
        cell = row.cell(chosen)
        corner = self.origin(row, y, chosen)
        sign = None if pane else sign_at(self.signs(row, y, chosen), point)
        if cell is None:
            return Hit(row.index, chosen, 0, -1, sign)
        x, inner = point.x() - corner.x(), point.y() - corner.y()
        if pane and inner >= cell.height:
            return Hit(row.index, chosen, len(cell.text), -1, sign)
        at = 0 if inner < 0 else cell.offset_at(x, inner)
        return Hit(row.index, chosen, at, cell.character_at(x, inner), sign)

    def _pane_at(self, row: Row, y: int, point: QPoint) -> Pane:
        columns = self.stack.columns
        if columns.stacked:
            below = not row.merged and point.y() >= y + row.translation_y
            return "translation" if below else "original"
        return "translation" if point.x() >= columns.divider else "original"

    def box(self, caret: Caret, pane: Pane, height: int) -> QRect:
        """Return the box of a caret in the view; empty when its row is out of view."""
        for row, y in self.visible(height):
            cell = row.cell(pane)
            if row.index == caret.row and cell is not None:
                return cell.caret(caret.at).toRect().translated(self.origin(row, y, pane))
        return QRect()

    def tip(self, point: QPoint, height: int) -> str:
        """Return what the sign or the marked words under a point say, "" when there is nothing."""
        hit = self.hit(point, height)
        if hit is None:
            return ""
        if hit.sign:
            return hit.sign.label
        labels = [self.link_at(hit)] if self.link_at(hit) else []
        if hit.pane == "translation" and (title := self.stack.renderings[hit.row].offered_from):
            labels.append(f"Your translation from “{title}”. Accept or dismiss it in the editor (E).")
        labels += [
            mark.label
            for mark in self.marks_of(hit.row, hit.pane)
            if mark.kind in ("doubt", "note") and mark.start <= hit.character < mark.end
        ]
        return "\n\n".join(labels)

    def word_at(self, hit: Hit | None) -> tuple[int, Pane, tuple[int, int]] | None:
        """Return the row, the pane and the word of a hit; the word is (-1, -1) beside the text."""
        if hit is None:
            return None
        on_word = hit.character >= 0
        word = word_around(self.text(hit.row, hit.pane), hit.character) if on_word else (-1, -1)
        return hit.row, hit.pane, word

    def link_at(self, hit: Hit) -> str:
        """Return the address that the word under a point leads to, "" when it is no link."""
        kept = self.stack.renderings[hit.row].state == "kept"
        if hit.character < 0 or not (hit.pane == "original" or kept):
            return ""
        return self.stack.link(hit.row, hit.character)

    def current_row(self) -> int:
        """Return the sentence that keys or mouse chose last, else the first visible one; -1 without any."""
        return self.current if self.current >= 0 else self.first_visible()

    def place(self) -> int:
        """Return the offset in the article of the first visible sentence; 0 without any."""
        first = self.first_visible()
        return self.stack.reading.sentences[first].start if self.stack.reading and first >= 0 else 0

    def visible_sentences(self, height: int) -> tuple[int, int]:
        """Return the indices of the first and the last visible sentence; -1 without any."""
        return self.first_visible(), self.last_visible(height)

    def selection(self) -> Selection | None:
        """Return the words chosen; None when there are none."""
        if self.choice is None or self.stack.reading is None:
            return None
        return selection_of(self.choice, self.stack.reading, self.stack.renderings)

    def chosen_text(self) -> str:
        """Return the words chosen as plain text."""
        if self.choice is None or self.stack.reading is None:
            return ""
        return plain_text(self.choice, self.stack.reading, self.stack.renderings)

    # How it looks

    def marks_of(self, index: int, pane: Pane) -> tuple[Mark, ...]:
        """Return the marks to be shown on a cell."""
        if self.marks is None:
            return ()
        marks = self.marks.original(index) if pane == "original" else self.marks.rendered(index)
        hidden = (() if self.show_quotes else ("quote", "speaker")) + (() if self.show_claims else ("claim",))
        return tuple(mark for mark in marks if mark.kind not in hidden)

    def signs(self, row: Row, y: int, pane: Pane) -> list[Sign]:
        """Return the signs beside a cell of a row whose top is at ``y``."""
        column = self.stack.columns.column(pane)
        top = y + row.cell_y(pane)
        first_line = row.original.line_height
        return signs(self.marks_of(row.index, pane), column, top + round(first_line / 2))

    def state(self, row: Row, y: int) -> RowState:
        """Return what a row looks like just now."""
        reading = self.stack.reading
        assert reading is not None
        sentence, rendering = reading.sentences[row.index], self.stack.renderings[row.index]
        current = row.index == self.current and self.focused and self.choice is None
        tint = ""
        if row.index == self.flash:
            tint = "flash"
        elif current:
            tint = "row_current"
        elif self.hover and self.hover.row == row.index:
            tint = "row_hover"
        coming = self.translating and sentence.route == "translate"
        says_why = not rendering.text and self._shows_badge(row.index, "translation")
        return RowState(
            self._cell_state(row, y, "original"),
            self._cell_state(row, y, "translation"),
            tint,
            current,
            coming,
            waiting_text(sentence) if says_why else "",
        )

    def _cell_state(self, row: Row, y: int, pane: Pane) -> CellState:
        reading = self.stack.reading
        assert reading is not None
        sentence, rendering = reading.sentences[row.index], self.stack.renderings[row.index]
        text = self.text(row.index, pane)
        mine = {pane} if not row.merged else {"original", "translation"}
        chosen = None
        if self.choice and self.choice.pane in mine:
            chosen = self.choice.inside(row.index, len(text))
        has_caret = self.caret is not None and self.focused and self.pane in mine
        return CellState(
            marks=self.marks_of(row.index, pane),
            selected=chosen,
            found=self.finder.inside(row.index, pane),
            echoes=self._echoes(row.index, pane),
            caret=self.caret.at if has_caret and self.caret and self.caret.row == row.index else -1,
            badge=badge_of(pane, sentence, rendering) if self._shows_badge(row.index, pane) else "",
            signs=self.signs(row, y, pane),
        )

    def _shows_badge(self, index: int, pane: Pane) -> bool:
        """Tell whether a badge stands beside a row: where a run begins, and on the first row in view."""
        return index == self.first_visible() or self._begins_run(index, pane)

    def _begins_run(self, index: int, pane: Pane) -> bool:
        reading = self.stack.reading
        if index == 0 or reading is None:
            return True
        one, other = reading.sentences[index], reading.sentences[index - 1]
        here = badge_of(pane, one, self.stack.renderings[index])
        before = badge_of(pane, other, self.stack.renderings[index - 1])
        return here != before or ("unsupported" in (one.route, other.route) and one.lang != other.lang)

    def _echoes(self, index: int, pane: Pane) -> tuple[tuple[int, int], ...]:
        """Return the words of a cell to be outlined: under the mouse or the caret, or linked to that word."""
        if self.hover and self.hover.character >= 0:
            row, own, at = self.hover.row, self.hover.pane, self.hover.character
        elif self.caret and self.focused and self.choice is None:
            row, own, at = self.caret.row, self.pane, self.caret.at
        else:
            return ()
        rendering = self.stack.renderings[index]
        if row != index or not rendering.text:
            return ()
        word = word_around(self.text(index, own), at)
        if rendering.state == "kept":
            return (word,)
        links: tuple[WordLink, ...] = rendering.alignment
        linked = counterparts(links if own == "original" else swapped(links), *word)
        if not linked:
            return ()
        return (word,) if pane == own else linked
