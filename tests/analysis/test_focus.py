"""Whom a description means that no title fits: the person in focus, unless something speaks against it."""

from __future__ import annotations

import pytest
from analysis_material import read


def speaker(text: str) -> str | None:
    """Return who says the last quote."""
    return read(text)[2].quotes[-1].speaker_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rådmann Berit Holm vil kutte. «Vi har ikke noe valg», sier trebarnsmoren.", "Berit Holm"),
        ("Gunnar Lie dyrker epler. – Det har aldri vært så tørt, sier eplebonden.", "Gunnar Lie"),
        ("Councillor Eva Dahl voted no. According to the local politician, nobody knew.", "Eva Dahl"),
        ("Stortingsrepresentant Ola Berg raste. Populisten mener at avgiften må bort.", "Ola Berg"),
        ("Diplomat Anne Moe led the talks. The envoy says the parties were close.", "Anne Moe"),
        ("Coach Bill Ward was calm. The Welshman insisted that his side would win.", "Bill Ward"),
        ("Forfatter Nina Sand flyttet hit. Bergenseren tror at byen vil vokse.", "Nina Sand"),
        ("Overlege Tor Vik (47) og direktør Liv Aas møttes. 47-åringen sier at køen øker.", "Tor Vik"),
        ("Fiskeriminister Ada Vik kom. Senterpartisten tror at flåten vil vokse.", "Ada Vik"),
        ("Direktør Per Moe i NHO er glad. NHO-toppen sier at det hjelper.", "Per Moe"),
        ("Dr Amit Soni runs the clinic. The cardiologist warned that beds were short.", "Amit Soni"),
        ("Tenor Marco Belli sang. The Italian said that it was cold.", "Marco Belli"),
        ("Kate Lyle built the boat. The mother of three said that it would sail.", "Kate Lyle"),
        ("Ordfører Geir Dahl (Ap) vant. Aps førstekandidat sier at skolen haster.", "Geir Dahl"),
        ("Paal Hagen skriver bøker. Krimforfatteren sier at serien er slutt.", "Paal Hagen"),
        # Who won is whoever the article says has won.
        ("Kari Lund vant prisen. Juryleder Ola Berg er glad. «Takk», sier prisvinneren.", "Kari Lund"),
        ("Ann Moe won the race. Coach Ola Berg wept. “I slept well,” the winner said.", "Ann Moe"),
        # Nobody is named by a party, or by what ends in an adjective.
        ("Gemma Moss, the Bristol-born Green candidate, left. She said that all was lost.", "Gemma Moss"),
        ("Eva Dahl (MDG) talte. Trafikken er halvert, ifølge De Grønnes kandidat.", "Eva Dahl"),
        # How somebody speaks is no part of who it is.
        ("Kari Lund vant prisen. «Jeg sov ikke», sier prisvinneren lattermildt.", "Kari Lund"),
        ("Ordfører Ola Berg kom. «Det blir dyrt», svarer ordføreren kort på telefon.", "Ola Berg"),
        ("Mayor Ann Berg spoke. “It will cost us,” said the mayor quietly.", "Ann Berg"),
    ],
)
def test_a_description_means_the_person_in_focus(text: str, name: str) -> None:
    assert speaker(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Another walk of life, another sex, kin, and somebody without a name who was brought in before.
        ("Overlege Tor Vik advarte. Piloten sier at ingen hørte.", "Piloten"),
        ("Mayor Jim Dow opened the school. The driver said that the road was icy.", "driver"),
        ("Kari Berg was calm. The Welshman insisted that his side won.", "Welshman"),
        ("Skuespiller Liv Aas døde. Enkemannen sier at hun sovnet stille inn.", "Enkemannen"),
        ("En syklist ble påkjørt. Ola Berg så det. Syklisten sier at bilen var rød.", "Syklisten"),
        # An office is one person's, and a river is none.
        ("Gruppeleder Jonas Eide (H) kom. Ifølge rådmannen blir det dyrt.", "rådmannen"),
        ("It spilled into the River Lomma. The pianist said that it stank.", "pianist"),
        # Two who stand beside each other, two who face each other, and a word that may be no person's.
        ("Ola Berg saksøkte legen. Legen mener at inngrepet var riktig.", "Legen"),
        ("Forfatter Nina Sand ga ut boka. Anmelderen mener at den er for lang.", "Anmelderen"),
        ("Mayor Ann Berg spoke. The tower said that the plane was too low.", "tower"),
        # A word that goes on with what sets its person apart.
        ("Ordfører Ola Berg kom. Populisten som ledet møtet, sier at brua står.", "Populisten"),
    ],
)
def test_somebody_else_is_not_the_person_in_focus(text: str, name: str) -> None:
    assert speaker(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Eva Moss kom sent. Moss selv mener at toget sto.", "Eva Moss"),
        ("Eva Moss was late. Moss herself said that the train stood still.", "Eva Moss"),
        ("Byarkitekten tror at gata tåler det. Ada Vik, som har vært byarkitekt lenge, kom.", "Ada Vik"),
        ("Birgit Hall kom. – Det er et gammelt navn, sier navnekonsulenten.", "Birgit Hall"),
        ("Enken sov. Sønnen Odd hørte ingenting. Han sov, ler han.", "Odd"),
        ("Rektor Anne Lid slutter. Kommunen bekrefter det. – Jeg er sliten, skriver hun.", "Anne Lid"),
        ("Elevene er delt. – Hun er grei, synes Sara (14). Ali er uenig.", "Sara"),
        # Another office, or somebody's own teacher, is not the one in focus.
        ("Ordfører Nils Moe kom. Saken er klar, opplyser fylkesordføreren.", "fylkesordføreren"),
        ("Poppy Lane waved. Her teacher said that the class was happy.", "Her teacher"),
        # Nor are several of a trade one of them.
        ("Meteorolog Eva Moss kom. Meteorologene sier at vinden løyer.", "Meteorologene"),
    ],
)
def test_titles_lead_to_the_one_who_holds_them(text: str, name: str) -> None:
    assert speaker(text) == name


def test_several_people_are_they_and_not_he() -> None:
    said = "Ola Berg drives a bus. Neighbours say that he is rich. He will drive on, he says."
    assert speaker(said) == "Ola Berg"
    assert speaker("Neighbours were sad: the bins, they said, attracted rats.") == "Neighbours"
