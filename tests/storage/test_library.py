from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from records.annotation import CONTEXT, RenderingSelector
from records.article import Article
from records.changes import Changes
from records.errors import SidelightError
from records.library import Place
from storage.library import Library

MakeArticle = Callable[..., Article]


def test_an_article_comes_back_as_it_was_kept(library: Library, folder: Path, sample: Article) -> None:
    identifier, changes = library.add(sample)
    library.close()
    with Library.open(folder) as again:
        stored = again.article(identifier)
    assert stored.article == sample
    assert stored.place == Place()
    assert changes == Changes(identifier, articles=True)


def test_the_same_text_is_kept_once(library: Library, sample: Article) -> None:
    first, _ = library.add(sample)
    second, _ = library.add(replace(sample, title="Another title", source="elsewhere"))
    assert first == second
    assert len(library.entries()) == 1


def test_entries_say_what_is_on_the_shelf_last_opened_first(
    library: Library, sample: Article, make_article: MakeArticle
) -> None:
    one, _ = library.add(sample)
    two, _ = library.add(make_article("Three short words.", "Short"))
    library.annotate(one, "original", 0, 4)
    library.opened(one)
    entries = library.entries()
    assert [entry.id for entry in entries] == [one, two]
    assert entries[0].annotations == 1
    assert entries[1].words == 3
    assert entries[1].title == "Short"
    assert entries[0].author == "Kari Nordmann"


def test_an_id_may_be_given_by_its_beginning(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    assert library.article(identifier[:6].upper()).id == identifier


@pytest.mark.parametrize("wrong", ["", "zzz", "%", "_", "'; DROP TABLE articles; --", "\udcff"])
def test_an_unknown_id_is_told(library: Library, sample: Article, wrong: str) -> None:
    library.add(sample)
    with pytest.raises(SidelightError, match="no article"):
        library.article(wrong)


def test_an_ambiguous_beginning_is_told(library: Library, make_article: MakeArticle) -> None:
    ids = [library.add(make_article(f"Text number {n}."))[0] for n in range(17)]
    first = next(i[0] for i in ids if sum(j[0] == i[0] for j in ids) > 1)
    with pytest.raises(SidelightError, match="More than one"):
        library.article(first)


def test_a_name_of_ones_own_is_shown_and_can_be_taken_back(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    library.rename(identifier, "  Mine\n now ")
    assert library.article(identifier).article.title == "Mine now"
    library.rename(identifier, "")
    assert library.article(identifier).article.title == sample.title


def test_a_removed_article_waits_in_the_trash_with_its_notes(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    note, _ = library.annotate(identifier, "original", 0, 4, text="Keep me")
    library.remove(identifier)
    assert library.entries() == ()
    assert [entry.id for entry in library.trash()] == [identifier]
    with pytest.raises(SidelightError):
        library.article(identifier)
    library.restore_article(identifier)
    assert library.annotations(identifier) == (note,)
    assert library.trash() == ()


def test_adding_a_text_from_the_trash_brings_it_back(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    library.annotate(identifier, "original", 0, 4)
    library.remove(identifier)
    assert library.find(sample) == ""
    assert library.add(sample)[0] == identifier
    assert len(library.annotations(identifier)) == 1


def test_the_reading_place_and_language_are_kept(library: Library, folder: Path, sample: Article) -> None:
    identifier, _ = library.add(sample)
    library.set_place(identifier, 120, 33.5)
    library.set_target(identifier, "en")
    with Library.open(folder) as again:
        stored = again.article(identifier)
        assert stored.place == Place(120, 33.5)
        assert stored.target == again.recent_target() == "en"


def test_an_annotation_keeps_its_words_and_their_surroundings(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    start = sample.text.index("Iranerne er smarte")
    made, changes = library.annotate(
        identifier, "original", start, start + 18, "green", "note", "Er de?", ["tro", " tro ", "påstand"]
    )
    assert made.exact == "Iranerne er smarte"
    assert made.prefix == sample.text[start - CONTEXT : start]
    assert made.suffix == sample.text[start + 18 : start + 18 + CONTEXT]
    assert (made.tags, made.state) == (("tro", "påstand"), "attached")
    assert library.annotations(identifier) == (made,)
    assert changes == Changes(identifier, annotations=True)


def test_words_chosen_in_the_translation_are_kept_too(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    chosen = RenderingSelector(0, 3, 9, "has 😀 al")
    made, _ = library.annotate(identifier, "translation", 0, 9, rendering=chosen)
    assert library.annotation(made.id).rendering == chosen
    assert made.words == "has 😀 al"


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (9, 4), (0, 10**9)])
def test_a_passage_outside_the_text_is_refused(
    library: Library, sample: Article, start: int, end: int
) -> None:
    identifier, _ = library.add(sample)
    with pytest.raises(SidelightError, match="no passage"):
        library.annotate(identifier, "original", start, end)
    assert library.annotations(identifier) == ()


def test_a_colour_that_does_not_exist_is_refused(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    with pytest.raises(SidelightError, match="Choose one of: yellow, green"):
        library.annotate(identifier, "original", 0, 4, "mauve")  # type: ignore[arg-type]


def test_editing_changes_what_is_given_and_leaves_the_rest(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    made, _ = library.annotate(identifier, "original", 0, 4, text="first", tags=["a"])
    edited, _ = library.edit_annotation(made.id[:8], text="second", tags=["b", "a"])
    assert (edited.text, edited.tags, edited.colour) == ("second", ("b", "a"), made.colour)
    assert library.annotation(made.id) == edited
    _, changes = library.edit_annotation(made.id, text="second")
    assert not changes.annotations


def test_removing_an_annotation_can_be_undone(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    made, _ = library.annotate(identifier, "original", 0, 4, text="note", tags=["x", "y"])
    removed, _ = library.remove_annotation(made.id)
    assert removed == made
    assert library.annotations(identifier) == ()
    library.restore_annotation(removed)
    library.restore_annotation(removed)
    assert library.annotations(identifier) == (made,)


def test_text_that_utf8_cannot_hold_does_no_harm(library: Library, make_article: MakeArticle) -> None:
    identifier, _ = library.add(make_article("Half \ud83d a smiley\x00 here"))
    made, _ = library.annotate(identifier, "original", 0, 4, text="\udc00", tags=["\udfff"])
    assert library.article(identifier).article.text == "Half \ufffd a smiley\x00 here"
    assert library.annotation(made.id) == made


def test_two_programs_may_have_the_library_open(library: Library, folder: Path, sample: Article) -> None:
    identifier, _ = library.add(sample)
    with Library.open(folder) as other:
        note, _ = other.annotate(identifier, "original", 0, 4, text="from the other one")
        mine, _ = library.annotate(identifier, "original", 5, 8)
        assert library.annotations(identifier) == other.annotations(identifier) == (note, mine)
