"""How a person wants things to be said: translations that serve elsewhere, and the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from records.changes import Changes
from records.glossary import Term
from records.library import Correction, Dismissal, Precedent
from records.sentence import LanguageOverride
from storage.clock import later_than
from storage.connection import Connection
from storage.dismissals import Dismissals
from storage.glossary import Glossary
from storage.indexing import Indexing
from storage.judging import Judging
from storage.revising import settle
from storage.trash import Deleted, forget
from storage.values import now


class Wording(Judging):
    """The part of ``Library`` that keeps wordings; see there."""

    def __init__(self, connection: Connection, indexing: Indexing) -> None:
        super().__init__(connection, indexing)
        self._dismissals = Dismissals(connection)
        self._glossary = Glossary(connection)
        self._precedents: dict[str, tuple[object, tuple[Precedent, ...]]] = {}

    def delete(self, table: str, item: str) -> Changes:
        """Move the row ``item`` of a table to the trash; see ``Notebook``."""
        self._glossary.changes += table == "glossary"
        return super().delete(table, item)

    def undelete(self, identifier: str) -> tuple[Deleted, Changes]:
        """Bring back something that ``deleted`` tells of; see ``Notebook``."""
        back, changes = super().undelete(identifier)
        self._glossary.changes += back.table == "glossary"
        return back, changes

    # Corrections, here and elsewhere

    def precedents(self, target: str) -> tuple[Precedent, ...]:
        """Return the person's translations into ``target`` in all articles on the shelf, the newest first."""
        with self._connection.reading() as sql:  # asked for at every sentence: read again after changes only
            stamp = (self._connection.data_version(), sql.total_changes)
            if self._precedents.get(target, (None,))[0] != stamp:
                self._precedents[target] = (stamp, self._corrections.precedents(target))
            return self._precedents[target][1]

    def restore_correction(self, correction: Correction) -> Changes:
        """Put a correction back as it was, in place of the one there now.

        If the article was edited since, it goes to its sentence in the new text.
        """
        with self._connection.writing() as sql:
            self._corrections.restore(correction)
            forget(sql, correction.id)
            settle(self._connection, correction.article)
        c = correction
        self._indexing.corrected(c.article, c.target, c.start, c.end, c.text)
        return Changes(c.article, renderings=True)

    def index_translation(self, article: str, start: int, end: int, target: str, text: str) -> None:
        """Have the search find the machine's ``text`` for a sentence again; "" for none."""
        self._indexing.corrected(self.resolve(article), target, start, end, text)

    def dismissals(self, article: str, target: str) -> tuple[Dismissal, ...]:
        """Return the offers into ``target`` that were dismissed in an article, the oldest first."""
        found = self._dismissals.of(self.resolve(article))
        return tuple(dismissal for dismissal in found if dismissal.target == target)

    def dismiss(self, article: str, target: str, exact: str, text: str) -> Changes:
        """Do not offer ``text`` for the sentence ``exact`` of this article again."""
        article = self.resolve(article)
        self._dismissals.put(article, Dismissal(target, exact, text, now()))
        return Changes(article, renderings=True)

    def offer_again(self, article: str, target: str, exact: str, text: str) -> Changes:
        """Take a dismissal back."""
        article = self.resolve(article)
        self._dismissals.delete(article, Dismissal(target, exact, text))
        return Changes(article, renderings=True)

    # Languages

    def restore_languages(
        self, article: str, start: int, end: int, before: Sequence[LanguageOverride]
    ) -> Changes:
        """Have what ``before`` says of the languages of a passage, and nothing else.

        ``before`` is what ``overrides`` returned once; only what lies in the passage counts.
        """
        with self._connection.writing():
            self.override_language(article, start, end, "")
            for old in before:
                first, last = max(old.start, start), min(old.end, end)
                if first < last:
                    self.override_language(article, first, last, old.lang)
        return Changes(self.resolve(article), renderings=True)

    # The glossary

    def glossary(self) -> tuple[Term, ...]:
        """Return the terms of the library's glossary, in alphabetical order."""
        return self._glossary.all()

    def glossary_stamp(self) -> object:
        """Return a value that is another one after the glossary may have changed, here or elsewhere."""
        return self._connection.data_version(), self._glossary.changes

    def put_term(self, term: Term) -> tuple[Term, Changes]:
        """Keep a term, in place of the older one with its id or for the same words and languages.

        ``id`` and ``modified`` may be "". Raises SidelightError when it is empty or too long.
        """
        return self._glossary.put(replace(term, modified=later_than(term.modified))), Changes(renderings=True)

    def remove_term(self, identifier: str) -> tuple[Term | None, Changes]:
        """Remove a term; return it, None when it was not there."""
        return self._glossary.delete(identifier), Changes(renderings=True)

    def take_in_terms(self, terms: Iterable[Term]) -> tuple[int, Changes]:
        """Add terms, all or none; return how many are new or changed."""
        time = now()
        count = self._glossary.take_in(replace(term, modified=term.modified or time) for term in terms)
        return count, Changes(renderings=True)

    def restore_terms(self, terms: Iterable[Term]) -> Changes:
        """Have exactly these terms, which ``glossary`` returned once."""
        self._glossary.replace_all(terms)
        return Changes(renderings=True)
