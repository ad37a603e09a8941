"""What a person does to keep order among articles."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from records.changes import Changes
from records.library import Entry
from records.shelf import Arrangement, Collection, Details, KeptNote, ReadState
from storage.arranging import with_collection, with_tags
from storage.connection import Connection
from storage.emptying import Emptied, emptied_before, empty, put_back
from storage.filtering import left
from storage.indexing import Indexing
from storage.keptnotes import kept_notes
from storage.query import Filter
from storage.shelf import Shelf
from storage.trash import forget
from storage.values import now

Done = tuple[tuple[Arrangement, ...], Changes]
"""How the articles that changed stood before, for ``Order.arrange`` to undo that, and what was touched."""


class Order(Shelf):
    """The part of ``Library`` that keeps order among articles; see there.

    Each act takes any number of articles (full ids, on the shelf or in the
    trash) and does all of it or nothing.
    """

    def __init__(self, connection: Connection, indexing: Indexing) -> None:
        super().__init__(connection, indexing)
        self._emptied: set[Path] = set()  # files that an undo may ask for as long as this library is open

    def filtered(self, filters: Iterable[Filter], *, removed: bool = False) -> tuple[Entry, ...]:
        """Return the articles that all ``filters`` leave, with ``removed`` those of the trash."""
        entries = self.trash() if removed else self.entries()
        with self._connection.reading() as sql:
            wanted = left(sql, tuple(filters), removed=removed)
        return tuple(entry for entry in entries if entry.id in wanted)

    def arrange(self, wanted: Iterable[Arrangement]) -> Done:
        """Let articles stand as ``wanted``; of what is None there nothing is changed."""
        former = self._arranging.put(wanted)
        for old in former:
            if old.removed is not None:
                self._indexing.added(old.article) if old.removed else self._indexing.removed(old.article)
        one = former[0].article if len(former) == 1 else ""
        return former, Changes(one, articles=bool(former))

    def tag_articles(
        self, articles: Iterable[str], add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> Done:
        """Give articles tags and take others from them."""
        add, remove = tuple(add), tuple(remove)
        with self._connection.writing():
            return self.arrange(with_tags(each, add, remove) for each in self._arranging.of(articles))

    def collect(self, articles: Iterable[str], collection: str, *, wanted: bool = True) -> Done:
        """Put articles into a collection (its id or name), or take them out of it."""
        with self._connection.writing():
            known = self._arranging.collection(collection).id
            stand = self._arranging.of(articles)
            return self.arrange(with_collection(each, known, wanted=wanted) for each in stand)

    def mark_articles(self, articles: Iterable[str], state: ReadState) -> Done:
        """Say how far articles are read."""
        return self.arrange([Arrangement(article, state=state) for article in articles])

    def describe(self, article: str, details: Details) -> Done:
        """Keep what the person says about an article; the text that was read stays what it is."""
        return self.arrange([Arrangement(self.resolve(article), details=details)])

    def details(self, article: str) -> Details:
        """Return what the person says about an article."""
        (stands,) = self._arranging.of([self.resolve(article)])
        assert stands.details is not None
        return stands.details

    def remove_articles(self, articles: Iterable[str]) -> Done:
        """Move articles to the trash."""
        time = now()
        stand = self._arranging.of(articles)
        return self.arrange(Arrangement(each.article, removed=time) for each in stand if not each.removed)

    def restore_articles(self, articles: Iterable[str]) -> Done:
        """Take articles out of the trash."""
        return self.arrange([Arrangement(article, removed="") for article in articles])

    # Tags and collections

    def article_tags(self) -> tuple[tuple[str, int], ...]:
        """Return every tag in use with the number of articles that have it, or a note with it, by name."""
        return self._arranging.tags()

    def collections(self) -> tuple[Collection, ...]:
        """Return the collections by name."""
        return self._arranging.collections()

    def make_collection(self, name: str, identifier: str = "") -> tuple[Collection, Changes]:
        """Make a collection; ``identifier`` is the id of one that is made again."""
        return self._arranging.make_collection(name, identifier), Changes(articles=True)

    def rename_collection(self, collection: str, name: str) -> tuple[str, Changes]:
        """Give a collection another name; return the one that it had."""
        return self._arranging.rename_collection(collection, name), Changes(articles=True)

    def delete_collection(self, collection: str) -> tuple[tuple[Collection, tuple[str, ...]], Changes]:
        """Delete a collection, not its articles; return it and them, for ``restore_collection``."""
        with self._connection.writing():
            old = self._arranging.collection(collection)
            return (old, self._arranging.delete_collection(old.id)), Changes(articles=True)

    def restore_collection(self, collection: Collection, articles: Iterable[str]) -> Changes:
        """Make a collection again as ``delete_collection`` returned it."""
        with self._connection.writing() as sql:
            self._arranging.make_collection(collection.name, collection.id)
            self._arranging.collect(collection.id, articles)
            forget(sql, collection.id)
        return Changes(articles=True)

    # The trash

    def empty_trash(
        self, *, keep_notes: bool, articles: Iterable[str] | None = None
    ) -> tuple[Emptied, Changes]:
        """Delete the articles of the trash for good, or those named; their notes too unless they are kept."""
        wanted = [entry.id for entry in self.trash()] if articles is None else list(articles)
        emptied = empty(self._connection, wanted, keep_notes=keep_notes)
        if emptied.file:
            self._emptied.add(emptied.file)
        return emptied, Changes(articles=True, annotations=True)

    def refill_trash(self, emptied: Emptied) -> Changes:
        """Take back what ``empty_trash`` deleted."""
        put_back(self._connection, emptied)
        return Changes(articles=True, annotations=True)

    def emptied_before(self) -> tuple[tuple[str, Emptied], ...]:
        """Return what was deleted for good and can still be taken back, with when; the latest first."""
        return emptied_before(self._connection)

    def kept_notes(self) -> tuple[KeptNote, ...]:
        """Return the notes that outlived their articles."""
        with self._connection.reading() as sql:
            return kept_notes(sql)
