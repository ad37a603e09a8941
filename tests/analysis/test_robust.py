"""Whatever the text, the analysis answers: no exception, offsets in range, time in proportion."""

from __future__ import annotations

import time

import pytest
from analysis_material import read
from hypothesis import given, settings
from hypothesis import strategies as st

ODD = [
    "",
    " \n\n ",
    "«",
    "– ",
    "–",
    "sier",
    ", sier",
    "Det sier",
    "«»",
    "Ifølge",
    "according to",
    '"""""""',
    "said said said said",
    "MANN PÅGREPET ETTER BRANN, SIER POLITIET",
    "- 200 g sukker\n\n- 3 egg\n\n- 1 ss mel",
    "roses are red\nviolets are blue\nhe said",
    "Он сказал: «Мы придём». 彼は「はい」と言った。 قال: «نعم».",
    "“Unclosed, he said. And on it goes. And on.",
    "sier at at at at, sier, sier, «a», «b", "Hun sa at «",
]  # fmt: skip


CUES = (
    'sier sa said told Hun Ola Hansen at that « » “ ” " – , . : ? ( ) og and det kaller ifølge \n\n men'
    " er vil kan ikke 12 the official"
)


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_no_problem(text: str) -> None:
    _, sentences, found = read(text)
    assert len(found.marks) == len(sentences)
    for quote in found.quotes:
        assert 0 <= quote.start < quote.end <= len(text)


def test_a_list_of_ingredients_is_not_speech() -> None:
    assert read("- 200 g sukker\n\n- 3 egg\n\n- 1 ss mel")[2].quotes == ()


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "sier",
                "sa",
                "said",
                "told",
                "Hun",
                "Ola",
                "Hansen",
                "at",
                "that",
                "«",
                "»",
                "“",
                "”",
                '"',
                "–",
                ",",
                ".",
                ":",
                "?",
                "(",
                ")",
                "og",
                "and",
                "det",
                "kaller",
                "ifølge",
                "\n\n",
                "men",
                "er",
                "vil",
                "kan",
                "ikke",
                "12",
                "the",
                "official",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_any_mixture_of_cues_is_answered(text: str) -> None:
    _, sentences, found = read(text)
    assert len(found.marks) == len(sentences)
    assert all(0 <= quote.start < quote.end <= len(text) for quote in found.quotes)
    assert all(link.a != link.b for link in found.links)


@pytest.mark.parametrize(
    "piece",
    [
        "ord ",
        "Hun sier at det er bra. ",
        "«Vi er klare», sier Ola Hansen. ",
        "– Ja, sier hun.\n\n",
        "«a ",
        "Ola Hansen, ",
    ],
)
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(times: int) -> float:
        from analysis_material import article

        from analysis import analyse
        from translation.segment import segment

        made = article(piece * times)
        sentences = segment(made, "nb", {"en"})
        before = time.process_time()
        analyse(made, sentences)
        return time.process_time() - before

    seconds(20)
    # Eight times the text: linear work takes about eight times as long, quadratic work 64 times.
    assert seconds(800) < 28 * max(seconds(100), 0.004)


def test_capitals_throughout_tell_no_name() -> None:
    _, _, found = read("STATSMINISTEREN GÅR AV: «JEG HAR FÅTT NOK»\n\nDette skjedde i går kveld.")
    assert [quote.speaker_name for quote in found.quotes] == [None]
