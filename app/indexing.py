"""What the search of the library is told about a reading."""

from __future__ import annotations

from records.reading import Reading
from storage.passages import Passage

MADE = ("machine", "edited", "verified")


def passages(reading: Reading) -> tuple[list[Passage], list[Passage]]:
    """Return a reading's sentences and their translations, with the claims they make and whom they quote."""
    marks = {mark.sentence: mark.status for mark in reading.analysis.marks if mark.claim}
    text = reading.article.text
    originals, translations = [], []
    for index, (sentence, rendering) in enumerate(zip(reading.sentences, reading.renderings, strict=True)):
        start, end = sentence.start, sentence.end
        speakers = tuple(
            sorted(
                {
                    q.speaker_name
                    for q in reading.analysis.quotes
                    if q.speaker_name and q.start < end and start < q.end
                }
            )
        )
        found = (marks.get(index, ""), speakers)
        originals.append(Passage(start, end, sentence.lang, text[start:end], *found))
        if rendering.state in MADE:
            translations.append(Passage(start, end, reading.target, rendering.text, *found))
    return originals, translations
