from __future__ import annotations

import pytest

from storage.words import Word, indexed, plain, spellings, stem, words


def test_words_know_their_place() -> None:
    assert list(words("Å, æ_ø e\u0301n!")) == [
        Word(0, 1, "å"),
        Word(3, 4, "æ"),
        Word(5, 6, "ø"),
        Word(7, 10, "én"),
    ]


@pytest.mark.parametrize(
    ("word", "lang", "root"),
    [
        ("regjeringens", "nb", "regjering"),
        ("kommunene", "nn", "kommun"),
        ("governments", "en-GB", "govern"),
        ("århundret", "nb", "arhundr"),
        ("governments", "xx", "governments"),
    ],
)
def test_words_are_reduced_to_their_stems(word: str, lang: str, root: str) -> None:
    assert stem(word, lang) == root


def test_northern_letters_are_folded() -> None:
    assert plain("smørbrødæå") == "smorbrodaea"
    assert spellings("grønn") >= {"grønn", "groenn"}
    assert spellings("groenn") >= {"grønn", "groenn"}


def test_an_endless_word_takes_no_time() -> None:
    assert indexed("x" * 1_000_000, "en") == ("x" * 1_000_000, "")


def test_an_unknown_language_is_stemmed_as_those_assumed() -> None:
    assert indexed("husene governments", "und") == ("husene governments", "govern government hus husen")
