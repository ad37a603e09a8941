from __future__ import annotations

import pytest

from translation.engine import Engine
from translation.packs import PackStore
from translation.protect import protected, reveal
from translation.retries import faults, other_plans


def test_numbers_lost_and_invented_are_faults() -> None:
    assert faults("Han betalte 9000 kroner.", "He paid 900 kroner.", "nb", "en") == 2
    assert faults("Han betalte 9000 kroner.", "He paid 9,000 kroner.", "nb", "en") == 0
    assert faults("Han betalte mye.", "He paid 900 kroner.", "nb", "en") == 0


def test_long_numbers_give_way_to_short_ones_and_come_back_as_the_reader_writes_them() -> None:
    plan, *_ = other_plans("I 1610 kom 22 500 studenter for 1,5 kroner.", "nb", "en")
    (part,) = plan.parts
    assert part.text == "I 2010 kom 20 studenter for 30 kroner."
    shown = reveal("In 2010, 20 students came for 30 kroner.", part.stand_ins)
    assert shown is not None
    assert shown.text == "In 1610, 22,500 students came for 1.5 kroner."


def test_a_number_that_is_there_stands_for_no_other() -> None:
    plan, *_ = other_plans("De 20 ville ha 9000.", "nb", "en")
    assert plan.parts[0].text == "De 30 ville ha 40."


@pytest.mark.parametrize(("said", "expected"), [("20th", "2nd"), ("30th", "11th"), ("40", "23rd")])
def test_ordinals_are_ordinals_again(said: str, expected: str) -> None:
    plan, *_ = other_plans("Han ble nummer 2. gang, 11. gang og 23. gang.", "nb", "en")
    (part,) = plan.parts
    stand_in = next(pair for pair in part.stand_ins if said.startswith(pair[0]))
    shown = reveal(f"He was {said}", (stand_in,))
    assert shown is not None
    assert shown.text == f"He was {expected}"


def test_the_last_plan_is_clause_by_clause() -> None:
    *_, last = other_plans("Hun kom hjem i går. Deretter fulgte en rekke på 9 guruer.", "nb", "en")
    assert [part.text for part in last.parts] == [
        "Hun kom hjem i går.",
        "Deretter fulgte en rekke på 9 guruer.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Flyet er en Il-76, og veien E6.", ["Il-76", "E6"]),
        ("Covid-19-pandemien kom i 2020.", ["Covid-19"]),
        ("Det er mulig (Bremer, 1998).", ["(Bremer, 1998)"]),
        ("På 1970-tallet kom 30-årskrigen (i 1998).", []),
    ],
)
def test_types_and_citations_are_protected(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in protected(text)] == expected


def test_the_starter_pack_keeps_numbers(starter: PackStore) -> None:
    pack = starter.find("nb", "en")
    assert pack is not None
    sentences = [
        "Ca. 3000 år senere i 1610, observerte den italienske astronomen Galileo Galilei Venus.",
        "Flyet Il-76 var med i en ulykke, og 1,5 kilometer unna sto 80 biler (Bremer, 1998).",
        "Religionen ble grunnlagt på det 15. århundre. Deretter fulgte en rekke på 9 guruer.",
    ]
    made = Engine(pack, starter.open(pack)).translate(sentences)
    for sentence, translation in zip(sentences, made, strict=True):
        assert faults(sentence, translation.text, "nb", "en") == 0, translation.text
    assert "(Bremer, 1998)" in made[1].text
    assert "Il-76" in made[1].text
