"""Sentences of two languages that state the same claim."""

from __future__ import annotations

import pytest
from analysis_material import article, read

from analysis import analyse
from analysis.links import chosen
from analysis.page import Page
from analysis.pairing import Pairing
from translation.segment import segment


def links(text: str) -> list[tuple[int, int]]:
    return [(link.a, link.b) for link in read(text)[2].links]


def pairing(text: str) -> Pairing:
    made, sentences, found = article(text), *read(text)[1:]
    return Pairing(Page.of(made, sentences), found.quotes, found.marks, None)


OPENING = "Kommunen legger fram tallene i dag.\n\n"


@pytest.mark.parametrize(
    ("north", "english"),
    [
        ("Politiet pågrep to menn i Brevik søndag.", "Police arrested two men in Brevik on Sunday."),
        ("Sykehuset i Kvalnes stenger fødeavdelingen.", "The maternity ward at Kvalnes hospital will close."),
        ("Strømmen var borte i ni timer.", "The power was out for nine hours."),
        (
            "Ministeren benekter at avtalen er brutt.",
            "The minister denied that the agreement had been broken.",
        ),
        ("Leien økte med 34 prosent.", "Rents rose by a third."),
        ("Byggingen starter 9. mai.", "“Construction begins on the ninth of May,” said Ann Holm."),
    ],
)
def test_a_claim_and_its_paraphrase_beside_it_are_linked(north: str, english: str) -> None:
    assert links(f"{OPENING}{north} {english}") == [(1, 2)]
    assert links(f"{OPENING}{english} {north}") == [(1, 2)]


@pytest.mark.parametrize(
    ("north", "english"),
    [
        ("Politiet pågrep to menn i Brevik søndag.", "The school in Brevik has 300 pupils."),
        ("Strømmen var borte i ni timer.", "The road was closed by snow for days."),
        ("Ministeren møtte pressen.", "Fishing boats left the harbour."),
        ("Selskapet har 40 ansatte.", "The fine is 2 million kroner."),
        (
            "Ferja fra Moss var sju timer forsinket.",
            "Seven minutes would do, said captain Ann Holm.",
        ),
        ("Kari Moe eier huset i Brevik.", "The house in Leeds belongs to John Brown."),
    ],
)
def test_claims_that_stand_side_by_side_are_not_linked_for_that(north: str, english: str) -> None:
    assert links(f"{OPENING}{north} {english}") == []


def test_the_better_of_two_partners_is_linked() -> None:
    text = (
        "Ferja til Sandøy gikk på grunn med 46 passasjerer. The ferry company has 300 employees. "
        "The ferry to Sandøy ran aground with 46 passengers."
    )
    assert links(text) == [(0, 2)]


def test_claims_far_apart_are_linked_by_much_in_common() -> None:
    filler = "Været var fint. Mange spiste is. Noen badet i elva. Solen skinte. "
    text = (
        f"Gruven i Storfjell slapp ut 240 liter kvikksølv i Lomma i 2019. {filler}"
        "In 2019 the Storfjell mine released 240 litres of mercury into the Lomma."
    )
    assert links(text) == [(0, 5)]


def test_close_relatives_are_not_linked() -> None:
    text = "Politiet pågrep to menn i Brevik søndag. Politiet pågrep to menn i Brevik søndag."
    assert links(text) == []


def test_a_question_is_no_partner() -> None:
    assert links("Sykehuset i Kvalnes stenger i mai. Will the hospital in Kvalnes close in May?") == []


def test_a_translation_speaks_for_a_link_where_no_word_list_does() -> None:
    text = f"{OPENING}Skurtreskeren i Brevik tok fyr. The combine harvester in Brevik blazed."
    made = article(text)
    sentences = segment(made, "en", {"nb"})
    page, found = Page.of(made, sentences), analyse(made, sentences)
    kept = [text[sentence.start : sentence.end] for sentence in sentences]
    rendered = [
        "The municipality presents the figures.",
        "The combine harvester in Brevik caught fire.",
        kept[2],
    ]
    plain, helped = (
        Pairing(page, found.quotes, found.marks, texts).likelihoods()[1, 2] for texts in (None, rendered)
    )
    assert helped > plain + 0.2


def test_who_says_it_is_no_part_of_what_is_said() -> None:
    text = (
        f"{OPENING}Kabelen ble bygd i 1988, opplyser den danske medeieren Vestkraft. "
        "“The cable dates from 1988,” said a spokeswoman for the Scottish regulator, Ann Holm."
    )
    assert links(text) == [(1, 2)]


def test_a_figure_that_no_other_sentence_has_speaks_for_a_link() -> None:
    sentences = "Båten veier 640 tonn. It is among the heaviest ever raised, at 640 tonnes.{}"
    texts = [f"{OPENING}{sentences.format(more)}" for more in ("", " The crane lifts 640 tonnes.")]
    alone, shared = (pairing(text).features((1, 2))["only-figure"] for text in texts)
    assert (alone, shared) == (1.0, 0.0)


def test_what_many_a_sentence_has_is_no_reason() -> None:
    text = f"{OPENING}Broen er ny. The new day began."
    assert (1, 2) not in pairing(text).overlaps


def test_a_second_partner_needs_a_better_reason() -> None:
    assert chosen({(0, 1): 0.9, (0, 3): 0.6, (2, 4): 0.6}) == [(0, 1), (2, 4)]
    assert chosen({(0, 1): 0.9, (0, 3): 0.8}) == [(0, 1), (0, 3)]
    assert chosen({(0, 1): 0.9, (2, 3): 0.9, (0, 3): 0.9}) == [(0, 1), (2, 3)]
    assert chosen({(0, 1): 0.2}) == []


def test_the_reason_names_what_is_shared() -> None:
    text = f"{OPENING}Mannen solgte 46 båter i Brevik. The man has sold 46 of his boats in Brevik."
    (link,) = read(text)[2].links
    assert link.why.rule == "shared numbers, names, words"
    assert sorted(text[start:end] for start, end in link.why.cues) == ["46", "46", "Brevik", "Brevik"]
