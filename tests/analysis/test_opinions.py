"""Praise and blame by construction and by figures of speech, against what can be measured."""

from __future__ import annotations

import pytest
from analysis_material import statuses


@pytest.mark.parametrize(
    "text",
    [
        # The first of all that somebody has seen.
        "“That was the bravest tackle I have seen in ten years,” said Ann Holt.",
        "– Det er det dristigste vi har forsøkt på mange år, sier Ola Vik.",
        "Ferries are an art, and few run them better than Holt.",
        # What nobody should play with.
        "“They gambled with our children's health,” said Ann Holt.",
        "– De har spilt hasard med tryggheten vår, sier Ola Vik.",
        # Figures of speech.
        "The new contract is a lifeline for the village.",
        "For a bank of that size, the fine is pocket change.",
        "Boten er lommerusk for et konsern.",
        "Noen arbeidsplasser er en mager trøst for en ødelagt fjord.",
        # It is a quarrel that should …
        "It is a quarrel that should never have reached a courtroom.",
        # What scorn and somebody's choice of words say that something is.
        "– Planen er «rent tankespinn», freser Ola Vik.",
        "The budget amounts to “a wish and a raffle ticket”, in the words of one rival.",
        # What holds for any of a kind.
        "“A town that forgets its miners forgets itself,” said Ann Holt.",
        "– Et lag uten vilje taper alltid, sier Ola Vik.",
        # Blame.
        "Ola Vik legger skylden på været.",
        "Ann Holt blamed the weather.",
        # Too vague to be checked.
        "“It will get worse before it gets better,” said Ann Holt.",
    ],
)
def test_praise_and_blame_are_opinions(text: str) -> None:
    assert statuses(text)[-1][0] == "opinion"


@pytest.mark.parametrize(
    "text",
    [
        "“That was the warmest winter we have measured,” said Ann Holt.",
        "– Det er det høyeste tallet vi har målt, sier Ola Vik.",
        "“The children played with matches,” said Ann Holt.",
        "The inquest heard that the sailor died of a blow to the head.",
        "Few schools did better than Holt in the exams of 2024.",
        "“A man who lives in Leeds was arrested,” said Ann Holt.",
        "“A woman who had seen the van called us,” said Ann Holt.",
        "The inquiry blamed a worn bearing.",
        "The driver was blamed by the owners.",
        "Staff have reportedly been paid in gift cards.",
        "“It is simply untrue that anyone is lining their pockets,” said Ann Holt.",
    ],
)
def test_what_can_be_checked_is_a_claim(text: str) -> None:
    assert statuses(text)[-1][0] not in ("opinion", "none")
