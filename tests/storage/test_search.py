from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records.article import Article
from records.library import Hit
from storage.library import Library
from storage.passages import Passage

MakeArticle = Callable[..., Article]


def sentences(article: Article) -> list[Passage]:
    """Return the sentences of an article; one with "the" in it is English."""
    found = [(m.start(), m.end(), m.group()) for m in re.finditer(r"\S[^.\n]*\.?", article.text)]
    return [Passage(s, e, "en" if " the " in text else "nb", text) for s, e, text in found]


@pytest.fixture
def shelf(library: Library, sample: Article) -> str:
    identifier, _ = library.add(sample)
    library.index_article(identifier, sentences(sample))
    return identifier


def found(library: Library, sample: Article, query: str) -> list[str]:
    """Return the words of the original that a search finds, in the order of the text."""
    hits = sorted(library.search(query), key=lambda hit: hit.start)
    return [sample.text[hit.start : hit.end] for hit in hits if hit.where == "original"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("bataljonen", ["bataljoner"]),
        ("battalion ", ["battalions"]),
        ("ruling out", ["ruled"]),
        ("revolusjonsgard", ["Revolusjonsgarden"]),
        ("underhanden", ["underhånden"]),
        ("UNDERHÅND", ["underhånden"]),
        ("underhaanden", ["underhånden"]),
        ('"boots on the ground"', ["boots on the ground"]),
        ("«boots on the ground»", ["boots on the ground"]),
        ("al-qaeda", ["al-Qaeda", "al-Qaeda"]),
        ('"ground the on"', []),
        ("smarte sjanse", ["sjanse", "smarte"]),
        ("mangler", []),
        ("   ", []),
        ('"', []),
        ('NEAR( AND ) OR * ^ "" text:', []),
    ],
)
def test_words_are_found_in_their_other_forms_and_spellings(
    library: Library, sample: Article, shelf: str, query: str, words: list[str]
) -> None:
    assert sorted(found(library, sample, query)) == words


@pytest.mark.parametrize("query", ["gronland", "Grønland", "groenland", "GRØNL"])
@pytest.mark.parametrize("text", ["På Grønland snør det.", "Paa Groenland snoer det.", "Gronland"])
def test_northern_letters_and_their_replacements_find_each_other(
    library: Library, make_article: MakeArticle, query: str, text: str
) -> None:
    library.add(make_article(text))
    if (query, text[:2]) not in {("gronland", "Pa"), ("groenland", "Gr")}:  # "oe" and "o" are not the same
        assert len(library.search(query)) == 1


def test_originals_translations_and_notes_answer_together(
    library: Library, sample: Article, shelf: str
) -> None:
    start = sample.text.index("Iranerne er smarte.")
    library.index_renderings(
        shelf, "en", [Passage(start, start + 19, "en", "The Iranians are clever foxes.")]
    )
    note, _ = library.annotate(
        shelf, "original", start, start + 19, text="Foxes in every fable", tags=["dyr"]
    )
    hits = {hit.where: hit for hit in library.search("fox")}
    assert hits["translation"] == Hit(
        shelf, "Iran, Irak, ISIS", "translation", start, start + 19, "The Iranians are clever foxes."
    )
    assert hits["note"] == Hit(
        shelf, "Iran, Irak, ISIS", "note", start, start + 19, "Foxes in every fable dyr", note.id
    )
    assert [hit.annotation for hit in library.search("dyr")] == [note.id]


def test_words_of_one_article_in_different_places_find_it(
    library: Library, sample: Article, make_article: MakeArticle, shelf: str
) -> None:
    library.add(make_article("Only Tehran is named here."))
    hits = library.search("bataljoner Tehran")
    assert {hit.article for hit in hits} == {shelf}
    assert {sample.text[hit.start : hit.end] for hit in hits} == {"bataljoner", "Tehran"}


def test_notes_are_found_as_they_are_now(library: Library, shelf: str) -> None:
    note, _ = library.annotate(shelf, "original", 0, 4, text="giraffe")
    library.edit_annotation(note.id, text="zebra")
    assert library.search("giraffe") == ()
    assert len(library.search("zebra")) == 1
    library.remove_annotation(note.id)
    assert library.search("zebra") == ()
    library.restore_annotation(note)
    assert len(library.search("giraffe")) == 1


def test_a_correction_is_found_at_once(library: Library, shelf: str) -> None:
    library.index_renderings(shelf, "en", [Passage(0, 20, "en", "wrongly put")])
    library.correct(shelf, 0, 20, "en", "rightly put")
    assert library.search("wrongly") == ()
    assert library.search("rightly")[0].where == "translation"
    library.remove_correction(shelf, 0, 20, "en")
    assert library.search("rightly") == ()


def test_the_trash_is_not_searched(library: Library, sample: Article, shelf: str) -> None:
    library.annotate(shelf, "original", 0, 4, text="giraffe")
    library.remove(shelf)
    assert library.search("bataljoner") == library.search("giraffe") == ()
    library.restore_article(shelf)
    assert len(library.search("bataljoner")) == len(library.search("giraffe")) == 1


def test_an_edited_text_is_found_by_its_new_words(library: Library, sample: Article, shelf: str) -> None:
    text = sample.text.replace("bataljoner", "kameler")
    library.revise(shelf, Article(text, "New", ()))
    assert library.search("bataljoner") == ()
    assert len(library.search("kamel")) == 1


def test_the_shelf_knows_the_languages(library: Library, sample: Article, shelf: str) -> None:
    assert set(library.entries()[0].languages) == {"nb", "en"}
    assert not library.index_article(shelf, sentences(sample)).articles


@pytest.mark.parametrize("damage", ["missing", "no database", "garbled"])
def test_a_lost_index_is_made_again(library: Library, folder: Path, shelf: str, damage: str) -> None:
    library.annotate(shelf, "original", 0, 4, text="giraffe")
    library.correct(shelf, 0, 20, "en", "rightly put")
    library.close()
    cache = folder / "cache.db"
    content = cache.read_bytes()
    if damage == "missing":
        cache.unlink()
    elif damage == "no database":
        cache.write_bytes(b"nothing like a database" * 999)
    else:
        cache.write_bytes(content[:4096] + b"\xfe" * (len(content) - 4096))
    with Library.open(folder) as again:
        assert {
            hit.where for word in ("bataljonene", "giraffe", "rightly") for hit in again.search(word)
        } == {
            "original",
            "translation",
            "note",
        }


def test_what_another_program_adds_is_found(
    library: Library, folder: Path, make_article: MakeArticle, shelf: str
) -> None:
    assert library.search("giraffe") == ()
    with Library.open(folder) as other:
        new, _ = other.add(make_article("A giraffe came in."))
        (folder / "cache.db").touch()
    assert [hit.article for hit in library.search("giraffe")] == [new]


def test_the_context_is_short_and_whole_words(library: Library, make_article: MakeArticle) -> None:
    library.add(make_article("word " * 200 + "giraffe " + "word " * 200))
    (hit,) = library.search("giraffe")
    assert re.fullmatch(r"…(word )+giraffe( word)+…", hit.context)
    assert len(hit.context) < 200


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=30) | st.text(st.sampled_from("\"*^:(){}-+' ANDORTNEAr\x00æ"), max_size=20))
def test_nothing_that_can_be_typed_is_an_error(library: Library, query: str) -> None:
    assert isinstance(library.search(query), tuple)
