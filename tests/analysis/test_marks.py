from __future__ import annotations

import pytest
from analysis_material import article, read

from analysis.marks import pair_marks


def inside(text: str) -> list[str]:
    return [text[slice(*pair.inside())] for pair in pair_marks(article(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Han sa: «Vi kommer.»", ["Vi kommer."]),
        ("“Yes,” she said. “No.”", ["Yes,", "No."]),
        ("”Ja”, sa hun. ”Nei.”", ["Ja", "Nei."]),
        ("„Das ist gut“, sagte er.", ["Das ist gut"]),
        ('"Ja", sa hun, "men ikke nå."', ["Ja", "men ikke nå."]),
        ("»Det er godt,« sagde hun.", ["Det er godt,"]),
        ("«Hun sa “nei” til alt», sier han.", ["Hun sa “nei” til alt"]),
        ("The nurses' union and the '90s don't count, says O'Brien's go'bit.", []),
        ('A 5" pipe and a 6" one.', []),
        ("», sier han. «Ja»", ["Ja"]),
    ],
)
def test_pairs_of_every_make(text: str, found: list[str]) -> None:
    assert inside(text) == found


def test_a_mark_that_is_not_closed_ends_with_its_paragraph() -> None:
    text = "“We are ready, he said.\n\nNothing more happened.\n\n“Good,” she said."
    assert inside(text) == ["We are ready, he said.", "Good,"]


def test_a_quotation_goes_on_when_the_next_paragraph_repeats_the_mark() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” she said. Four."
    assert inside(text) == ["One.\n\n“Two.\n\n“Three,"]


def test_a_quotation_goes_on_when_only_its_end_is_marked() -> None:
    assert inside("“One.\n\nTwo,” she said.") == ["One.\n\nTwo,"]
    assert inside("“One.\n\nTwo said “no” to all.") == ["One.", "no"]


def test_a_passage_in_single_marks_may_begin_with_a_short_word() -> None:
    assert inside("He called it ‘a leap into fog’ and left.") == ["a leap into fog"]
    assert inside("It was rock ‘n’ roll to them.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'We got it wrong,' said Ann Moss.", "'We got it wrong,'"),
        ("Fares: 'We got it wrong', minister tells MPs", "'We got it wrong'"),
    ],
)
def test_apostrophes_round_speech_are_marks(text: str, words: str) -> None:
    found = read(text)[2].quotes
    assert [text[quote.start : quote.end] for quote in found if quote.kind == "direct"] == [words]


@pytest.mark.parametrize(
    "text", ["The owners' boats and the sailors' huts burned.", "It rained.\n\n'All Bets Are Off.'"]
)
def test_apostrophes_of_owners_and_subheadings_are_no_marks(text: str) -> None:
    assert read(text)[2].quotes == ()
