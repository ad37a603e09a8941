"""Descriptions that are named by the same claim in the other language."""

from __future__ import annotations

import pytest
from analysis_material import read

HEAD = "Kommunen legger fram tallene i dag.\n\n"
ENGLISH = "Sarah Moe said that four of the five hotels in Brevik had been sold."


def speakers(text: str) -> list[str | None]:
    return [quote.speaker_name for quote in read(text)[2].quotes]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{ENGLISH}\n\nIfølge kritikeren er fire av fem hotell i Brevik solgt.",
        f"{HEAD}Ifølge kritikeren er fire av fem hotell i Brevik solgt.\n\n{ENGLISH}",
    ],
)
def test_a_description_stands_for_who_says_the_same_in_the_other_language(text: str) -> None:
    _, _, found = read(text)
    assert [(link.a, link.b) for link in found.links] == [(1, 2)]
    assert speakers(text) == ["Sarah Moe", "Sarah Moe"]
    assert [found.marks[index].source for index in (1, 2)] == ["Sarah Moe", "Sarah Moe"]


@pytest.mark.parametrize(
    ("north", "speaker"),
    [
        ("Ifølge Per Holm er fire av fem hotell i Brevik solgt.", "Per Holm"),
        ("Ifølge direktoratet er fire av fem hotell i Brevik solgt.", "direktoratet"),
        ("Ifølge en kritiker er fire av fem hotell i Brevik solgt.", "en kritiker"),
    ],
)
def test_somebody_else_may_say_the_same(north: str, speaker: str) -> None:
    assert speakers(f"{HEAD}{ENGLISH}\n\n{north}") == ["Sarah Moe", speaker]


def test_what_is_not_said_twice_names_nobody() -> None:
    text = f"{HEAD}Ifølge kritikeren mangler byen leger.\n\n{ENGLISH}"
    assert speakers(text) == ["kritikeren", "Sarah Moe"]
