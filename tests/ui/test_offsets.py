from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.offsets import Utf16Offsets, to_python, to_qt


@pytest.mark.parametrize(
    ("text", "offset", "unit"),
    [
        ("", 0, 0),
        ("blå", 3, 3),
        ("a😀b", 1, 1),
        ("a😀b", 2, 3),
        ("a😀b", 3, 4),
        ("😀😀", 2, 4),
        ("e\u0301😀", 3, 4),
        ("👩‍👩‍👧", 5, 8),
    ],
)
def test_offsets_count_as_qt_counts(text: str, offset: int, unit: int) -> None:
    assert to_qt(text, offset) == unit
    assert to_python(text, unit) == offset


def test_an_offset_inside_a_pair_is_the_character_s_start() -> None:
    assert [to_python("a😀b", unit) for unit in range(5)] == [0, 1, 1, 2, 3]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("aø«😀𝔘\u0301"), max_size=30))
def test_every_offset_agrees_with_the_utf_16_encoding(text: str) -> None:
    offsets = Utf16Offsets(text)
    for offset in range(len(text) + 1):
        unit = len(text[:offset].encode("utf-16-le")) // 2
        assert offsets.to_qt(offset) == unit
        assert offsets.to_python(unit) == offset
