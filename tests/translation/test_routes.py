from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from translation.packs import PackStore
from translation.routes import Routes

Build = Callable[..., Path]


@pytest.fixture
def routes(store: PackStore) -> Routes:
    return Routes(store)


def test_without_a_direct_pack_two_are_joined_through_english(
    store: PackStore, routes: Routes, build: Build
) -> None:
    assert routes.find("nb", "de") is None
    store.install(build("en", "de"))
    way = routes.find("nb", "de")
    assert way is not None
    assert [part.name for part in way.through] == ["translate-nb_en-1_0", "translate-en_de-1_0"]
    assert (way.source, way.target, way.name) == ("nb", "de", "translate-nb_en-1_0+translate-en_de-1_0")
    assert routes.sources("de") == {"nb", "en"}
    assert way.starter, "half of it is of draft quality"


def test_a_direct_pack_goes_before_two(store: PackStore, routes: Routes, build: Build) -> None:
    store.install(build("en", "de"))
    direct = store.install(build("nb", "de"))
    assert routes.find("nb", "de") == direct


def test_a_way_never_leads_back(store: PackStore, routes: Routes, build: Build) -> None:
    store.install(build("en", "nb"))
    assert routes.sources("nb") == {"en"}
    assert routes.sources("en") == {"nb"}


def test_a_full_pack_takes_the_place_of_the_starter_in_both_kinds_of_way(
    store: PackStore, routes: Routes, build: Build
) -> None:
    store.install(build("en", "de"))
    full = store.install(build(version="1.9"))
    assert routes.find("nb", "en") == full
    joined = routes.find("nb", "de")
    assert joined is not None
    assert joined.through[0] == full
    assert not joined.starter


def test_sentences_have_bare_codes_and_packs_have_not(store: PackStore, routes: Routes, build: Build) -> None:
    for code in ("pb", "zh", "zt"):
        store.install(build(code, "en"))
        store.install(build("en", code))
    assert routes.sources("en") == {"nb", "pt", "zh"}
    assert [routes.to("en")[code].source for code in ("pt", "zh")] == ["pt-BR", "zh-Hans"]
    european = store.install(build("pt", "en"))
    assert routes.find("pt", "en") == european
    assert routes.find("en", "zh-Hant").target == "zh-Hant"  # type: ignore[union-attr]
    assert routes.find("nb", "pt-BR").target == "pt-BR"  # type: ignore[union-attr]
    assert routes.find("nb", "pt-PT") is None
    assert routes.targets() == {"en", "pt-BR", "zh-Hans", "zh-Hant"}


def test_nynorsk_takes_the_pack_for_bokmal_only_where_the_person_agrees(
    store: PackStore, build: Build
) -> None:
    agreed: set[str] = set()
    routes = Routes(store, lambda: agreed)
    assert routes.find("nn", "en") is None
    assert routes.sources("en") == {"nb"}
    assert routes.stand_in("nn", "en") == store.find("nb", "en")
    assert routes.stand_in("fi", "en") is None
    assert routes.stand_in("nn", "de") is None
    agreed.add("nn")
    found = routes.find("nn", "en")
    assert found is not None
    assert (found.source, found.name) == ("nn", "translate-nb_en-1_0 for nn")
    assert found.through == (store.find("nb", "en"),)
    assert routes.stand_in("nn", "en") is None
    own = store.install(build("nn", "en"))
    assert routes.find("nn", "en") == own
