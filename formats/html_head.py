"""Find the title, author and date that a page states about itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from formats.html_tokens import End, Start, Text

_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title")
_AUTHORS = ("author", "article:author", "dc.creator", "citation_author", "parsely-author")
_DATES = (
    "article:published_time",
    "date",
    "dc.date",
    "dc.date.issued",
    "citation_publication_date",
    "datepublished",
)
_LONGEST = 300
_LONGEST_JSON = 1_000_000
_SITE_NAME = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{1,40}$")
_DATE_START = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})")


class Head:
    """Gather what meta tags, ``<title>``, ``<time>`` and JSON-LD say; the first of each kind wins."""

    def __init__(self) -> None:
        self._meta: dict[str, str] = {}
        self._title = ""
        self._time = ""
        self._linked = False

    @property
    def title(self) -> str:
        """The title that the page gives for sharing, "" when there is none."""
        return _first(self._meta, (*_TITLES, "ld:headline"))

    @property
    def page_title(self) -> str:
        """The text of ``<title>`` without a site name at its end."""
        bare = _SITE_NAME.sub("", self._title)
        return bare or self._title

    @property
    def author(self) -> str:
        """The author's name, "" when none is stated."""
        names = ("ld:author", *_AUTHORS)
        return next((self._meta[name] for name in names if self._meta.get(name, "http")[:4] != "http"), "")

    @property
    def published(self) -> str:
        """The date of publication as YYYY-MM-DD, "" when none is stated."""
        stated = [self._meta.get(name, "") for name in ("ld:date", *_DATES)]
        return next((date for date in map(iso_date, [*stated, self._time]) if date), "")

    def start(self, tag: Start, dropped: bool) -> None:
        """Note a start tag; ``dropped`` when it lies in a part of the page that is left out."""
        attributes = tag.attributes
        if tag.name == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop", "")
            self._note(name.lower(), attributes.get("content", ""))
        elif tag.name == "time" and not dropped:
            self._time = self._time or attributes.get("datetime", "")
        elif tag.name == "script":
            self._linked = attributes.get("type", "").strip().lower() == "application/ld+json"

    def text(self, token: Text) -> None:
        """Note the text of ``<title>`` or of a JSON-LD script."""
        if token.raw == "title" and not self._title:
            self._title = " ".join(token.data.split())[:_LONGEST]
        elif token.raw == "script" and self._linked:
            self._read_linked_data(token.data)

    def end(self, tag: End) -> None:
        """Note an end tag."""
        if tag.name == "script":
            self._linked = False

    def _note(self, name: str, value: object) -> None:
        if isinstance(value, str) and name and value.strip():
            self._meta.setdefault(name, " ".join(value.split())[:_LONGEST])

    def _read_linked_data(self, data: str) -> None:
        if len(data) > _LONGEST_JSON:
            return
        try:
            stated = json.loads(data)
        except (ValueError, RecursionError):
            return
        for item in _items(stated):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(
                isinstance(one, str) and one.endswith(("Article", "BlogPosting", "Report")) for one in kinds
            ):
                self._note("ld:headline", item.get("headline"))
                self._note("ld:date", item.get("datePublished"))
                self._note("ld:author", _names(item.get("author")))


def iso_date(stated: str) -> str:
    """Return a date as YYYY-MM-DD, "" when ``stated`` does not begin with one."""
    found = _DATE_START.match(stated.strip())
    if not found:
        return ""
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3])).date().isoformat()
    except ValueError:
        return ""


def _first(stated: dict[str, str], names: tuple[str, ...]) -> str:
    return next((stated[name] for name in names if name in stated), "")


def _items(stated: Any) -> Iterator[dict[str, Any]]:
    for item in stated if isinstance(stated, list) else [stated]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (one for one in graph if isinstance(one, dict)) if isinstance(graph, list) else ()


def _names(author: Any) -> str:
    people = author if isinstance(author, list) else [author]
    names = [person.get("name") if isinstance(person, dict) else person for person in people]
    return ", ".join(name for name in names if isinstance(name, str))
