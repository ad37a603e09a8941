from __future__ import annotations

import pytest

from records.errors import SidelightError
from translation.alternatives import alternatives
from translation.engine import Engine
from translation.memory import DictMemory
from translation.package import Pack
from translation.packs import PackStore
from translation.pivot import Pivot
from translation.translator import Translator

SENTENCE = "Det gikk ikke lenge før en iransk kilde tilbød USA samarbeid, se https://nrk.no."


@pytest.fixture(scope="module")
def translator(starter: PackStore) -> Translator:
    return Translator(starter, DictMemory())


def test_the_first_is_the_translation_and_the_others_differ(translator: Translator) -> None:
    found = translator.alternatives(SENTENCE, "nb", "en")
    assert 3 <= len(found) <= 6
    assert len(set(found)) == len(found)
    assert found[0] == next(translator.lines([SENTENCE], "nb", "en"))
    assert all("https://nrk.no" in text for text in found)


def test_none_has_the_wrong_article(translator: Translator) -> None:
    found = translator.alternatives("Det er et nærmest umulig valg.", "nb", "en")
    assert any(" an " in text for text in found)
    assert not any(" a almost" in text or " a impossible" in text for text in found)


def test_other_ways_begin_alike_and_go_on_differently(translator: Translator) -> None:
    whole = translator.alternatives(SENTENCE, "nb", "en", 1)[0]
    beginning = whole[: whole.index(" ", 12) + 1]
    found = translator.alternatives(SENTENCE, "nb", "en", 4, beginning)
    assert len(found) >= 3
    assert all(text.startswith(beginning) for text in found)
    assert len({text[len(beginning) :].split()[0] for text in found}) == len(found)


def test_a_beginning_may_hold_what_is_hidden_from_the_model(translator: Translator) -> None:
    beginning = "See https://nrk.no "
    found = translator.alternatives("Se https://nrk.no for mer om saken.", "nb", "en", 3, beginning)
    assert found
    assert all(text.startswith(beginning) for text in found)


@pytest.mark.parametrize("sentence", ["", "2014 – 2015", "https://nrk.no", "ja " * 400])
def test_what_cannot_be_said_otherwise_has_no_alternatives(translator: Translator, sentence: str) -> None:
    assert translator.alternatives(sentence, "nb", "en") == ()


def test_any_model_and_two_in_a_row_give_different_texts(store: PackStore, pack: Pack) -> None:
    engine = Engine(pack, store.open(pack), workers=1)
    for given in (engine, Pivot(engine, engine)):
        found = alternatives(given, "De fleste vil velge Iran.", 4)
        assert 1 <= len(set(found)) == len(found) <= 4


def test_without_a_pack_it_is_a_known_problem(translator: Translator) -> None:
    with pytest.raises(SidelightError, match="from fi to en"):
        translator.alternatives("Hei.", "fi", "en")


def test_a_translation_goes_back_when_there_is_a_pack_for_it(
    store: PackStore, build, translator: Translator
) -> None:  # type: ignore[no-untyped-def]
    assert translator.back("It is good.", "nb", "en") == ""
    store.install(build("en", "nb"))
    there_and_back = Translator(store, DictMemory())
    assert there_and_back.back("It is good.", "nb", "en") == next(
        there_and_back.lines(["It is good."], "en", "nb")
    )
