"""A passage with its translation and its source, as one puts it into an article of one's own."""

from __future__ import annotations

from records.reading import Reading
from ui.panel.entries import one_line


def citation(reading: Reading, start: int, end: int) -> str:
    """Return original, translation, speaker and source of a passage, each on a line of its own.

    ``start`` and ``end`` are code points of the article. The translation is
    that of the whole sentences the passage touches; it names what made it. The
    speaker is the one whose quote holds the passage.
    """
    article = reading.article
    lines = [f"“{one_line(article.text[start:end])}”"]
    touched = [i for i, s in enumerate(reading.sentences) if s.start < end and start < s.end]
    foreign = [i for i in touched if reading.sentences[i].route != "keep" and reading.renderings[i].text]
    if foreign:
        words = " ".join(reading.renderings[i].text for i in touched if reading.renderings[i].text)
        made = sorted(
            {reading.renderings[i].pack for i in foreign if reading.renderings[i].state == "machine"}
        )
        by = f"machine translation, {', '.join(name for name in made if name)}" if made else "translation"
        lines.append(f"“{one_line(words)}” ({by})")
    speaker = next(
        (
            q.speaker_name
            for q in reading.analysis.quotes
            if q.speaker_name and q.start < end and start < q.end
        ),
        None,
    )
    source = [speaker, article.author, article.title, article.published, article.source]
    lines.append("— " + ", ".join(dict.fromkeys(part for part in source if part)))
    return "\n".join(lines)
