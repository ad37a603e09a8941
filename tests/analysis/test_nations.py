"""Whom the name of a people means: the firm or the person that was called by it, and nobody else."""

from __future__ import annotations

import pytest
from analysis_material import read


def speaker(text: str) -> str | None:
    """Return who says the last quote."""
    return read(text)[2].quotes[-1].speaker_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Danish brewer Holmgard bid. The Danes said that the offer stood.", "Holmgard"),
        ("Det svenske konsernet Hexa la inn bud. Svenskene hevder at budet står.", "Hexa"),
        ("Then the Swiss group Brinko left. The Swiss say that the talks failed.", "Brinko"),
        ("Svenske Anna Berg ledet, norske Ida Lie falt. Svensken sier at isen var hard.", "Anna Berg"),
        ("Forfatter Nina Sand kom fra Bergen. The Dubliner said that it was cold.", "Nina Sand"),
        # Nobody was called so.
        ("Holmgard la inn bud. Svenskene hevder at budet står.", "Svenskene"),
    ],
)
def test_a_people_is_who_was_called_by_its_country(text: str, name: str) -> None:
    assert speaker(text) == name
