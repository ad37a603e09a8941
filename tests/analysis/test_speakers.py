"""Who a mention stands for: titles, offices, short forms, views, pronouns."""

from __future__ import annotations

import pytest
from analysis_material import read


def names(text: str) -> list[str | None]:
    """Return the resolved speaker of each quote."""
    return [quote.speaker_name for quote in read(text)[2].quotes]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # A title that no list has, before the name or in an aside after it.
        ("Glaciologist Maja Lund fell ill. “I am fine,” the glaciologist said.", ["Maja Lund"]),
        ("Maja Lund, a bioethicist at Holm University, left. “No,” the bioethicist said.", ["Maja Lund"]),
        ("Hovedtrener Rune Berg smilte. «Vi vant fordi vi løp mest», sa treneren.", ["Rune Berg"]),
        # A title that nobody has goes back to the person last spoken of, when that one has none.
        ("Emil Rostad reddet. «Ballen var aldri inne», sier midtstopperen.", ["Emil Rostad"]),
        # Names with figures, and names that begin with a word of office.
        ("Ifølge TV 2 var ballen over streken.", ["TV 2"]),
        ("The Foreign Office said the embassy would stay open.", ["Foreign Office"]),
        ("“Prices will fall,” Bank of Norland governor Lise Holt told MPs.", ["Lise Holt"]),
        # Bodies by the last part of their name, and by *it*.
        (
            "Miljødirektoratet måler utslipp. Direktoratet opplyser at de falt i fjor.",
            ["Miljødirektoratet"],
        ),
        ("Norvik Airlines cancelled flights. It said the fault was found in March.", ["Norvik Airlines"]),
        ("The bridge is safe, according to a review by Harrow Council.", ["Harrow Council"]),
        # Only what the author says counts: names inside quotations do not draw a pronoun to them.
        (
            "Prosecutor Nadia Holm spoke first. “Ann Berg lied to all of us,” she said.",
            ["Nadia Holm"],
        ),
        ("Kari Lund er redd. Ifølge henne er båten borte.", ["Kari Lund"]),
        ("Ola Berg er redd. Ifølge ham mangler båten.", ["Ola Berg"]),
        # A plural office is no single person.
        (
            "Legene trodde ikke hun ville gå. Overlege Ann Moe advarer om at skaden kan vare.",
            ["Legene", "Ann Moe"],
        ),
        # What a name runs into, and what only opens the sentence before one.
        ("Da orienterte minister Odd Lund Stortinget. Ifølge ham er kassa tom.", ["Odd Lund"]),
        ("Nordtog kom. Statlige Nordtog avviste kravet. Nordtog sier at toget står.", ["Nordtog"]),
        # A firm is not a party or a court named in between.
        (
            "The builder, Corby & Sons, fought on at Holm Crown Court. The firm said the roof was sound.",
            ["Corby & Sons"],
        ),
        ("Russlands ambassade protesterte. “Nothing flew,” the embassy said.", ["Russlands ambassade"]),
        # The place in a body's name, and a name behind a description with a nationality.
        ("“It was dark,” said her Danish coach, Ann Moe.", ["Ann Moe"]),
        ("Sameiets leder, Gro Skar, mener varslingen sviktet.", ["Gro Skar"]),
        # Subjects with a relative clause, clefts, and what is no subject.
        ("En lege som vil være anonym, sier at heisen var farlig.", ["En lege"]),
        ("Det er Moen som har fortalt politiet at bilen var stjålet.", ["Moen"]),
        ("Politiet begrunner vedtaket med at bilen var stjålet.", ["Politiet"]),
        ("Oslo must pay, reckons Finnish transport minister Ola Berg.", ["Ola Berg"]),
        ("The hospital's director, Dr. Piers Hall, insisted that the lift worked.", ["Piers Hall"]),
        ("“It is out,” a porter, who asked not to be named, scoffed.", ["a porter"]),
        ("Flere vi har snakket med, sier at brønnen er tom.", ["Flere"]),
        ("Båten sank, sa Jan Moe. – Den sank fort, mener Høyres Per Moe.", ["Jan Moe", "Per Moe"]),
        ("Shopkeepers there say sales fell.", ["Shopkeepers"]),
        ("Ann Moe left. She loves the Heather. She says that it is gone.", ["Ann Moe"]),
        # Documents.
        ("The lift is out, an audit has found.", ["audit"]),
        ("“Reports of a sale are false,” read a statement from Norvik.", ["Norvik"]),
        ("Heisen sto i to år, viser målinger fra Heisrådet.", ["Heisrådet"]),
        ("The lift was unsafe, invoices seen by the Courier show.", ["invoices seen by the Courier"]),
        ("The audit says the lift was old. It also found that the doors jammed.", ["audit", "audit"]),
        ("Ola Berg er sint. «Heisen er farlig», står det i innlegget hans.", ["Ola Berg"]),
    ],
)
def test_a_mention_is_resolved_to_its_name(text: str, speakers: list[str | None]) -> None:
    assert names(text) == speakers


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("In Lund's view, the law is a mistake.", "Lund", "the law is a mistake"),
        ("Kari Lund nikket. Etter hennes mening er loven en feil.", "Kari Lund", "er loven en feil"),
        ("Etter Kari Lunds syn er loven en feil.", "Kari Lund", "er loven en feil"),
        ("Slik Lund ser det, er loven en feil.", "Lund", "er loven en feil"),
        ("As Dr Kemp put it, “the ice is gone”.", "Kemp", "“the ice is gone”"),
        (
            "According to court papers seen by Reuters, the man had owed $2 million.",
            "court papers seen",
            "the man had owed $2 million",
        ),
    ],
)
def test_views_are_quotes_of_who_holds_them(text: str, speaker: str, words: str) -> None:
    _, _, found = read(text)
    assert [(quote.speaker_name, text[quote.start : quote.end]) for quote in found.quotes] == [
        (speaker, words)
    ]


def test_a_reply_inside_narration_is_direct() -> None:
    text = "Nabo Per Lien (64) så røyken. – Det smalt, forteller han."
    assert [(quote.kind, quote.speaker_name) for quote in read(text)[2].quotes] == [("direct", "Per Lien")]


def test_a_dash_that_opens_a_sentence_without_speech_is_no_reply() -> None:
    assert read("Varene er mange. – brød og melk.")[2].quotes == ()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # Offices in the other language, compounds by their head, an office without its article.
        ("Midwife Unni Vik left. «Jeg er glad», sa jordmoren.", ["Unni Vik"]),
        ("Geitebonde Ola Moen ringte. «De var borte», sa bonden.", ["Ola Moen"]),
        ("Aktor Tor Lund reiste seg. Aktor mener at saken er klar.", ["Tor Lund"]),
        # A given name alone, kin by the family name, a title joined by a hyphen.
        ("Sønnen Lars sier at melka er sur. Lars Haug kjøpte gården i 1990.", ["Lars Haug"]),
        ("NATO-kjenner Siv Moe la på. «Det er over», sa Moe.", ["Siv Moe"]),
        # Documents by who issued them, and by whose they are.
        ("A study by Holm University was read. The study shows that noise harms cod.", ["Holm University"]),
        ("Norvik Airlines grew. The airline's report says fuel costs fell.", ["Norvik Airlines"]),
        # A spokesperson of a body named before, and of one in the same words.
        ("Norvik Airlines fell. A Norvik spokesman said the fleet was old.", ["Norvik Airlines spokesman"]),
        # The institution belongs to its place.
        ("Dommen fra Nordmøre tingrett falt. Retten mener at han visste det.", ["Nordmøre tingrett"]),
        # A quotation mark that is never closed: the words that say who speaks end it.
        ("«Vi har brukt opp pengene, sa ordfører Kari Lund. Ingen lo.", ["Kari Lund"]),
        ("Ann Hart stood up. “We have run out of money, she said. Nobody laughed.", ["Ann Hart"]),
        # What is no speaker: a place before *the company*.
        (
            "Rollo Systems will sell its plant in Britain, the company announced.",
            ["Rollo Systems"],
        ),
    ],
)
def test_what_the_article_says_elsewhere_tells_who_speaks(text: str, speakers: list[str | None]) -> None:
    assert names(text) == speakers
