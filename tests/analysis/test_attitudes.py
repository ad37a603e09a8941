"""What somebody is sure or afraid of is what somebody thinks."""

from __future__ import annotations

import pytest
from analysis_material import read


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The mayor is confident that the bridge will hold.", "the bridge will hold", "The mayor"),
        ("Neighbours are by now afraid the school will close.", "the school will close", "Neighbours"),
        ("Ordføreren er helt sikker på at brua holder.", "brua holder", "Ordføreren"),
        ("Mange foreldre er redde for at skolen blir nedlagt.", "skolen blir nedlagt", "Mange foreldre"),
        ("I dag er Holm trygg på at laget vinner.", "laget vinner", "Holm"),
    ],
)
def test_the_clause_and_the_one_who_thinks_so_are_found(text: str, words: str, speaker: str) -> None:
    (quote,) = read(text)[2].quotes
    assert text[quote.start : quote.end] == words
    assert quote.speaker_span is not None
    assert text[slice(*quote.speaker_span)] == speaker
    assert quote.why.rule == "attitude"


@pytest.mark.parametrize(
    "text",
    [
        "She was not sure that it was the same man.",
        "It is certain that the ferry left at noon.",
        "Det er sikkert at ferga gikk klokka tolv.",
        "I am sure that we met in May.",
        "The mayor is happy with the new bridge.",
        "Ordføreren er enig med naboene.",
    ],
)
def test_what_nobody_in_particular_is_sure_of_is_none(text: str) -> None:
    assert not read(text)[2].quotes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She asked how the firm could pay so little.", "how the firm could pay so little"),
        ("Hun spurte hvorfor ingen hadde varslet naboene.", "hvorfor ingen hadde varslet naboene"),
    ],
)
def test_what_somebody_asks_is_a_clause_too(text: str, words: str) -> None:
    (quote,) = read(text)[2].quotes
    assert text[quote.start : quote.end] == words
