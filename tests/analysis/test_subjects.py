"""Who the subject of a reporting verb is, wherever the language puts it."""

from __future__ import annotations

import pytest
from analysis_material import read


def speakers(text: str) -> list[str | None]:
    """Return the words that name the speaker of each quote."""
    _, _, found = read(text)
    return [quote.speaker_span and text[slice(*quote.speaker_span)] for quote in found.quotes]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # The verb in the second place, its subject after it.
        ("Tre uker før valget viser målingene at partiet kan tape.", "målingene"),
        ("Fortsatt sier riktignok ordføreren at planen står ved lag.", "ordføreren"),
        ("I meldingen takket han for maten og sa at han ville komme hjem.", "han"),
        # Before it, where nothing else opens the clause.
        ("Ordføreren sier til avisen at planen står ved lag.", "Ordføreren"),
        ("Kommunen opplyser onsdag kveld at veien er stengt.", "Kommunen"),
        # An object is no subject.
        ("Hun fortalte naboen at huset var solgt.", "Hun"),
        # A perfect tense, with other words inside it.
        ("Kvinnen har i avhør fortalt at hun hadde lagt seg.", "Kvinnen"),
        (
            "Høyre og Venstre har blant annet varslet at de vil stemme imot.",
            "Høyre og Venstre",
        ),
        ("I går har statsministeren sagt at skatten øker.", "statsministeren"),
        # A clause of its own inside another.
        ("Forslaget falt fordi flertallet i komiteen mente at det var for dyrt.", "flertallet i komiteen"),
        # Quantity words and owners before the verb.
        ("Mange håper nå at partene kan møtes.", "Mange"),
        ("Advokaten hans mener retten går for langt.", "Advokaten hans"),
        ("Both Hansen and his lawyer say the ruling was a surprise.", "Both Hansen and his lawyer"),
    ],
)
def test_the_subject_is_found_on_either_side(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Han forstår ingenting av livet på en pub, sier han.", "Han forstår ingenting av livet på en pub"),
        (
            "Han ble ikke lenge, og har siden sittet fengslet, sier statsadvokat Jo Nogva, som er aktor.",
            "Han ble ikke lenge, og har siden sittet fengslet",
        ),
        ("Jeg er moren din, sa hun og ga ham en klem.", "Jeg er moren din"),
        (
            "Et alvorlig brudd på taushetsplikten, mener Bertelsens advokat.",
            "Et alvorlig brudd på taushetsplikten",
        ),
    ],
)
def test_words_before_a_turned_verb_are_what_was_said(text: str, words: str) -> None:
    _, _, found = read(text)
    assert [text[quote.start : quote.end] for quote in found.quotes] == [words]


def test_a_name_in_an_aside_is_not_what_was_said() -> None:
    assert speakers("Eieren, Lillevåg Eiendom, tilbakeviser ryktene.") == []


def test_a_contrast_without_a_verb_stays_in_the_clause() -> None:
    text = "Kilden understreker at besøket ikke er offentlig, men et privat oppdrag for en stiftelse."
    _, _, found = read(text)
    assert text[found.quotes[0].start : found.quotes[0].end].endswith("for en stiftelse")
