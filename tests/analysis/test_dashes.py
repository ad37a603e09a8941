"""Replies after a dialogue dash: where they end, how they go on, who speaks."""

from __future__ import annotations

import pytest
from analysis_material import quotes

Quotes = list[tuple[str | None, str]]


def spoken(text: str) -> Quotes:
    """Return the speaker and the words of each direct quote."""
    return [(who, words) for kind, who, words in quotes(text) if kind == "direct"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # English puts the subject first.
        ("— Too late, she says, and shuts the gate.", [("she", "Too late")]),
        ("— Look at my boots! Ann Moss snaps.", [("Ann Moss", "Look at my boots!")]),
        ("— The well ran dry in June, Moss goes on.", [("Moss", "The well ran dry in June")]),
        # The attribution in two parts, or by an answer.
        ("– Hvem eier båten? vil Ola Berg vite.", [("Ola Berg", "Hvem eier båten?")]),
        ("– Dette blir dyrt, må Kari Lund innrømme.", [("Kari Lund", "Dette blir dyrt")]),
        ("– Ikke i dag, skyter Kari Lund inn.", [("Kari Lund", "Ikke i dag")]),
        ("– Ikke i dag, kommer det kontant fra Kari Lund.", [("Kari Lund", "Ikke i dag")]),
        ("– Ikke i dag, lyder svaret fra Kari Lund.", [("Kari Lund", "Ikke i dag")]),
        # Names that look like small words.
        ("– Det var mørkt, minnes Per.", [("Per", "Det var mørkt")]),
        # A reply that goes on behind its attribution.
        (
            "– Båten lekker, klager Kari Lund, – og pumpa er i stykker.",
            [("Kari Lund", "Båten lekker"), ("Kari Lund", "og pumpa er i stykker")],
        ),
        # Inside a paragraph of the reporter's.
        (
            "Skipper Ola Berg er lei. – Båten lekker, sier han. – Pumpa røk. Han spør hvem som betaler.",
            [("Ola Berg", "Båten lekker"), ("Ola Berg", "Pumpa røk")],
        ),
        ("Kari Lund er rolig. Selv maner hun til ro: – Vi har god tid.", [("Kari Lund", "Vi har god tid")]),
        # The sentence after it says who spoke.
        (
            "– Vi har god tid nå. Det sier ordfører Kari Lund til avisen.",
            [("Kari Lund", "Vi har god tid nå")],
        ),
    ],
)
def test_a_reply_ends_at_its_attribution(text: str, expected: Quotes) -> None:
    assert spoken(text) == expected


def test_the_reporters_sentence_in_another_language_is_no_part_of_a_reply() -> None:
    text = "– Nå fryser jeg, sier Kari Lund. I wrote that down with my gloves on."
    assert spoken(text) == [("Kari Lund", "Nå fryser jeg")]


def test_a_list_after_a_colon_is_no_speech() -> None:
    assert spoken("Kari Lund tok med seg dette:\n\n– Tau\n\n– Kniv") == []


def test_an_answer_belongs_to_whom_the_article_is_about() -> None:
    text = (
        "– Jeg fisker hver natt, sier Kari Lund.\n\nForskningssjef Ola Berg advarer mot for høyt uttak.\n\n"
        "Lund rister på hodet.\n\n– Er du aldri redd?\n\n– Jo, hver natt."
    )
    assert spoken(text)[-1] == ("Kari Lund", "Jo, hver natt")


def test_a_question_that_ends_a_paragraph_is_asked_when_a_reply_follows() -> None:
    text = "Han kjører buss, sier Ola Berg. – Er du lykkelig?\n\n– Spør meg igjen i morgen."
    assert (None, "Er du lykkelig?") in spoken(text)
    assert spoken("Han går ut. – Kommer du?\n\nDet regner.") == []
