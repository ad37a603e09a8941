"""Whom a headline describes: who says it below, when the description fits."""

from __future__ import annotations

import pytest
from analysis_material import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "‘I saw the smoke’, retired driver tells inquiry\n\nEva Moss came. “I saw it,” said Eva Moss.",
            "Eva Moss",
        ),
        ("The roof is unsafe, engineer warns\n\n“It leaks,” said engineer Eva Moss.", "Eva Moss"),
        # Several people, or a body, are nobody in particular.
        ("‘We saw the smoke’, drivers tell inquiry\n\n“I saw it,” said Eva Moss.", "drivers"),
        ("‘We saw the smoke’, police tell inquiry\n\n“I saw it,” said Eva Moss.", "police"),
    ],
)
def test_a_description_is_who_says_so_below(text: str, name: str) -> None:
    assert read(text)[2].quotes[0].speaker_name == name
