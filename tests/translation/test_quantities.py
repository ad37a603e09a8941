from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translation.quantities import quantities, unmatched
from translation.wording import wording


def apart(source: str, target: str, lang: str = "nb") -> tuple[list[str], list[str]]:
    ours, theirs = quantities(source, wording(lang)), quantities(target, wording("en"))
    missing, extra = unmatched(ours, theirs)
    return [found.text for found in missing], [found.text for found in extra]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("en halv million kroner", "500,000 kroner"),
        ("en halv million kroner", "half a million kroner"),
        ("15 000 personer", "15,000 people"),
        ("1,5 millioner", "1.5 million"),
        ("2,5 mrd.", "2,500,000,000"),
        ("tre uker", "3 weeks"),
        ("tjuefem dager", "twenty-five days"),
        ("to hundre og tretti tusen", "230,000"),
        ("hundre mennesker", "a hundred people"),
        ("fem-seks stykker", "five or six"),
        ("5-6 millioner", "5 to 6 million"),
        ("3. mai", "May 3"),
        ("3. mai 2014", "3 May 2014"),
        ("3.–5. mai", "May 3–5"),
        ("den syvende oktober", "October 7th"),
        ("03.05.2014", "3 May 2014"),
        ("kl. 14.30", "2:30 pm"),
        ("kl. 14.30", "2.30 p.m."),
        ("klokka 03", "3 a.m."),
        ("kl. 9", "nine o'clock"),
        ("halv åtte", "7:30"),
        ("halv åtte", "half past seven"),
        ("1800-tallet", "the 19th century"),
        ("det 15. århundre", "the 15th century"),
        ("1980-tallet", "the 1980s"),
        ("kvinnen i 50-årene", "the woman in her fifties"),
        ("en femåring", "a five-year-old"),
        ("det første", "number 1"),
        ("3 av 3", "all 3"),
        ("50 %", "50 per cent"),
    ],
)
def test_the_same_in_figures_and_in_words(source: str, target: str) -> None:
    assert apart(source, target) == ([], [])


@pytest.mark.parametrize(
    ("source", "target", "missing", "extra"),
    [
        ("15 000 personer", "15,500 people", ["15 000"], ["15,500"]),
        ("tre uker", "four weeks", ["tre"], ["four"]),
        ("1,5 millioner", "15 million", ["1,5 millioner"], ["15 million"]),
        ("400 milliarder", "400 million", ["400 milliarder"], ["400 million"]),
        ("3. mai", "May 5", ["3. mai"], ["May 5"]),
        ("3. mai", "3 June", ["3. mai"], ["3 June"]),
        ("kl. 14.30", "2:30 am", ["14.30"], ["2:30"]),
        ("2 av 2", "2 of 3", [], ["3"]),
        ("det kostet 50 kroner", "it cost a lot", ["50"], []),
        ("1800-tallet", "the 18th century", ["1800-tallet"], ["18th century"]),
    ],
)
def test_what_differs_is_pointed_at(source: str, target: str, missing: list[str], extra: list[str]) -> None:
    assert apart(source, target) == (missing, extra)


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [("femogtyve mand", "25 men", "da"), ("fünfundzwanzig Leute", "25 people", "de"),
     ("tjugofem kronor", "25 kronor", "sv")],
)  # fmt: skip
def test_numbers_in_one_word_of_other_languages(source: str, target: str, lang: str) -> None:
    assert apart(source, target, lang) == ([], [])


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("0123456789 .,-:/'tremaihalvkl½٣"), max_size=40))
def test_figures_are_in_order_inside_the_text(text: str) -> None:
    for language in (wording("nb"), wording("en"), None):
        last = 0
        for found in quantities(text, language):
            assert last <= found.start < found.end <= len(text)
            assert found.values
            assert found.text == text[found.start : found.end]
            last = found.start
