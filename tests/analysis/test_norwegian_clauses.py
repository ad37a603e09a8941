"""Where reported clauses of Norwegian begin and end, and what looks like one and is none."""

from __future__ import annotations

import pytest
from analysis_material import read


def clauses(text: str) -> list[str]:
    """Return the words of each quote."""
    _, _, found = read(text)
    return [text[quote.start : quote.end] for quote in found.quotes]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Fylket har ifølge avisa brukt to millioner på saken.",
            ["Fylket har ifølge avisa brukt to millioner på saken"],
        ),
        (
            "Ifølge modellene til Universitetet i Tindvik kan isen være borte om ti år.",
            ["kan isen være borte om ti år"],
        ),
        ("Røyken kan ifølge politiet være farlig.", ["Røyken kan ifølge politiet være farlig"]),
        ("Men det ordner seg nok til våren, tror han.", ["Men det ordner seg nok til våren"]),
        ("En nabo, som ikke vil stå fram, tror bruddet skyldes frost.", ["bruddet skyldes frost"]),
        ("Det heter seg at huset er solgt.", ["huset er solgt"]),
        (
            "Da isen gikk, steg elva tre meter, bekrefter den danske medeieren Sundkraft.",
            ["Da isen gikk, steg elva tre meter"],
        ),
        ("Døra sto åpen hele natta, skal vi tro Kari Lund.", ["Døra sto åpen hele natta"]),
        ("Det hviskes om at huset er solgt.", ["huset er solgt"]),
        ("I bygda snakkes det om at huset er solgt.", ["huset er solgt"]),
        ("Fondet går ut fra at båten er forsikret.", ["båten er forsikret"]),
    ],
)
def test_the_clause_is_found(text: str, words: list[str]) -> None:
    assert clauses(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Politiet vil verken bekrefte eller avkrefte at bilen var stjålet.",
        "Bonden går til sak etter at tolv sauer døde i mai.",
        "På spørsmål om avisa kan få se planen, svarer hun ikke.",
        "Båten, som går i rute nordover, skal ha slått av motoren.",
        "Kommunen gikk tom for salt, to dager etter at det første snøfallet ble meldt.",
    ],
)
def test_what_nobody_said_is_none(text: str) -> None:
    assert not clauses(text)
