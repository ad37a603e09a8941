"""How much a claim is worth checking: what raises it, and what only looks like that."""

from __future__ import annotations

import pytest
from analysis_material import read


def _worth(text: str) -> float:
    _, _, found = read(text)
    return found.marks[0].worth


@pytest.mark.parametrize(
    ("plain", "telling"),
    [
        ("The harbour has boats of all sizes in it.", "The harbour has more than sixty boats in it."),
        (
            "The bridge in the valley closed near the mill.",
            "The bridge in the valley closed due to the mill.",
        ),
        ("The talks in the valley took him to the mill.", "The talks in the valley led to a new mill."),
        ("Brua i dalen ble stengt ved kverna.", "Brua i dalen ble stengt fordi kverna sto."),
        ("Flommen ved brua kom til en ny kvern.", "Flommen ved brua førte til en ny kvern."),
        ("The old mill by the river has a wheel.", "The old mill by the river cost millions."),
        ("Prisen på fisk er den samme som i fjor.", "Prisen på fisk har økt mye siden i fjor."),
    ],
)
def test_quantity_change_and_cause_raise_the_worth(plain: str, telling: str) -> None:
    assert _worth(telling) > _worth(plain)


def test_the_end_of_a_word_raises_nothing() -> None:
    assert _worth("The ferry assembled to a new plan.") == _worth("The ferry departed to a new plan.")
    assert _worth("The ferry has led to a new plan.") > _worth("The ferry has come to a new plan.")


def test_numbers_raise_the_worth_up_to_three() -> None:
    worths = [
        _worth(f"The ferry carried {what} across the fjord.")
        for what in (
            "cars",
            "12 cars",
            "12 cars and 9 vans",
            "12 cars, 9 vans, 4 bikes",
            "12, 9, 4 and 7 loads",
        )
    ]
    assert worths[0] < worths[1] < worths[2] < worths[3] == worths[4]
