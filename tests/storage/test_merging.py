"""Two libraries of one person, edited apart and brought together."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from records.article import Article
from storage.library import Library
from storage.overrides import Overrides

MakeArticle = Callable[..., Article]


@pytest.fixture
def other(tmp_path: Path, new_library: Path) -> Iterator[Library]:
    shutil.copytree(new_library, tmp_path / "other")
    with Library.open(tmp_path / "other") as opened:
        yield opened


def carry(one: Library, two: Library) -> None:
    path = two.path.parent / "carried.json"
    one.export_json(path)
    two.import_json(path)
    time.sleep(0.002)  # times are kept to the millisecond: what follows is later


def state(library: Library) -> dict[str, object]:
    found: dict[str, object] = {}
    for entry in library.entries():
        notes = [(n.id, n.text, n.tags, n.colour, n.start, n.state) for n in library.annotations(entry.id)]
        corrections = [(c.text, c.start, c.state) for c in library.corrections(entry.id, "en")]
        found[entry.id] = (entry.title, notes, corrections, library.overrides(entry.id))
    return found


def test_there_and_back_both_edited(library: Library, other: Library, sample: Article) -> None:
    article, _ = library.add(sample)
    kept, _ = library.annotate_quote(article, "Iranerne er smarte", text="first")
    both, _ = library.annotate_quote(article, "De fleste vil velge Iran", text="common ground")
    gone, _ = library.annotate_quote(article, "underhånden", text="to be deleted here")
    library.correct(article, 0, 20, "en", "One")
    carry(library, other)
    # apart: here
    library.edit_annotation(kept.id, text="edited here", tags=["here"])
    library.edit_annotation(both.id, text="written here")
    library.remove_annotation(gone.id)
    library.annotate(article, "original", 0, 4, text="made here")
    library.rename(article, "Named here")
    time.sleep(0.002)
    # and there
    other.edit_annotation(both.id, text="written there, later")
    other.correct(article, 0, 20, "en", "Two")
    other.annotate(article, "original", 0, 4, text="made there")
    other.override_language(article, 5, 30, "nn")
    second, _ = other.add(Article("Only there.", "Second", ()))

    carry(other, library)
    carry(library, other)
    mine, theirs = state(library), state(other)
    notes = {note[1] for note in mine[article][1]}  # type: ignore[index]
    assert notes == {"edited here", "written there, later", "made here", "made there"}
    assert mine[article][0] == theirs[article][0] == "Named here"  # type: ignore[index]
    assert [c[0] for c in mine[article][2]] == ["Two"]  # type: ignore[index]
    assert second in mine
    # What was deleted here is still there: an import takes nothing away.
    extra = [note for note in theirs[article][1] if note[0] == gone.id]  # type: ignore[index]
    assert [note[1] for note in extra] == ["to be deleted here"]
    theirs[article][1].remove(extra[0])  # type: ignore[index]
    assert sorted(map(str, mine.items())) == sorted(map(str, theirs.items()))
    # The wording that gave way can still be read, and brought back beside the other.
    assert "written here" in [each.words for each in library.replaced()]
    (lost,) = [each for each in library.replaced() if each.words == "written here"]
    library.undelete(lost.id)
    assert {"written here", "written there, later"} <= {n.text for n in library.annotations(article)}
    for each in (library, other):
        assert each.check().problems == ()


def test_again_and_again_changes_nothing(library: Library, other: Library, sample: Article) -> None:
    article, _ = library.add(sample)
    note, _ = library.annotate_quote(article, "Iranerne er smarte", text="first")
    carry(library, other)
    other.edit_annotation(note.id, text="second")
    library.edit_annotation(note.id, text="third")
    for _ in range(3):
        carry(library, other)
        carry(other, library)
    assert state(library) == state(other)
    assert [each.words for each in (*library.replaced(), *other.replaced())] == ["second"]


def test_what_was_deleted_comes_back_only_when_it_was_changed_since(
    library: Library, other: Library, sample: Article
) -> None:
    article, _ = library.add(sample)
    note, _ = library.annotate_quote(article, "Iranerne er smarte", text="first")
    carry(library, other)
    library.remove_annotation(note.id)
    carry(other, library)
    assert library.annotations(article) == ()
    other.edit_annotation(note.id, text="still needed")
    carry(other, library)
    assert [n.text for n in library.annotations(article)] == ["still needed"]


def test_languages_of_passages_stay_apart(library: Library, other: Library, sample: Article) -> None:
    article, _ = library.add(sample)
    carry(library, other)
    library.override_language(article, 0, 40, "nb")
    time.sleep(0.002)
    other.override_language(article, 20, 60, "nn")
    carry(other, library)
    carry(library, other)
    for each in (library, other):
        assert [(o.start, o.end, o.lang) for o in each.overrides(article)] == [(20, 60, "nn")]
    assert Overrides(library._connection).of(article) == library.overrides(article)


def test_where_reading_stopped_is_taken_from_where_one_read_last(
    library: Library, other: Library, sample: Article
) -> None:
    article, _ = library.add(sample)
    library.set_place(article, 3)
    carry(library, other)
    other.opened(article)
    other.set_place(article, 50)
    carry(other, library)
    assert library.article(article).place.offset == 50
    library.opened(article)
    library.set_place(article, 70)
    carry(other, library)
    assert library.article(article).place.offset == 70


def test_an_article_deleted_here_and_brought_again_is_back(
    library: Library, other: Library, sample: Article
) -> None:
    article, _ = library.add(replace(sample, title="Old"))
    carry(library, other)
    library.remove(article)
    carry(other, library)
    assert [entry.id for entry in library.entries()] == [article]


def test_before_much_is_changed_at_once_there_is_a_backup(
    library: Library, folder: Path, sample: Article, tmp_path: Path
) -> None:
    with Library.open(tmp_path / "other") as other:
        other.add(Article("Another one.", "Two", ()))
        other.export_json(tmp_path / "other.json")
    library.import_json(tmp_path / "other.json")
    assert not (folder / "backups").exists(), "there was nothing to lose"
    library.add(sample)
    library.import_json(tmp_path / "other.json")
    (copy,) = (folder / "backups").glob("library-before-import-*.db")
    Library.restore(folder, copy)
    assert len(library.entries()) == 2
