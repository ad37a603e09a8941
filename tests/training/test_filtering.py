from __future__ import annotations

from training.filtering import foreign_words, without_leftovers

NORWEGIAN = {"jeg": 1e-2, "gutt": 1e-5, "selv": 1e-3, "dag": 1e-3, "meget": 1e-4}
DANISH = {"jeg": 1e-2, "dreng": 1e-5, "selv": 1e-3, "dag": 1e-3, "meget": 1e-3, "bjergtop": 1e-7}


def test_a_word_common_in_danish_and_unknown_in_norwegian_is_foreign() -> None:
    assert foreign_words("jeg er selv en dreng", NORWEGIAN, DANISH) == ["dreng"]


def test_a_word_on_the_list_is_foreign_however_frequent_it_seems() -> None:
    assert foreign_words("meget i dag", NORWEGIAN, DANISH) == ["meget"]


def test_rare_words_of_the_other_language_and_names_are_no_evidence() -> None:
    assert foreign_words("bjergtop i dag, sa Dreng", NORWEGIAN, DANISH) == []


def test_only_pairs_without_leftovers_remain() -> None:
    pairs = [("en dreng", "a boy"), ("en gutt", "a boy")]
    assert list(without_leftovers(pairs, NORWEGIAN, DANISH)) == [("en gutt", "a boy")]
