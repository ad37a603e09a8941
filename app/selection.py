"""The words chosen in one pane, and what they stand for in the original; for window and command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from records.annotation import Pane, RenderingSelector
from records.projection import project, swapped
from records.reading import Reading
from records.rendering import Rendering

_WORD = re.compile(r"[\w\u0300-\u036f]+(?:[-'’·][\w\u0300-\u036f]+)*")


@dataclass(frozen=True, slots=True, order=True)
class Caret:
    """A place in a pane: a row, and code points inside its cell."""

    row: int
    at: int


@dataclass(frozen=True, slots=True)
class Selection:
    """Words chosen by the reader.

    ``start`` and ``end`` always count code points of the original; ``exact`` is the original between them.
    Chosen in the translation pane, ``rendering`` holds the very words, and the original is what they stand
    for: by word alignment, else whole sentences.
    """

    pane: Pane
    start: int
    end: int
    exact: str
    rendering: RenderingSelector | None = None

    @property
    def words(self) -> str:
        """Return the words chosen, in the pane where they were chosen."""
        return self.rendering.exact if self.rendering else self.exact


@dataclass(frozen=True, slots=True)
class Choice:
    """A selection as it is made: from where the mouse went down to where it is now."""

    pane: Pane
    anchor: Caret
    head: Caret

    @property
    def first(self) -> Caret:
        """Return the end that comes first in the text."""
        return min(self.anchor, self.head)

    @property
    def last(self) -> Caret:
        """Return the end that comes last in the text."""
        return max(self.anchor, self.head)

    @property
    def empty(self) -> bool:
        """Tell whether nothing is chosen."""
        return self.anchor == self.head

    def inside(self, row: int, length: int) -> tuple[int, int] | None:
        """Return the part of a cell of ``length`` characters that is chosen, None when nothing is."""
        if not self.first.row <= row <= self.last.row:
            return None
        start = self.first.at if row == self.first.row else 0
        end = self.last.at if row == self.last.row else length
        return (start, min(end, length)) if start < min(end, length) else None


def word_around(text: str, at: int) -> tuple[int, int]:
    """Return the word that holds the character at ``at``, else that character alone."""
    for match in _WORD.finditer(text):
        if match.start() <= at < match.end():
            return match.span()
    return (at, at + 1) if 0 <= at < len(text) else (len(text), len(text))


def next_word(text: str, at: int, backwards: bool = False) -> int | None:
    """Return where the word after (or before) ``at`` begins, None when there is none in the text.

    Forwards, the end of the text counts as a stop, so that the last word can be passed.
    """
    starts = [match.start() for match in _WORD.finditer(text)]
    if backwards:
        return next((start for start in reversed(starts) if start < at), None)
    following = next((start for start in starts if start > at), None)
    return len(text) if following is None and at < len(text) else following


def selection_of(choice: Choice, reading: Reading, renderings: Sequence[Rendering]) -> Selection | None:
    """Return what a choice selects, without white space at its edges; None when that is nothing."""
    if choice.empty:
        return None
    if choice.pane == "original":
        sentences = reading.sentences
        start = sentences[choice.first.row].start + choice.first.at
        end = sentences[choice.last.row].start + choice.last.at
        start, end = _stripped(reading.article.text, start, end)
        return Selection("original", start, end, reading.article.text[start:end]) if start < end else None
    return _from_translation(choice, reading, renderings)


def _from_translation(choice: Choice, reading: Reading, renderings: Sequence[Rendering]) -> Selection | None:
    first, last = choice.first.row, choice.last.row
    joined = " ".join(renderings[row].text for row in range(first, last + 1))
    before_last = len(joined) - len(renderings[last].text)
    start, end = _stripped(joined, choice.first.at, before_last + choice.last.at)
    if start >= end:
        return None
    places = []
    passed = 0
    for row in range(first, last + 1):
        text = renderings[row].text
        low, high = max(start - passed, 0), min(end - passed, len(text))
        passed += len(text) + 1
        if low < high:
            places.append((row, *_in_original(reading, row, renderings[row], low, high)))
    row = places[0][0]
    shift = sum(len(renderings[index].text) + 1 for index in range(first, row))
    words = RenderingSelector(reading.sentences[row].start, start - shift, end - shift, joined[start:end])
    low, high = places[0][1], places[-1][2]
    return Selection("translation", low, high, reading.article.text[low:high], words)


def _in_original(reading: Reading, row: int, rendering: Rendering, start: int, end: int) -> tuple[int, int]:
    """Return the passage of the article that ``start:end`` of a translation stands for."""
    sentence = reading.sentences[row]
    if rendering.state == "kept":
        return sentence.start + start, min(sentence.start + end, sentence.end)
    source = reading.article.text[sentence.start : sentence.end]
    found = project(swapped(rendering.alignment), start, end, rendering.text, source)
    if found is None:
        return sentence.start, sentence.end
    return sentence.start + found[0], sentence.start + found[1]


def cell_text(reading: Reading, renderings: Sequence[Rendering], row: int, pane: Pane) -> str:
    """Return the text of one cell."""
    if pane == "translation":
        return renderings[row].text
    sentence = reading.sentences[row]
    return reading.article.text[sentence.start : sentence.end]


def plain_text(choice: Choice, reading: Reading, renderings: Sequence[Rendering]) -> str:
    """Return the words chosen as plain text: sentences joined by spaces, paragraphs by empty lines."""
    text, block = "", -1
    for row in range(choice.first.row, choice.last.row + 1):
        words = cell_text(reading, renderings, row, choice.pane)
        part = choice.inside(row, len(words))
        if part is None:
            continue
        here = reading.sentences[row].block
        code = reading.article.blocks[here].kind == "code"
        piece = words[slice(*part)] if code else " ".join(words[slice(*part)].split())
        text += ("" if not text else " " if here == block else "\n\n") + piece
        block = here
    return text


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
