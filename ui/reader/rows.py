"""The rows of an article: one a sentence, laid out when they are needed, estimated until then."""

from __future__ import annotations

import math
from collections import OrderedDict, defaultdict
from dataclasses import dataclass

from formats.layers import Layer, project
from records.annotation import Pane
from records.article import Block, Span
from records.reading import Reading
from records.rendering import Rendering
from ui.reader.cells import Cell, Format
from ui.reader.geometry import Columns
from ui.reader.heights import Heights
from ui.reader.typography import Typography, inline_format
from ui.theme import Theme

_KEPT_ROWS = 240


@dataclass(slots=True)
class Row:
    """One sentence laid out: its two cells and where they stand, in pixels below the row's top.

    ``translation`` is None as long as there is no text to show; room is kept free for it.
    ``text_bottom`` is where the taller cell ends. ``merged``: stacked, a kept sentence stands there once.
    """

    index: int
    block: Block
    opens: bool
    original: Cell
    translation: Cell | None
    original_y: int
    translation_y: int
    indent: int
    text_bottom: int
    height: int
    merged: bool = False

    def cell(self, pane: Pane) -> Cell | None:
        """Return the cell of a pane; None for a translation that is not there yet."""
        return self.original if pane == "original" or self.merged else self.translation

    def cell_y(self, pane: Pane) -> int:
        """Return where the cell of a pane stands."""
        return self.original_y if pane == "original" or self.merged else self.translation_y


class RowStack:
    """All rows of a reading, from top to bottom."""

    def __init__(self, theme: Theme, typography: Typography) -> None:
        self.theme = theme
        self.typography = typography
        self.reading: Reading | None = None
        self.renderings: list[Rendering] = []
        self.columns = Columns.fit(0, 0.5, typography.character)
        self.heights = Heights()
        self._measured = bytearray()
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._spans: dict[int, list[Span]] = {}
        self._opens: list[bool] = []

    def __len__(self) -> int:
        return len(self.heights)

    def set_reading(self, reading: Reading | None) -> None:
        """Show another reading; every row is estimated anew."""
        self.reading = reading
        self.renderings = list(reading.renderings) if reading else []
        self._spans = defaultdict(list)
        self._opens = []
        block = -1
        for sentence in reading.sentences if reading else ():
            self._opens.append(sentence.block != block)
            block = sentence.block
        for span in reading.article.spans if reading else ():
            self._file_span(span)
        self.estimate()

    def _file_span(self, span: Span) -> None:
        assert self.reading is not None
        first = self.reading.sentence_at(span.start)
        for index in range(first, self.reading.sentence_at(max(span.end - 1, span.start)) + 1):
            self._spans[index].append(span)

    def set_columns(self, columns: Columns) -> None:
        """Take another geometry; every row is estimated anew."""
        self.columns = columns
        self.estimate()

    def restyle(self, theme: Theme, typography: Typography) -> None:
        """Take other colours or fonts; every row is estimated anew."""
        self.theme, self.typography = theme, typography
        self.estimate()

    def set_rendering(self, index: int, rendering: Rendering) -> None:
        """Take a new translation of one sentence; only its row is laid out again."""
        self.renderings[index] = rendering
        self._rows.pop(index, None)
        self._measured[index] = 0

    def estimate(self) -> None:
        """Forget all layout and guess every row's height from the number of its characters."""
        self._rows.clear()
        count = len(self.reading.sentences) if self.reading else 0
        self._measured = bytearray(count)
        self.heights = Heights([self._guess(index) for index in range(count)])

    def _guess(self, index: int) -> int:
        assert self.reading is not None
        sentence = self.reading.sentences[index]
        block = self._block(index)
        indent = self.typography.indent(block)
        source = sentence.end - sentence.start
        target = len(self.renderings[index].text) or source
        lines = [
            math.ceil(length * self.typography.character * 1.04 / max(column.width - indent, 40))
            for length, column in ((source, self.columns.original), (target, self.columns.translation))
        ]
        twice = self.columns.stacked and self.renderings[index].state != "kept"
        height = (sum(lines) if twice else max(lines)) * self.typography.line
        return round(height) + self._space(index) + self._gap()

    def _gap(self) -> int:
        return round(self.typography.line * 0.25) if self.columns.stacked else 0

    def _space(self, index: int) -> int:
        return self.typography.space_before(self._block(index), self._opens[index], index == 0)

    def _block(self, index: int) -> Block:
        assert self.reading is not None
        return self.reading.article.blocks[self.reading.sentences[index].block]

    def row(self, index: int) -> Row:
        """Return a row laid out; its height is exact from then on."""
        row = self._rows.get(index)
        if row is None:
            row = self._rows[index] = self._lay_out(index)
            if len(self._rows) > _KEPT_ROWS:
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(index)
        return row

    def measure(self, index: int) -> None:
        """Make a row's height exact without keeping its layout."""
        if not self._measured[index]:
            self._lay_out(index)

    def _lay_out(self, index: int) -> Row:
        row = self._new_row(index)
        self._measured[index] = 1
        self.heights[index] = row.height
        return row

    def _new_row(self, index: int) -> Row:
        assert self.reading is not None
        sentence = self.reading.sentences[index]
        block = self._block(index)
        columns, indent = self.columns, self.typography.indent(block)
        font = self.typography.font(block)
        text = self.reading.article.text[sentence.start : sentence.end]
        if block.kind == "code":
            text = text.replace("\r", " ").replace("\n", "\u2028")
        formats = self._formats(index, len(text))
        original = Cell(text, font, max(columns.original.width - indent, 40), formats)
        rendering = self.renderings[index]
        kept = rendering.state == "kept" and bool(rendering.text)
        merged = kept and columns.stacked
        translation = None
        if rendering.text and not merged:
            shown = text if kept and len(rendering.text) == len(text) else rendering.text
            translation = Cell(
                shown,
                font,
                max(columns.translation.width - indent, 40),
                formats if kept else self._carried(index, text, rendering),
            )
        top = self._space(index)
        beside = translation.height if translation else self._waiting(original, sentence.route == "translate")
        below = top
        bottom = height = top + max(original.height, beside)
        if columns.stacked:
            below = top + original.height + (0 if merged else self._gap() // 2)
            bottom = below + (0 if merged else beside)
            height = bottom + self._gap()
        opens = self._opens[index]
        return Row(index, block, opens, original, translation, top, below, indent, bottom, height, merged)

    def _waiting(self, original: Cell, coming: bool) -> int:
        """Return the height kept free for a translation: about the original's when one is coming."""
        return original.height if coming else round(self.typography.line)

    def _formats(self, index: int, length: int) -> list[Format]:
        assert self.reading is not None
        start = self.reading.sentences[index].start
        found = []
        for span in self._spans.get(index, ()):
            low, high = max(span.start - start, 0), min(span.end - start, length)
            if low < high:
                found.append(inline_format(span, low, high, self.typography, self.theme))
        return found

    def _carried(self, index: int, text: str, rendering: Rendering) -> list[Format]:
        """Return the look of the sentence's inline markup in its translation, where its place is known."""
        assert self.reading is not None
        start = self.reading.sentences[index].start
        found = []
        for span in self._spans.get(index, ()):
            low, high = max(span.start - start, 0), min(span.end - start, len(text))
            layer = project(Layer(low, high, span), text, rendering) if low < high else None
            if layer and not layer.approximate:
                found.append(inline_format(span, layer.start, layer.end, self.typography, self.theme))
        return found

    def link(self, index: int, at: int) -> str:
        """Return the address of the link at a character of a sentence, "" when there is none."""
        assert self.reading is not None
        place = self.reading.sentences[index].start + at
        spans = (span for span in self._spans.get(index, ()) if span.kind == "link")
        return next((span.href for span in spans if span.start <= place < span.end), "")

    def next_guessed(self, near: int) -> int:
        """Return the first row from ``near`` on, else from the top, that is only guessed; -1 if none is."""
        found = self._measured.find(0, near)
        return found if found >= 0 else self._measured.find(0)
