"""How a person keeps order among articles: tags, collections, read state, details of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReadState = Literal["unread", "reading", "read", "archived"]
READ_STATES: tuple[ReadState, ...] = ("unread", "reading", "read", "archived")


@dataclass(frozen=True, slots=True)
class Details:
    """What a person says about an article; None where what the article came with holds.

    ``publication`` is where it appeared, as in "Aftenposten"; ``source`` a URL
    or a file name; ``published`` an ISO date or ""; ``languages`` BCP-47 codes,
    the most used one first.
    """

    title: str | None = None
    author: str | None = None
    publication: str | None = None
    source: str | None = None
    published: str | None = None
    languages: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """A named set of articles; an article may be in several. ``articles`` is how many it has."""

    id: str
    name: str
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where one article stands in the order of the library; None for what is not spoken of.

    ``collections`` are ids. ``removed`` is when it went to the trash (ISO 8601
    in UTC), "" for an article on the shelf.
    """

    article: str
    tags: tuple[str, ...] | None = None
    collections: tuple[str, ...] | None = None
    state: ReadState | None = None
    details: Details | None = None
    removed: str | None = None


@dataclass(frozen=True, slots=True)
class KeptNote:
    """A note that outlived its article: the words it was written about, and what is known of the article.

    ``article`` is the id that the article had, ``sha256`` that of the text in which
    ``start`` and ``end`` (code points) count: with the same text the note comes back.
    ``rendering`` is JSON, as ``RenderingSelector`` has it, for words chosen in a translation.
    """

    id: str
    article: str
    title: str
    source: str
    author: str
    published: str
    sha256: str
    pane: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    rendering: str | None
    colour: str
    kind: str
    text: str
    tags: tuple[str, ...]
    created: str
    modified: str
    deleted: str
