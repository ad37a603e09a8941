from __future__ import annotations

import unicodedata

import pytest

from translation.forced import likely_links, links_of
from translation.model import Model
from translation.packs import PackStore
from translation.words import words


@pytest.fixture(scope="module")
def model(starter: PackStore) -> Model:
    found = starter.find("nb", "en")
    assert found is not None
    return Model(found, starter.open(found), workers=1)


def linked(model: Model, source: str, target: str) -> list[tuple[str, str]]:
    (links,) = links_of(model, [(source, target)])
    return [(source[x.src_start : x.src_end], target[x.tgt_start : x.tgt_end]) for x in links]


def test_the_model_is_led_along_a_translation_that_it_would_not_make(model: Model) -> None:
    links = linked(model, "Boligprisene steg kraftig i fjor.", "Last year house prices soared.")
    assert {("Boligprisene", "house"), ("Boligprisene", "prices"), ("fjor", "year")} <= set(links)


def test_emoji_and_combining_marks_move_no_link(model: Model) -> None:
    source = unicodedata.normalize("NFD", "👩🏽‍⚕️ Åse kjøpte en kafé 😀 i Tromsø.")
    target = unicodedata.normalize("NFD", "Åse 👩🏽‍⚕️ bought a café in Tromsø 😀.")
    pairs = set(linked(model, source, target))
    decomposed = {(unicodedata.normalize("NFD", a), unicodedata.normalize("NFD", b)) for a, b in
                  (("Åse", "Åse"), ("kjøpte", "bought"), ("kafé", "café"), ("Tromsø", "Tromsø"))}  # fmt: skip
    assert decomposed <= pairs


def test_every_link_lies_on_word_borders(model: Model) -> None:
    pairs = [("Ikke i dag 🥁🥁, sa han.", "“Not today 🥁🥁,” he said."), ("😀", "😀"), ("", "x"), ("x", "")]
    for (source, target), links in zip(pairs, links_of(model, pairs), strict=True):
        for link in links:
            assert (link.src_start, link.src_end) in words(source)
            assert (link.tgt_start, link.tgt_end) in words(target)


def test_a_sentence_too_long_for_the_model_still_has_its_names_and_numbers(model: Model) -> None:
    source, target = "og så videre " * 200 + "i Tromsø 1994.", "and so on " * 200 + "in Tromsø in 1994."
    assert ("Tromsø", "Tromsø") in linked(model, source, target)
    assert ("1994", "1994") in linked(model, source, target)


def test_without_a_model_names_and_numbers_are_linked() -> None:
    source, target = "Kari kjøpte 3 epler i Bergen.", "In Bergen Kari bought 3 apples."
    links = {(source[x.src_start : x.src_end], target[x.tgt_start : x.tgt_end])
             for x in likely_links(source, target)}  # fmt: skip
    assert links == {("Kari", "Kari"), ("3", "3"), ("Bergen", "Bergen")}
