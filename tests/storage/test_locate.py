from __future__ import annotations

import pytest

from records.article import Article
from records.errors import SidelightError
from storage.locate import Located, locate


@pytest.mark.parametrize(
    ("quote", "words", "state"),
    [
        ("Iranerne er smarte", "Iranerne er smarte", "attached"),
        ('"boots on the ground"', "“boots on the ground”", "attached"),
        ("  Iran's feared\nRevolutionary Guards ", "Iran’s feared Revolutionary Guards", "attached"),
        ("IRANERNE ER SMARTE", "Iranerne er smarte", "attached"),
        ("De ser en sjansse og griper denne", "De ser en sjanse og griper den", "approximate"),
    ],
)
def test_a_passage_is_found_however_it_was_copied(
    sample: Article, quote: str, words: str, state: str
) -> None:
    found = locate(sample.text, quote)
    assert sample.text[found.start : found.end] == words
    assert found.state == state


@pytest.mark.parametrize(
    "quote", ["", "  \n", "Donald Duck", "Ira n", "something that nobody ever wrote here"]
)
def test_what_is_not_there_is_told(sample: Article, quote: str) -> None:
    with pytest.raises(SidelightError, match=r"does not contain|is empty"):
        locate(sample.text, quote)


def test_what_is_there_more_than_once_is_told(sample: Article) -> None:
    with pytest.raises(SidelightError, match=r"contains 'ISIS' \d+ times"):
        locate(sample.text, "ISIS")


def test_two_passages_nearly_alike_are_not_guessed_between() -> None:
    text = "The minister said no on Monday. The minister said no on Sunday."
    with pytest.raises(SidelightError, match="2 times"):
        locate(text, "The minister said no on Munday.")


def test_offsets_are_those_of_the_text_itself() -> None:
    assert locate("😀 … so\u00adft  hyphen", "soft hyphen") == Located(4, 17, "attached")
