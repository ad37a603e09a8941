"""The search index: every sentence, translation and note by its words.

It lives in cache.db and holds nothing that the library does not; a missing or
damaged one is made again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Self

from records.facets import Recurrence, Speaker
from records.library import HitPlace
from storage import facets, passages
from storage.cachefile import CacheFile
from storage.connection import Connection
from storage.finding import Found, find
from storage.indexfile import prepare_index
from storage.passages import Passage
from storage.query import Query


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it is indexed; ``stamp`` changes whenever anything about it does."""

    annotation: str
    article: str
    start: int
    end: int
    text: str
    stamp: str


class SearchIndex:
    """The tables of ``storage.indexfile``. Any thread may use it."""

    def __init__(self, path: Path) -> None:
        self.file = CacheFile(path, prepare_index)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def put(
        self, article: str, where: HitPlace, target: str, revision: str, sentences: Sequence[Passage]
    ) -> None:
        """Index an article's sentences, or their translations into ``target``, in place of the older ones.

        Nothing is done when all of it is indexed already.
        """
        content = json.dumps([astuple(sentence) for sentence in sentences])
        stamp = f"{revision}:{hashlib.sha256(content.encode()).hexdigest()[:16]}"

        def write(connection: Connection) -> None:
            with connection.reading() as sql:
                if stamp == passages.stamp_of(sql, article, where, target):
                    return
            with connection.writing() as sql:
                passages.delete_of(sql, article, "place = ? AND target = ?", where, target)
                passages.insert(sql, article, where, target, sentences)
                passages.set_stamp(sql, article, where, stamp, target)

        self.file.run(write)

    def put_translation(self, article: str, target: str, start: int, end: int, text: str) -> None:
        """Index one sentence's translation anew; the text "" takes it out."""

        def write(connection: Connection) -> None:
            with connection.writing() as sql:
                same = "place = 'translation' AND target = ? AND start = ? AND end = ?"
                passages.delete_of(sql, article, same, target, start, end)
                if text:
                    passages.insert(sql, article, "translation", target, [Passage(start, end, target, text)])
                sql.execute(
                    "DELETE FROM indexed WHERE article = ? AND place = 'translation' AND target = ?",
                    (article, target),
                )

        self.file.run(write)

    def put_notes(self, notes: Iterable[Note], gone: Iterable[str] = ()) -> None:
        """Index notes in place of what was known of them, and forget the annotations ``gone``."""
        notes, gone = list(notes), list(gone)

        def write(connection: Connection) -> None:
            with connection.writing() as sql:
                for identifier in [*gone, *(note.annotation for note in notes)]:
                    passages.delete(sql, "annotation = ? AND annotation <> ''", identifier)
                for note in notes:
                    if note.text.strip():
                        passage = Passage(note.start, note.end, "", note.text)
                        passages.insert(sql, note.article, "note", "", [passage], note.annotation, note.stamp)

        self.file.run(write)

    def forget(self, articles: Iterable[str]) -> None:
        """Take articles out of the index, with all that is known of them there."""
        gone = list(articles)

        def write(connection: Connection) -> None:
            with connection.writing() as sql:
                for article in gone:
                    passages.forget(sql, article)
                    facets.forget(sql, article)

        self.file.run(write)

    def put_analysis(
        self,
        article: str,
        revision: str,
        quotes: Sequence[facets.QuoteRow],
        claims: Sequence[facets.ClaimRow],
        match: facets.Match,
    ) -> None:
        """Keep what the analysis found in an article; ``match`` says which claims say the same."""
        content = repr((quotes, [replace(claim, features=frozenset()) for claim in claims]))
        stamp = f"{revision}:{hashlib.sha256(content.encode()).hexdigest()[:16]}"

        def write(connection: Connection) -> None:
            with connection.writing() as sql:
                facets.put(sql, article, stamp, quotes, claims, match)

        self.file.run(write)

    def speakers(self, limit: int) -> tuple[Speaker, ...]:
        """Return who is quoted, in the most articles first."""

        def read(connection: Connection) -> tuple[Speaker, ...]:
            with connection.reading() as sql:
                return facets.speakers(sql, limit)

        return self.file.run(read)

    def recurrences(self, limit: int, article: str = "") -> tuple[Recurrence, ...]:
        """Return the claims that recur, of one article unless ""; titles are left empty."""

        def read(connection: Connection) -> tuple[Recurrence, ...]:
            with connection.reading() as sql:
                return facets.recurrences(sql, limit, article)

        return self.file.run(read)

    @property
    def generation(self) -> int:
        """Return how often the file had to be made anew since it was opened."""
        return self.file.generation

    def revision(self, article: str, place: str = "original") -> str:
        """Return the revision of an article that is indexed, or ""."""

        def read(connection: Connection) -> str:
            with connection.reading() as sql:
                return passages.stamp_of(sql, article, place).partition(":")[0]

        return self.file.run(read)

    def known(self, place: str = "original") -> dict[str, str]:
        """Return the revision of every article indexed."""

        def read(connection: Connection) -> dict[str, str]:
            with connection.reading() as sql:
                rows = sql.execute("SELECT article, stamp FROM indexed WHERE place = ?", (place,))
                return {row["article"]: row["stamp"].partition(":")[0] for row in rows}

        return self.file.run(read)

    def known_notes(self) -> dict[str, str]:
        """Return the stamp of every note indexed, by annotation."""

        def read(connection: Connection) -> dict[str, str]:
            with connection.reading() as sql:
                notes = sql.execute("SELECT annotation, stamp FROM passages WHERE annotation <> ''")
                return {row["annotation"]: row["stamp"] for row in notes}

        return self.file.run(read)

    def search(self, query: Query, limit: int, articles: Collection[str] | None = None) -> list[Found]:
        """Return the passages that ``query`` asks for, the best first; of ``articles`` unless that is None.

        When no passage has all the words, those of articles that have the words in different places.
        """

        def read(connection: Connection) -> list[Found]:
            with connection.reading() as sql:
                return find(sql, query, limit, articles)

        return self.file.run(read)
