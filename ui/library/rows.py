"""The rows of the library page, as plain data made from entries and search hits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from records.library import Entry, Hit


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``record`` is what it stands for, ``aside`` is written at the right edge."""

    record: Entry | Hit
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
        source_name(entry.source),
        entry.author,
        day(entry.published),
        " + ".join(entry.languages),
        tr("{n} words").format(n=QLocale().toString(entry.words)),
        notes if entry.annotations else "",
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
