from __future__ import annotations

import pytest

from translation.names import lost_names, missing_names, names, names_of_several_words
from translation.parts import plan, without_stand_ins


def shown(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_names_are_capitals_that_no_beginning_explains() -> None:
    text = "Hun sa: «Vi kan ikke», og Jonas Gahr Støre (Ap) møtte NATO-sjefen i Oslo. Han gikk. USA vant."
    assert shown(text, names(text)) == ["Jonas", "Gahr", "Støre", "NATO", "Oslo", "USA"]


def test_names_of_several_words_are_one() -> None:
    text = "Deretter møtte Jonas Gahr Støre sjefen for Deutsche Bank i Oslo."
    assert shown(text, names_of_several_words(text)) == ["Jonas Gahr Støre", "Deutsche Bank"]
    assert names_of_several_words("Да приехал Иван Петров") == []


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        ("Han bor i Norge.", "He lives in Norway.", []),
        ("Han bor i Tyskland.", "He lives in Germany.", []),
        ("Det sa Støre.", "He said.", ["Støre"]),
        ("En iransk kilde tilbød USA hjelp.", "An Iranian source offered help.", ["USA"]),
        ("En iransk kilde tilbød USA hjelp.", "An Irish source offered help.", ["USA"]),
        ("Da svarte FN ja.", "Then the UN said yes.", []),
        ("Da svarte FN ja.", "Then the United Nations said yes.", []),
        ("De reiste fra Irak til Iran.", "They went from Iraq to Iran.", []),
    ],
)
def test_missing_names(source: str, target: str, missing: list[str]) -> None:
    assert shown(source, missing_names(source, target)) == missing


def test_a_lost_name_is_put_back_whole() -> None:
    source = "Det sa brannsjef Scott Kouns i går."
    assert shown(source, lost_names(source, "So said the chief Kouns yesterday.")) == ["Scott Kouns"]
    assert lost_names(source, "昨天") == []


def test_names_are_hidden_where_asked_and_can_be_shown_again() -> None:
    sentence = "Det sa brannsjef Scott Kouns i går."
    (part,) = plan(sentence, names_too=True).parts
    assert part.text == "Det sa brannsjef Google i går."
    assert part.stand_ins == (("Google", "Scott Kouns"),)
    assert [other.text for other in without_stand_ins(part)] == [sentence]
    assert plan(sentence).parts[0].text == sentence
