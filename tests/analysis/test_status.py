"""How sentences put their proposition forward: each rule with what it must not catch."""

from __future__ import annotations

import pytest
from analysis_material import statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # An adjective that governs an infinitive judges; one of possibility or law does not.
        ("Det er tungt å tape på denne måten.", "opinion"),
        ("Det er lov å fiske i elva.", "asserted"),
        ("It is cruel to ask them again.", "opinion"),
        ("It is illegal to fish in the river.", "asserted"),
        # What people are presumed to want.
        ("De fleste vil velge Iran.", "opinion"),
        ("Most people would agree with that.", "opinion"),
        ("De fleste byene vil få nye busser i 2028.", "prediction"),
        # Hearsay about a state, against a duty and a plan.
        ("En turist skal være savnet etter skredet.", "hedged"),
        ("Broen skal være ferdig i 2028.", "prediction"),
        # Insisting on a negative denies.
        ("The surgeon maintained that he never touched the files.", "denied"),
        ("The surgeon maintained that the files were old.", "reported"),
        # Phrases that say nothing to check.
        ("«Vi følger situasjonen fra time til time», sier Ola Vik.", "none"),
        # A headline without its subject, against a heading without a verb.
        ("Fergeleie i Fjordvik", "none"),
        ("Mann siktet etter brann i Fjordvik", "asserted"),
        ("Tapte cupfinalen på overtid", "asserted"),
    ],
)
def test_the_status_of_a_sentence(text: str, status: str) -> None:
    assert [found for found, _ in statuses(text)] == [status]
