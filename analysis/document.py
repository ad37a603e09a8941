"""An analysis as one JSON object: what the ``analyse`` command prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from records.analysis import Analysis, Why
from records.article import Article
from records.sentence import Sentence


def analysis_json(
    id: str, article: Article, sentences: Sequence[Sentence], analysis: Analysis
) -> dict[str, object]:
    """Return an analysis as plain data: the quotes, sentences and links with their reasons, and who is
    quoted how often.

    All offsets are code points of ``text``, half-open. ``lang`` is "mixed" when a
    second language has at least a tenth of the text.
    """
    return {
        "id": id,
        "title": article.title,
        "lang": _language(sentences),
        "text": article.text,
        "quotes": [
            {
                "start": quote.start,
                "end": quote.end,
                "kind": quote.kind,
                "speaker_span": _pair(quote.speaker_span),
                "speaker_name": quote.speaker_name,
                "cue_span": _pair(quote.cue_span),
                "lang": quote.lang,
                "anonymous": quote.anonymous,
                "why": _why(quote.why),
            }
            for quote in analysis.quotes
        ],
        "sentences": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "lang": sentence.lang,
                "claim": mark.claim,
                "status": mark.status,
                "source": mark.source,
                "worth": mark.worth,
                "why": _why(mark.why),
            }
            for sentence, mark in zip(sentences, analysis.marks, strict=True)
        ],
        "links": [
            {"a": link.a, "b": link.b, "score": link.score, "why": _why(link.why)} for link in analysis.links
        ],
        "speakers": _speakers(analysis),
    }


def _speakers(analysis: Analysis) -> list[dict[str, object]]:
    """Return who is quoted how often, the most quoted first; ``anonymous`` when nobody can tell who it is."""
    told = Counter((quote.speaker_name, quote.anonymous) for quote in analysis.quotes if quote.speaker_name)
    return [
        {"name": name, "anonymous": anonymous, "quotes": times}
        for (name, anonymous), times in told.most_common()
    ]


def _language(sentences: Sequence[Sentence]) -> str:
    sizes: Counter[str] = Counter()
    for sentence in sentences:
        sizes[sentence.lang] += sentence.end - sentence.start
    total = sum(sizes.values())
    ranked = sizes.most_common(2)
    if not ranked:
        return "und"
    return "mixed" if len(ranked) > 1 and ranked[1][1] * 10 >= total else ranked[0][0]


def _pair(span: tuple[int, int] | None) -> list[int] | None:
    return list(span) if span else None


def _why(why: Why) -> dict[str, object]:
    return {"rule": why.rule, "cues": [list(cue) for cue in why.cues]}
