"""Training arrays on disk, and batches of pairs of like length from them. NumPy only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.vocabulary import BOS, EOS, PAD

Ints = npt.NDArray[np.int64]
_POOL = 40000
"""Pairs that are sorted by length at a time: enough for full batches, few enough to stay mixed."""


@dataclass(slots=True)
class Corpus:
    """Pairs as numbers of pieces, without specials.

    ``links`` has for every target piece the position of its source piece, -1 when unknown; ``weights``
    and ``groups`` (a position in ``names``, the file) have one value a pair.
    """

    sources: list[npt.NDArray[np.uint16]]
    targets: list[npt.NDArray[np.uint16]]
    links: list[npt.NDArray[np.int16]]
    weights: list[float]
    groups: list[int]
    names: list[str]

    @classmethod
    def empty(cls) -> Corpus:
        return cls([], [], [], [], [], [])

    def add(self, name: str, weight: float, pairs: Sequence[tuple[Sequence[int], Sequence[int]]]) -> None:
        """Add the pairs of a file, not linked."""
        self.sources += [np.array(source, np.uint16) for source, _ in pairs]
        self.targets += [np.array(target, np.uint16) for _, target in pairs]
        self.links += [np.full(len(target), -1, np.int16) for _, target in pairs]
        self.weights += [weight] * len(pairs)
        self.groups += [len(self.names)] * len(pairs)
        self.names.append(name)

    def save(self, path: Path) -> None:
        np.savez(
            path,
            src=np.concatenate(self.sources),
            tgt=np.concatenate(self.targets),
            src_off=_offsets(self.sources),
            tgt_off=_offsets(self.targets),
            link=np.concatenate(self.links),
            weight=np.array(self.weights, np.float32),
            group=np.array(self.groups, np.int16),
            names=np.array(self.names),
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs side by side, [pair, position], filled up with ``<pad>``.

    ``source`` is between ``<s>`` and ``</s>``, ``given`` (what the decoder sees) begins with ``<s>``,
    ``wanted`` ends with ``</s>``. ``links`` has positions in ``source``, -1 for none; that of ``</s>``
    is the source's own.
    """

    source: Ints
    given: Ints
    wanted: Ints
    links: Ints


class Data:
    """A training array; ``seed`` decides the order of batches and which pairs are drawn.

    ``weights`` replaces the weight of the files whose name holds a key.
    """

    def __init__(self, path: Path, seed: int, weights: dict[str, float] | None = None) -> None:
        stored = np.load(path)
        self._source, self._target, self._link = stored["src"], stored["tgt"], stored["link"]
        self._source_start, self._target_start = stored["src_off"], stored["tgt_off"]
        self._source_length, self._target_length = np.diff(self._source_start), np.diff(self._target_start)
        self._weight = stored["weight"].copy()
        for part, weight in (weights or {}).items():
            for group, name in enumerate(stored["names"]):
                if part in str(name):
                    self._weight[stored["group"] == group] = weight
        self._random = np.random.default_rng(seed)
        self.epoch = 0

    def __len__(self) -> int:
        return len(self._weight)

    def batches(self, pieces: int) -> Iterator[list[int]]:
        """Yield numbers of pairs for ever, each time as many as fit into ``pieces`` with the padding."""
        while True:
            drawn = self._drawn()
            for start in range(0, len(drawn), _POOL):
                batches = self._packed(drawn[start : start + _POOL], pieces)
                for index in self._random.permutation(len(batches)):
                    yield batches[index]
            self.epoch += 1

    def batch(self, pairs: Sequence[int]) -> Batch:
        """Return the pairs with these numbers."""
        width = int(self._source_length[pairs].max()) + 2
        height = int(self._target_length[pairs].max()) + 1
        source = np.full((len(pairs), width), PAD, np.int64)
        given = np.full((len(pairs), height), PAD, np.int64)
        wanted = np.full((len(pairs), height), PAD, np.int64)
        links = np.full((len(pairs), height), -1, np.int64)
        source[:, 0] = given[:, 0] = BOS
        for row, pair in enumerate(pairs):
            ours = self._source[self._source_start[pair] : self._source_start[pair + 1]]
            place = slice(self._target_start[pair], self._target_start[pair + 1])
            theirs, link = self._target[place], self._link[place]
            source[row, 1 : len(ours) + 1] = ours
            source[row, len(ours) + 1] = EOS
            given[row, 1 : len(theirs) + 1] = theirs
            wanted[row, : len(theirs)] = theirs
            wanted[row, len(theirs)] = EOS
            links[row, : len(theirs)] = np.where(link >= 0, link + 1, -1)
            links[row, len(theirs)] = len(ours) + 1
        return Batch(source, given, wanted, links)

    def _drawn(self) -> Ints:
        """Return the pairs of an epoch in a random order, each as often as its weight says."""
        whole = np.floor(self._weight).astype(int)
        times = whole + (self._random.random(len(whole)) < self._weight - whole)
        return self._random.permutation(np.repeat(np.arange(len(whole)), times))

    def _packed(self, pairs: Ints, pieces: int) -> list[list[int]]:
        """Return batches of pairs of like length, chance deciding among equals."""
        chance = self._random.random(len(pairs))
        order = np.lexsort((chance, self._target_length[pairs], self._source_length[pairs]))
        batches: list[list[int]] = []
        batch: list[int] = []
        widest = 0
        for pair in pairs[order].tolist():
            own = max(int(self._source_length[pair]) + 2, int(self._target_length[pair]) + 1)
            if batch and max(widest, own) * (len(batch) + 1) > pieces:
                batches.append(batch)
                batch, widest = [], 0
            batch.append(pair)
            widest = max(widest, own)
        return [*batches, batch] if batch else batches


def _offsets(rows: Sequence[npt.NDArray[np.uint16]]) -> Ints:
    return np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
