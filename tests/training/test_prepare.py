from __future__ import annotations

import pytest

from training.corpus import Pair
from training.prepare import cleaned, letters, usable


@pytest.mark.parametrize(
    "pair",
    [
        ("", "Nothing here"),
        ("Se <b>her</b>", "Look here"),
        ("Les mer på www.eksempel.no", "Read more at www.example.org"),
        ("Fant %d filer i mappen", "Found %d files in the folder"),
        ("12345 67 89", "12345 67 89"),
        ("En setning som er ganske lang, men ikke oversatt.", "A sentence."),
        ("This was not translated", "This was not translated"),
        ("a" * 401, "b" * 401),
    ],
)
def test_what_is_no_translation_is_dropped(pair: Pair) -> None:
    assert cleaned(pair) is None


def test_a_good_pair_is_kept_without_outer_space_and_in_one_normal_form() -> None:
    assert cleaned((" A\u030ase er her. ", "Åse is here.")) == ("Åse er her.", "Åse is here.")


def test_pairs_that_differ_in_marks_and_capitals_are_one() -> None:
    pairs = [("Hei, du!", "Hey, you!"), ("HEI DU", "hey you"), ("Hei, du!", "Hi there!")]
    assert list(usable(pairs, frozenset(), set())) == [pairs[0], pairs[2]]


def test_held_out_sentences_are_dropped_on_either_side() -> None:
    held_out = frozenset({letters("Hi there!"), letters("Vi er her.")})
    pairs = [("Hei der", "Hi, there"), ("Vi er her", "We are here"), ("Ja da", "Oh yes")]
    assert list(usable(pairs, held_out, set())) == [("Ja da", "Oh yes")]
