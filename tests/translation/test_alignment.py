from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from translation.alignment import word_links
from translation.tokens import locate
from translation.words import words

TEXT = st.text(st.sampled_from("ab 1,.😀e\u0301«»-’ø漢\n"), max_size=24)


def by_words(source: str, target: str, weights: list[list[float]]) -> list[tuple[str, str]]:
    """Align with one piece a word."""
    links = word_links(source, target, words(source), words(target), weights)
    return [(source[x.src_start : x.src_end], target[x.tgt_start : x.tgt_end]) for x in links]


def test_words_leave_out_punctuation_and_emoji() -> None:
    text = "«Ja», sa Jens-Ole 😀 – 1 234,5 e\u0301t USA's 50 %: 漢字"
    assert [text[a:b] for a, b in words(text)] == [
        "Ja", "sa", "Jens-Ole", "1 234,5", "e\u0301t", "USA's", "50", "漢", "字",
    ]  # fmt: skip


def test_attention_decides() -> None:
    weights = [[0.1, 0.8, 0.1], [0.9, 0.05, 0.05], [0.0, 0.1, 0.9]]
    assert by_words("nå kommer han", "comes now he", weights) == [
        ("kommer", "comes"),
        ("nå", "now"),
        ("han", "he"),
    ]


def test_equal_numbers_and_names_win_over_attention() -> None:
    weights = [[0.5, 0.5], [0.5, 0.5]]
    assert by_words("2014 Teheran", "Teheran 2014", weights) == [("Teheran", "Teheran"), ("2014", "2014")]


def test_two_words_may_stand_for_one() -> None:
    assert by_words("en atombombe", "nuclear bomb", [[0.1, 0.9], [0.1, 0.9]]) == [
        ("atombombe", "nuclear"),
        ("atombombe", "bomb"),
    ]


def test_pieces_are_gathered_into_words() -> None:
    source, target = "Iranerne er", "Iranians are"
    links = word_links(
        source, target, locate(["Iran", "erne", " er"], source), locate(["Iran", "ians", " are"], target),
        [[0.9, 0.1, 0.0], [0.2, 0.8, 0.0], [0.0, 0.0, 1.0]],
    )  # fmt: skip
    assert [(x.src_start, x.src_end, x.tgt_start, x.tgt_end) for x in links] == [(0, 8, 0, 8), (9, 11, 9, 12)]


def test_columns_for_the_marks_of_beginning_and_end_are_left_out() -> None:
    assert by_words("a b", "x y", [[0, 0, 0.9, 0.1], [0, 0.9, 0, 0.1]]) == [("b", "x"), ("a", "y")]


def test_no_words_no_links() -> None:
    assert word_links("…", "x", [(0, 1)], [(0, 1)], [[1.0]]) == ()
    assert word_links("x", "y", [(0, 1)], [(0, 1)], []) == ()


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT, st.randoms(use_true_random=False))
def test_every_link_lies_on_word_borders(source: str, target: str, random: object) -> None:
    pieces = locate(source.split(" "), source), locate(target.split(" "), target)
    weights = [[random.random() for _ in pieces[0]] for _ in pieces[1]]  # type: ignore[attr-defined]
    links = word_links(source, target, *pieces, weights)
    for link in links:
        assert (link.src_start, link.src_end) in words(source)
        assert (link.tgt_start, link.tgt_end) in words(target)
        assert 0 < link.weight <= 1
    assert len({(link.src_start, link.tgt_start) for link in links}) == len(links)


@settings(max_examples=60, deadline=None)
@given(TEXT, st.lists(TEXT, max_size=6))
def test_pieces_are_located_in_order_inside_the_text(text: str, pieces: list[str]) -> None:
    last = 0
    for start, end in locate(pieces, text):
        assert last <= start <= end <= len(text)
        last = end
