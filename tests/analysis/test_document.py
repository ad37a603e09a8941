"""What the analysis says as plain data."""

from __future__ import annotations

from analysis_material import article, read

from analysis import analysis_json


def test_who_is_quoted_how_often() -> None:
    text = "«Ja», sier Kari Lie. Lie mener at prisen er høy. Kilder sier at den falt."
    _, sentences, found = read(text)
    told = analysis_json("x", article(text), sentences, found)["speakers"]
    assert told == [
        {"name": "Kari Lie", "anonymous": False, "quotes": 2},
        {"name": "Kilder", "anonymous": True, "quotes": 1},
    ]
