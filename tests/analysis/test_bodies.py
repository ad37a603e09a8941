"""Which body a general word goes back to: by its name, its trade, its office, or the last one named."""

from __future__ import annotations

import pytest
from analysis_material import read


def speaker(text: str) -> str | None:
    """Return who says the last quote."""
    return read(text)[2].quotes[-1].speaker_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # The first part of a compound stands in the name.
        ("Køene hos Helse Sørkyst vokser. Helseforetaket sier at det mangler folk.", "Helse Sørkyst"),
        ("Både Nordkraft og Telnor vokser. Kraftselskapet sier at det ansetter folk.", "Nordkraft"),
        # A trade that no list has goes back to the body named last, an overseer to an authority.
        ("Fem butikker hos Kjøpsnytt stenger. Lavpriskjeden sier at salget falt.", "Kjøpsnytt"),
        ("The yard was sold to the shipping group Havlys. The buyer said all could stay.", "Havlys"),
        (
            "Roboten kom fra Tallow Systems. Den lekker, melder Dataombudet. Tilsynet sier at det haster.",
            "Dataombudet",
        ),
        ("Klubben Havørn tapte. Fotballklubben sier at målet var ulovlig.", "Havørn"),
        ("The yard was sold to Amnord Ltd. The energy company said it was closed.", "Amnord Ltd"),
        # A newspaper.
        ("The pipe burst, the Halden Herald reported. The paper said two fell ill.", "Halden Herald"),
        # The last word of a longer name.
        ("The Marlowe Opera is shut. Crewe United lost. The opera said it was broke.", "Marlowe Opera"),
        # A body that was only described, for *it*.
        ("Moss Ltd. was fined. The tax office disputes this. “We acted fast,” it said.", "tax office"),
        # Whoever spoke last, rather than a place.
        ("Satellitten falt ned, sa Celestra. Den lå i Norden. Selskapet sier at alt gikk bra.", "Celestra"),
    ],
)
def test_a_general_word_goes_back_to_a_body(text: str, name: str) -> None:
    assert speaker(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # A buyer may be a person.
        ("Ola Berg solgte gården til Kari Lund. Kjøperen sier at huset skal stå.", "Kari Lund"),
        # A union of bakers is no chain of bakeries.
        ("Moss Ltd. shut a shop. The bakers' union said that it was wrong.", "bakers' union"),
        # A firm is no authority.
        (
            "Heisen er trygg, viser tall fra Heistilsynet. Firmaet Moss sa nei. Firmaet sier at den står.",
            "Moss",
        ),
    ],
)
def test_another_is_meant(text: str, name: str) -> None:
    assert speaker(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Owners are the body that owns.
        ("Skipet eies av Nordlinja. Eierne sier at skroget er helt.", "Nordlinja"),
        ("Rederiet Polhav er rolig. The owners insist that the hull is sound.", "Polhav"),
        # A compound that stood right before.
        ("Det gjør også fagforbundet. Forbundet skriver at saken følges.", "fagforbundet"),
        # It is the body that opened the sentence before, the name when it has one.
        ("Merrow Ltd burned. The council disputes that. It says that it acted at once.", "council"),
        ("The landlord, Crestmoor Ltd, left. It added that the rent was due.", "Crestmoor Ltd"),
        # A museum is no university.
        ("Ada Eze works at Lagos University. The museum says that it will publish.", "museum"),
    ],
)
def test_a_general_word_goes_back_to_no_other_kind_of_body(text: str, name: str) -> None:
    assert speaker(text) == name
