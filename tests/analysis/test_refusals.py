"""Refusals to say anything, in any wording, and what sounds like one but is a fact."""

from __future__ import annotations

import pytest
from analysis_material import statuses


def test_neither_a_yes_nor_a_no_is_no_claim() -> None:
    found = statuses("Politiet vil verken bekrefte eller avkrefte at båten er funnet.")
    assert [status for status, _ in found] == ["none"]
    assert statuses("Politiet kan bekrefte at båten er funnet.")[0][0] == "reported"


@pytest.mark.parametrize(
    "text",
    [
        "Havnesjefen vil ikke røpe hva båten kostet.",
        "Om lønnen sin vil hun ikke si noe.",
        "Rederiet vil verken bekrefte eller avkrefte salget.",
        "Trener Ola Vik takket nei til intervju.",
        "Eieren lot være å svare på avisens spørsmål.",
        "The mayor would not discuss the price.",
        "Neither brother wished to comment.",
        "The brewery turned down several requests for an interview.",
        "Our questions to the port went unanswered.",
        "Asked about the missing money, she looked at the floor.",
        "Repeated attempts to reach the skipper failed.",
        "«Det vil jeg ikke kommentere», sier Vik.",
    ],
)
def test_a_refusal_states_nothing(text: str) -> None:
    assert statuses(text)[-1][0] == "none"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Banken vil ikke låne ut penger til bønder.", "prediction"),
        ("Biblioteket nekter å låne ut boka til skoler.", "asserted"),
        ("The charity turned down a grant from the oil company.", "asserted"),
        ("Voters turned down the plan on Sunday.", "asserted"),
        ("The company did not tell its customers about the leak.", "asserted"),
        ("Asked to pay 300 kroner, the customers went elsewhere.", "asserted"),
    ],
)
def test_what_else_is_turned_down_is_a_fact(text: str, status: str) -> None:
    assert statuses(text)[-1][0] == status
