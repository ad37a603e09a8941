"""Whose words a document tells, by the clause that follows it."""

from __future__ import annotations

import pytest
from analysis_material import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("«Vi mangler leger», heter det i et notat som direktør Eva Moe har sendt styret.", "Eva Moe"),
        ("Tunnelen er utrygg, viser en rapport som Norsk Bergforum la fram i går.", "Norsk Bergforum"),
        ("The tunnel is unsafe, according to a report that Holm University published.", "Holm University"),
        ("The tunnel is unsafe, says a memo which the Road Agency sent out.", "Road Agency"),
        ("The price of food rose, figures released on Friday by Moss Bank show.", "Moss Bank"),
        ("SSBs tall viser at prisene steg.", "SSB"),
        (
            "A study published on Monday by the Moss Institute names it. The cod are sick, the study shows.",
            "Moss Institute",
        ),
        # Who has read it did not write it.
        ("Tunnelen er utrygg, viser en rapport som Dagsnytt har fått tilgang til.", "rapport"),
        ("The tunnel is unsafe, according to a memo that Newswire has seen.", "memo"),
        ("Tunnelen er utrygg, viser en rapport som ble lagt fram i går.", "rapport"),
    ],
)
def test_a_document_is_told_by_who_made_it(text: str, name: str) -> None:
    assert [quote.speaker_name for quote in read(text)[2].quotes] == [name]
