"""English words that look like verbs of saying and are none."""

from __future__ import annotations

import pytest
from analysis_material import read


def said(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in read(text)[2].quotes]


@pytest.mark.parametrize(
    "text",
    [
        "The poll has a margin of error of 4.5 points that few would notice.",
        "The host was mocked for making dubious medical claims on every show he made.",
        "Nothing in Moe's show proved to be a safe space for critics.",
        "The plan, including 5,000 volunteers, covers the whole coast.",
        "The board will assume the ferry company's debts in May.",
        "He cut only a tenth of the emissions. That worries farmers.",
    ],
)
def test_a_noun_is_no_cue(text: str) -> None:
    assert not said(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The union claims that the roof was safe.", "the roof was safe"),
        ("An official points out that the roof was safe.", "the roof was safe"),
        ("The roof was safe, a new study shows.", "The roof was safe"),
        ("Attorneys for the family said the roof was safe.", "the roof was safe"),
        ("The hospital states that the roof was safe.", "the roof was safe"),
        (
            "During her six years in office, Ann Moe said, most people came to trust the council.",
            "During her six years in office, Ann Moe said, most people came to trust the council",
        ),
    ],
)
def test_a_verb_stays_one(text: str, words: str) -> None:
    assert said(text) == [words]
