"""Find the words of a note in an article's translation, and what they stand for in the original."""

from __future__ import annotations

from records.annotation import RenderingSelector
from records.errors import SidelightError
from records.reading import Reading
from translation.projection import project, swapped


def select_in_translation(reading: Reading, quote: str) -> tuple[int, int, RenderingSelector]:
    """Return where ``quote`` stands in the original (start, end) and in the renderings.

    The original's offsets are code points of the article's text: the words that the
    quote stands for by word alignment, else the whole sentences. White space
    counts as one space. Raises SidelightError when the quote is not there, or
    is there more than once.
    """
    wanted = " ".join(quote.split())
    joined, starts = "", []
    for rendering in reading.renderings:
        starts.append(len(joined))
        joined += rendering.text + " "
    found = joined.find(wanted) if wanted else -1
    if found < 0:
        raise SidelightError(
            "These words are not in the translation.", "Copy them from the translation to the letter."
        )
    if joined.find(wanted, found + 1) >= 0:
        raise SidelightError("These words are in the translation more than once.", "Quote a few words more.")
    touched = [
        index
        for index, (start, rendering) in enumerate(zip(starts, reading.renderings, strict=True))
        if start < found + len(wanted) and found < start + len(rendering.text)
    ]
    first, last = touched[0], touched[-1]
    selector = RenderingSelector(
        sentence=reading.sentences[first].start,
        start=found - starts[first],
        end=found - starts[first] + len(wanted),
        exact=wanted,
    )
    begin = _original(reading, first, found - starts[first], len(reading.renderings[first].text))[0]
    end = _original(reading, last, 0, found + len(wanted) - starts[last])[1]
    if first == last:
        begin, end = _original(reading, first, selector.start, selector.end)
    return begin, end, selector


def _original(reading: Reading, index: int, start: int, end: int) -> tuple[int, int]:
    """Return what ``start:end`` of a rendering stands for, in code points of the article."""
    sentence, rendering = reading.sentences[index], reading.renderings[index]
    if rendering.state == "kept":
        return sentence.start + start, sentence.start + min(end, sentence.end - sentence.start)
    words = project(swapped(rendering.alignment), start, end)
    if words is None:
        return sentence.start, sentence.end
    return sentence.start + words[0], sentence.start + words[1]
