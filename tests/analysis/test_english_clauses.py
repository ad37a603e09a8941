"""Where reported clauses of English begin and end, and what looks like one and is none."""

from __future__ import annotations

import pytest
from analysis_material import read


def clauses(text: str) -> list[str]:
    """Return the words of each quote."""
    _, _, found = read(text)
    return [text[quote.start : quote.end] for quote in found.quotes]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # A verb that is under way.
        ("The mayor is warning voters that the bridge could close.", ["the bridge could close"]),
        ("The firm was now saying that the leak had been found.", ["the leak had been found"]),
        # Without that: a pronoun and any verb is a clause.
        ("Eight of ten nurses say they plan to leave.", ["they plan to leave"]),
        ("The union cut its hours but has said it will reopen in May.", ["it will reopen in May"]),
        # After which words something else is said.
        (
            "Hale said the talks were hard, but she noted that both sides had moved.",
            ["the talks were hard", "both sides had moved"],
        ),
        (
            "Hale conceded the vote was close, though he said the result would stand.",
            ["the vote was close", "the result would stand"],
        ),
        # A relative clause with a speaker.
        ("The prize went to Ida Moss, who says she was surprised.", ["she was surprised"]),
        ("Ida Moss, who insisted that the vote was fair, resigned on Friday.", ["the vote was fair"]),
        # The attribution between subject and verb.
        (
            "The river, Ms. Moss often says, is the heart of the town.",
            ["The river, Ms. Moss often says, is the heart of the town"],
        ),
        (
            "Seals, as one biologist pointed out, are rarely seen here.",
            ["Seals, as one biologist pointed out, are rarely seen here"],
        ),
        # Claims told by a noun with an owner.
        ("Nobody believed his claim that the ship was safe.", ["the ship was safe"]),
        ("She repeated the mayor's assertion that taxes would fall.", ["taxes would fall"]),
        # Titles that end in a full stop.
        ("The bill is dead, Sen. Ida Moss told reporters.", ["The bill is dead"]),
        ("The S.E.C. said it would look into the matter.", ["it would look into the matter"]),
    ],
)
def test_the_clause_is_found(text: str, words: list[str]) -> None:
    assert clauses(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "He had to answer questions that would be put to him.",
        "The company stressed its support for the raid that killed the plan.",
        "Polls show a close contest in the state, where turnout was high.",
        "The firm found ways to make the tax code work.",
        "The centre reports progress on a programme to train young nurses.",
        "Ida Moss, the director's eldest daughter, noted the rule in an interview.",
    ],
)
def test_what_is_no_clause_is_left(text: str) -> None:
    assert clauses(text) == []


def test_a_title_is_no_name() -> None:
    _, _, found = read("The bill is dead, Sen. Ida Moss told reporters.")
    assert [quote.speaker_name for quote in found.quotes] == ["Ida Moss"]
