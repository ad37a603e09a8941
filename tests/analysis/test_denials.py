"""Denials with and without a clause, and negations that deny nothing."""

from __future__ import annotations

import pytest
from analysis_material import statuses


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ann Holt pleaded not guilty to fraud.", "Ann Holt"),
        ("Ola Vik erkjenner ikke straffskyld.", "Ola Vik"),
        ("Ola Vik avfeier påstander om hemmelige konti.", "Ola Vik"),
        ("Den tiltalte nekter for å ha kjent offeret.", "unnamed"),
        ("Ann Holt brushed aside the accusations.", "Ann Holt"),
        ("“Nothing is thrown away, not here,” protested Ann Holt.", "Ann Holt"),
        ("“We have done nothing illegal,” said Ann Holt.", "Ann Holt"),
        ("«Vi har ikke mottatt noe tilbud», sier Ola Vik.", "Ola Vik"),
        ("«Ikke en eneste krone er borte», sier Ola Vik.", "Ola Vik"),
        ("“That never happened,” said Ann Holt.", "Ann Holt"),
        ("Ola Vik hevder at han er uskyldig.", "Ola Vik"),
        ("«Det stemmer overhodet ikke», sier Ola Vik.", "Ola Vik"),
        ("Ola Vik sier at han ikke hadde noe med ranet å gjøre.", "Ola Vik"),
        ("“That's a myth,” said Ann Holt.", "Ann Holt"),
        ("“Reports that we turned the offer down are false,” said Ann Holt.", "Ann Holt"),
        ("«Det er ikke gitt noen slik ordre», sier Ola Vik.", "Ola Vik"),
        ("Ann Holt told the court that her client had never seen the letter.", "Ann Holt"),
        ("“There isn't a shred of truth in that story,” said Ann Holt.", "Ann Holt"),
        ("«Det er ikke et fnugg av sannhet i det», sier Ola Vik.", "Ola Vik"),
        ("– Ingen av våre folk var på stedet, sier Ola Vik.", "Ola Vik"),
    ],
)
def test_a_denial_has_its_denier(text: str, source: str) -> None:
    assert statuses(text)[-1] == ("denied", source)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # What has never been so is no accusation.
        ("Ann Holt told the court that the field had never been farmed.", "reported"),
        ("“We have not finished the count yet,” said Ann Holt.", "reported"),
        ("«Vi tar ikke en eneste krone fra skolene», sier Ola Vik.", "reported"),
        # Not to rule out is to hold possible.
        ("Ola Vik utelukker ikke at støtten må økes.", "hedged"),
        ("Partiet har aldri sittet i regjering.", "asserted"),
        # Nobody will: a promise. Nobody has studied it: a gap. They never told us: a complaint.
        ("“Not one of our drivers will lose their job,” said Ann Holt.", "prediction"),
        ("– Ikke én ansatt skal sies opp, sier Ola Vik.", "prediction"),
        ("– Ingen norske studier har undersøkt dette, innvender Ola Vik.", "reported"),
        ("“The board never told us about the leak,” said Ann Holt.", "reported"),
        ("“The myth of the sea snake is old,” said Ann Holt.", "reported"),
        ("Nordkai kaller påstandene grepet ut av luften.", "denied"),
        ("Nordkai kaller skipet «Havtrollet».", "asserted"),
        # A dispute is a noun.
        ("The firm is in a dispute with its drivers.", "asserted"),
        ("Ingen av dem møtte i retten.", "asserted"),
    ],
)
def test_a_negation_alone_denies_nothing(text: str, status: str) -> None:
    assert statuses(text)[-1][0] == status
