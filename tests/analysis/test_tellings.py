"""What a text tells, with *det* or *it* for a subject."""

from __future__ import annotations

import pytest
from analysis_material import quotes


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Det går fram av loggen at døra sto åpen.", "loggen", "døra sto åpen"),
        (
            "Det fremgår av tall fra Norsk Bergforum at døra sto åpen.",
            "Norsk Bergforum",
            "døra sto åpen",
        ),
        ("Det står i brevet at døra sto åpen.", "brevet", "døra sto åpen"),
        ("Av loggen går det fram at døra sto åpen.", "loggen", "døra sto åpen"),
        ("I en rapport fra Norsk Bergforum heter det at døra sto åpen.", "Norsk Bergforum", "døra sto åpen"),
        ("It emerges from the report that the door was open.", "report", "the door was open"),
    ],
)
def test_a_text_tells_a_clause(text: str, name: str, words: str) -> None:
    assert quotes(text) == [("indirect", name, words)]


def test_talk_in_the_media_is_nobodys() -> None:
    assert quotes("Det påstås i sosiale medier at døra sto åpen.") == [("indirect", None, "døra sto åpen")]


@pytest.mark.parametrize(
    "text",
    ["Det står en bil i garasjen.", "Det kommer folk fra byen at de kan se.", "It is clear from here."],
)
def test_what_no_text_tells_is_none(text: str) -> None:
    assert quotes(text) == []
