"""The library: every article, annotation and correction of one person, in one folder.

Other rooms talk to this class alone; the work is done in the modules around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self, TextIO

from records.changes import Changes
from records.errors import SidelightError
from records.facets import Recurrence, Speaker
from records.library import Hit
from storage.backup import backup, backup_before, named_backup, restore, set_aside
from storage.checking import Report, check
from storage.clock import set_back
from storage.closing import back_up_if_due, thin_backups, write_files
from storage.connection import Connection
from storage.emptying import thin
from storage.exporting import export_json
from storage.facets import ClaimRow, Match, QuoteRow
from storage.importing import Imported, import_folder, import_json
from storage.indexing import Indexing
from storage.migrations import upgrade
from storage.passages import Passage
from storage.problems import damaged
from storage.recovery import examine
from storage.repairing import repair
from storage.salvaging import Salvaged, salvage
from storage.wording import Wording

FILE = "library.db"
CACHE = "cache.db"


class Library(Wording):
    """The library in one folder.

    Any thread may use it: there is one connection behind a lock, and a call
    that changes something returns only when the change is on the disk. Every
    such call returns its result, if it has one, and what it touched
    (``Changes``). Ids of articles and annotations may be given by a unique
    beginning. Every call may raise ``SidelightError``: the disk is full, the
    folder read-only, the file locked or damaged.

    Articles and how they were read are in ``Shelf``, annotations, corrections
    and languages in ``Notebook``, a person's word on the marks in ``Judging``,
    precedents and the glossary in ``Wording``, what concerns the library as a whole
    is here.
    """

    _safe = 0
    """How much had been changed here when ``keep_safe`` was last done."""

    @classmethod
    def open(cls, folder: Path) -> Library:
        """Open the library in ``folder``, making or upgrading it where that is needed.

        A library in a read-only folder is opened for reading.

        Raises:
            SidelightError: when it cannot be opened, is locked, damaged or of a newer version.
        """
        examine(folder / FILE)
        connection = Connection(folder / FILE)
        try:
            upgrade(connection)
        except BaseException:
            connection.close()
            raise
        return cls(connection, Indexing(connection, folder / CACHE))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the library; what was acknowledged is on the disk already."""
        self._indexing.close()
        self._connection.close()

    @property
    def path(self) -> Path:
        """Return the database file."""
        return self._connection.path

    # The library as a whole

    def backup(self, target: Path | None = None) -> Path:
        """Copy the library to ``target``, else into its folder ``backups``; return the checked copy."""
        return backup(self._connection, target or named_backup(self.path.parent, "backup"))

    @staticmethod
    def restore(folder: Path, source: Path) -> Path | None:
        """Put the backup ``source`` in the place of the library in ``folder``, which may be damaged.

        Returns where the old content is kept, None when there was none. An open
        library should be closed first.
        """
        return restore(source, folder / FILE)

    def keep_safe(self) -> Path | None:
        """After changes, write the articles' own files and, now and then, a backup; return the backup.

        Raises:
            SidelightError: when there is no room for them; the library itself is as it was.
        """
        with self._connection.reading() as sql:
            changes = sql.total_changes
        if self._connection.read_only:
            return None
        thin(self._connection, self._emptied)
        if changes == self._safe:
            return None
        write_files(self._connection)
        copy = back_up_if_due(self._connection)
        self._safe = changes
        return copy

    def check(self) -> Report:
        """Look through the library for anything that cannot be; nothing is changed."""
        return check(self._connection)

    def warnings(self) -> tuple[SidelightError, ...]:
        """Return what a person should know before working on: damage, a clock that was set back."""
        found: list[SidelightError] = []
        with self._connection.reading() as sql:
            sound = sql.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            latest = set_back(sql) if sound else ""
        if not sound:
            found.append(damaged(self.path))
        if latest:
            found.append(
                SidelightError(
                    f"By this computer's clock the library was last changed in the future, at {latest}.",
                    "Set the clock right: new notes are dated by it, and of two versions the later counts.",
                )
            )
        return tuple(found)

    def repair(self) -> Report:
        """Mend what ``check`` finds, as far as that goes, after a backup; ``mended`` says what was done."""
        report = check(self._connection)
        if not report.problems or not report.sound:
            return report
        self._back_up("repair")
        mended = repair(self._connection)
        self._indexing.outdated()
        return replace(check(self._connection), mended=mended)

    @staticmethod
    def salvage(folder: Path, target: Path) -> Salvaged:
        """Write what can be read of the library in ``folder``, however damaged, into the folder ``target``.

        ``rebuild`` makes a library of that. The damaged one is only read.
        """
        return salvage(folder / FILE, target)

    @staticmethod
    def set_aside(folder: Path) -> Path:
        """Move a damaged library to its folder ``backups``; return where it is now."""
        return set_aside(folder / FILE)

    def export_json(
        self, target: Path | TextIO, article: str | None = None, *, articles: Sequence[str] | None = None
    ) -> int:
        """Write all articles, or one, or several, with everything that belongs to them; return how many."""
        wanted = [self.resolve(article)] if article else articles
        return export_json(self._connection, target, wanted)

    def import_json(self, path: Path) -> tuple[Imported, Changes]:
        """Take in what ``export_json`` wrote, here or elsewhere: all of it or nothing, and nothing twice."""
        self._back_up("import")
        return self._imported(import_json(self._connection, path))

    def rebuild(self, folder: Path) -> tuple[Imported, Changes]:
        """Take in every exported file of a folder; those that are no library are told in ``problems``."""
        self._back_up("import")
        return self._imported(import_folder(self._connection, folder))

    def _back_up(self, what: str) -> None:
        """Back up a library that has something in it before much is changed at once, and thin older ones."""
        with self._connection.reading() as sql:
            tables = ("articles", "annotations", "kept_notes", "glossary", "trash")
            filled = any(sql.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() for name in tables)
        if filled and not self._connection.read_only:
            backup_before(self._connection, what)
            thin_backups(self.path.parent, f"before-{what}")

    def _imported(self, imported: Imported) -> tuple[Imported, Changes]:
        self._indexing.outdated()
        return imported, Changes(
            articles=True, annotations=True, judgements=True, renderings=True, place=True
        )

    # Search

    def index_article(self, article: str, sentences: Sequence[Passage]) -> Changes:
        """Take an article's sentences into the search index, and keep its languages for the shelf."""
        article = self.resolve(article)
        languages = self._indexing.sentences(article, sentences)
        return Changes(article, articles=self._articles.set_languages(article, languages))

    def index_renderings(self, article: str, target: str, renderings: Sequence[Passage]) -> Changes:
        """Take an article's translation into ``target`` (BCP-47) into the search index."""
        article = self.resolve(article)
        self._indexing.renderings(article, target, renderings)
        return Changes(article)

    def index_analysis(
        self, article: str, quotes: Sequence[QuoteRow], claims: Sequence[ClaimRow], match: Match
    ) -> Changes:
        """Keep the quotes and claims of an article for looking across articles.

        ``match`` says which claims of other articles say the same.
        """
        article = self.resolve(article)
        self._indexing.analysed(article, quotes, claims, match)
        return Changes(article)

    def unanalysed(self) -> tuple[str, ...]:
        """Return the articles whose quotes and claims were not told by ``index_analysis``."""
        return self._indexing.unanalysed()

    def speakers(self, limit: int = 500) -> tuple[Speaker, ...]:
        """Return who is quoted across the library, in the most articles first."""
        return self._indexing.speakers(limit)

    def recurrences(self, limit: int = 200, article: str = "") -> tuple[Recurrence, ...]:
        """Return the claims that several articles make, or those that one of them shares with others."""
        return self._indexing.recurrences(limit, self.resolve(article) if article else "")

    def search(self, words: str, limit: int = 200) -> tuple[Hit, ...]:
        """Return what contains all of ``words``, in originals, translations and notes; the best first.

        Words in quotation marks have to stand together to the letter; others are
        found in their other forms too, and the last one may be unfinished.
        ``storage.query`` tells which filters there may be among them. Filters
        alone give the beginnings of the articles that they leave.
        """
        return self._indexing.search(words, limit)
