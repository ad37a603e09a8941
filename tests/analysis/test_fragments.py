"""Quoted words inside somebody else's sentence, in a headline, and before a sentence that points back."""

from __future__ import annotations

import pytest
from analysis_material import quotes, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Moss called the plan “a joke” and the map “a doodle in crayon”.",
            [("mixed", "Moss", "a joke"), ("mixed", "Moss", "a doodle in crayon")],
        ),
        ("The guild has branded the offer “paltry”.", [("mixed", "guild", "paltry")]),
        (
            "Moss has christened the crane “a giraffe with a hangover”.",
            [("mixed", "Moss", "a giraffe with a hangover")],
        ),
        ("“Nobody told us”: tenants turn on landlord", [("direct", None, "Nobody told us")]),
        ("“They took the lot.” So said Ann Moe, at the gate.", [("direct", "Ann Moe", "They took the lot")]),
        (
            "“We are ready,” says Ann Moe. Ola Berg calls that “dancing on thin ice”.",
            [("direct", "Ann Moe", "We are ready"), ("mixed", "Ola Berg", "dancing on thin ice")],
        ),
        ("“Out!” barked Ann Moe.", [("direct", "Ann Moe", "Out!")]),
        ("«Ut», kvitret Kari Lund.", [("direct", "Kari Lund", "Ut")]),
        ("Moss shrugged off the word as “a fad of May”.", [("mixed", "Moss", "a fad of May")]),
        ("Its chief, Ann Moe, branded the plan “a farce”.", [("mixed", "Ann Moe", "a farce")]),
        (
            "– Et under, rett og slett\n\nBåten er funnet, sier Eva Moe.",
            [
                ("direct", "Eva Moe", "Et under, rett og slett"),
                ("indirect", "Eva Moe", "Båten er funnet"),
            ],
        ),
        ("– Vi gir oss ikke, ifølge Kari Lund.", [("direct", "Kari Lund", "Vi gir oss ikke")]),
        (
            "«Vi gir oss ikke», sier en tydelig preget Kari Lund til NRK.",
            [("direct", "Kari Lund", "Vi gir oss ikke")],
        ),
        (
            "– Vi gir oss ikke, svarer Kari Lund kontant på spørsmål om saken.",
            [("direct", "Kari Lund", "Vi gir oss ikke")],
        ),
        # Verbs of urging and of feeling, and whoever is given the blame.
        ("«Slå av lyset», oppfordrer Kari Lund.", [("direct", "Kari Lund", "Slå av lyset")]),
        ("– Jeg så ingenting, gispet Lund på dekk.", [("direct", "Lund", "Jeg så ingenting")]),
        ("“Turn the lights off,” commanded Ann Moe.", [("direct", "Ann Moe", "Turn the lights off")]),
        ("Moss blamed “rusty bolts”.", [("mixed", "Moss", "rusty bolts")]),
    ],
)
def test_quoted_words_are_whose(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The crane, nicknamed “the giraffe” and “the heron”, stands still.",
        'Islanders and other villagers have branded the crane "the Giraffe".',
        "Heisen har fått navnet «Giraffen» og kallenavnet «Hegren».",
        # A demand is none.
        "Lund krever «fullt innsyn» i saken.",
        "Moss demands “a full refund” from the yard.",
    ],
)
def test_nicknames_and_demands_are_nobodys(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ordfører Ola Moe var sint og kalte planen «et stort svik».", "Ola Moe"),
        ("Den planen gir rektor Eli Moe lite for, og omtaler valget som «rent lotteri».", "Eli Moe"),
    ],
)
def test_the_object_of_a_joined_verb_does_not_speak(text: str, name: str) -> None:
    assert read(text)[2].quotes[-1].speaker_name == name
