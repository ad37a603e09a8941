from __future__ import annotations

import pytest

from records.rendering import WordLink
from translation.figures import mended, rewritten


@pytest.mark.parametrize(
    ("number", "lang", "target", "wanted"),
    [
        ("1 250 000", "nb", "en", "1,250,000"),
        ("1.250.000", "nb", "en", "1,250,000"),
        ("1\u00a0250,5", "nb", "en", "1,250.5"),
        ("7,5", "nb", "en", "7.5"),
        ("1,250", "nb", "en", "1,250"),
        ("1928", "nb", "en", "1928"),
        ("14.30", "nb", "en", "14.30"),
        ("1.2.3", "nb", "en", "1.2.3"),
        ("1,250,000", "en", "nb", "1\u00a0250\u00a0000"),
        ("7.5", "en", "nb", "7,5"),
        ("1 250", "nb", "sv", "1 250"),
        ("1 250", "nb", "xx", "1 250"),
    ],
)
def test_numbers_are_rewritten_as_the_reader_writes_them(
    number: str, lang: str, target: str, wanted: str
) -> None:
    assert rewritten(number, lang, target) == wanted


def linked(source: str, translation: str, *pairs: tuple[str, str]) -> tuple[WordLink, ...]:
    return tuple(
        WordLink(
            source.index(ours), source.index(ours) + len(ours), translation.index(theirs),
            translation.index(theirs) + len(theirs), 1.0,
        )
        for ours, theirs in pairs
    )  # fmt: skip


def test_a_misspelt_number_gets_the_digits_of_the_sentence_and_links_stay_on_their_words() -> None:
    source, translation = "Han fikk 3 042 352 kroner i 1947.", "He got 3,352 kroner in 1947."
    links = linked(source, translation, ("3 042 352", "3,352"), ("kroner", "kroner"), ("1947", "1947"))
    text, moved = mended(source, translation, links, "nb", "en")
    assert text == "He got 3,042,352 kroner in 1947."
    assert [text[link.tgt_start : link.tgt_end] for link in moved] == ["3,042,352", "kroner", "1947"]


def test_digits_that_fell_apart_are_replaced_whole() -> None:
    source, translation = "De ga 5 652 422 kroner.", "They gave 5,652,42,,4 22 kroner."
    links = linked(source, translation, ("5 652 422", "5,652,42,,4"))
    assert mended(source, translation, links, "nb", "en")[0] == "They gave 5,652,422 kroner."


def test_several_numbers_are_mended_each_in_its_place() -> None:
    source, translation = "Fra 1928 til 2023 kom 225 dit.", "From 1288 to 2023, 22 came there."
    links = linked(source, translation, ("1928", "1288"), ("225", "22"))
    assert mended(source, translation, links, "nb", "en")[0] == "From 1928 to 2023, 225 came there."


@pytest.mark.parametrize(
    ("source", "translation", "wanted"),
    [
        ("solgt i 1 874 865 eksemplarer", "sold in 1874,865 copies", "sold in 1,874,865 copies"),
        ("fikk 2 931 125 kroner", "received 2,931 125 kroner", "received 2,931,125 kroner"),
        ("steg med 7,5 prosent", "rose by 7,5 percent", "rose by 7.5 percent"),
        ("startet klokken 22.33", "started at 2233", "started at 22.33"),
    ],
)
def test_right_digits_get_the_right_marks_even_without_links(
    source: str, translation: str, wanted: str
) -> None:
    assert mended(source, translation, (), "nb", "en") == (wanted, ())


@pytest.mark.parametrize(
    ("source", "translation", "pair"),
    [
        ("Det var 3 biler.", "There were three cars.", ("3", "three")),  # became a word
        ("Det var 225 biler i 1928.", "There were many cars in 1928.", ("225", "1928")),  # another number's
        ("Det var 225 biler.", "There were 22 cars.", ("biler", "cars")),  # not linked
        ("Klokken 14.30 kom de.", "At 14:30 they came.", ("14.30", "14:30")),  # the same digits
        ("De var 25000.", "There were 25,000 of them.", ("25000", "25,000")),  # and the same worth
        ("I 1928, 30 år før.", "In 1928, 30 years before.", ("1928", "1928")),  # two numbers, side by side
    ],
)
def test_what_is_no_misspelling_stays(source: str, translation: str, pair: tuple[str, str]) -> None:
    links = linked(source, translation, pair)
    assert mended(source, translation, links, "nb", "en") == (translation, links)
