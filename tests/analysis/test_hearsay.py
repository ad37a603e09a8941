"""What is said to be so, nobody says by whom, against duties, plans and promises."""

from __future__ import annotations

import pytest
from analysis_material import statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # Words may stand between the verbs, and a participle may end in -d.
        ("Gjengen skal i tillegg ha krevd løsepenger.", "hedged"),
        ("De to skal tidligere samme kveld ha kranglet.", "hedged"),
        ("Byen skal innen 2031 ha kuttet utslippene.", "prediction"),
        # A cause or a culprit is said to be something; a bridge will be.
        ("Årsaken skal være en sprukket pakning.", "hedged"),
        ("Tyven skal være en tidligere ansatt.", "hedged"),
        ("To av dem skal være brødre.", "hedged"),
        ("Den nye broen skal være en del av sykkelruten.", "prediction"),
        # What it looks like, and what is feared.
        ("Alt tyder på at fisken døde av sult.", "hedged"),
        ("Prøvene viser at fisken døde av sult.", "reported"),
        ("The ship is feared lost.", "hedged"),
        # Hearsay stays so where the verb is one of offering or advising.
        ("Guards have allegedly been offered cash.", "hedged"),
        ("Guards have been offered cash.", "asserted"),
    ],
)
def test_hearsay_has_its_marks(text: str, status: str) -> None:
    assert [found for found, _ in statuses(text)] == [status]
