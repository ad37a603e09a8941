"""Bodies under names of two languages."""

from __future__ import annotations

import pytest
from analysis_material import read

from analysis.same_body import headed, translated


@pytest.mark.parametrize(
    ("compound", "name"),
    [
        ("skattekontoret", "norwegian tax office"),
        ("miljødirektoratet", "environment agency"),
        ("forbrukerrådet", "consumer council"),
        ("finansdepartementet", "ministry of finance"),
    ],
)
def test_a_name_is_translated_part_by_part(compound: str, name: str) -> None:
    assert translated(compound, tuple(name.split()))


@pytest.mark.parametrize(
    ("compound", "name"),
    [("boligrådet", "city council"), ("skattekontoret", "tax return"), ("politiet", "police")],
)
def test_half_a_translation_is_none(compound: str, name: str) -> None:
    assert not translated(compound, tuple(name.split()))


def test_a_general_noun_translates_what_a_body_is() -> None:
    assert headed("Skattekontoret", "office")
    assert headed("Harrow Council", "rådet")
    assert not headed("Skattekontoret", "council")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Saken granskes av Skattekontoret.\n\nThe Norwegian tax office said the form was late. "
            "The office said two more were late.\n\nKontoret mener at boten er for lav.",
            ["Skattekontoret", "Skattekontoret", "Skattekontoret"],
        ),
        (
            "The Housing Council said rents had risen.\n\nBoligrådet opplyser at køen er lang.",
            ["Housing Council", "Housing Council"],
        ),
        (
            "The City Council said rents had risen.\n\nBoligrådet opplyser at køen er lang.",
            ["City Council", "Boligrådet"],
        ),
    ],
)
def test_one_body_has_one_name_in_both_languages(text: str, speakers: list[str]) -> None:
    assert [quote.speaker_name for quote in read(text)[2].quotes] == speakers
