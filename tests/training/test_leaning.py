"""A pupil learns from a teacher's ratings what single words are worth."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("scipy", reason="what words lean to is learned with SciPy (training/requirements.txt)")

from training.leaning import annotated, both_sides, common, plain, pupil, teach, vectors, write

ROOT = Path(__file__).resolve().parents[2]


def test_the_teacher_rates_vectors_like_those_it_was_shown() -> None:
    chance = np.random.default_rng(1)
    spread = np.r_[3.0, np.ones(59)]  # what claims differ by is among the axes that are looked at
    shown = chance.normal(size=(200, 60)) * spread
    claims = (shown[:, 0] > 0).astype(float)
    others = chance.normal(size=(100, 60)) * spread
    ratings = teach(shown, claims, others)
    assert ((ratings > 0) == (others[:, 0] > 0)).mean() > 0.8
    assert np.abs(ratings).max() <= 4


def test_the_pupil_finds_the_words_that_ratings_hang_on() -> None:
    texts = [
        "kommunen selger huset",
        "kommunen bygger skole",
        "jeg gråter alene",
        "jeg drømmer om sommer",
    ] * 10
    weights = pupil(texts, np.array([2.0, 2.0, -2.0, -2.0] * 10), {})
    assert weights["kommunen"] > 0.5
    assert weights["jeg"] < -0.5
    assert weights["kommu-"] > 0 > weights["^jeg"]


def test_a_rare_word_gets_no_weight() -> None:
    assert "sjelden" not in pupil(["sjelden fugl", "en fugl", "en fugl her", "en fugl der"], np.ones(4), {})


def test_a_word_that_no_sentence_has_gets_its_weight_by_its_meaning() -> None:
    texts = ["kommunen selger hus", "kommunen bygger skole", "jeg gråter alene", "jeg drømmer mye"] * 10
    meanings = {"kommunen": np.array([1.0]), "jeg": np.array([-1.0]), "fylket": np.array([1.0])}
    weights = pupil(texts, np.array([2.0, 2.0, -2.0, -2.0] * 10), meanings)
    assert weights["kommunen"] > weights["fylket"] > 0 > weights["jeg"]


def test_everyday_words_are_those_of_many_texts_without_names() -> None:
    texts = ["Huset til Kari er solgt", "Vi så huset til Kari", "Alle så huset", "Er huset til salgs, Kari?"]
    everyday, names = common(texts)
    assert everyday == ["huset"]
    assert "kari" in names


def test_names_get_no_weight() -> None:
    texts = ["kommunen selger", "kommunen bygger", "jeg gråter", "jeg drømmer"] * 10
    assert "kommunen" not in pupil(texts, np.array([2.0, 2.0, -2.0, -2.0] * 10), {}, frozenset(["kommunen"]))


def test_the_english_i_is_no_name() -> None:
    assert "i" not in common(["So I went", "Then I left", "And I'd say I'm done"])[1]


def test_weights_are_written_in_tenths_without_those_of_nothing(tmp_path: Path) -> None:
    file = tmp_path / "leaning" / "nb.txt"
    assert write(file, {"b": 1.23, "a": 1.2, "c": -0.5, "d": 0.01}) == 3
    assert [line for line in file.read_text().splitlines() if line[0] != "#"] == ["-5 c", "12 a b"]


def test_sentences_are_read_from_every_kind_of_file(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text("# text = Hun lo.\n1\tHun\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Hun lo.\nHan gråt.\n", encoding="utf-8")
    with gzip.open(tmp_path / "c.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("ja\tyes\nuten\nnei\tno\n")
    assert list(plain(tmp_path / "a.conllu")) == ["Hun lo."]
    assert list(plain(tmp_path / "b.txt")) == ["Hun lo.", "Han gråt."]
    assert list(both_sides(tmp_path / "c.tsv.gz", 10)) == [
        ("nb", "ja"),
        ("en", "yes"),
        ("nb", "nei"),
        ("en", "no"),
    ]
    assert any(item.claim for item in annotated(ROOT / "tests" / "annotated" / "learned"))


def test_vectors_that_were_kept_are_not_computed_again(tmp_path: Path) -> None:
    kept = tmp_path / "vectors.npz"
    np.savez(kept, texts=np.array(["a", "b"]), vectors=np.eye(2))
    assert vectors(["b", "a", "b"], kept).tolist() == [[0, 1], [1, 0], [0, 1]]
