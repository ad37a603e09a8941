"""What the library answers with: entries of the shelf, stored articles, search hits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from records.article import Article
from records.shelf import ReadState

HitPlace = Literal["original", "translation", "note"]
CorrectionState = Literal["edited", "verified"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where reading stopped: code points into the text, pixels of the pane's scroll bar."""

    offset: int = 0
    scroll: float = 0.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One article on the shelf.

    ``added`` and ``opened`` are ISO 8601 in UTC; ``removed`` too, "" unless the
    article is in the trash. ``languages`` are BCP-47 codes, the most used one
    first; empty until the article was segmented. ``annotations`` is a count;
    ``tags`` and ``collections`` are those of the article itself, by name.
    """

    id: str
    title: str
    source: str
    author: str
    published: str
    added: str
    opened: str
    words: int
    languages: tuple[str, ...] = ()
    annotations: int = 0
    removed: str = ""
    publication: str = ""
    state: ReadState = "unread"
    tags: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """The current revision of an article, and how it was last read.

    ``target`` is the reader's language at that time, "" when never chosen.
    """

    id: str
    revision: str
    article: Article
    place: Place = Place()
    target: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's own translation of one sentence.

    ``start`` and ``end`` are code points in the text of ``revision``; ``exact``
    is the sentence itself. ``target`` is a BCP-47 code. ``machine`` is the
    machine's translation that the person had before them, "" when there was
    none. Times are ISO 8601 in UTC.
    """

    id: str
    article: str
    revision: str
    start: int
    end: int
    exact: str
    target: str
    text: str
    state: CorrectionState
    modified: str
    machine: str = ""


@dataclass(frozen=True, slots=True)
class Precedent:
    """A person's translation as it may serve elsewhere, with the title of the article it stands in."""

    correction: Correction
    title: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """The words that a person did not want for a sentence (``exact``) of one article."""

    target: str
    exact: str
    text: str
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that a search found.

    ``start`` and ``end`` are code points in the original: of the words found,
    of the sentence for a hit in its translation, of the annotation for a hit in
    a note (both 0 when that is detached). ``context`` is the text around the
    words found, in the language they were found in. ``annotation`` is an id or "".
    """

    article: str
    title: str
    where: HitPlace
    start: int
    end: int
    context: str
    annotation: str = ""
