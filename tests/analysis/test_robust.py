"""Whatever the text, the analysis answers: no exception, offsets in range, time in proportion."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from analysis_material import article, read
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import analyse
from records.article import Article
from records.sentence import Sentence
from translation.segment import segment

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


CUT_SHORT = (
    "Reglene kom i en kort melding fra kommunen, og nyheten spredte seg i går om at brua er stengt",
    "A worker at the plant told a news at the last minute that the kiln was cold, sier Magnus Moe",
    "De fikk svaret fra rådmannen i går, vi er klare og trygge på at saken er løst, sa Ann Moes sjef",
    "In her view, as Moe put it, the report from the agency shows that nobody is sure that it is safe",
)


@pytest.mark.parametrize("text", CUT_SHORT)
def test_a_text_may_end_after_any_word(text: str) -> None:
    words = text.split()
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            made = article(" ".join(words[first:last]))
            analyse(made, segment(made, "nb", {"en"}))


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


SIGNS = list("aB1 \n.,:;!?«»“”„\"'‘’–—-()|#*_`<>{}\u00a0\u200fяあم😀́")
PIECES = [
    "ord ",
    "Hun sier at det er bra. ",
    "«Vi er klare», sier Ola Hansen. ",
    "– Ja, sier hun.\n\n",
    "«a ",
    '“a" ',
    "Ola Hansen, ",
    "Ifølge Ola, ",
    "Etter Olas mening, ",
    "og sier ",
    "said, he said, ",
    "''a'' ",
    "Ordføreren sier. ",
    "Moe: Broen er stengt\n\n",
    "Revisjonen: Broen er stengt\n\nKystrevisjonen sa det.\n\n",
]


def calls(work: Callable[[], object]) -> int:
    """Return how many calls of Python functions some work makes: the same on every machine."""
    made = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made


def prepared(text: str) -> tuple[Article, tuple[Sentence, ...]]:
    made = article(text)
    return made, segment(made, "nb", {"en"})


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_length(piece: str) -> None:
    small, large = prepared(piece * 150), prepared(piece * 600)
    analyse(*small)  # lexicons are read once
    # Four times the text: linear work takes about four times the calls, quadratic work sixteen times.
    assert calls(lambda: analyse(*large)) < 6.5 * calls(lambda: analyse(*small))


def test_a_paragraph_of_a_hundred_thousand_words_is_answered() -> None:
    text = "Hun sa at «alt er bra», men Ola Hansen svarte nei og gikk hjem. " * 7_700
    _, sentences, found = read(text)
    assert len(text.split()) > 100_000
    assert len(found.marks) == len(sentences)
    assert max(quote.end - quote.start for quote in found.quotes) < 100


@pytest.mark.parametrize("mark", list("«“”„\"'‘’»–—-"))
def test_a_lone_mark_swallows_nothing(mark: str) -> None:
    """Whatever mark stands alone in the first paragraph, the later quotes are found."""
    text = f"Ola sa {mark}dette er alt. Og mer.\n\nEn annen ting skjedde.\n\n«Vi er klare», sier Kari Lie."
    _, _, found = read(text)
    spoken = [text[quote.start : quote.end] for quote in found.quotes if quote.kind == "direct"]
    assert "«Vi er klare»" in spoken
    assert all("\n" not in words for words in spoken)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("”Vi er klare”, sier Kari Lie.", ["”Vi er klare”"]),
        ("»Vi er klare«, siger Kari Lie.", ["»Vi er klare«"]),
        ("„Wir sind bereit“, sier Kari Lie.", ["„Wir sind bereit“"]),
        ('“We are ready," Kari Lie said.', ['“We are ready,"']),
        ("''We are ready,'' Kari Lie said.", ["''We are ready,''"]),
        ("- Vi er klare, sier Kari Lie.", ["- Vi er klare"]),
        ("— Vi er klare, sier Kari Lie.", ["— Vi er klare"]),
        ("“We're the '90s' children,” Kari Lie said.", ["“We're the '90s' children,”"]),
        ("| Navn | Antall |\n| --- | --- |\n| «Ola» | 12 |", []),
        ('for (i = 0; i < n; i++) { print("hei"); }', []),
        ("roses are red\nviolets are blue", []),
        ("“A life without books is no life.” — Kari Lie", ["“A life without books is no life.”"]),
        ("“Promise me,” Blige sings to her.", ["“Promise me,”"]),
    ],
)
def test_marks_of_every_style(text: str, quotes: list[str]) -> None:
    edge = " '\""
    found = [text[quote.start : quote.end].strip(edge) for quote in read(text)[2].quotes]
    assert found == [quote.strip(edge) for quote in quotes]


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(list("aB1 \n.,:;!?«»“”„\"'‘’–—-()|#*_`<>{}\u00a0\u200fяあم😀́")), max_size=120
    )
)
def test_any_text_is_answered(text: str) -> None:
    _, sentences, found = read(text)
    assert len(found.marks) == len(sentences)
    assert all(0 <= quote.start < quote.end <= len(text) for quote in found.quotes)


def test_capitals_throughout_tell_no_name() -> None:
    _, _, found = read("STATSMINISTEREN GÅR AV: «JEG HAR FÅTT NOK»\n\nDette skjedde i går kveld.")
    assert [quote.speaker_name for quote in found.quotes] == [None]
