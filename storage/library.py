"""The library: every article, annotation and correction of one person, in one folder.

Other rooms talk to this class alone; the work is done in the modules around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Self

from records.annotation import Annotation, AnnotationKind, AnnotationState, Colour, Pane, RenderingSelector
from records.article import Article
from records.changes import Changes
from records.errors import SidelightError
from records.library import Correction, CorrectionState, Entry, StoredArticle
from records.sentence import LanguageOverride
from storage.anchors import quotation
from storage.annotations import Annotations
from storage.articles import Articles
from storage.connection import Connection
from storage.corrections import Corrections
from storage.locate import locate
from storage.migrations import upgrade
from storage.overrides import Overrides
from storage.revising import carry_annotations, carry_corrections, carry_overrides
from storage.values import new_id, now, storable, tidy_tags

FILE = "library.db"


class Library:
    """The library in one folder.

    Any thread may use it: there is one connection behind a lock, and a call
    that changes something returns only when the change is on the disk. Every
    such call returns its result, if it has one, and what it touched
    (``Changes``). Ids of articles and annotations may be given by a unique
    beginning. Every call may raise ``SidelightError``: the disk is full, the
    folder read-only, the file locked or damaged.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._articles = Articles(connection)
        self._annotations = Annotations(connection)
        self._corrections = Corrections(connection)
        self._overrides = Overrides(connection)

    @classmethod
    def open(cls, folder: Path) -> Library:
        """Open the library in ``folder``, making or upgrading it where that is needed.

        A library in a read-only folder is opened for reading.

        Raises:
            SidelightError: when it cannot be opened, is locked, damaged or of a newer version.
        """
        connection = Connection(folder / FILE)
        try:
            upgrade(connection)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the library; what was acknowledged is on the disk already."""
        self._connection.close()

    @property
    def path(self) -> Path:
        """Return the database file."""
        return self._connection.path

    # Articles

    def add(self, article: Article) -> tuple[str, Changes]:
        """Keep an article; the same text again opens the article that is there (even in the trash)."""
        identifier = self._articles.add(article)
        return identifier, Changes(identifier, articles=True)

    def find(self, article: Article) -> str:
        """Return the id of the article with the same text, or ""."""
        return self._articles.find(article)

    def find_source(self, source: str) -> str:
        """Return the id of the article last opened from ``source`` (URL or file name), or ""."""
        return self._articles.find_source(source)

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

        Annotations are attached to their words in the new text. Their ``state``
        says how surely: one whose words are gone is "detached", never guessed.
        Corrections and languages stay with the sentences that are the same.
        """
        stored = self.article(article)
        if stored.article.text == storable(edited.text):
            return stored.revision, self.opened(stored.id)
        with self._connection.writing():
            revision = self._articles.revise(stored.id, edited)
            text = storable(edited.text)
            carry_annotations(self._articles, self._annotations, stored.id, revision, text)
            carry_corrections(self._articles, self._corrections, stored.id, revision, text)
            carry_overrides(self._articles, self._overrides, stored.id, revision, text)
        return revision, Changes(stored.id, articles=True, annotations=True, renderings=True)

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
        return article, Changes(article, articles=True, annotations=True)

    def restore_article(self, article: str) -> tuple[str, Changes]:
        """Take an article out of the trash; return its id."""
        article = self._articles.resolve(article, removed=True)
        self._articles.set_removed(article, removed=False)
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

    # Annotations

    def annotations(self, article: str) -> tuple[Annotation, ...]:
        """Return the annotations of an article in the order of the text, detached ones last."""
        return self._annotations.of(self.resolve(article))

    def annotation(self, annotation: str) -> Annotation:
        """Return one annotation."""
        return self._annotations.get(annotation)

    def annotate(
        self,
        article: str,
        pane: Pane,
        start: int,
        end: int,
        colour: Colour = "yellow",
        kind: AnnotationKind = "highlight",
        text: str = "",
        tags: Iterable[str] = (),
        rendering: RenderingSelector | None = None,
    ) -> tuple[Annotation, Changes]:
        """Mark a passage; the annotation is on the disk when this returns.

        Args:
            article: The article's id.
            pane: Where the words were chosen.
            start: First code point of the passage in the original.
            end: Code point after its last one.
            colour: One of ``records.annotation.COLOURS``.
            kind: "highlight", "note" or "underline".
            text: The note, "" for none.
            tags: The tags, in order.
            rendering: The words chosen, for the translation pane.

        Raises:
            SidelightError: when the range is empty or outside the text, or nothing could be written.
        """
        stored = self.article(article)
        _check_passage(stored, start, end)
        return self._annotate(stored, pane, start, end, "attached", colour, kind, text, tags, rendering)

    def annotate_quote(
        self,
        article: str,
        quote: str,
        colour: Colour = "yellow",
        kind: AnnotationKind = "highlight",
        text: str = "",
        tags: Iterable[str] = (),
    ) -> tuple[Annotation, Changes]:
        """Mark the passage of the original that reads like ``quote``; as ``annotate`` otherwise.

        Raises:
            SidelightError: when there is no such passage, or more than one.
        """
        stored = self.article(article)
        found = locate(stored.article.text, quote)
        return self._annotate(
            stored, "original", found.start, found.end, found.state, colour, kind, text, tags
        )

    def edit_annotation(
        self,
        annotation: str,
        *,
        text: str | None = None,
        colour: Colour | None = None,
        tags: Iterable[str] | None = None,
        kind: AnnotationKind | None = None,
    ) -> tuple[Annotation, Changes]:
        """Change what is given, leave what is None; return the annotation as it is now."""
        old = self._annotations.get(annotation)
        new = replace(
            old,
            text=old.text if text is None else storable(text),
            colour=colour or old.colour,
            tags=old.tags if tags is None else tidy_tags(tags),
            kind=kind or old.kind,
        )
        if new == old:
            return old, Changes(old.article)
        new = self._annotations.update(replace(new, modified=now()))
        return new, Changes(new.article, annotations=True)

    def remove_annotation(self, annotation: str) -> tuple[Annotation, Changes]:
        """Remove an annotation; return it, so that ``restore_annotation`` can undo that."""
        old = self._annotations.get(annotation)
        self._annotations.delete(old.id)
        return old, Changes(old.article, annotations=True)

    def restore_annotation(self, annotation: Annotation) -> tuple[Annotation, Changes]:
        """Put a removed annotation back as it was; one that is there already stays as it is."""
        if not self._annotations.exists(annotation.id):
            self._annotations.insert(annotation)
        return annotation, Changes(annotation.article, annotations=True)

    def _annotate(
        self,
        stored: StoredArticle,
        pane: Pane,
        start: int,
        end: int,
        state: AnnotationState,
        colour: Colour,
        kind: AnnotationKind,
        text: str,
        tags: Iterable[str],
        rendering: RenderingSelector | None = None,
    ) -> tuple[Annotation, Changes]:
        time = now()
        annotation = Annotation(
            id=new_id(),
            article=stored.id,
            revision=stored.revision,
            pane=pane,
            start=start,
            end=end,
            **quotation(stored.article.text, start, end),
            colour=colour,
            kind=kind,
            text=text,
            tags=tuple(tags),
            state=state,
            created=time,
            modified=time,
            rendering=rendering,
        )
        return self._annotations.insert(annotation), Changes(stored.id, annotations=True)

    # Corrections and languages

    def corrections(self, article: str, target: str) -> tuple[Correction, ...]:
        """Return the person's translations of an article's sentences into ``target``, in its order."""
        return self._corrections.of(self.resolve(article), target)

    def correct(
        self,
        article: str,
        start: int,
        end: int,
        target: str,
        text: str,
        state: CorrectionState = "edited",
    ) -> tuple[Correction, Changes]:
        """Keep a person's translation of the sentence at ``start`` to ``end`` into ``target``.

        It takes the place of the person's older one. Nothing else ever changes it.
        """
        stored = self.article(article)
        _check_passage(stored, start, end)
        exact = stored.article.text[start:end]
        correction = self._corrections.put(stored.id, stored.revision, start, end, exact, target, text, state)
        return correction, Changes(stored.id, renderings=True)

    def remove_correction(
        self, article: str, start: int, end: int, target: str
    ) -> tuple[Correction | None, Changes]:
        """Take a correction back and return it; None when the sentence has none."""
        for old in self.corrections(article, target):
            if (old.start, old.end) == (start, end):
                self._corrections.delete(old)
                return old, Changes(old.article, renderings=True)
        return None, Changes()

    def overrides(self, article: str) -> tuple[LanguageOverride, ...]:
        """Return what the person said of the language of passages, in their order; they never overlap."""
        return self._overrides.of(self.resolve(article))

    def override_language(self, article: str, start: int, end: int, lang: str) -> Changes:
        """Say which language (BCP-47) a passage is in; "" takes back what was said of it."""
        stored = self.article(article)
        _check_passage(stored, start, end)
        self._overrides.put(stored.id, stored.revision, start, end, stored.article.text, lang)
        return Changes(stored.id, renderings=True)


def _check_passage(stored: StoredArticle, start: int, end: int) -> None:
    length = len(stored.article.text)
    if not 0 <= start < end <= length:
        raise SidelightError(
            f"There is no passage {start} to {end} in an article of {length} characters.",
            "Choose some words first.",
        )
