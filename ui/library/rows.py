"""The rows of the library page, as plain data made from entries and search hits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from records.annotation import Annotation
from records.facets import Candidate, Detached, Recurrence, Speaker, StoredClaim
from records.library import Entry, Hit
from records.shelf import KeptNote
from ui.library.filters import STATES


@dataclass(frozen=True, slots=True)
class Offer:
    """A place that is offered to an annotation which lost its own."""

    annotation: Annotation
    candidate: Candidate


Record = Entry | Hit | Speaker | StoredClaim | Detached | Offer | KeptNote


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``record`` is what it stands for, ``aside`` is written at the right edge."""

    record: Record
    title: str
    detail: str
    aside: str = ""


def tr(text: str) -> str:
    """Translate ``text`` into the language of the window."""
    return QCoreApplication.translate("library", text)


def shelf_row(entry: Entry) -> Row:
    """Return the row of an article on the shelf."""
    notes = tr("1 note") if entry.annotations == 1 else tr("{n} notes").format(n=entry.annotations)
    detail = [
        tr(STATES[entry.state]) if entry.state in ("unread", "archived") else "",
        entry.publication or source_name(entry.source),
        entry.author,
        day(entry.published),
        " + ".join(entry.languages),
        tr("{n} words").format(n=QLocale().toString(entry.words)),
        notes if entry.annotations else "",
        *(f"#{tag}" for tag in entry.tags),
        *(f"[{name}]" for name in entry.collections),
    ]
    return Row(
        entry, entry.title or tr("Untitled"), " · ".join(part for part in detail if part), day(entry.opened)
    )


def hit_row(hit: Hit) -> Row:
    """Return the row of something that a search found."""
    places = {
        "original": tr("in the original"),
        "translation": tr("in the translation"),
        "note": tr("in a note"),
    }
    context = " ".join(hit.context.split())
    return Row(hit, context, hit.title or tr("Untitled"), places[hit.where])


def speaker_row(speaker: Speaker) -> Row:
    """Return the row of somebody who is quoted."""
    quotes = tr("1 quote") if speaker.quotes == 1 else tr("{n} quotes").format(n=speaker.quotes)
    articles = tr("1 article") if speaker.articles == 1 else tr("{n} articles").format(n=speaker.articles)
    return Row(speaker, speaker.name, f"{quotes} · {articles}")


def claim_rows(recurrence: Recurrence) -> list[Row]:
    """Return the rows of claims that say the same; the first one stands at the left edge."""
    return [
        Row(
            claim,
            ("" if number == 0 else "↳ ") + " ".join(claim.exact.split()),
            " · ".join(part for part in (claim.title or tr("Untitled"), claim.status, claim.source) if part),
            tr("{n} articles").format(n=recurrence.articles) if number == 0 else claim.lang,
        )
        for number, claim in enumerate(recurrence.claims)
    ]


def detached_rows(detached: Detached) -> list[Row]:
    """Return the row of an annotation that lost its place, and one for each place that it may have."""
    a = detached.annotation
    note = " ".join(a.text.split())
    detail = " · ".join(part for part in (note, detached.title) if part)
    first = Row(detached, f"“{' '.join(a.words.split())}”", detail, tr("lost"))
    return [
        first,
        *(
            Row(
                Offer(a, candidate),
                "↳ " + " ".join(candidate.exact.split()),
                tr("Place it here"),
                f"{round(100 * candidate.score)} %",
            )
            for candidate in detached.candidates
        ),
    ]


def kept_row(note: KeptNote) -> Row:
    """Return the row of a note that outlived its article."""
    text = " ".join((note.text or note.exact).split())
    quoted = f"“{' '.join(note.exact.split())}”" if note.text else ""
    detail = [quoted, note.title or tr("Untitled"), *(f"#{tag}" for tag in note.tags)]
    return Row(note, text, " · ".join(part for part in detail if part), day(note.deleted))


def source_name(source: str) -> str:
    """Return the short name of where an article came from: a host, or a file's name."""
    parts = urlsplit(source)
    if parts.scheme in ("http", "https") and parts.hostname:
        return parts.hostname.removeprefix("www.")
    return PurePath(source).name if source else tr("pasted")


def day(iso: str) -> str:
    """Return an ISO date or time as a person says it; "" for what is no date."""
    if not iso:
        return ""
    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODate)
    if not moment.isValid():
        return iso
    date = moment.toLocalTime().date() if "T" in iso else moment.date()
    ago = date.daysTo(QDateTime.currentDateTime().date())
    if ago in (0, 1):
        return tr("yesterday") if ago else tr("today")
    return QLocale().toString(date, "d MMM yyyy")
