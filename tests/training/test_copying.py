from __future__ import annotations

import re
import tomllib
from pathlib import Path

import training
from training.copying import copying_sentences
from translation.names import names

FOLDER = Path(training.__file__).parent


def test_five_hundred_sentences_no_two_alike_and_always_the_same() -> None:
    sentences = copying_sentences()
    assert len(set(sentences)) == 500
    assert sentences == copying_sentences()
    assert sentences != copying_sentences(seed=12)


def test_every_sentence_has_a_number_and_nearly_every_one_a_name_within() -> None:
    sentences = copying_sentences()
    assert all(re.search(r"\d", sentence) for sentence in sentences)
    assert sum(bool(names(sentence)) for sentence in sentences) > 450
    assert not any(re.search(r"[{}]", sentence) for sentence in sentences)


def test_no_name_is_one_that_training_data_are_made_with() -> None:
    words = tomllib.loads((FOLDER / "augmenting.toml").read_text("utf-8"))
    taught = set(words["first_names"].split()) | set(words["last_names"].split())
    told = {word for sentence in copying_sentences() for word in re.findall(r"\w+", sentence)}
    assert not taught & told
