"""Keeping the search index in step with the library, and asking it."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from records.annotation import Annotation
from records.errors import SidelightError
from records.facets import Recurrence, Speaker
from records.library import Hit
from storage import facets
from storage.annotations import Annotations
from storage.articles import Articles
from storage.connection import Connection
from storage.corrections import Corrections
from storage.facets import ClaimRow, Match, QuoteRow
from storage.filtering import left
from storage.finding import Found
from storage.passages import Passage
from storage.query import Filter, Query, parse
from storage.search import Note, SearchIndex


class Indexing:
    """What the library tells its search index.

    A failing index never fails a change to the library: it is brought up to
    date before the next search. The same happens when another program has
    changed the library, or when the index had to be made anew.
    """

    def __init__(self, connection: Connection, cache: Path) -> None:
        self._connection = connection
        self._cache = cache
        self._articles = Articles(connection)
        self._annotations = Annotations(connection)
        self._corrections = Corrections(connection)
        self._stepping = threading.RLock()
        self._in_step: tuple[int, int] | None = None

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(self._cache)

    def close(self) -> None:
        """Close the index, if it was opened."""
        if "_index" in self.__dict__:
            self._index.close()

    def outdated(self) -> None:
        """Note that the library changed in many places: compare before the next search."""
        self._in_step = None

    def added(self, article: str) -> None:
        """Index an article that is new, or back from the trash, block by block."""
        with self._quietly():
            if self._index.revision(article) != self._articles.stored(article).revision:
                self._refresh(article)

    def removed(self, article: str) -> None:
        """Forget an article."""
        with self._quietly():
            self._index.forget([article])

    def noted(self, annotation: Annotation) -> None:
        """Index an annotation's note and tags."""
        with self._quietly():
            self._index.put_notes([_note(annotation)])

    def unnoted(self, annotation: str) -> None:
        """Forget an annotation's note."""
        with self._quietly():
            self._index.put_notes([], gone=[annotation])

    def corrected(self, article: str, target: str, start: int, end: int, text: str) -> None:
        """Index a sentence's translation; "" when it was taken back."""
        with self._quietly():
            self._index.put_translation(article, target, start, end, text)

    def sentences(self, article: str, sentences: Sequence[Passage]) -> tuple[str, ...]:
        """Index an article's sentences; return their languages, the most used one first."""
        share: Counter[str] = Counter()
        for sentence in sentences:
            share[sentence.lang] += sentence.end - sentence.start
        with self._quietly():
            revision = self._articles.stored(article).revision
            self._index.put(article, "original", "", revision, sentences)
        return tuple(lang for lang, _ in share.most_common() if lang not in ("", "und"))

    def renderings(self, article: str, target: str, renderings: Sequence[Passage]) -> None:
        """Index the translation of an article into ``target``."""
        with self._quietly():
            revision = self._articles.stored(article).revision
            self._index.put(article, "translation", target, revision, renderings)

    def search(self, text: str, limit: int) -> tuple[Hit, ...]:
        """Return the passages that the query ``text`` asks for, the best first."""
        query = parse(text)
        if not query.terms and not query.of_passages:
            return self._beginnings(query.filters, limit)
        self._keep_step()
        found = self._search(query, limit)
        if (
            self._in_step and self._in_step[1] != self._index.generation
        ):  # it was damaged: now there is a new one
            self._keep_step()
            found = self._search(query, limit)
        titles = self._titles({hit.article for hit in found})
        return tuple(
            Hit(hit.article, titles[hit.article], hit.where, hit.start, hit.end, hit.context, hit.annotation)
            for hit in found
            if hit.article in titles
        )

    def _search(self, query: Query, limit: int) -> list[Found]:
        articles: set[str] | None = None
        if query.of_articles:
            with self._connection.reading() as sql:
                articles = left(sql, query.of_articles)
        return self._index.search(query, limit, articles)

    def _beginnings(self, filters: Sequence[Filter], limit: int) -> tuple[Hit, ...]:
        """Return the beginnings of the articles that filters leave; none where nothing is asked for."""
        if not filters:
            return ()
        with self._connection.reading() as sql:
            wanted = json.dumps(sorted(left(sql, filters)))
            rows = sql.execute(
                "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))"
                " ORDER BY opened DESC, rowid DESC LIMIT ?",
                (wanted, limit),
            ).fetchall()
            ids = [str(row["id"]) for row in rows]
            titles, texts = self._titles(set(ids)), [self._articles.beginning(each) for each in ids]
        return tuple(
            Hit(each, titles[each], "original", 0, len(text), " ".join(text.split()))
            for each, text in zip(ids, texts, strict=True)
        )

    # Across articles

    def analysed(
        self, article: str, quotes: Sequence[QuoteRow], claims: Sequence[ClaimRow], match: Match
    ) -> None:
        """Keep what the analysis found in an article, and which claims of other articles say the same."""
        with self._quietly():
            revision = self._articles.stored(article).revision
            self._index.put_analysis(article, revision, quotes, claims, match)

    def unanalysed(self) -> tuple[str, ...]:
        """Return the articles on the shelf whose quotes and claims are not in the index."""
        self._keep_step()
        known = self._index.known(facets.PLACE)
        return tuple(
            article for article, revision in self._current().items() if known.get(article) != revision
        )

    def speakers(self, limit: int) -> tuple[Speaker, ...]:
        """Return who is quoted, in the most articles first."""
        self._keep_step()
        return self._index.speakers(limit)

    def recurrences(self, limit: int, article: str = "") -> tuple[Recurrence, ...]:
        """Return the claims that recur in other articles, of one article unless ""."""
        self._keep_step()
        found = self._index.recurrences(limit, article)
        titles = self._titles({claim.article for each in found for claim in each.claims})
        titled = [
            replace(
                each,
                claims=tuple(replace(c, title=titles[c.article]) for c in each.claims if c.article in titles),
            )
            for each in found
        ]
        return tuple(each for each in titled if each.articles > 1)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        try:
            yield
        except SidelightError:
            self._in_step = None

    def _keep_step(self) -> None:
        with self._stepping:  # a second search waits for the first one to bring the index up to date
            self._step()

    def _step(self) -> None:
        now = (self._connection.data_version(), self._index.generation)
        if now != self._in_step:
            with self._quietly():
                self._catch_up()
                self._in_step = (now[0], self._index.generation)

    def _catch_up(self) -> None:
        """Compare the index with the library; index what differs, forget what is gone."""
        revisions, stamps = self._index.known(), self._index.known_notes()
        current = self._current()
        self._index.forget(revisions.keys() - current.keys())
        for article, revision in current.items():
            if revisions.get(article) != revision:
                self._refresh(article)
        notes = {note.annotation: note for note in map(_note, self._annotations.all()) if note.text}
        self._index.put_notes(
            [note for note in notes.values() if stamps.get(note.annotation) != note.stamp],
            gone=stamps.keys() - notes.keys(),
        )

    def _current(self) -> dict[str, str]:
        with self._connection.reading() as sql:
            rows = sql.execute("SELECT id, revision FROM articles WHERE removed = ''")
            return {row["id"]: row["revision"] for row in rows}

    def _refresh(self, article: str) -> None:
        stored = self._articles.stored(article)
        text = stored.article.text
        blocks = [Passage(b.start, b.end, "", text[b.start : b.end]) for b in stored.article.blocks]
        self._index.forget([article])
        self._index.put(article, "original", "", stored.revision, blocks or [Passage(0, len(text), "", text)])
        self._index.put_notes(map(_note, self._annotations.of(article)))
        for correction in self._corrections.of(article):
            self.corrected(article, correction.target, correction.start, correction.end, correction.text)

    def _titles(self, articles: set[str]) -> dict[str, str]:
        with self._connection.reading() as sql:
            rows = sql.execute(
                "SELECT a.id, coalesce(nullif(a.name, ''), r.title) AS title FROM articles a"
                " JOIN revisions r ON r.id = a.revision"
                " WHERE a.removed = '' AND a.id IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(articles)),),
            )
            return {row["id"]: row["title"] for row in rows}


def _note(annotation: Annotation) -> Note:
    a = annotation
    start, end = (0, 0) if a.state == "detached" else (a.start, a.end)
    text = "\n".join(part for part in (a.text, " ".join(a.tags)) if part.strip())
    return Note(a.id, a.article, start, end, text, f"{a.modified} {a.state} {a.start} {a.end}")
