from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from records.annotation import RenderingSelector
from records.article import Article
from records.changes import Changes
from records.errors import SidelightError
from records.judgement import Judgement, Review
from storage.importing import Imported
from storage.library import Library

MakeArticle = Callable[..., Article]


def judge(library: Library, article: str, *quotes: str) -> None:
    """Reject a claim and a link, check a claim with evidence, give a quote other words."""
    stored = library.article(article)
    starts = [stored.article.text.index(words) for words in quotes]
    rejected, checked, lost = ((a, a + len(words)) for a, words in zip(starts, quotes, strict=True))
    review = Review("refuted", ("https://example.org/a?b=1",), "Not so 😀", "Kari", "2026-11-24")
    own = (article, stored.revision)
    library.judge(Judgement("", *own, "claim", "rejected", rejected, status="asserted", speaker="author"))
    library.judge(Judgement("", *own, "claim", "accepted", checked, status="reported", review=review))
    library.judge(Judgement("", *own, "quote", "edited", checked, lost, rejected, speaker="Ola"))
    library.judge(Judgement("", *own, "link", "rejected", rejected, other=checked, rule="numbers"))


@pytest.fixture
def full(library: Library, sample: Article, make_article: MakeArticle) -> Library:
    """A library with something of everything in it."""
    one, _ = library.add(sample)
    library.annotate_quote(one, "Iranerne er smarte", "green", "note", "Is that so? 😀", ["a", "b"])
    library.annotate(one, "translation", 0, 9, rendering=RenderingSelector(0, 2, 7, "chosen"))
    library.annotate_quote(one, "underhånden", text="will be gone")
    library.correct(one, 0, 20, "en", "Mine", "verified")
    library.override_language(one, 5, 30, "nn")
    judge(library, one, "Iranerne er smarte.", "De fleste vil velge Iran.", "underhånden")
    library.set_place(one, 7, 3.25)
    library.set_target(one, "en")
    library.rename(one, "My name")
    library.revise(one, Article(sample.text.replace(" underhånden", ""), "Edited", ()))
    two, _ = library.add(make_article("A second one, soon in the trash."))
    library.remove(two)
    return library


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "other") as opened:
        yield opened


def exported(library: Library) -> dict[str, Any]:
    stream = io.StringIO()
    library.export_json(stream)
    value = json.loads(stream.getvalue())
    del value["exported"]
    return value


def test_everything_comes_back_as_it_was(full: Library, other: Library, tmp_path: Path) -> None:
    assert full.export_json(tmp_path / "all.json") == 2
    imported, changes = other.import_json(tmp_path / "all.json")
    assert imported == Imported(articles=2, annotations=3)
    assert changes.articles
    assert exported(other) == exported(full)
    assert other.entries() == full.entries()
    assert other.trash() == full.trash()


def test_importing_again_makes_nothing_twice(full: Library, tmp_path: Path) -> None:
    before = exported(full)
    full.export_json(tmp_path / "all.json")
    assert full.import_json(tmp_path / "all.json")[0] == Imported()
    assert exported(full) == before


def test_of_two_versions_of_a_note_the_later_one_stays(full: Library, other: Library, tmp_path: Path) -> None:
    full.export_json(tmp_path / "old.json")
    other.import_json(tmp_path / "old.json")
    note = next(a for a in full.annotations(full.entries()[0].id) if a.colour == "green")
    full.edit_annotation(note.id, text="newer")
    full.export_json(tmp_path / "new.json")
    assert other.import_json(tmp_path / "new.json")[0] == Imported(renewed=1)
    assert other.annotation(note.id).text == "newer"
    assert full.import_json(tmp_path / "old.json")[0] == Imported()
    assert full.annotation(note.id).text == "newer"


def test_the_same_text_kept_in_two_libraries_becomes_one_article(
    library: Library, other: Library, sample: Article, tmp_path: Path
) -> None:
    theirs, _ = other.add(sample)
    note, _ = other.annotate(theirs, "original", 0, 4, text="from there")
    mine, _ = library.add(sample)
    library.annotate(mine, "original", 0, 4, text="from here")
    other.export_json(tmp_path / "other.json")
    library.import_json(tmp_path / "other.json")
    assert len(library.entries()) == 1
    assert {a.text for a in library.annotations(mine)} == {"from here", "from there"}
    assert library.annotation(note.id).revision == library.article(mine).revision
    assert library.check().problems == ()


def test_notes_made_of_different_texts_of_an_article_meet_on_the_later_one(
    library: Library, other: Library, sample: Article, tmp_path: Path
) -> None:
    mine, _ = library.add(sample)
    library.export_json(tmp_path / "first.json")
    other.import_json(tmp_path / "first.json")
    library.annotate_quote(mine, "Iranerne er smarte", text="of the old text")
    other.revise(mine, Article(sample.text.replace("Iran har allerede", "Iran har alt"), "New", ()))
    other.annotate_quote(mine, "De fleste vil velge Iran", text="of the new text")
    library.export_json(tmp_path / "old.json")
    other.export_json(tmp_path / "new.json")
    library.import_json(tmp_path / "new.json")
    other.import_json(tmp_path / "old.json")
    for each in (library, other):
        text = each.article(mine).article.text
        assert text.startswith("Iran har alt sendt")
        notes = each.annotations(mine)
        assert [(note.text, note.state) for note in notes] == [
            ("of the new text", "attached"),
            ("of the old text", "attached"),
        ]
        assert all(text[note.start : note.end] == note.exact for note in notes)
        assert each.check().problems == ()


def test_what_was_imported_is_found(full: Library, other: Library, tmp_path: Path) -> None:
    assert other.search("smarte") == ()
    full.export_json(tmp_path / "all.json")
    other.import_json(tmp_path / "all.json")
    assert {hit.where for word in ("smarte", "so", "mine") for hit in other.search(word)} == {
        "original",
        "note",
        "translation",
    }


def test_a_library_is_rebuilt_from_articles_in_a_folder(
    full: Library, other: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    for entry in full.entries():
        assert full.export_json(folder / f"{entry.id}.json", entry.id) == 1
    (folder / "broken.json").write_text("{")
    (folder / "notes.txt").write_text("not one of them")
    imported, _ = other.rebuild(folder)
    assert (imported.articles, imported.annotations) == (1, 3)
    assert imported.problems == (f"broken.json: {folder / 'broken.json'} is not JSON.",)
    assert other.entries() == full.entries()


def test_a_folder_without_exports_is_told(library: Library, tmp_path: Path) -> None:
    with pytest.raises(SidelightError, match=r"no \.json file"):
        library.rebuild(tmp_path)
    with pytest.raises(SidelightError, match="No such file"):
        library.rebuild(tmp_path / "missing")


def spoil(value: dict[str, Any], path: str, new: Any) -> None:
    *way, last = path.split(".")
    place: Any = value
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    if new is ...:
        del place[last]
    else:
        place[last] = new


SPOILT = [
    ("format", "something else"),
    ("version", 99),
    ("version", True),
    ("articles", {}),
    ("articles", [None]),
    ("articles.0.id", "../../etc/passwd"),
    ("articles.0.id", ...),
    ("articles.0.revision", "00000000-0000-4000-8000-000000000000"),
    ("articles.0.place", 10**9),
    ("articles.0.place", -1),
    ("articles.0.scroll", "far"),
    ("articles.0.scroll", float("nan")),
    ("articles.0.added", "yesterday"),
    ("articles.0.target", "; DROP TABLE"),
    ("articles.0.revisions", []),
    ("articles.0.revisions.0.text", "altered"),
    ("articles.0.revisions.0.text", 7),
    ("articles.0.revisions.0.title", "x" * 10_001),
    ("articles.0.revisions.0.blocks.0.kind", "script"),
    ("articles.0.revisions.0.blocks.0.end", 10**9),
    ("articles.0.revisions.0.blocks.1.start", 0),
    ("articles.0.revisions.0.spans.0.href", ["x"]),
    ("articles.0.annotations.0.start", -5),
    ("articles.0.annotations.0.end", 10**9),
    ("articles.0.annotations.0.exact", "other words"),
    ("articles.0.annotations.0.colour", "mauve"),
    ("articles.0.annotations.0.tags", "not a list"),
    ("articles.0.annotations.0.tags", [1]),
    ("articles.0.annotations.0.origin.end", 10**9),
    ("articles.0.annotations.0.rendering", "chosen"),
    ("articles.0.annotations.0.revision", "00000000-0000-4000-8000-000000000000"),
    ("articles.0.corrections.0.state", "machine"),
    ("articles.0.corrections.0.text", ...),
    ("articles.0.overrides.0.lang", ""),
    ("articles.0.judgements.0.decision", "guessed"),
    ("articles.0.judgements.0.kind", "note"),
    ("articles.0.judgements.0.start", ...),
    ("articles.0.judgements.0.exact", "other words"),
    ("articles.0.judgements.0.end", 10**9),
    ("articles.0.judgements.0.span_start", -1),
    ("articles.0.judgements.0.revision", "00000000-0000-4000-8000-000000000000"),
    ("articles.0.judgements.0.anonymous", 2),
    ("articles.0.judgements.0.verdict", "true"),
    ("articles.0.judgements.0.evidence", "not a list"),
    ("articles.0.judgements.0.note", 7),
]


@pytest.mark.parametrize(("path", "new"), SPOILT)
def test_one_wrong_field_and_nothing_is_imported(
    full: Library, other: Library, tmp_path: Path, path: str, new: Any
) -> None:
    full.export_json(tmp_path / "all.json")
    value = json.loads((tmp_path / "all.json").read_text())
    spoil(value, path, new)
    (tmp_path / "spoilt.json").write_text(json.dumps(value))
    with pytest.raises(SidelightError):
        other.import_json(tmp_path / "spoilt.json")
    assert other.entries() == other.trash() == ()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[" * 100_000, b"[]", b"null", b'{"format": 1}'])
def test_what_is_no_export_is_told(library: Library, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(SidelightError):
        library.import_json(tmp_path / "x.json")


def test_an_export_that_cannot_be_written_leaves_the_older_one(full: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SidelightError):
        full.export_json(tmp_path / "file" / "all.json")
    assert (tmp_path / "file").read_text() == "in the way"


def test_importing_says_that_everything_may_have_changed(full: Library, tmp_path: Path) -> None:
    full.export_json(tmp_path / "all.json")
    _, changes = full.import_json(tmp_path / "all.json")
    assert changes == Changes(articles=True, annotations=True, judgements=True, renderings=True, place=True)
