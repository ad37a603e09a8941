"""Which passages of a row's two cells are marked, by the program and by a person. Knows no Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from formats import wording
from records.analysis import ClaimMark, Quote, Why
from records.annotation import Annotation, Colour
from records.judgement import Verdict
from records.projection import project
from records.reading import Reading
from records.rendering import Rendering

MarkKind = Literal["quote", "speaker", "claim", "doubt", "highlight", "underline", "note"]

STATUS_WORDS = {
    "asserted": "asserted by the author",
    "reported": "reported",
    "hedged": "hedged",
    "denied": "denied",
    "prediction": "a prediction",
    "opinion": "an opinion",
    "none": "no claim",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked passage of one cell.

    ``start`` and ``end`` are code points inside the cell's text. ``index`` is the number of the quote, of
    the claim's sentence or of the doubt; ``id`` the annotation's. ``first`` says that the mark begins in
    this cell, ``whole`` that no word alignment told where, so that it stands on the whole sentence.
    ``strength`` (0 to 1) is how strongly it is drawn, ``said`` what a person decided of it ("" for nothing).
    """

    kind: MarkKind
    start: int
    end: int
    label: str
    index: int = -1
    id: str = ""
    colour: Colour = "yellow"
    sign: str = ""
    first: bool = True
    whole: bool = False
    strength: float = 1.0
    said: str = ""
    verdict: Verdict = "unchecked"


class MarkIndex:
    """The marks of a reading, found by sentence."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._renderings = list(reading.renderings)
        self._quotes: dict[int, list[int]] = defaultdict(list)
        self._speakers: dict[int, list[int]] = defaultdict(list)
        self._annotations: dict[int, list[Annotation]] = {}
        self._found: dict[tuple[int, bool], tuple[Mark, ...]] = {}
        self._said = {judgement.id: judgement for judgement in reading.judgements}
        self._claims = {mark.sentence: mark for mark in reading.analysis.marks if mark.claim}
        for number, quote in enumerate(reading.analysis.quotes):
            for sentence in self._touched(quote.start, quote.end):
                self._quotes[sentence].append(number)
            if quote.speaker_span:
                for sentence in self._touched(*quote.speaker_span):
                    self._speakers[sentence].append(number)
        self.set_annotations(reading.annotations)

    def set_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Take these annotations in place of the ones before; detached ones have no place to be shown."""
        self._found.clear()
        self._annotations = defaultdict(list)
        for annotation in annotations:
            if annotation.state == "detached":
                continue
            touched = set(self._touched(annotation.start, annotation.end))
            if annotation.rendering:
                touched.add(self._reading.sentence_at(annotation.rendering.sentence))
            for sentence in touched:
                self._annotations[sentence].append(annotation)

    def place_of(self, annotation: str) -> int | None:
        """Return where an annotation begins in the article, None when it is not shown."""
        for found in (one for several in self._annotations.values() for one in several):
            if found.id == annotation:
                return found.start
        return None

    def set_rendering(self, sentence: int, rendering: Rendering) -> None:
        """Take a new translation of one sentence."""
        self._renderings[sentence] = rendering
        self._found.clear()

    def original(self, sentence: int) -> tuple[Mark, ...]:
        """Return the marks of a sentence's original, in the order in which they are painted."""
        if (sentence, False) not in self._found:
            self._found[sentence, False] = tuple(self._marks(sentence, None))
        return self._found[sentence, False]

    def rendered(self, sentence: int) -> tuple[Mark, ...]:
        """Return the marks of a sentence's translation, in the order in which they are painted."""
        rendering = self._renderings[sentence]
        if (sentence, True) not in self._found:
            self._found[sentence, True] = tuple(self._marks(sentence, rendering)) if rendering.text else ()
        return self._found[sentence, True]

    def _marks(self, sentence: int, rendering: Rendering | None) -> list[Mark]:
        place = self._reading.sentences[sentence]
        marks = []
        for annotation in self._annotations.get(sentence, ()):
            start, end, whole = self._annotated(annotation, sentence, rendering)
            if start < end:
                label = annotation.text or "Highlight"
                first = annotation.start >= place.start or (
                    annotation.rendering is not None and annotation.rendering.sentence == place.start
                )
                kind = "note" if annotation.kind == "highlight" and annotation.text else annotation.kind
                marks.append(
                    Mark(kind, start, end, label, -1, annotation.id, annotation.colour, "", first, whole)
                )
        if claim := self._claims.get(sentence):
            start, end, whole = self._in_cell(*(claim.span or (place.start, place.end)), sentence, rendering)
            if claim.span is None and rendering:
                start, end, whole = 0, len(rendering.text), False
            said = self._said.get(claim.judgement)
            marks.append(
                Mark(
                    "claim",
                    start,
                    end,
                    self._claim_label(claim),
                    sentence,
                    sign=claim.status[:1].upper(),
                    whole=whole,
                    strength=1.0 if said else claim.worth,
                    said=said.decision if said else "",
                    verdict=said.review.verdict if said else "unchecked",
                )
            )
        for number in self._quotes.get(sentence, ()):
            quote = self._reading.analysis.quotes[number]
            start, end, whole = self._in_cell(quote.start, quote.end, sentence, rendering)
            if start < end:
                first = quote.start >= place.start
                label, said = self._quote_label(quote), self._said.get(quote.judgement)
                decided = said.decision if said else ""
                marks.append(Mark("quote", start, end, label, number, first=first, whole=whole, said=decided))
        for number in self._speakers.get(sentence, ()):
            quote = self._reading.analysis.quotes[number]
            if quote.speaker_span:
                start, end, whole = self._in_cell(*quote.speaker_span, sentence, rendering)
                if start < end and not whole:  # a whole sentence underlined would not say who speaks
                    marks.append(Mark("speaker", start, end, f"Speaker: {self._speaker(quote)}", number))
        if rendering:
            marks += [
                Mark("doubt", doubt.start, doubt.end, f"Check the translation: {doubt.message}", number)
                for number, doubt in enumerate(rendering.doubts)
            ]
        return marks

    def _in_cell(
        self, start: int, end: int, sentence: int, rendering: Rendering | None
    ) -> tuple[int, int, bool]:
        """Return a passage of the article in one cell, and whether it is only the whole sentence."""
        place = self._reading.sentences[sentence]
        length = place.end - place.start
        start, end = max(start - place.start, 0), min(end - place.start, length)
        if rendering is None or rendering.state == "kept" or start >= end:
            return start, end, False
        found = project(rendering.alignment, start, end, self._source(sentence), rendering.text)
        if found is None:
            return 0, len(rendering.text), (start, end) != (0, length)
        return *found, False

    def _annotated(
        self, annotation: Annotation, sentence: int, rendering: Rendering | None
    ) -> tuple[int, int, bool]:
        """Return an annotation's passage in one cell; in its own pane by the words chosen, if still there."""
        if rendering is not None and annotation.rendering and self._still_there(annotation):
            own = annotation.rendering
            before = 0
            for index in range(self._reading.sentence_at(own.sentence), sentence):
                before += len(self._renderings[index].text) + 1
            return max(own.start - before, 0), min(own.end - before, len(rendering.text)), False
        return self._in_cell(annotation.start, annotation.end, sentence, rendering)

    def _still_there(self, annotation: Annotation) -> bool:
        own = annotation.rendering
        if own is None:
            return False
        index = self._reading.sentence_at(own.sentence)
        joined = self._renderings[index].text
        while len(joined) < own.end and index + 1 < len(self._renderings):
            index += 1
            joined += " " + self._renderings[index].text
        return joined[own.start : own.end] == own.exact

    def _touched(self, start: int, end: int) -> range:
        """Return the sentences that share a character with ``start:end`` of the article."""
        sentences = self._reading.sentences
        if not sentences or start >= end:
            return range(0)
        first, last = self._reading.sentence_at(start), self._reading.sentence_at(end - 1)
        return range(first + (sentences[first].end <= start), last + 1)

    def _source(self, sentence: int) -> str:
        place = self._reading.sentences[sentence]
        return self._reading.article.text[place.start : place.end]

    def _quote_label(self, quote: Quote) -> str:
        return f"Quote, {quote.kind}: {self._speaker(quote)}\n{self._why(quote.why, quote.judgement)}"

    def _speaker(self, quote: Quote) -> str:
        return quote.speaker_name or ("an unnamed source" if quote.anonymous else "speaker not found")

    def _claim_label(self, claim: ClaimMark) -> str:
        source = {"author": "the author", "unnamed": "an unnamed source"}.get(claim.source, claim.source)
        status = STATUS_WORDS[claim.status]
        said = status if claim.status == "asserted" else f"{status}, source: {source}"
        return f"Claim, {said}\n{self._why(claim.why, claim.judgement)}"

    def _why(self, why: Why, judgement: str) -> str:
        said = wording.judgement(self._reading, judgement)
        reason = f"Why: {wording.reason(why, self._reading.article.text)}"
        return f"{said[:1].upper()}{said[1:]}\n{reason}" if said else reason
