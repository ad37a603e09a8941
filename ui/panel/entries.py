"""What the side panel lists, as plain data made from a reading; no Qt here but the translation of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from formats import wording
from formats.claimreview import VERDICTS
from records.analysis import ClaimMark, Quote, Status, Why
from records.annotation import Annotation
from records.judgement import Judgement, Verdict
from records.reading import Reading

STATUS_ORDER: tuple[Status, ...] = ("asserted", "reported", "prediction", "hedged", "denied", "opinion")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a passage of the article and what is known about it.

    ``key`` is stable over changes of the list; ``start`` and ``end`` are code
    points of the article's text. ``role`` is "quote", "claim" or the colour of
    a highlight; ``sign`` is the letter of a claim's status, "_" for an
    underline. ``why`` says how it was found, "" for a person's own marks. ``state``
    is what a person said of a mark of the program ("accepted" …), "" for nothing;
    ``flagged`` asks for a look: an anonymous source.
    """

    key: str
    text: str
    detail: str
    start: int
    end: int
    sign: str = ""
    role: str = ""
    note: str = ""
    why: str = ""
    state: str = ""
    strength: float = 1.0
    verdict: Verdict = "unchecked"
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with its entries."""

    key: str
    title: str
    entries: tuple[Entry, ...]


def tr(text: str) -> str:
    """Translate ``text`` into the language of the window."""
    return QCoreApplication.translate("panel", text)


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space made one space."""
    return " ".join(text.split())


def quote_groups(reading: Reading) -> tuple[Group, ...]:
    """Group the quotes by speaker, who speaks first comes first, unnamed ones last."""
    speakers: dict[str, list[Quote]] = {}
    for quote in sorted(reading.analysis.quotes, key=lambda quote: quote.start):
        speakers.setdefault(quote.speaker_name or "", []).append(quote)
    named = [name for name in speakers if name]
    return tuple(
        Group(
            key=name,
            title=name or tr("No name given"),
            entries=tuple(quote_entry(reading, quote) for quote in speakers[name]),
        )
        for name in [*named, *([""] if "" in speakers else [])]
    )


def quote_entry(reading: Reading, quote: Quote) -> Entry:
    """Return the row of a quote."""
    kinds = {"direct": tr("direct"), "indirect": tr("indirect"), "mixed": tr("mixed")}
    detail = [kinds[quote.kind], quote.lang]
    if quote.anonymous:
        detail.append(tr("anonymous source"))
    said = reading.judgement(quote.judgement)
    detail += _judged(said)
    return Entry(
        key=f"quote:{quote.start}-{quote.end}",
        text=one_line(reading.article.text[quote.start : quote.end]),
        detail=" · ".join(part for part in detail if part),
        start=quote.start,
        end=quote.end,
        role="quote",
        why=explain(reading, quote.why),
        state=said.decision if said else "",
        flagged=quote.anonymous,
    )


def _judged(said: Judgement | None) -> list[str]:
    """Return what a person said of a mark, in words."""
    if said is None:
        return []
    names = {"accepted": tr("accepted"), "edited": tr("edited"), "added": tr("added by you")}
    parts = [names[said.decision]] if said.decision in names else []
    if said.review.verdict != "unchecked":
        parts.insert(0, tr(VERDICTS[said.review.verdict]).upper())
    if said.state == "approximate":
        parts.append(tr("the words have changed since"))
    return parts


def claim_groups(reading: Reading) -> tuple[Group, ...]:
    """Group the claims by status; within each the ones most worth checking come first."""
    found: dict[Status, list[ClaimMark]] = {}
    for mark in reading.analysis.marks:
        if mark.claim:
            found.setdefault(mark.status, []).append(mark)
    twins = {link.a: link.b for link in reading.analysis.links}
    twins |= {link.b: link.a for link in reading.analysis.links}
    order = [*STATUS_ORDER, *(status for status in found if status not in STATUS_ORDER)]
    return tuple(
        Group(
            key=status,
            title=status_name(status),
            entries=tuple(
                claim_entry(reading, mark, twins.get(mark.sentence))
                for mark in sorted(found[status], key=lambda mark: (-mark.worth, mark.sentence))
            ),
        )
        for status in order
        if status in found
    )


def status_name(status: Status) -> str:
    """Return a claim's status as a person reads it."""
    names = {
        "asserted": tr("Asserted"),
        "reported": tr("Reported"),
        "prediction": tr("Predicted"),
        "hedged": tr("Hedged"),
        "denied": tr("Denied"),
        "opinion": tr("Opinion"),
        "none": tr("Other"),
    }
    return names[status]


def claim_entry(reading: Reading, mark: ClaimMark, twin: int | None) -> Entry:
    """Return the row of a claim; ``twin`` is the sentence that claims the same in another language."""
    sentence = reading.sentences[mark.sentence]
    source = {"author": tr("the author"), "unnamed": tr("unnamed source")}.get(mark.source, mark.source)
    detail = [source, f"{tr('worth checking')} {round(100 * mark.worth)} %"]
    if twin is not None:
        detail.append(tr("also claimed in {lang}").format(lang=reading.sentences[twin].lang))
    said = reading.judgement(mark.judgement)
    told = _judged(said)
    detail = [*told[:1], *detail, *told[1:]]
    return Entry(
        key=f"claim:{mark.sentence}",
        text=one_line(reading.article.text[slice(*(mark.span or (sentence.start, sentence.end)))]),
        detail=" · ".join(detail),
        start=sentence.start,
        end=sentence.end,
        sign=mark.status[:1].upper(),
        role="claim",
        why=explain(reading, mark.why),
        state=said.decision if said else "",
        strength=1.0 if mark.judgement else mark.worth,
        verdict=said.review.verdict if said else "unchecked",
        flagged=mark.source == "unnamed",
    )


def explain(reading: Reading, why: Why) -> str:
    """Say in one line what made a mark, and on which words."""
    return wording.reason(why, reading.article.text)


def note_groups(annotations: Iterable[Annotation], wanted: str = "") -> tuple[Group, ...]:
    """List a person's marks by their place; detached ones have a group of their own.

    ``wanted`` keeps what holds each of its words in quote, note or tags; "#tag"
    asks for the tag itself.
    """
    kept = sorted(
        (item for item in annotations if _matches(item, wanted.casefold().split())),
        key=lambda item: (item.start, item.end),
    )
    attached = tuple(_note_entry(item) for item in kept if item.state != "detached")
    detached = tuple(_note_entry(item) for item in kept if item.state == "detached")
    groups = []
    if attached:
        groups.append(Group("attached", tr("In the text"), attached))
    if detached:
        groups.append(Group("detached", tr("No longer found in the text"), detached))
    return tuple(groups)


def _matches(item: Annotation, words: Sequence[str]) -> bool:
    tags = [tag.casefold() for tag in item.tags]
    text = " ".join((item.exact, item.words, item.text, *tags)).casefold()
    return all(word[1:] in tags if word.startswith("#") else word in text for word in words)


def _note_entry(item: Annotation) -> Entry:
    detail = [f"#{tag}" for tag in item.tags]
    if item.pane == "translation":
        detail.append(tr("in the translation"))
    if item.state == "approximate":
        detail.append(tr("place is approximate"))
    return Entry(
        key=item.id,
        text=one_line(item.words),
        detail=" · ".join(detail),
        start=item.start,
        end=item.end,
        sign="_" if item.kind == "underline" else "",
        role=item.colour,
        note=one_line(item.text),
    )
