"""What the analysis says as plain data."""

from __future__ import annotations

import pytest
from analysis_material import article, read

from analysis import analysis_json
from analysis.links import Weighed


def test_who_is_quoted_how_often() -> None:
    text = "«Ja», sier Kari Lie. Lie mener at prisen er høy. Kilder sier at den falt."
    _, sentences, found = read(text)
    told = analysis_json("x", article(text), sentences, found)["speakers"]
    assert told == [
        {"name": "Kari Lie", "anonymous": False, "quotes": 2},
        {"name": "Kilder", "anonymous": True, "quotes": 1},
    ]


def test_a_short_sentence_held_by_a_longer_one_counts_by_the_shorter() -> None:
    line = frozenset(("x:iran", "x:usa", "c:1", "c:2"))
    longer = line | {f"p:{number}" for number in range(20)}
    weighed = Weighed({0: line, 1: longer, 2: frozenset(("x:iran",))})
    assert weighed.held(0, 1) == pytest.approx(1.0)
    assert weighed.score(0, 1) < 0.5
    assert weighed.held(1, 2) == 0.0  # one common feature is no sentence held
