from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from training.vocabulary import (
    SPACE,
    SPECIALS,
    UNK,
    Vocabulary,
    choose,
    count_pieces,
    count_word_list,
    joint,
    load,
    save,
    tokenizer,
    write_model,
)

SCORES = {SPACE: -9.0, "a": -8.0, "b": -8.0, "l": -8.0, "e": -8.0, f"{SPACE}bil": -3.0, "er": -4.0, "i": -8.0}


@pytest.fixture
def model(tmp_path: Path) -> Any:
    write_model([*SCORES.items(), ("a", -1.0), ("<s>", -1.0)], tmp_path / "full.model")
    return tokenizer(tmp_path, "full")


def test_specials_come_first_and_a_piece_once_with_its_first_score(model: Any) -> None:
    assert [model.id_to_piece(number) for number in range(model.vocab_size())] == [*SPECIALS, *SCORES]
    assert model.get_score(len(SPECIALS) + 1) == -8.0


def test_text_is_normalised_and_cut_into_the_best_pieces(model: Any) -> None:
    assert model.encode("\uff42iler", out_type=str) == [f"{SPACE}bil", "er"]  # a full-width b
    assert model.encode("q") == [4, UNK]


def test_pieces_are_counted_in_text_and_in_word_lists(model: Any) -> None:
    counts: defaultdict[str, float] = defaultdict(float)
    count_pieces(model, ["bil", "biler"], counts)
    assert counts == {f"{SPACE}bil": 2, "er": 1}
    count_word_list(model, {"bil": 0.5, "rar": 1e-9, "b2": 0.5}, 100, counts)
    assert counts[f"{SPACE}bil"] == pytest.approx(2 + 50 * 0.875)


def test_the_most_frequent_pieces_fill_up_what_must_be_there() -> None:
    counts = {"er": 5.0, "bil": 9.0, "ж": 99.0, "unknown": 50.0, "<s>": 40.0, "hus": 1.0}
    known = {piece: 0 for piece in counts if piece != "unknown"}
    assert choose(counts, len(SPECIALS) + 3, ["a"], known) == ["a", "bil", "er"]


def test_english_counts_less_and_ties_are_by_row() -> None:
    rows = {"x": 0, "b": 1, "a": 2}
    merged = joint({"a": 1.0, "b": 1.0}, {"x": 4.0}, rows)
    assert merged == {"x": pytest.approx(0.3), "b": 0.5, "a": 0.5}
    assert list(merged) == ["x", "b", "a"]


def test_a_vocabulary_is_read_as_it_was_written(tmp_path: Path) -> None:
    vocabulary = Vocabulary([*SPECIALS, "å"], [*SPECIALS, "a"], [0, 1, 2, 3, 17], [0, 1, 2, 3, 9])
    save(vocabulary, tmp_path)
    assert load(tmp_path) == vocabulary
