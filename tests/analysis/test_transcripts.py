"""Transcripts and printed interviews: who speaks stands before a colon."""

from __future__ import annotations

import pytest
from analysis_material import read

BROADCAST = """Gov. Mike Penn met the press on Sunday.

"WALLER: Will she be there, sir?

"PENN: She will not. It was a joke.

"WALLER: Are the two alike?

"PENN: No."""

INTERVIEW = """Ordfører Kari Holm svarer på spørsmål.

Spørsmål: Hva skjer nå?

Svar: Vi begynner å bygge i mai.

Spørsmål: Hva koster det?

Svar: Omtrent 40 millioner kroner."""


def test_each_turn_of_a_broadcast_is_what_somebody_said() -> None:
    text, _, found = read(BROADCAST)
    assert [
        (text[quote.start : quote.end], text[slice(*quote.speaker_span or (0, 0))]) for quote in found.quotes
    ] == [
        ("Will she be there, sir?", "WALLER"),
        ("She will not. It was a joke.", "PENN"),
        ("Are the two alike?", "WALLER"),
        ("No.", "PENN"),
    ]
    assert {quote.why.rule for quote in found.quotes} == {"turn"}
    assert {quote.speaker_name for quote in found.quotes} == {"WALLER", "Mike Penn"}


def test_questions_and_answers_of_an_interview_have_no_speaker_in_their_label() -> None:
    text, _, found = read(INTERVIEW)
    assert [text[quote.start : quote.end] for quote in found.quotes if quote.why.rule == "turn"] == [
        "Hva skjer nå?",
        "Vi begynner å bygge i mai.",
        "Hva koster det?",
        "Omtrent 40 millioner kroner.",
    ]
    assert all(quote.speaker_span is None for quote in found.quotes)


@pytest.mark.parametrize(
    "text",
    [
        "Prices this week.\n\nMilk: 20 kroner\n\nBread: 40 kroner\n\nMilk: 30 kroner",
        "Time: noon\n\nPlace: the hall\n\nHost: nobody",
        "MENU\n\nSOUP: with bread\n\nFISH: with rice",
    ],
)
def test_lists_are_no_transcripts(text: str) -> None:
    assert not read(text)[2].quotes
