from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.seeded import seeded
from records.rendering import WordLink
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


def test_a_changed_surname_is_doubted() -> None:
    source = "Nå sier Ingrid Solheim at prisen øker."
    assert kinds(source, "Now Ingrid Kowalski says that the price is rising.") == {"name"}
    assert kinds(source, "Now Ingrid Solheim says that the price is rising.") == set()


def test_a_missing_mark_is_doubted_beside_marks_that_are_there() -> None:
    source = "«Vi venter», sa han. «Ja.»"
    assert kinds(source, "“We are waiting,” he said. “Yes.”") == set()
    assert kinds(source, "“We are waiting,” he said. Yes.”") == {"quotation"}
    assert kinds("Han sier at de venter.", "He says “they are waiting.") == {"quotation"}


def test_a_passage_without_links_may_be_dropped() -> None:
    source = "Vi dro hjem fordi det regnet kraftig hele dagen."
    target = "We went home, and everything went well then."
    links = [WordLink(0, 2, 0, 2, 0.9), WordLink(3, 6, 3, 7, 0.9), WordLink(7, 11, 8, 12, 0.9)]
    assert {doubt.kind for doubt in doubts(source, target, None, "nb", "en", links)} == {"dropped"}
    assert kinds(source, target) == set()


@pytest.mark.parametrize("text", ["asdf jklø qwerty zxcvbn hjkl", "Xzxz qwqw vbvb mnmn hghg"])
def test_gibberish_is_told_and_nothing_else(text: str) -> None:
    assert kinds(text, "Asdf jkl the the the the 3") == {"gibberish"}


def test_unusual_text_is_no_gibberish() -> None:
    for text in (
        "Angstskrik i Øvre Årdal.",
        "NATO, FN, EU og USMCA.",
        "Zhang Xueyou sang.",
        "漢字 漢字 漢字 漢字",
    ):
        assert "gibberish" not in kinds(text, text)


def test_errors_seeded_into_good_pairs_are_doubted() -> None:
    lines = (Path(__file__).parent / "pairs.tsv").read_text("utf-8").splitlines()
    pairs = [(line.split("\t")[0], line.split("\t")[1]) for line in lines]
    clean = [pair for pair in pairs if not doubts(*pair, None, "nb", "en")]
    assert len(clean) >= 0.95 * len(pairs)
    hits: dict[str, list[bool]] = {}
    for error in seeded(pairs):
        found = doubts(error.source, error.target, None, "nb", "en")
        hits.setdefault(error.harm, []).append(any(doubt.kind in error.expected for doubt in found))
    shares = {harm: sum(told) / len(told) for harm, told in hits.items()}
    assert shares["numbers and dates"] >= 0.98
    assert shares["quotation mark"] == 1
    assert shares["lost negation"] >= 0.8
    assert shares["repeated text"] >= 0.95
    assert shares["untranslated text"] >= 0.95


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["nb", "de", "zh", "und"]))
def test_every_doubt_lies_inside_the_translation(source: str, target: str, lang: str) -> None:
    for doubt in doubts(source, target, None, lang, "en"):
        assert 0 <= doubt.start <= doubt.end <= len(target)
        assert doubt.message
