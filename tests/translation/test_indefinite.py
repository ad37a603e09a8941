from __future__ import annotations

import pytest

from records.rendering import WordLink
from translation.indefinite import with_right_articles


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("It is a almost impossible choice.", "It is an almost impossible choice."),
        ("a Iranian source and an British one", "an Iranian source and a British one"),
        ("A hour in an hotel", "An hour in a hotel"),
        ("An Ukrainian and an united Europe", "A Ukrainian and a united Europe"),
        ("a unidentified man, a urgent matter", "an unidentified man, an urgent matter"),
        ("an one-sided offer, an year, a onerous task", "a one-sided offer, a year, an onerous task"),
    ],
)
def test_the_sound_decides(wrong: str, right: str) -> None:
    assert with_right_articles(wrong, ())[0] == right
    assert with_right_articles(right, ())[0] == right


@pytest.mark.parametrize(
    "text",
    ["Vitamin a is good.", "plan A or B", "a FBI agent", "a 8-year-old", "a u-turn", "from a\nisland", ""],
)
def test_what_is_not_known_stays(text: str) -> None:
    assert with_right_articles(text, ())[0] == text


def test_links_move_along() -> None:
    text = "In a Iranian town, a old man."
    links = (WordLink(0, 5, 3, 4, 1.0), WordLink(6, 12, 5, 12, 1.0), WordLink(20, 23, 21, 24, 1.0))
    mended, moved = with_right_articles(text, links)
    assert mended == "In an Iranian town, an old man."
    assert [mended[link.tgt_start : link.tgt_end] for link in moved] == ["an", "Iranian", "old"]
