from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from storage.folding import fold

texts = st.text(st.sampled_from("aé e\u0301å\n\t \u00a0\u00ad“”'…—😀-\u0308"), max_size=60)


def test_copies_of_one_sentence_look_the_same() -> None:
    assert fold("«Så\u00a0langt» – e\u0301n …").text == fold('"Så  langt" - én ...').text


@settings(max_examples=200)
@given(texts)
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert folded.starts == sorted(folded.starts)
    for at, character in enumerate(folded.text):
        start, end = folded.unfold(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert character in fold(text[start:end]).text


@settings(max_examples=100)
@given(texts)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
