"""What the search of the library is told about a reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from records.reading import Reading
from storage.facets import ClaimRow, Known, QuoteRow
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


def quotes_and_claims(reading: Reading) -> tuple[list[QuoteRow], list[ClaimRow]]:
    """Return what the analysis found in a reading, for looking across articles."""
    from analysis.likeness import claim_features

    text, analysis = reading.article.text, reading.analysis
    quotes = [
        QuoteRow(q.start, q.end, q.kind, q.speaker_name or "", text[q.start : q.end]) for q in analysis.quotes
    ]
    marks = [mark for mark in analysis.marks if mark.claim]
    features = claim_features(reading.article, reading.sentences, [mark.sentence for mark in marks])
    claims = []
    for mark in marks:
        s = reading.sentences[mark.sentence]
        row = (s.start, s.end, s.lang, mark.status, mark.source, mark.worth, text[s.start : s.end])
        claims.append(ClaimRow(*row, features[mark.sentence]))
    return quotes, claims


def same_claims(
    features: frozenset[str], others: Sequence[Known], count: Mapping[str, int], total: int
) -> list[tuple[int, float]]:
    """Return which of ``others`` say the same as the claim with ``features``, and how alike they are."""
    from analysis.likeness import THRESHOLD, likeness

    scores = [(other.id, likeness(features, other.features, count, total)) for other in others]
    return [(identifier, round(score, 3)) for identifier, score in scores if score >= THRESHOLD]
