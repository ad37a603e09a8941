"""Where reported clauses of English begin and end, and what looks like one and is none."""

from __future__ import annotations

import pytest
from analysis_material import read


def clauses(text: str) -> list[str]:
    """Return the words of each quote."""
    _, _, found = read(text)
    return [text[quote.start : quote.end] for quote in found.quotes]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # A verb that is under way.
        ("The mayor is warning voters that the bridge could close.", ["the bridge could close"]),
        ("The firm was now saying that the leak had been found.", ["the leak had been found"]),
        # Without that: a pronoun and any verb is a clause.
        ("Eight of ten nurses say they plan to leave.", ["they plan to leave"]),
        ("The union cut its hours but has said it will reopen in May.", ["it will reopen in May"]),
        # Quoted words may open a clause.
        (
            "Two engineers said “whole teams” had lost access to their files.",
            ["“whole teams” had lost access to their files"],
        ),
        ("She thinks farmers deserve far better.", ["farmers deserve far better"]),
        # After which words something else is said.
        (
            "Hale said the talks were hard, but she noted that both sides had moved.",
            ["the talks were hard", "both sides had moved"],
        ),
        (
            "Hale conceded the vote was close, though he said the result would stand.",
            ["the vote was close", "the result would stand"],
        ),
        # A relative clause with a speaker.
        ("The prize went to Ida Moss, who says she was surprised.", ["she was surprised"]),
        ("Ida Moss, who insisted that the vote was fair, resigned on Friday.", ["the vote was fair"]),
        # The attribution between subject and verb.
        (
            "The river, Ms. Moss often says, is the heart of the town.",
            ["The river, Ms. Moss often says, is the heart of the town"],
        ),
        (
            "Seals, as one biologist pointed out, are rarely seen here.",
            ["Seals, as one biologist pointed out, are rarely seen here"],
        ),
        (
            "Back in Ostby, Mr. Hale said, he sold the boat.",
            ["Back in Ostby, Mr. Hale said, he sold the boat"],
        ),
        ("That is why, she argued, the firm moved.", ["That is why, she argued, the firm moved"]),
        ("The truth, he told me on Friday, is duller.", ["The truth, he told me on Friday, is duller"]),
        (
            "The town has cut its debt in half, Moss said in June, citing the sale of the port.",
            ["The town has cut its debt in half"],
        ),
        ("The pears, Moss points out, still fall in May.", ["The pears, Moss points out, still fall in May"]),
        ("Sales of boats, Moss noted, rose 6 percent.", ["Sales of boats, Moss noted, rose 6 percent"]),
        (
            "It was untrue, said Moss, that the boat had sunk.",
            ["It was untrue, said Moss, that the boat had sunk"],
        ),
        ("The boat sank at noon, a guard at the harbour said.", ["The boat sank at noon"]),
        ("The boat sank at noon, records at the harbour confirm.", ["The boat sank at noon"]),
        ("The door stood open, if Ann Moe is to be believed.", ["The door stood open"]),
        ("Prices rose, the Moss Bank said.", ["Prices rose"]),
        # A name behind a preposition does not make the clause a speaker.
        ("Villagers say the barn burned in London.", ["the barn burned in London"]),
        ("Some say the pump ran dry in May.", ["the pump ran dry in May"]),
        # Ideas that somebody rejects.
        ("Moss rejects suggestions that its members mislead buyers.", ["its members mislead buyers"]),
        ("Moss dismissed the notion that her team over-read its data.", ["her team over-read its data"]),
        # A clause that opens with a name and an aside.
        (
            "The boat, which sank in May, is lost for good, the Moss Institute has concluded.",
            ["The boat, which sank in May, is lost for good"],
        ),
        # Documents whose name may be a verb as well.
        ("The harbour is full, water-level reports show.", ["The harbour is full"]),
        ("Leaked emails show that Moss was warned.", ["Moss was warned"]),
        # Verbs with a past of their own make a clause.
        ("The contract states that the firm sat on the crates.", ["the firm sat on the crates"]),
        ("Moss argued that half of the beds lay empty.", ["half of the beds lay empty"]),
        ("The firm denies it owes them a penny.", ["it owes them a penny"]),
        # Subjects that begin with a count.
        ("The police said no arrests had been made.", ["no arrests had been made"]),
        ("Moss has said about 20 people have applied.", ["about 20 people have applied"]),
        ("Officials said the two raised a fortune.", ["the two raised a fortune"]),
        # The attribution that ends the sentence goes before a verb inside it.
        (
            "The bridge closed after divers found cracks in two piers, the Moss Agency said.",
            ["The bridge closed after divers found cracks in two piers"],
        ),
        ("Two lines will close next year, it was reported on Friday.", ["Two lines will close next year"]),
        # A clause inside another, and verbs that cannot be joined to it.
        ("While Moss said the talks had failed, the city kept on building.", ["the talks had failed"]),
        (
            "Hale said he would order a review and warned against rash steps.",
            ["he would order a review"],
        ),
        (
            "The chief said the ship was lost — and he noted that two more were missing.",
            ["the ship was lost", "two more were missing"],
        ),
        # Headlines with capitals.
        ("Former Mayor Says The Town Hid Poison From Public", ["The Town Hid Poison From Public"]),
        ("Most Towns Will Miss The Deadline, Officials Say", ["Most Towns Will Miss The Deadline"]),
        # Claims told by a noun with an owner.
        ("Nobody believed his claim that the ship was safe.", ["the ship was safe"]),
        ("She repeated the mayor's assertion that taxes would fall.", ["taxes would fall"]),
        # Titles that end in a full stop.
        ("The bill is dead, Sen. Ida Moss told reporters.", ["The bill is dead"]),
        ("The S.E.C. said it would look into the matter.", ["it would look into the matter"]),
    ],
)
def test_the_clause_is_found(text: str, words: list[str]) -> None:
    assert clauses(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "He had to answer questions that would be put to him.",
        "The fund dismisses that reading of the law.",
        "They made a plan to achieve that goal.",
        "Most of the horses have found new homes.",
        "The company stressed its support for the raid that killed the plan.",
        "Polls show a close contest in the state, where turnout was high.",
        "The firm found ways to make the tax code work.",
        "The centre reports progress on a programme to train young nurses.",
        "Ida Moss, the director's eldest daughter, noted the rule in an interview.",
    ],
)
def test_what_is_no_clause_is_left(text: str) -> None:
    assert clauses(text) == []


def test_a_title_is_no_name() -> None:
    _, _, found = read("The bill is dead, Sen. Ida Moss told reporters.")
    assert [quote.speaker_name for quote in found.quotes] == ["Ida Moss"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Over a third of that sum is gone, audit papers show.", ["Over a third of that sum is gone"]),
        ("The deal is dead, conceded one official, who asked for peace.", ["The deal is dead"]),
        ("Moss had, she said, never seen the boat.", ["Moss had, she said, never seen the boat"]),
        ("Police said on Monday the bridge was closed.", ["the bridge was closed"]),
        ("The firm will close the plant, it said.", ["The firm will close the plant"]),
        ("The bridge is unsafe, say engineers", ["The bridge is unsafe"]),
        ("Another said he had complained twice.", ["he had complained twice"]),
        ("Prices are higher this year, he points out.", ["Prices are higher this year"]),
        ("In June reports surfaced that the boat was sold.", ["the boat was sold"]),
        ("The verdict, according to Moss, was just.", ["The verdict, according to Moss, was just"]),
        # No clause: a time alone.
        ("She said so on Monday night.", []),
    ],
)
def test_attributions_stand_behind_and_inside_a_clause(text: str, words: list[str]) -> None:
    assert clauses(text) == words
