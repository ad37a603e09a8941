"""Reports told by set phrases, by infinitives, by news that spreads, and by what a court hears."""

from __future__ import annotations

import pytest
from analysis_material import quotes


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The audit makes it clear that the lift was unsafe.", "audit", "the lift was unsafe"),
        ("Moss is adamant that the lift was safe.", "Moss", "the lift was safe"),
        ("Styret gir uttrykk for at prisen er for lav.", "Styret", "prisen er for lav"),
        ("Lund er klar på at heisen var trygg.", "Lund", "heisen var trygg"),
        # Infinitives of what came true.
        ("Politiet kan opplyse at bilen er funnet.", "Politiet", "bilen er funnet"),
        ("I dag må Lund innrømme at heisen var farlig.", "Lund", "heisen var farlig"),
        ("Politiet nøyer seg med å si at saken er gammel.", "Politiet", "saken er gammel"),
        ("Moss went on to argue that the lift was old.", "Moss", "the lift was old"),
        ("Moss used to say that lifts were for the lazy.", "Moss", "lifts were for the lazy"),
        ("Moss was quick to point out that the lift was old.", "Moss", "the lift was old"),
        # A base form before that.
        ("Several tenants gripe that the lift is slow.", "Several tenants", "the lift is slow"),
        # Nobody in particular.
        ("Word came on Monday that the lift had stopped.", None, "the lift had stopped"),
        ("Det går gjetord om at heisen skal rives.", None, "heisen skal rives"),
        ("Det forlyder at heisen skal rives.", None, "heisen skal rives"),
        ("The inquest heard that the lift had stopped.", None, "the lift had stopped"),
        ("The lift had stopped twice, a court heard on Monday.", None, "The lift had stopped twice"),
        ("The jury was told that the lift had stopped.", None, "the lift had stopped"),
        ("The lift had stopped twice, the judge told the court.", "judge", "The lift had stopped twice"),
        ("Retten fikk høre at heisen hadde stanset.", None, "heisen hadde stanset"),
        # A sentence that points back.
        ("Only two lifts work. So says the Tenants' Guild.", "Tenants' Guild", "Only two lifts work"),
        (
            "Bare to heiser virker. Det går fram av en rapport fra Heisrådet.",
            "Heisrådet",
            "Bare to heiser virker",
        ),
        # Views.
        (
            "Two lifts have stopped, by the count of the Tenants' Guild.",
            "Tenants' Guild",
            "Two lifts have stopped",
        ),
    ],
)
def test_a_phrase_reports(text: str, speaker: str | None, words: str) -> None:
    assert [found[1:] for found in quotes(text)] == [(speaker, words)]


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that the lift was unsafe.",
        "Det er klart at heisen var farlig.",
        "Jeg er overbevist om at heisen er trygg.",
        "Det vil si at heisen er stengt.",
        "Man kan hevde at heisen er stygg.",
        "Lund ville ikke si at heisen var farlig.",
        "The owner plans to announce that the lift will close.",
        "She heard that the lift had closed.",
        "The news reached him in May that week.",
        "The shop closed in May. So he left.",
        "By the time of the vote, the lift had stopped.",
        "Byen sa nei til mer støtte da heisen var ferdig.",
    ],
)
def test_what_nobody_is_reported_to_have_said_is_no_quote(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Broren Odd Moe skyter inn at båten er solgt.", "Odd Moe", "båten er solgt"),
        ("Her brother chips in that the boat is sold.", "Her brother", "the boat is sold"),
        ("Etter det Nordposten erfarer, er saken henlagt.", "Nordposten", "er saken henlagt"),
        ("Så vidt rektor Eli Moe vet, er saken henlagt.", "Eli Moe", "er saken henlagt"),
        ("The way Moss tells it, the boat was never sold.", "Moss", "the boat was never sold"),
        ("Båten er solgt, har Nordposten fått bekreftet.", "Nordposten", "Båten er solgt"),
        ("Budskapet fra rektor Eli Moe er at skolen består.", "Eli Moe", "skolen består"),
        ("Moe blir sitert på at båten er solgt.", "Moe", "båten er solgt"),
        ("Båten er solgt for lenge siden, hevdes det.", None, "Båten er solgt for lenge siden"),
        ("Moss, it is alleged, sold the boat.", None, "Moss, it is alleged, sold the boat"),
        ("Ifølge den tidligere nattsjefen visste alle det.", "tidligere nattsjefen", "visste alle det"),
        ("Det var Eli Moe som sa at båten lakk.", "Eli Moe", "båten lakk"),
    ],
)
def test_what_is_thrown_in_or_known_is_told(text: str, speaker: str | None, words: str) -> None:
    assert [(who, said) for _, who, said in quotes(text)] == [(speaker, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Spissen skyter inn ballen så det suser.",
        "Etter det vi vet, er saken henlagt.",
        "Etter det andre målet gikk spilleren av.",
        "The stew, it is simple, needs salt.",
        "Tolv båter la seg på tvers i protest mot at kvoten falt.",
        "Kommunen lover å sende folk mandag.",
        "The yard closed in May, a year after a similar pledge.",
        "Svar fra rederiet er ventet.",
    ],
)
def test_what_only_looks_like_a_set_phrase_is_no_quote(text: str) -> None:
    assert quotes(text) == []
