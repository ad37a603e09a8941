"""What a person makes of the articles of a library: annotations, corrections, languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from records.annotation import Annotation, AnnotationKind, AnnotationState, Colour, Pane, RenderingSelector
from records.changes import Changes
from records.errors import SidelightError
from records.facets import Detached
from records.library import Correction, CorrectionState, StoredArticle
from records.sentence import LanguageOverride
from storage.anchors import quotation
from storage.clock import later_than
from storage.locate import locate
from storage.order import Order
from storage.placing import Placement, candidates, place, restore
from storage.revising import settle
from storage.tables import TABLES
from storage.trash import Deleted, bring_back, deleted, discard, forget
from storage.values import new_id, now, storable, tidy_tags


class Notebook(Order):
    """The part of ``Library`` that keeps what a person makes of the articles; see there."""

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
        with self._connection.writing():
            stored = self.article(article)
            _check_passage(stored, start, end)
            made = self._made(stored, pane, start, end, "attached", colour, kind, text, tags, rendering)
        return self._noted(made)

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
        with self._connection.writing():
            stored = self.article(article)
            found = locate(stored.article.text, quote)
            place = (found.start, found.end, found.state)
            made = self._made(stored, "original", *place, colour, kind, text, tags)
        return self._noted(made)

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
        with self._connection.writing():
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
            new = self._annotations.update(replace(new, modified=later_than(old.modified)))
        return self._noted(new)

    def remove_annotation(self, annotation: str) -> tuple[Annotation, Changes]:
        """Move an annotation to the trash; return it, so that ``restore_annotation`` can undo that."""
        with self._connection.writing() as sql:
            old = self._annotations.get(annotation)
            discard(sql, "annotations", old.id)
        self._indexing.unnoted(old.id)
        return old, Changes(old.article, annotations=True)

    def restore_annotation(self, annotation: Annotation) -> tuple[Annotation, Changes]:
        """Put a removed annotation back as it was; one that is there already stays as it is.

        If the article was edited since, it is attached to its words in the new text.
        """
        with self._connection.writing() as sql:
            article = self.resolve(annotation.article)
            if not self._annotations.exists(annotation.id):
                self._annotations.insert(annotation)
                forget(sql, annotation.id)
                settle(self._connection, article)
            annotation = self._annotations.get(annotation.id)
        return self._noted(annotation)

    def deleted(self, limit: int = 20) -> tuple[Deleted, ...]:
        """Return what the person deleted last, the latest first; articles are in ``trash``."""
        with self._connection.reading() as sql:
            return deleted(sql, limit)

    def replaced(self, limit: int = 20) -> tuple[Deleted, ...]:
        """Return the versions that gave way to later ones when a library was imported, the latest first."""
        with self._connection.reading() as sql:
            return deleted(sql, limit, "replaced")

    def delete(self, table: str, item: str) -> Changes:
        """Move the row ``item`` of a table (``annotations``, or one of ``storage.tables``) to the trash.

        What belongs to it goes along; ``undelete`` brings both back.
        """
        if table != "annotations" and table not in {each.name for each in TABLES}:
            raise SidelightError(f"There is no table {table!r} to delete from.")
        with self._connection.writing() as sql:
            discard(sql, table, item)
        self._indexing.outdated()
        return Changes(annotations=True, renderings=True)

    def undelete(self, identifier: str) -> tuple[Deleted, Changes]:
        """Bring back something that ``deleted`` tells of, by its id there.

        Raises:
            SidelightError: when it is not in the trash any more.
        """
        with self._connection.writing() as sql:
            back = bring_back(sql, identifier)
            if back is None:
                raise SidelightError("It is not in the trash any more.", "It may have been brought back.")
            if back.article:
                settle(self._connection, back.article)
        self._indexing.outdated()
        return back, Changes(back.article, annotations=True, renderings=True)

    def detached(self, limit: int = 200) -> tuple[Detached, ...]:
        """Return the annotations on the shelf whose words are gone, with the passages they may belong to."""
        found: list[Detached] = []
        titles = {entry.id: entry.title for entry in self.entries()}
        for annotation in self._annotations.in_state("detached", limit):
            revision = self._articles.current_revision(annotation.article)
            text = self._articles.revision_text(revision)
            found.append(Detached(annotation, titles[annotation.article], candidates(text, annotation)))
        return tuple(found)

    def place_annotation(self, annotation: str, start: int, end: int) -> tuple[Placement, Changes]:
        """Attach an annotation to a passage (code points) of the current text.

        Returns what ``unplace_annotation`` wants.
        """
        new, before = place(self._connection, annotation, start, end)
        _, changes = self._noted(new)
        return before, changes

    def unplace_annotation(self, before: Placement) -> Changes:
        """Let an annotation stand as it did before ``place_annotation``."""
        _, changes = self._noted(restore(self._connection, before))
        return changes

    def _made(
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
    ) -> Annotation:
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
        return self._annotations.insert(annotation)

    def _noted(self, annotation: Annotation) -> tuple[Annotation, Changes]:
        """Index an annotation that is on the disk, and return it with what it touched."""
        self._indexing.noted(annotation)
        return annotation, Changes(annotation.article, annotations=True)

    # Corrections and languages

    def corrections(self, article: str, target: str | None = None) -> tuple[Correction, ...]:
        """Return the person's translations of an article's sentences in its order; None for any language."""
        return self._corrections.of(self.resolve(article), target)

    def correct(
        self,
        article: str,
        start: int,
        end: int,
        target: str,
        text: str,
        state: CorrectionState = "edited",
        machine: str = "",
    ) -> tuple[Correction, Changes]:
        """Keep a person's translation of the sentence at ``start`` to ``end`` into ``target``.

        It takes the place of the person's older one. Nothing else ever changes it.
        ``machine`` is what the machine had said, "" when it had not.
        """
        with self._connection.writing():
            stored = self.article(article)
            _check_passage(stored, start, end)
            exact = stored.article.text[start:end]
            correction = self._corrections.put(
                stored.id, stored.revision, start, end, exact, target, text, state, machine
            )
        self._indexing.corrected(stored.id, target, start, end, text)
        return correction, Changes(stored.id, renderings=True)

    def remove_correction(
        self, article: str, start: int, end: int, target: str
    ) -> tuple[Correction | None, Changes]:
        """Take a correction back and return it; None when the sentence has none."""
        for old in self.corrections(article, target):
            if (old.start, old.end) == (start, end):
                with self._connection.writing() as sql:
                    discard(sql, "corrections", old.id)
                self._indexing.corrected(old.article, target, start, end, "")
                return old, Changes(old.article, renderings=True)
        return None, Changes()

    def overrides(self, article: str) -> tuple[LanguageOverride, ...]:
        """Return what the person said of the language of passages, in their order; they never overlap."""
        return self._overrides.of(self.resolve(article))

    def override_language(self, article: str, start: int, end: int, lang: str) -> Changes:
        """Say which language (BCP-47) a passage is in; "" takes back what was said of it."""
        with self._connection.writing():
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
