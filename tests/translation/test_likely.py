"""How likely sentences are as translations of others, by the model of the starter pack."""

from __future__ import annotations

import pytest

from translation.memory import DictMemory
from translation.packs import PackStore
from translation.translator import Translator

PAIRS = [
    (source, target)
    for source in ("Strømmen var borte i ni timer.", "Kirken i byen er tre hundre år gammel.")
    for target in ("The power was out for nine hours.", "The town's church is three hundred years old.")
]


@pytest.fixture(scope="module")
def memory() -> DictMemory:
    return DictMemory()


@pytest.fixture(scope="module")
def translator(starter: PackStore, memory: DictMemory) -> Translator:
    return Translator(starter, memory)


def test_a_translation_is_likelier_than_another_sentence(translator: Translator) -> None:
    found = translator.likely("nb", "en", PAIRS)
    assert found is not None
    own, other, another, its = found
    assert own > other + 1
    assert its > another + 1
    assert max(found) < 0


def test_what_is_remembered_needs_no_model(
    translator: Translator, starter: PackStore, memory: DictMemory
) -> None:
    found = translator.likely("nb", "en", PAIRS)
    assert Translator(starter, memory).likely("nb", "en", PAIRS, load=False) == found
    assert Translator(starter, DictMemory()).likely("nb", "en", PAIRS, load=False) is None


def test_texts_without_a_word_and_very_long_ones_are_taken(translator: Translator) -> None:
    found = translator.likely("nb", "en", [("", "Yes."), ("Ja.", ""), ("Ja. " * 500, "Yes. " * 500)])
    assert found is not None
    assert found[:2] == [0.0, 0.0]
    assert found[2] < 0


def test_nobody_knows_without_a_pack(translator: Translator) -> None:
    assert translator.likely("fr", "de", [("oui", "ja")]) is None
    assert translator.likely("nb", "en", []) is None


def test_a_cancel_stops_the_model_and_keeps_what_is_known(starter: PackStore) -> None:
    pairs = [(source, f"{target} It was number {n}.") for n in range(5) for source, target in PAIRS]
    memory = DictMemory()
    cancelled = iter([False, False, True])
    assert Translator(starter, memory).likely("nb", "en", pairs, cancelled=lambda: next(cancelled)) is None
    assert next(cancelled, "all asked") == "all asked"
    assert Translator(starter, memory).likely("nb", "en", pairs[:16], load=False) is not None
    assert Translator(starter, memory).likely("nb", "en", pairs[:17], load=False) is None
    found = Translator(starter, memory).likely("nb", "en", pairs)
    assert found == pytest.approx(Translator(starter, DictMemory()).likely("nb", "en", pairs), abs=0.01)
