"""Which words of a translation stand for which words of the sentence.

The attention of the model's last decoder layer is the main witness (it is
sharp where the model was trained with guided alignment); equal numbers, equal
or similar words, and the diagonal steady it. A hint to a reader, never a fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import JaroWinkler

from records.rendering import WordLink
from translation.words import Span, words

Matrix = npt.NDArray[np.float32]

_SIMILAR = 0.88
_SURE = 0.45
_FAIR = 0.14
_ONE_WAY = 0.35
_DIAGONAL = 0.35
"""How much of a link's weight is lost from one corner of the matrix to the opposite one."""


def word_links(
    source: str,
    target: str,
    source_spans: Sequence[Span],
    target_spans: Sequence[Span],
    attention: Sequence[Sequence[float]],
) -> tuple[WordLink, ...]:
    """Return the links between the words of ``source`` and of ``target``.

    ``source_spans`` and ``target_spans`` give the place of every piece;
    ``attention`` has a row a target piece and a column a source piece (columns
    for marks of beginning and end may surround them). Links are ordered by
    place in the target; every offset lies on a word's border.
    """
    source_words, target_words = words(source), words(target)
    if not source_words or not target_words:
        return ()
    weights = _by_words(attention, source_spans, target_spans, source_words, target_words)
    kinship = _kinship(source, target, source_words, target_words)
    taken = kinship.max(axis=0, keepdims=True) - kinship  # a word whose twin is there stands for little else
    weights = np.maximum(
        weights * _closeness(len(target_words), len(source_words)) * (1 - taken / 2), kinship
    )
    best = (weights == weights.max(axis=1, keepdims=True)).astype(np.int8)
    best += weights == weights.max(axis=0, keepdims=True)
    chosen = (weights >= _SURE) | ((best == 2) & (weights >= _FAIR)) | ((best == 1) & (weights >= _ONE_WAY))
    return tuple(
        WordLink(*source_words[s], *target_words[t], round(min(float(weights[t, s]), 1.0), 3))
        for t, s in np.argwhere(chosen).tolist()
    )


def _by_words(
    attention: Sequence[Sequence[float]],
    source_spans: Sequence[Span],
    target_spans: Sequence[Span],
    source_words: Sequence[Span],
    target_words: Sequence[Span],
) -> Matrix:
    """Return the attention as a matrix of target words by source words; rows sum to 1 at most."""
    matrix = np.asarray(attention, dtype=np.float32)
    if matrix.ndim != 2 or matrix.shape[0] == 0:
        return np.zeros((len(target_words), len(source_words)), dtype=np.float32)
    if matrix.shape[1] > len(source_spans):
        before = 1 if matrix.shape[1] > len(source_spans) + 1 else 0
        matrix = matrix[:, before : before + len(source_spans)]
    rows = min(matrix.shape[0], len(target_spans))
    of_target = _membership(target_spans[:rows], target_words)
    of_source = _membership(source_spans[: matrix.shape[1]], source_words)
    of_target /= np.maximum(of_target.sum(axis=1, keepdims=True), 1.0)
    return np.asarray(of_target @ matrix[:rows] @ of_source.T, dtype=np.float32)


def _membership(pieces: Sequence[Span], words_: Sequence[Span]) -> Matrix:
    """Return a matrix of words by pieces: 1 where the piece has a character of the word."""
    member = np.zeros((len(words_), len(pieces)), dtype=np.float32)
    word = 0
    for index, (start, end) in enumerate(pieces):
        while word < len(words_) and words_[word][1] <= start:
            word += 1
        at = word
        while at < len(words_) and words_[at][0] < end:
            member[at, index] = 1.0
            at += 1
    return member


def _closeness(targets: int, sources: int) -> Matrix:
    """Return the diagonal prior: 1 on the diagonal, less towards the far corners."""
    rows = (np.arange(targets, dtype=np.float32) + 0.5)[:, None] / targets
    columns = (np.arange(sources, dtype=np.float32) + 0.5)[None, :] / sources
    return np.asarray(1.0 - _DIAGONAL * np.abs(rows - columns), dtype=np.float32)


def _kinship(source: str, target: str, source_words: Sequence[Span], target_words: Sequence[Span]) -> Matrix:
    """Return how much words look the same: 0.9 for equal numbers and names, less for cognates.

    Only the pair nearest to the diagonal gets it where a word comes more than once.
    """
    kin = np.zeros((len(target_words), len(source_words)), dtype=np.float32)
    ours = [source[start:end].casefold() for start, end in source_words]
    alike: dict[str, list[int]] = {}  # by number or first letter: only words that share it can be kin
    for s, word in enumerate(ours):
        alike.setdefault(_digits(word) or word[0], []).append(s)
    for t, (start, end) in enumerate(target_words):
        word = target[start:end].casefold()
        number = _digits(word)
        candidates = []
        for s in alike.get(number or word[0], ()):
            other = ours[s]
            if number or (word == other and len(word) > 2):
                likeness = 0.9
            elif len(word) > 3 and len(other) > 3:
                likeness = JaroWinkler.similarity(word, other, score_cutoff=_SIMILAR) * 0.6
            else:
                continue
            if likeness:
                candidates.append((likeness - 0.3 * abs(t / len(target_words) - s / len(ours)), s))
        if candidates:
            likeness, s = max(candidates)
            kin[t, s] = max(likeness, 0.0)
    return kin


def _digits(word: str) -> str:
    return re.sub(r"\D", "", word) if not word.isalpha() else ""
