"""A reading laid out for writers: paragraphs of rows, each a sentence and its translation with every mark."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from formats.layers import Layer, Run, project, runs, shift
from records.analysis import ClaimMark, Quote
from records.annotation import Annotation
from records.article import Block
from records.reading import Reading
from records.rendering import Rendering
from records.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence beside its translation.

    ``original`` and ``translation`` are their text cut at every mark. ``quotes`` and ``annotations`` are
    those that touch the row, ``notes`` those with a note whose last word stands in it. Quotes (from 0, in the
    order of the analysis) and notes (from 1) come with their numbers.
    """

    index: int
    sentence: Sentence
    rendering: Rendering
    original: tuple[Run, ...]
    translation: tuple[Run, ...]
    quotes: tuple[tuple[int, Quote], ...]
    claim: ClaimMark | None
    annotations: tuple[Annotation, ...]
    notes: tuple[tuple[int, Annotation], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The rows of one block."""

    block: Block
    rows: tuple[Row, ...]


def paragraphs(reading: Reading) -> tuple[Paragraph, ...]:
    """Return the reading's blocks with their rows, in order."""
    rows = Layout(reading).rows()
    blocks = reading.article.blocks
    return tuple(
        Paragraph(blocks[number], tuple(group))
        for number, group in groupby(rows, key=lambda row: row.sentence.block)
    )


def placed(reading: Reading) -> list[Annotation]:
    """Return the annotations that have a place in the text, in the order of the text."""
    kept = [one for one in reading.annotations if one.state != "detached" and one.start < one.end]
    return sorted(kept, key=lambda one: (one.start, -one.end, one.created, one.id))


def detached(reading: Reading) -> list[Annotation]:
    """Return the other annotations: those whose words are no longer in the text."""
    return [one for one in reading.annotations if one.state == "detached" or one.start >= one.end]


def note_numbers(reading: Reading) -> dict[str, int]:
    """Return the number of each note, by the annotation's id: first those in the text, then detached ones."""
    noted = [one.id for one in [*placed(reading), *detached(reading)] if one.text]
    return {name: number for number, name in enumerate(noted, 1)}


class Layout:
    """Sort all marks of a reading to the sentences that they touch."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._starts = [sentence.start for sentence in reading.sentences]
        self._numbers = note_numbers(reading)
        self._annotations = placed(reading)
        self._marks = {mark.sentence: mark for mark in reading.analysis.marks if mark.claim}
        self._original: dict[int, list[Layer]] = defaultdict(list)
        self._chosen: dict[int, list[Layer]] = defaultdict(list)
        quotes = reading.analysis.quotes
        self._quotes = {id(quote): number for number, quote in enumerate(quotes)}
        # The order is that of nesting: a person's marks outside, quotes, speakers, inline markup inside.
        self._sort(Layer(one.start, one.end, one) for one in self._annotations)
        self._sort(Layer(one.start, one.end, one) for one in quotes)
        self._sort(Layer(*one.speaker_span, "speaker") for one in quotes if one.speaker_span)
        self._sort(Layer(one.start, one.end, one) for one in reading.article.spans)
        for one in self._annotations:
            if one.rendering:
                self._place_choice(one)

    def rows(self) -> Iterator[Row]:
        """Yield one row a sentence."""
        text = self._reading.article.text
        for index, sentence in enumerate(self._reading.sentences):
            rendering = self._reading.renderings[index]
            claim = self._marks.get(index)
            source = text[sentence.start : sentence.end]
            layers = shift(self._original[index], sentence.start, sentence.end)
            over = (
                shift(
                    [Layer(*(claim.span or (sentence.start, sentence.end)), claim)],
                    sentence.start,
                    sentence.end,
                )
                if claim
                else []
            )
            annotations = tuple(one.mark for one in layers if isinstance(one.mark, Annotation))
            yield Row(
                index,
                sentence,
                rendering,
                runs(source, [*over, *layers]),
                runs(rendering.text, self._over_rendering(index, [*over, *layers], source)),
                tuple(
                    (self._quotes[id(one.mark)], one.mark) for one in layers if isinstance(one.mark, Quote)
                ),
                claim,
                annotations,
                tuple(
                    (self._numbers[one.id], one)
                    for one in annotations
                    if one.text and (one.end <= sentence.end or index + 1 == len(self._starts))
                ),
            )

    def _over_rendering(self, index: int, layers: Sequence[Layer], source: str) -> list[Layer]:
        """Return the layers over a rendering: what was chosen there to the letter, the rest carried over."""
        rendering = self._reading.renderings[index]
        chosen = self._chosen[index]
        own = {one.mark.id for one in chosen if isinstance(one.mark, Annotation)}
        carried = [
            project(one, source, rendering)
            for one in layers
            if not (isinstance(one.mark, Annotation) and one.mark.id in own)
        ]
        doubts = [Layer(one.start, one.end, one) for one in rendering.doubts if one.start < one.end]
        return [*chosen, *(one for one in carried if one), *doubts]

    def _sort(self, layers: Iterable[Layer]) -> None:
        sentences = self._reading.sentences
        for layer in layers:
            index = max(bisect_right(self._starts, layer.start) - 1, 0)
            while index < len(sentences) and sentences[index].start < layer.end:
                if layer.start < sentences[index].end:
                    self._original[index].append(layer)
                index += 1

    def _place_choice(self, annotation: Annotation) -> None:
        """Mark the words that were chosen in the translation, if they still stand there."""
        chosen = annotation.rendering
        first = bisect_right(self._starts, chosen.sentence) - 1 if chosen else -1
        if chosen is None or first < 0:
            return
        place, found, layers = 0, [], []
        for index in range(first, len(self._starts)):
            if place >= chosen.end:
                break
            rendered = self._reading.renderings[index].text
            start, end = max(chosen.start - place, 0), min(chosen.end - place, len(rendered))
            if start < end:
                found.append(rendered[start:end])
                layers.append((index, Layer(start, end, annotation)))
            place += len(rendered) + 1
        if " ".join(found) == chosen.exact:  # else it was translated anew: its place in the original counts
            for index, layer in layers:
                self._chosen[index].append(layer)
