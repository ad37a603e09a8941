from __future__ import annotations

import random
import re

from training.augmenting import Augmenter, augmented

PAIRS = [(f"Hun kjøpte {n} epler i går.", f"She bought {n} apples yesterday.") for n in range(300)]


def test_the_same_seed_gives_the_same_pairs_and_another_gives_others() -> None:
    assert augmented([(PAIRS, 200)], 7) == augmented([(PAIRS, 200)], 7)
    assert augmented([(PAIRS, 200)], 7) != augmented([(PAIRS, 200)], 8)


def test_every_pair_differs_from_where_it_came_from() -> None:
    pairs = [(f"Hun kjøpte {'svært ' * n}mye.", f"She bought {'very ' * n}much.") for n in range(30)]
    made = augmented([(pairs, 30)] * 5, 7)
    assert len(made) > 90
    assert not set(made) & set(pairs)


def test_both_sides_change_alike() -> None:
    for nb, en in augmented([(PAIRS, 300)], 7):
        assert nb.isupper() == en.isupper()
        assert nb.startswith("–") == en.startswith("–")
        assert bool(re.search('[«»“”"]', nb)) == bool(re.search('[“”"]', en))
        assert len(re.findall(r"kjøpte|KJØPTE", nb)) == len(re.findall(r"bought|BOUGHT", en))


def test_numbers_mean_the_same_on_both_sides() -> None:
    augmenter = Augmenter(random.Random(1))
    for _ in range(300):
        nb, en = augmenter._number()
        ours = nb.replace(",", "#").translate({ord(mark): None for mark in " .\u00a0"}).replace("#", ".")
        assert ours == en.replace(",", "")


def test_tiny_and_long_sentences_are_not_drawn() -> None:
    pairs = [("Ja.", "Yes."), ("a" * 230, "b"), ("En vanlig setning.", "A usual sentence.")]
    assert Augmenter(random.Random(1)).sample(pairs, 5) == pairs[2:]
