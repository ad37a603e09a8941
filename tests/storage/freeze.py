"""Write a library of the present version, with something of everything in it, as a fixture for upgrades.

    python tests/storage/freeze.py

makes ``schemas/MAJOR.MINOR.sql``. Run it once for each version, in the commit that makes the version;
the file never changes afterwards. ``test_upgrades.py`` opens every one of them.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from records.annotation import RenderingSelector  # noqa: E402
from records.article import Article, Block, Span  # noqa: E402
from records.glossary import Term  # noqa: E402
from records.judgement import Judgement, Review  # noqa: E402
from storage.library import FILE, Library  # noqa: E402
from storage.passages import Passage  # noqa: E402
from storage.schema import VERSION, told_version  # noqa: E402

SCHEMAS = Path(__file__).with_name("schemas")
TEXT = """\
Regjeringen sier nei

«Vi sender ingen soldater», sier statsråden. “No boots on the ground,” the paper writes.
Opposisjonen er uenig 😀. De vil ha svar før påske.
"""


def fill(library: Library) -> None:
    """Do everything that a person can do to a library; add what a new version can do."""
    blocks = (Block("heading", 0, 20, 1), Block("paragraph", 22, len(TEXT) - 1))
    first = Article(TEXT, "Nei", blocks, (Span("emphasis", 22, 30),), "nei.txt", "Kari", "2026-11-20")
    one, _ = library.add(first)
    library.annotate_quote(one, "ingen soldater", "green", "note", "Er det sikkert? 😀", ["krig", "nei"])
    library.annotate(one, "translation", 22, 66, "blue", rendering=RenderingSelector(22, 3, 9, "no sol"))
    library.annotate_quote(one, "uenig", kind="underline")
    library.remove_annotation(library.annotate_quote(one, "svar før påske", text="slettet")[0].id)
    library.correct(one, 22, 66, "en", "“We send no soldiers,” says the minister.", "verified", "“We”")
    library.dismiss(one, "en", "De vil ha svar før påske.", "They want.")
    library.put_term(Term("", "nb", "en", "statsråd", "minister"))
    library.override_language(one, 67, 111, "en")
    revision = library.article(one).revision
    review = Review(
        "disputed", ("https://example.org/svar",), "Avisen trekker det tilbake.", "Kari", "2026-11-21"
    )
    claim = Judgement("", one, revision, "claim", "edited", (22, 66), (22, 45), speaker="statsråden")
    library.judge(replace(claim, status="reported", review=review))
    library.judge(Judgement("", one, revision, "link", "rejected", (22, 66), other=(67, 111)))
    library.index_article(one, [Passage(0, 66, "nb", TEXT[:66]), Passage(67, 111, "en", TEXT[67:111])])
    library.rename(one, "Ingen soldater")
    library.set_place(one, 22, 3.5)
    library.set_target(one, "en")
    library.revise(one, replace(first, text=TEXT.replace("er uenig", "er enig"), blocks=(), spans=()))
    two, _ = library.add(Article("I papirkurven.", "Borte", (Block("paragraph", 0, 14),)))
    library.annotate(two, "original", 2, 13, text="også denne")
    library.remove(two)
    library.tag_articles([one], ["krig", "påske"])
    library.make_collection("Til saken")
    library.collect([one, two], "til saken")
    library.describe(one, replace(library.details(one), publication="Avisen", languages=("nb", "en")))
    library.mark_articles([one], "read")
    three, _ = library.add(Article("Borte for godt.", "Glemt", (Block("paragraph", 0, 15),)))
    library.annotate(three, "original", 0, 5, text="men ikke notatet")
    library.remove(three)
    library.empty_trash(keep_notes=True, articles=[three])


def freeze(target: Path) -> None:
    """Write the tables and rows of such a library as statements of SQL."""
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(Path(folder)) as library:
            fill(library)
        with closing(sqlite3.connect(Path(folder) / FILE)) as sql:
            application = sql.execute("PRAGMA application_id").fetchone()[0]
            head = [f"PRAGMA application_id = {application};", f"PRAGMA user_version = {VERSION};"]
            target.write_text("\n".join([*head, *sql.iterdump()]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    freeze(SCHEMAS / f"{told_version(VERSION)}.sql")
