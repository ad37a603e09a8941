"""Scenes in the author's voice, and facts that hold the same words."""

from __future__ import annotations

import pytest
from analysis_material import statuses


@pytest.mark.parametrize(
    "text",
    [
        "Rain hammers on the tin roof while she butters the bread.",
        "An old man in a flat cap feeds the ducks.",
        "She folds her arms and looks out at the lake.",
        "Somewhere in the hall a door slams, and a dog barks.",
        "It is 6.30 am, and frost glitters on the windowsill.",
        "Regnet drypper fra takrennen mens hun rører i kaffekoppen.",
        "Han gnir seg i hendene og ser ut over fjorden.",
        "Klokka er 05.15, og det dufter av kaffe på kjøkkenet.",
        "Kari Moe (71) tørker hendene på forkleet.",
        "Outside the chapel, flags fluttered and a piper tuned up.",
        "Somebody had hung a scarf on the statue.",
        "På perrongen vifter folk seg med avisene.",
        "Noen har satt en bamse i vinduet.",
        "Nå står støvlene i gangen som en rekke slitne soldater.",
    ],
)
def test_what_is_seen_and_heard_sets_a_scene(text: str) -> None:
    assert statuses(text) == [("none", "author")]


@pytest.mark.parametrize(
    "text",
    [
        "The wind farm off Dunmore opened in the spring.",
        "Rain and fog closed the airport for most of the morning.",
        "The company makes chairs and tables for hospitals.",
        "Thousands face eviction when the leases run out.",
        "Frost has killed half the apple blossom in the county.",
        "Båten lå ved brygga da det begynte å brenne.",
        "Tåke stanset alle ferjene i fylket i 12 timer.",
        "Stolene og bordene er laget av plast fra havet.",
        "Han sitter i varetekt i Oslo fengsel.",
        "Somebody had cut the brake cables of three buses.",
        "The band's instruments were stolen from the chapel on Sunday.",
        "Lyset i tunnelen har vært slukket siden mandag.",
    ],
)
def test_news_with_the_same_words_is_a_claim(text: str) -> None:
    assert statuses(text) == [("asserted", "author")]
