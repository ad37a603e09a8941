from __future__ import annotations

import re
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from records.article import Article
from storage.anchors import Anchor, Found, anchor, quotation, reattach

SAMPLE = (Path(__file__).resolve().parents[2] / "seeds" / "iran-irak-isis.txt").read_text(encoding="utf-8")


def again(old: str, new: str, words: str, occurrence: int = 0) -> Found | None:
    start = [m.start() for m in re.finditer(re.escape(words), old)][occurrence]
    return reattach(old, new, [anchor(old, start, start + len(words))])[0]


def test_an_unchanged_text_gives_every_place_back(sample: Article) -> None:
    anchors = [anchor(sample.text, at, at + 17) for at in range(0, len(sample.text) - 17, 13)]
    found = reattach(sample.text, sample.text, anchors)
    assert [(f.start, f.end, f.state) for f in found if f] == [(a.start, a.end, "attached") for a in anchors]


def test_text_put_in_front_moves_the_annotation_along() -> None:
    found = again(SAMPLE, "En ny ingress.\n\n" + SAMPLE, "Iranerne er smarte")
    assert found
    assert SAMPLE.index("Iranerne er smarte") + 16 == found.start
    assert found.state == "attached"


def test_the_right_one_of_repeated_words_is_found_by_what_surrounds_it() -> None:
    new = SAMPLE.replace("Det et nærmest", "Dette er et nesten").replace("De fleste vil", "Mange vil")
    for occurrence in range(SAMPLE.count("Iran")):
        found = again(SAMPLE, new, "Iran", occurrence)
        if found:
            here = [m.start() for m in re.finditer("Iran", new)].index(found.start)
            assert here == occurrence


def test_quotation_marks_and_white_space_do_not_count_as_edits() -> None:
    old = "He said “boots on the ground” were  ruled out — for now.\nNothing else."
    new = 'He said "boots on the\u00a0ground" were ruled out - for now.\nNothing else was said.'
    found = again(old, new, "“boots on the ground” were  ruled")
    assert found
    assert new[found.start : found.end] == '"boots on the\u00a0ground" were ruled'
    assert found.state == "attached"


def test_edited_words_are_found_and_marked_approximate() -> None:
    old = "Alpha beta gamma. The minister rejected every proposal on Monday. Delta epsilon zeta."
    new = "Alpha beta gamma. The minister refused every proposal on Tuesday. Delta epsilon zeta."
    found = again(old, new, "The minister rejected every proposal on Monday.")
    assert found
    assert new[found.start : found.end] == "The minister refused every proposal on Tuesday."
    assert found.state == "approximate"


def test_words_that_are_gone_are_detached() -> None:
    old = "First sentence here. The minister resigned. Last sentence here."
    assert again(old, "First sentence here. Last sentence here.", "The minister resigned.") is None


def test_a_short_word_elsewhere_is_not_taken_for_one_that_is_gone() -> None:
    old = "The weather was fine in Oslo. Later the talks about Iran broke down in anger."
    new = "Quite another text that mentions Iran with other neighbours altogether, and nothing else."
    assert again(old, new, "Iran") is None


def test_two_equally_good_places_are_detached() -> None:
    old = "x y z. The same sentence again. x y z."
    new = "x y z! The same sentence again. x y z! The same sentence again. x y z!"
    assert again(old, new, "The same sentence again.") is None


def test_an_emptied_text_detaches_everything() -> None:
    assert reattach(SAMPLE, "", [anchor(SAMPLE, 0, 20)]) == [None]


def test_an_empty_passage_is_nowhere() -> None:
    letters = "a" * 24
    assert reattach(letters, letters, [anchor(letters, 10, 10)]) == [None]


text = st.text(st.sampled_from("abc de.\n“é😀\u00ad "), max_size=120)


@settings(max_examples=150, deadline=None)
@given(old=text, new=text, data=st.data())
def test_whatever_the_texts_a_found_passage_lies_inside_the_new_one(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, max(len(old) - 1, 0)))
    end = data.draw(st.integers(start, len(old)))
    for found in reattach(old, new, [anchor(old, start, end)]):
        assert found is None or 0 <= found.start < found.end <= len(new)


@settings(max_examples=100, deadline=None)
@example(before=" ", words="w" * 20 + " " * 4, after="a ")
@given(before=text, words=st.text("xyzw ", min_size=24, max_size=60), after=text)
def test_words_that_stay_whole_are_never_attached_elsewhere(before: str, words: str, after: str) -> None:
    words = f"X{words}X"
    old, new = "start " + words + " end", before + words + after
    found = reattach(old, new, [anchor(old, 6, 6 + len(words))])[0]
    assert found is None or new[found.start : found.end] == words


def test_a_quotation_has_as_much_context_as_there_is() -> None:
    assert quotation("abcdef", 1, 3) == {"exact": "bc", "prefix": "a", "suffix": "def"}
    assert anchor("abcdef", 0, 6) == Anchor(0, 6, "abcdef", "", "")
