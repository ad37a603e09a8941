"""The articles of a library, and how they were last read."""

from __future__ import annotations

from records.article import Article
from records.changes import Changes
from records.library import Entry, StoredArticle
from storage.annotations import Annotations
from storage.arranging import Arranging
from storage.articles import Articles
from storage.connection import Connection
from storage.corrections import Corrections
from storage.indexing import Indexing
from storage.judgements import Judgements
from storage.keptnotes import rejoin
from storage.likeness import edited
from storage.overrides import Overrides
from storage.revising import settle
from storage.values import storable


class Shelf:
    """The part of ``Library`` that keeps articles; see there."""

    def __init__(self, connection: Connection, indexing: Indexing) -> None:
        self._connection = connection
        self._indexing = indexing
        self._articles = Articles(connection)
        self._arranging = Arranging(connection)
        self._annotations = Annotations(connection)
        self._corrections = Corrections(connection)
        self._overrides = Overrides(connection)
        self._judgements = Judgements(connection)

    def add(self, article: Article) -> tuple[str, Changes]:
        """Keep an article; the same text again opens the article that is there (even in the trash).

        Notes that outlived an article of the same text are its notes again.
        """
        with self._connection.writing():
            identifier = self._articles.add(article)
            rejoin(self._connection, identifier)
        self._indexing.added(identifier)
        return identifier, Changes(identifier, articles=True)

    def find(self, article: Article) -> str:
        """Return the id of the article with the same text, or ""."""
        return self._articles.find(article)

    def find_source(self, source: str) -> str:
        """Return the id of the article last opened from ``source`` (URL or file name), or ""."""
        return self._articles.find_source(source)

    def find_edited(self, article: Article) -> str:
        """Return the id of the article on the shelf that this is an edited text of, or "".

        That is one from the same source (a URL, or a file's name) with much of its text, but not all of it.
        """
        known = self.find_source(article.source)
        if not known or self.find(article):
            return ""
        return known if edited(self.article(known).article.text, storable(article.text)) else ""

    def entries(self) -> tuple[Entry, ...]:
        """Return the shelf, last opened first."""
        return self._articles.entries()

    def trash(self) -> tuple[Entry, ...]:
        """Return the removed articles, last removed first."""
        return self._articles.entries(removed=True)

    def resolve(self, article: str) -> str:
        """Return the full id for an id or a unique beginning of one."""
        return self._articles.resolve(article)

    def article(self, article: str) -> StoredArticle:
        """Return the current revision of an article and how it was last read."""
        return self._articles.stored(article)

    def revise(self, article: str, edited: Article) -> tuple[str, Changes]:
        """Make ``edited`` the article's text and return the new revision's id; the old one is kept.

        Annotations and judgements are attached to their words in the new text. Their
        ``state`` says how surely: one whose words are gone is "detached", never guessed.
        Corrections and languages stay with the sentences that are the same.
        """
        with self._connection.writing():
            stored = self.article(article)
            if stored.article.text == storable(edited.text):
                return stored.revision, self.opened(stored.id)
            revision = self._articles.revise(stored.id, edited)
            settle(self._connection, stored.id)
        self._indexing.added(stored.id)
        return revision, Changes(stored.id, articles=True, annotations=True, judgements=True, renderings=True)

    def turn_to(self, article: str, revision: str) -> Changes:
        """Make another of the texts that an article has had its present one, with the marks at their words.

        Raises:
            SidelightError: when it never had that text.
        """
        with self._connection.writing():
            article = self.resolve(article)
            self._articles.turn_to(article, revision)
            settle(self._connection, article)
        self._indexing.added(article)
        return Changes(article, articles=True, annotations=True, judgements=True, renderings=True)

    def opened(self, article: str) -> Changes:
        """Note that an article was opened now."""
        article = self.resolve(article)
        self._articles.set_opened(article)
        return Changes(article, articles=True)

    def rename(self, article: str, title: str) -> Changes:
        """Give an article a title of the person's own; "" goes back to the one it came with."""
        article = self.resolve(article)
        self._articles.rename(article, title)
        return Changes(article, articles=True)

    def remove(self, article: str) -> tuple[str, Changes]:
        """Move an article to the trash, with all that belongs to it; return its id."""
        article = self.resolve(article)
        self._articles.set_removed(article, removed=True)
        self._indexing.removed(article)
        return article, Changes(article, articles=True, annotations=True)

    def restore_article(self, article: str) -> tuple[str, Changes]:
        """Take an article out of the trash; return its id."""
        article = self._articles.resolve(article, removed=True)
        self._articles.set_removed(article, removed=False)
        self._indexing.added(article)
        return article, Changes(article, articles=True, annotations=True)

    # Where and how it was read

    def set_place(self, article: str, offset: int, scroll: float = 0.0) -> Changes:
        """Keep where reading stopped: code points into the text, pixels of the pane's scroll bar."""
        article = self.resolve(article)
        self._articles.set_place(article, offset, scroll)
        return Changes(article, place=True)

    def set_target(self, article: str, target: str) -> Changes:
        """Keep the language (BCP-47) that an article is read in."""
        article = self.resolve(article)
        self._articles.set_target(article, target)
        return Changes(article, place=True)

    def recent_target(self) -> str:
        """Return the language that any article was last read in, or ""."""
        return self._articles.recent_target()
