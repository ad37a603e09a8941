from __future__ import annotations

import random
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from training.corpus import Pair, read_pairs, write_pairs
from training.rewording import Noun, Reworder, bare, main, nouns, reworded

PLAN = Noun(False, ("plan", "planen", "planer", "planene"), ("plan", "plans"))
ARMY = Noun(False, ("hær", "hæren", "hærer", "hærene"), ("army", "armies"))
HOUSE = Noun(True, ("hus", "huset", "hus", "husene"), ("house", "houses"))
TENT = Noun(True, ("telt", "teltet", "telt", "teltene"), ("tent", "tents"))
NORWEGIAN = {
    **dict.fromkeys(("bataljon", "bataljonen", "bataljoner", "bataljonene"), 1e-6),
    **dict.fromkeys(("telt", "teltet", "teltene", "teltes"), 1e-6),
    **dict.fromkeys(("mot", "motet", "gardere", "garderer"), 1e-6),
    **{"seile": 1e-5, "seilen": 1e-8, "seilene": 1e-8},
    **dict.fromkeys(("alle", "allen", "allene"), 2e-3),
}
ENGLISH = dict.fromkeys(("battalion", "tent", "courage", "protect", "sail", "all"), 1e-6)


def test_nouns_are_told_by_their_definite_forms() -> None:
    found = nouns(
        [
            ("bataljon", "battalion"),
            ("telt", "tent"),
            ("gardere", "protect"),  # a verb: no definite form at all
            ("seile", "sail"),  # a verb: the definite forms are those of a rare noun
            ("mot", "courage"),  # never in the plural
            ("alle", "all"),  # far too common
            ("Kaukasus", "Caucasus"),
            ("få tilgang", "access"),
        ],
        NORWEGIAN,
        ENGLISH,
    )
    assert found == [
        Noun(False, ("bataljon", "bataljonen", "bataljoner", "bataljonene"), ("battalion", "battalions")),
        Noun(True, ("telt", "teltet", "telt", "teltene"), ("tent", "tents")),
    ]


def test_of_several_senses_the_likeliest_stays_and_rare_ones_go() -> None:
    english = {"battalion": 1e-6, "unit": 9e-6, "host": 1e-3}
    (found,) = nouns([("bataljon", word) for word in ("battalion", "unit", "host")], NORWEGIAN, english)
    assert found.english == ("unit", "units")


@pytest.mark.parametrize(
    ("pair", "wanted"),
    [
        (("De fant planen i et hus.", "They found the plan in a house."), ("hæren", "army")),
        (("En plan ble laget.", "A plan was made."), ("hær", "An army")),
        (("Planer og planer, men planene er to.", "The plans are two."), ("hærene", "armies")),
    ],
)
def test_a_noun_is_exchanged_in_its_form(pair: Pair, wanted: Pair) -> None:
    reworder = Reworder(random.Random(1), [PLAN, ARMY])
    changed = {reworder.change(pair) for _ in range(40)}
    assert any(other and wanted[0] in other[0] and wanted[1] in other[1] for other in changed)


def test_the_gender_stays() -> None:
    reworder = Reworder(random.Random(1), [PLAN, ARMY, HOUSE, TENT])
    assert reworder.change(("Huset brant.", "The house burnt.")) is None  # not in the middle of the sentence
    changed = {reworder.change(("De brant huset.", "They burnt the house.")) for _ in range(30)}
    assert changed == {
        ("De brant huset.", "They burnt the house."),
        ("De brant teltet.", "They burnt the tent."),
    }


@pytest.mark.parametrize(
    "pair",
    [
        ("De fant planen.", "They found the scheme."),
        ("De fant planen.", "They found the plans."),
        ("De fant planen og planen.", "They found the plan."),
        ("De fant den.", "They found the plan and the plan."),
    ],
)
def test_what_the_sides_do_not_share_stays(pair: Pair) -> None:
    assert Reworder(random.Random(1), [PLAN, ARMY]).change(pair) is None


def test_bare_nouns_have_each_form_that_says_one_thing() -> None:
    assert list(bare([ARMY])) == [
        ("hær", "army"),
        ("hæren", "the army"),
        ("hærer", "armies"),
        ("hærene", "the armies"),
    ]
    assert list(bare([HOUSE])) == [("huset", "the house"), ("husene", "the houses")]


def test_the_same_seed_gives_the_same_pairs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [(f"De fant planen {n}.", f"They found the plan {n}.") for n in range(30)]
    assert reworded([(pairs, 10)], [PLAN, ARMY], 5) == reworded([(pairs, 10)], [PLAN, ARMY], 5)
    assert len(reworded([(pairs, 10)], [PLAN, ARMY], 5)) == 18
    lists = SimpleNamespace(get_frequency_dict={"nb": NORWEGIAN, "en": ENGLISH}.__getitem__)
    monkeypatch.setitem(sys.modules, "wordfreq", lists)  # its lists are several megabytes
    write_pairs(tmp_path / "words.tsv.gz", [("bataljon", "battalion"), ("telt", "tent")])
    write_pairs(tmp_path / "text.tsv.gz", [("De så et telt.", "They saw a tent.")])
    out = tmp_path / "out.tsv.gz"
    main(["--dictionary", str(tmp_path / "words.tsv.gz"), "--out", str(out), f"{tmp_path / 'text.tsv.gz'}=5"])
    assert ("bataljoner", "battalions") in set(read_pairs(out))
