"""Headlines that name who says the rest of them, and those that name a place, a topic or a column."""

from __future__ import annotations

import pytest
from analysis_material import quotes

REST = "\n\nThe council met on Friday to hear Jonas Bratt, and a vote was held in the old town hall."


@pytest.mark.parametrize(
    ("headline", "speaker", "said"),
    [
        ("Bratt: Vi må bygge flere boliger", "Jonas Bratt", "Vi må bygge flere boliger"),
        ("Kari Moe: Jeg går av i høst", "Kari Moe", "Jeg går av i høst"),
        ("Ordføreren: Broen er stengt til jul", "Ordføreren", "Broen er stengt til jul"),
        ("Politiet: Mannen er funnet død", "Politiet", "Mannen er funnet død"),
        ("Ny rapport: Elbiler varer lenger enn antatt", "rapport", "Elbiler varer lenger enn antatt"),
        ("Police: two men are held after the fire", "Police", "two men are held after the fire"),
        ("Poll: Most Voters Back The New Bridge", "Poll", "Most Voters Back The New Bridge"),
        ("Bridge Workers Hid Cracks From Inspectors, Former Manager Says", "Former Manager", None),
        ("Bridge Workers Hid Cracks From City Inspectors, Former Manager Says.", "Former Manager", None),
    ],
)
def test_a_headline_names_who_says_it(headline: str, speaker: str, said: str | None) -> None:
    said = said or headline.rsplit(", ", 1)[0]
    assert quotes(headline + REST) == [("indirect", speaker, said)]


@pytest.mark.parametrize(
    "headline",
    [
        "Lekkasje i dammen: 140 innbyggere er evakuert",
        "Oslo: To menn er pågrepet",
        "Leder: Regjeringen må gå",
        "Analyse: Derfor faller prisen på strøm",
        "Your letters: humming boxes and chilly toes",
        "Fire at the school: two men are held",
        "Editorial: The Council Must Keep Its Promise",
        "Ordføreren: en mann av sin tid",
    ],
)
def test_a_place_a_topic_or_a_column_says_nothing(headline: str) -> None:
    assert quotes(headline + REST) == []


def test_a_crosshead_is_read_so_and_a_sentence_is_not() -> None:
    said = "two men are held after the fire"
    assert quotes(f"A new bridge is planned.\n\nPolice: {said}{REST}") == [("indirect", "Police", said)]
    assert quotes(f"A new bridge is planned.\n\nPolice: {said}.{REST}") == []


def test_a_body_is_known_by_the_end_of_its_name() -> None:
    text = "Revisjonen: Storvik kan gå tom for penger\n\nKystrevisjonen la fram en rapport torsdag."
    assert [said for _, _, said in quotes(text)] == ["Storvik kan gå tom for penger"]
    assert quotes("Kollisjonen: Storvik kan gå tom for penger\n\nKystrevisjonen la fram tall torsdag.") == []


def test_who_is_meant_may_be_told_beneath() -> None:
    text = "Finansministeren: Pengene er brukt opp\n\nI går orienterte finansminister Eva Moe om saken."
    assert [name for _, name, _ in quotes("Regjeringen sprakk i går.\n\n" + text)] == ["Eva Moe"]
    body = "Revisjonen: Storvik kan gå tom for penger\n\nI går la Kystrevisjonen fram en rapport."
    assert [name for _, name, _ in quotes(body)] == ["Kystrevisjonen"]


def test_an_infinitive_tells_what_is_to_come() -> None:
    text = "Lumigrid to axe 340 jobs, chief executive tells staff" + REST
    assert quotes(text) == [("indirect", "chief executive", "Lumigrid to axe 340 jobs")]
    assert quotes("The road to the new town, chief executive tells staff" + REST) == []
