"""Cut HTML into tags and text, in time that grows with its length only.

``html.parser`` of the standard library needs time that grows with the square of the length on
broken markup (30 kB of ``<a `` take it 11 seconds), which is a trap for a program that opens what it
is given. This reads the way the HTML standard does and never looks back: an unfinished tag or
comment ends the page (WHATWG HTML, 13.2.5, "EOF in tag").
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_NAME = re.compile(r"[A-Za-z][^\s/>]*+")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+([^\s/>][^\s/>=]*+)"""
    r"""(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)))?+"""
)
_TAG_END = re.compile(r"[\s/]*+>")
_RAW_TEXT = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"})
_MOST_ATTRIBUTES = 200
_LONGEST_VALUE = 10_000


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag; names are in lower case, values unescaped."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """Character data with its entities resolved; ``raw`` is the element for script, style and title."""

    data: str
    raw: str = ""


Token = Start | End | Text


def tokens(page: str) -> Iterator[Token]:
    """Yield the start tags, end tags and text of ``page`` in order; comments are left out."""
    place = 0
    while (less := page.find("<", place)) >= 0:
        if less > place:
            yield Text(html.unescape(page[place:less]))
        following = page[less + 1 : less + 2]
        if following in ("!", "?"):
            place = _after_declaration(page, less)
        elif following == "/":
            place = page.find(">", less) + 1
            if not place:
                return
            if name := _NAME.match(page, less + 2):
                yield End(name[0].lower())
        elif name := _NAME.match(page, less + 1):
            attributes, place = _attributes(page, name.end())
            if not place:
                return
            tag = name[0].lower()
            yield Start(tag, attributes)
            if tag in _RAW_TEXT:
                data, place = _raw_text(page, place, tag)
                yield Text(data, raw=tag)
                yield End(tag)
        else:
            yield Text("<")
            place = less + 1
    if place < len(page):
        yield Text(html.unescape(page[place:]))


def _after_declaration(page: str, less: int) -> int:
    if page.startswith("<!--", less):
        end = page.find("-->", less + 2)  # "<!-->" is an empty comment
        return end + 3 if end >= 0 else len(page)
    end = page.find(">", less)
    return end + 1 if end >= 0 else len(page)


def _attributes(page: str, place: int) -> tuple[dict[str, str], int]:
    """Return the attributes from ``place`` and where the tag ends; 0 when it never does."""
    found: dict[str, str] = {}
    while True:
        if end := _TAG_END.match(page, place):
            return found, end.end()
        one = _ATTRIBUTE.match(page, place)
        if one is None:
            return found, 0
        name, value = one[1].lower(), next((group for group in one.groups()[1:] if group), "")
        if len(found) < _MOST_ATTRIBUTES:
            found.setdefault(name, html.unescape(value[:_LONGEST_VALUE]))
        place = one.end()


def _raw_text(page: str, place: int, tag: str) -> tuple[str, int]:
    closing = re.compile(rf"</{tag}(?=[\s/>])", re.I).search(page, place)
    if closing is None:
        return page[place:], len(page)
    end = page.find(">", closing.end())
    data = page[place : closing.start()]
    return (html.unescape(data) if tag in ("title", "textarea") else data), end + 1 if end >= 0 else len(page)
