from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from training.data import Corpus, Data
from training.vocabulary import BOS, EOS, PAD


@pytest.fixture
def array(tmp_path: Path) -> Path:
    random = np.random.default_rng(1)
    corpus = Corpus.empty()
    for name, weight in (("half.tsv.gz", 0.5), ("twice.tsv.gz", 2.0)):
        lengths = random.integers(1, 20, (40, 2))
        corpus.add(name, weight, [(range(4, 4 + a), range(4, 4 + b)) for a, b in lengths])
    corpus.links[0][0] = 0
    corpus.save(tmp_path / "data.npz")
    return tmp_path / "data.npz"


def epoch(data: Data, pieces: int) -> list[list[int]]:
    batches = []
    for batch in data.batches(pieces):
        if data.epoch:
            return batches
        batches.append(batch)
    return batches


def test_batches_keep_to_the_size_with_their_padding(array: Path) -> None:
    data = Data(array, 1)
    for pairs in epoch(data, 100):
        batch = data.batch(pairs)
        assert max(batch.source.size, batch.wanted.size) <= 100
        assert batch.given.shape == batch.wanted.shape == batch.links.shape


def test_weights_say_how_often_a_pair_comes(array: Path) -> None:
    drawn = [pair for batch in epoch(Data(array, 1), 100) for pair in batch]
    assert all(drawn.count(pair) == 2 for pair in range(40, 80))
    assert 5 < sum(pair < 40 for pair in drawn) < 35
    assert max(drawn.count(pair) for pair in range(40)) == 1


def test_weights_can_be_replaced_by_name(array: Path) -> None:
    drawn = [pair for batch in epoch(Data(array, 1, {"twice": 0.0, "half": 1.0}), 100) for pair in batch]
    assert sorted(drawn) == list(range(40))


def test_the_same_seed_gives_the_same_batches(array: Path) -> None:
    first, second, other = (list(islice(Data(array, seed).batches(100), 30)) for seed in (1, 1, 2))
    assert first == second != other


def test_a_batch_has_specials_and_links_in_place(tmp_path: Path) -> None:
    corpus = Corpus.empty()
    corpus.add("a", 1.0, [([5, 6, 7], [8, 9]), ([5], [8])])
    corpus.links[0][:] = [2, -1]
    corpus.save(tmp_path / "a.npz")
    batch = Data(tmp_path / "a.npz", 1).batch([0, 1])
    assert batch.source.tolist() == [[BOS, 5, 6, 7, EOS], [BOS, 5, EOS, PAD, PAD]]
    assert batch.given.tolist() == [[BOS, 8, 9], [BOS, 8, PAD]]
    assert batch.wanted.tolist() == [[8, 9, EOS], [8, EOS, PAD]]
    assert batch.links.tolist() == [[3, -1, 4], [-1, 2, -1]]
