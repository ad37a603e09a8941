"""Words of two languages that mean the same."""

from __future__ import annotations

import pytest

from analysis.bilingual import concepts, meanings, says_little, says_nothing


def same(north: str, english: str) -> bool:
    """Say whether some part of a Norwegian word may stand for an English word."""
    (wanted,) = meanings(english, "en")
    return any(wanted & part for part in meanings(north, "nb"))


@pytest.mark.parametrize(
    ("north", "english"),
    [
        ("sykehuset", "hospitals"),
        ("solgte", "sold"),
        ("bøndene", "farmers"),
        ("gruvene", "mining"),
        ("skolestyret", "school"),
        ("skolestyret", "board"),
        ("fiskeriministeren", "minister"),
        ("stoppet", "stopped"),
        ("uka", "weeks"),
        ("dommene", "verdicts"),
        ("prøvene", "samples"),
        ("selskapene", "companies"),
        ("flyplassen", "airport"),
        ("skade", "damage"),  # a stem that ends in e, and one without it
    ],
)
def test_words_and_parts_of_compounds_that_mean_the_same(north: str, english: str) -> None:
    assert same(north, english)


@pytest.mark.parametrize(
    ("north", "english"),
    [("isolert", "ice"), ("sykehuset", "houses"), ("byrået", "city"), ("lampe", "team"), ("byen", "village")],
)
def test_a_short_stem_is_no_word_that_merely_begins_with_it(north: str, english: str) -> None:
    assert not same(north, english)


def test_an_english_word_that_goes_on_is_another_word() -> None:
    assert meanings("iceberg", "en") != meanings("ice", "en")


def test_a_language_without_a_list_has_no_meanings() -> None:
    assert meanings("hospital", "de") == ()


def test_forms_and_synonyms_have_one_concept() -> None:
    assert concepts("gikk", "nb") & concepts("went", "en") & concepts("going", "en")
    assert not concepts("gikk", "nb") & concepts("sold", "en")


def test_small_words_and_common_ones_are_known() -> None:
    assert says_nothing("hvordan")
    assert not says_nothing("sykehus")
    assert all(map(says_little, meanings("people", "en")))
    assert not any(map(says_little, meanings("hospital", "en")))
