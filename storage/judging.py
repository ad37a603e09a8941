"""What a person says of the marks that the program makes: accepted, rejected, edited, added, checked."""

from __future__ import annotations

from dataclasses import replace

from records.changes import Changes
from records.judgement import Judgement
from storage.notebook import Notebook


class Judging(Notebook):
    """The part of ``Library`` that keeps judgements; see there."""

    def judgements(self, article: str) -> tuple[Judgement, ...]:
        """Return what was said of an article's marks, in the order in which it was said."""
        return self._judgements.of(self.resolve(article))

    def judge(self, judgement: Judgement) -> tuple[Judgement, Changes]:
        """Keep a judgement, in place of the one with the same id; it is on the disk when this returns.

        The id where it is "", the words and the times are filled in. ``place`` of
        what is returned says where its words are in the current text.

        Raises:
            SidelightError: when a passage is outside its text, or nothing could be written.
        """
        article = self.resolve(judgement.article)
        return self._judgements.put(replace(judgement, article=article)), Changes(article, judgements=True)

    def remove_judgement(self, judgement: str) -> tuple[Judgement, Changes]:
        """Take a judgement back, so that the rules hold again; return it for ``judge`` to undo that."""
        with self._connection.writing():
            old = self._judgements.get(judgement)
            self._judgements.delete(old.id)
        return old, Changes(old.article, judgements=True)
