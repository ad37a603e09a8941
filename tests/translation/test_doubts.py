from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translation.doubts import doubts


def kinds(source: str, target: str, score: float | None = None, lang: str = "nb") -> set[str]:
    return {doubt.kind for doubt in doubts(source, target, score, lang, "en")}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Prisen er 1 234,5 millioner kroner.", "The price is 1,234.5 million kroner."),
        ("Han fikk 4.1 prosent i 2023.", "He got 4.1 percent in 2023."),
        ("De sendte 2 bataljoner.", "They sent two battalions."),
        ("Den syvende oktober kom 40 mann.", "On October 7 forty men came."),
        ("Møtet 17. mai 2014 begynte kl. 12.30.", "The meeting on 17 May 2014 began at 12:30."),
        ("Krigen varte 2014–2015.", "The war lasted from 2014 to 2015."),
        ("Jonas Gahr Støre var i Norge og i Tyskland.", "Jonas Gahr Støre was in Norway and Germany."),
        ("Det gikk ikke lenge før de kom.", "It wasn't long before they came."),
        ("Han er uenig med Iran.", "He does not agree with Iran."),
        ("«Vi kan ikke vente», sa han.", "“We cannot wait,” he said."),
        ("Han sa nei, nei, nei.", "He said no, no, no."),
        ("Ikke minst gjelder det USA.", "That goes for the USA in particular."),
    ],
)  # fmt: skip
def test_good_translations_raise_no_doubt(source: str, target: str) -> None:
    assert doubts(source, target, -0.3, "nb", "en") == ()


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("Det kostet 1 234 kroner.", "It cost 1,243 kroner.", "number"),
        ("Det kostet mye i 2014.", "It cost a lot.", "number"),
        ("Det kostet mye.", "It cost 3 million.", "number"),
        ("Han kom 17. mai.", "He came on 17 March.", "date"),
        ("En iransk kilde tilbød USA samarbeid.", "An Iranian source for cooperation.", "name"),
        ("Nå sa statsminister Støre dette.", "Now the prime minister said this.", "name"),
        ("De vil ikke samarbeide.", "They want to cooperate.", "negation"),
        ("De vil samarbeide.", "They do not want to cooperate.", "negation"),
        ("«Vi venter», sa han.", "We wait, he said.", "quotation"),
        (
            "Iran har allerede sendt to bataljoner og tilbyr samarbeid for å slå tilbake.",
            "Iran has sent.",
            "dropped",
        ),
        ("Dette er en by.", "This is a city of the city of the city.", "repeated"),
        (
            "Han har allerede sendt to bataljoner dit.",
            "He har allerede sendt to battalions.",
            "untranslated",
        ),
    ],
)
def test_what_went_astray_is_doubted(source: str, target: str, kind: str) -> None:
    assert kind in kinds(source, target)


def test_a_wrong_number_is_pointed_at() -> None:
    target = "It cost 1,243 kroner."
    spans = {
        target[doubt.start : doubt.end]
        for doubt in doubts("Det kostet 1 234 kroner.", target, None, "nb", "en")
    }
    assert "1,243" in spans


def test_a_low_score_alone_is_a_doubt() -> None:
    assert kinds("Iranerne er smarte.", "The Iranians are smart.", -2.0) == {"score"}
    assert kinds("Iranerne er smarte.", "The Iranians are smart.", -0.2) == set()


def test_a_language_without_data_is_still_checked_for_numbers() -> None:
    assert kinds("Hinta oli 15 euroa.", "The price was 16 euros.", lang="fi") == {"number"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["nb", "de", "zh", "und"]))
def test_every_doubt_lies_inside_the_translation(source: str, target: str, lang: str) -> None:
    for doubt in doubts(source, target, None, lang, "en"):
        assert 0 <= doubt.start <= doubt.end <= len(target)
        assert doubt.message
