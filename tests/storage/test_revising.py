from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from records.annotation import RenderingSelector
from records.article import Article
from records.errors import SidelightError
from records.sentence import LanguageOverride
from storage.library import Library

MakeArticle = Callable[..., Article]


def edited(sample: Article, *changes: tuple[str, str]) -> Article:
    text = sample.text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return replace(sample, text=text, blocks=(), spans=())


def test_annotations_follow_an_edit(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    note, _ = library.annotate_quote(identifier, "Iranerne er smarte", text="Really?")
    revision, changes = library.revise(
        identifier, edited(sample, ("Iran har allerede sendt", "Ifølge avisene har Iran sendt"))
    )
    moved = library.annotations(identifier)[0]
    stored = library.article(identifier)
    assert (stored.revision, moved.revision, moved.state) == (revision, revision, "attached")
    assert stored.article.text[moved.start : moved.end] == moved.exact == note.exact
    assert (moved.id, moved.text, moved.created) == (note.id, note.text, note.created)
    assert changes.annotations
    assert changes.articles


def test_a_note_whose_words_are_gone_is_detached_and_comes_back_with_them(
    library: Library, sample: Article
) -> None:
    identifier, _ = library.add(sample)
    note, _ = library.annotate_quote(identifier, "Iranerne er smarte", text="Really?")
    library.revise(identifier, edited(sample, ("Iranerne er smarte. De ser en sjanse og griper den, ", "")))
    detached = library.annotations(identifier)[0]
    assert detached == replace(note, state="detached")
    library.revise(identifier, sample)
    back = library.annotations(identifier)[0]
    assert (back.state, back.start, back.exact) == ("attached", note.start, note.exact)


def test_edited_words_stay_marked_as_approximate_until_the_edit_is_taken_back(
    library: Library, sample: Article
) -> None:
    identifier, _ = library.add(sample)
    note, _ = library.annotate_quote(identifier, "Iranerne er smarte. De ser en sjanse og griper den")
    once = edited(sample, ("Iranerne er smarte. De ser en", "Iranerne er kloke. De ser sin"))
    library.revise(identifier, once)
    moved = library.annotations(identifier)[0]
    assert (moved.state, moved.exact) == ("approximate", "Iranerne er kloke. De ser sin sjanse og griper den")
    library.revise(identifier, edited(once, ("De fleste vil", "Mange vil")))
    assert library.annotations(identifier)[0].state == "approximate"
    library.revise(identifier, sample)
    assert library.annotations(identifier)[0] == replace(note, revision=library.article(identifier).revision)


def test_a_mark_in_the_translation_follows_too(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    start = sample.text.index("De ser en sjanse")
    chosen = RenderingSelector(start, 0, 17, "They see a chance")
    library.annotate(identifier, "translation", start, start + 16, rendering=chosen)
    library.revise(identifier, edited(sample, ("Iranerne er smarte", "Iranerne er veldig smarte")))
    moved = library.annotations(identifier)[0]
    assert moved.rendering == replace(chosen, sentence=start + len("veldig "))


def test_the_same_text_makes_no_new_revision(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    before = library.article(identifier).revision
    assert library.revise(identifier, replace(sample, title="Other"))[0] == before


def test_corrections_stay_with_their_sentences(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    for words, text in (
        ("Iranerne er smarte.", "Iranians are clever."),
        ("De fleste vil velge Iran.", "Most"),
    ):
        start = sample.text.index(words)
        library.correct(identifier, start, start + len(words), "en", text, "verified")
    new = edited(sample, ("De fleste vil velge Iran.", "Mange vil velge Iran."))
    library.revise(identifier, new)
    (kept,) = library.corrections(identifier, "en")
    assert (kept.text, kept.state, kept.start) == (
        "Iranians are clever.",
        "verified",
        new.text.index("Iranerne er smarte."),
    )
    library.revise(identifier, sample)
    assert [c.text for c in library.corrections(identifier, "en")] == ["Most", "Iranians are clever."]


def test_a_person_may_correct_again_and_take_it_back(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    first, _ = library.correct(identifier, 0, 20, "en", "One")
    second, changes = library.correct(identifier, 0, 20, "en", "Two", "verified")
    assert (second.id, second.text, second.state) == (first.id, "Two", "verified")
    assert library.corrections(identifier, "en") == (second,)
    assert library.corrections(identifier, "de") == ()
    assert changes.renderings
    assert library.remove_correction(identifier, 0, 20, "en")[0] == second
    assert library.remove_correction(identifier, 0, 20, "en")[0] is None
    with pytest.raises(SidelightError, match="no state"):
        library.correct(identifier, 0, 20, "en", "Two", "guessed")  # type: ignore[arg-type]


def test_a_later_word_on_the_language_cuts_into_earlier_ones(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    library.override_language(identifier, 0, 100, "nb")
    library.override_language(identifier, 40, 60, "en")
    library.override_language(identifier, 90, 120, "de")
    assert library.overrides(identifier) == (
        LanguageOverride(0, 40, "nb"),
        LanguageOverride(40, 60, "en"),
        LanguageOverride(60, 90, "nb"),
        LanguageOverride(90, 120, "de"),
    )
    library.override_language(identifier, 0, 95, "")
    assert library.overrides(identifier) == (LanguageOverride(95, 120, "de"),)


def test_languages_given_by_a_person_follow_an_edit(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    start = sample.text.index("Iranerne er smarte.")
    library.override_language(identifier, start, start + 19, "nn")
    library.revise(identifier, edited(sample, ("Iran har allerede", "Iran har visstnok allerede")))
    assert library.overrides(identifier) == (LanguageOverride(start + 9, start + 28, "nn"),)


def test_an_article_is_found_by_its_source(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    assert library.find_source("iran-irak-isis.txt") == identifier
    assert library.find_source("") == ""


@pytest.mark.parametrize("quote", ["Iranerne er smarte", "iranerne ER\nsmarte"])
def test_a_quote_is_annotated(library: Library, sample: Article, quote: str) -> None:
    identifier, _ = library.add(sample)
    note, _ = library.annotate_quote(identifier, quote, "blue", "note", "Hm", ["x"])
    assert (note.exact, note.colour, note.kind, note.tags) == ("Iranerne er smarte", "blue", "note", ("x",))


def test_an_ambiguous_quote_annotates_nothing(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    with pytest.raises(SidelightError, match="times"):
        library.annotate_quote(identifier, "Iran")
    assert library.annotations(identifier) == ()


def test_undoing_a_removal_after_an_edit_attaches_to_the_new_text(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    note, _ = library.annotate_quote(identifier, "Iranerne er smarte")
    library.remove_annotation(note.id)
    library.revise(identifier, edited(sample, ("Iran har allerede", "Iran har visstnok allerede")))
    back, _ = library.restore_annotation(note)
    text = library.article(identifier).article.text
    assert (back.state, text[back.start : back.end]) == ("attached", "Iranerne er smarte")
    assert library.check().problems == ()


def test_a_new_text_is_taken_back_with_all_that_went_along(library: Library, sample: Article) -> None:
    article, _ = library.add(sample)
    for words in ("Iranerne er smarte", "De ser en sjanse og griper den", "De fleste vil velge Iran."):
        library.annotate_quote(article, words, text=words)
    library.correct(article, 0, 20, "en", "Mine")
    library.override_language(article, 30, 40, "en")
    before = library.article(article)
    notes, corrections = library.annotations(article), library.corrections(article)
    edited = sample.text.replace("griper den", "griper sin").replace("De fleste vil velge Iran.", "")
    revision, _ = library.revise(article, replace(sample, text="Ny. " + edited, blocks=(), spans=()))
    after = library.annotations(article)
    assert {note.state for note in after} == {"attached", "approximate", "detached"}
    for _ in range(2):
        library.turn_to(article, before.revision)
        assert library.article(article) == before
        assert library.annotations(article) == notes
        assert library.corrections(article) == corrections
        assert [(o.start, o.end) for o in library.overrides(article)] == [(30, 40)]
        assert len(library.search("velge")) == 2
        library.turn_to(article, revision)
        assert library.annotations(article) == after
        assert [hit.where for hit in library.search("velge")] == ["note"]
    assert library.check().problems == ()
    other, _ = library.add(Article("Another.", "T", ()))
    with pytest.raises(SidelightError, match="no such revision"):
        library.turn_to(other, revision)
