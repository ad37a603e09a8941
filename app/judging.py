"""What a person says of a mark, drafted from the mark as it stands; the library keeps it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from records.analysis import ClaimMark, Link, Quote
from records.errors import SidelightError
from records.judgement import Judgement, MarkKind
from records.reading import Reading


def draft(reading: Reading, kind: MarkKind, index: int) -> Judgement:
    """Return what a person says who leaves a mark as it is: "accepted", unless more was said before.

    ``index`` is a quote's or a link's number, or a claim's sentence. The draft is made of
    the text as it is now: to say something again is to be sure of the place.
    """
    mark: Quote | ClaimMark | Link
    if kind == "quote":
        mark = reading.analysis.quotes[index]
    elif kind == "claim":
        mark = reading.analysis.marks[index]
    else:
        mark = reading.analysis.links[index]
    known = reading.judgement(mark.judgement)
    if known and known.place:
        here = known.here(reading.revision)
        return replace(here, decision="accepted") if here.decision == "rejected" else here
    return _first(reading, mark)


def _first(reading: Reading, mark: Quote | ClaimMark | Link) -> Judgement:
    own = Judgement("", reading.id, reading.revision, "claim", "accepted", (0, 0), rule=mark.why.rule)
    if isinstance(mark, Quote):
        return replace(
            own,
            kind="quote",
            mark=(mark.start, mark.end),
            voice=mark.speaker_span,
            speaker=mark.speaker_name or "",
            anonymous=mark.anonymous,
            form=mark.kind,
            lang=mark.lang,
        )
    if isinstance(mark, ClaimMark):
        return replace(own, mark=_sentence(reading, mark.sentence), status=mark.status, speaker=mark.source)
    return replace(own, kind="link", mark=_sentence(reading, mark.a), other=_sentence(reading, mark.b))


def missed(reading: Reading, kind: MarkKind, start: int, end: int, speaker: str = "") -> Judgement:
    """Return the draft of a quote or claim on words (code points) that the rules passed over.

    Where there is such a mark already, it is that one with other words.
    """
    index = reading.sentence_at(start)
    sentence = reading.sentences[index]
    if kind == "claim":
        mark = reading.analysis.marks[index]
        known = draft(reading, "claim", index) if mark.claim else None
        whole = start <= sentence.start and end >= sentence.end
        status = mark.status if mark.status != "none" else "asserted"
        own = Judgement(
            "", reading.id, reading.revision, "claim", "added", (sentence.start, sentence.end), status=status
        )
        one = edited(known) if known else replace(own, speaker=speaker or mark.source)
        return replace(one, span=None if whole else (start, min(end, sentence.end)))
    for number, quote in enumerate(reading.analysis.quotes):
        if (quote.start, quote.end) == (start, end):
            return draft(reading, "quote", number)
    own = Judgement("", reading.id, reading.revision, "quote", "added", (start, end), lang=sentence.lang)
    form = own.form if reading.article.text[start : start + 1] in "«»“”„\"'‘–" else "indirect"
    return replace(own, speaker=speaker, anonymous=False, form=form)


def edited(judgement: Judgement) -> Judgement:
    """Return a judgement that says that the mark was changed; one of the person's own stays that."""
    return judgement if judgement.decision == "added" else replace(judgement, decision="edited")


def rejected(judgement: Judgement) -> Judgement | None:
    """Return a judgement that rejects its mark; None for one of the person's own, which just goes."""
    return None if judgement.decision == "added" else replace(judgement, decision="rejected")


def addresses(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the web addresses in these lines, empty lines left out.

    Raises:
        SidelightError: when one is no http or https address.
    """
    found = tuple(line.strip() for line in lines if line.strip())
    for each in found:
        try:
            parts = urlsplit(each)
            fits = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            fits = False
        if not fits or any(char.isspace() for char in each):
            raise SidelightError(f"{each!r} is no web address.", "Begin it with https:// or http://.")
    return found


def _sentence(reading: Reading, index: int) -> tuple[int, int]:
    sentence = reading.sentences[index]
    return sentence.start, sentence.end
