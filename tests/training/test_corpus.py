from __future__ import annotations

from pathlib import Path

from training.corpus import read_pairs, write_pairs

PAIRS = [("Åsen er grønn.", "The hill is green."), ("Hei", "Hi")]


def test_pairs_come_back_as_they_were(tmp_path: Path) -> None:
    assert write_pairs(tmp_path / "new" / "a.tsv.gz", PAIRS) == 2
    assert list(read_pairs(tmp_path / "new" / "a.tsv.gz")) == PAIRS


def test_the_same_pairs_are_the_same_file(tmp_path: Path) -> None:
    for name in ("a.tsv.gz", "b.tsv.gz"):
        write_pairs(tmp_path / name, PAIRS)
    assert (tmp_path / "a.tsv.gz").read_bytes() == (tmp_path / "b.tsv.gz").read_bytes()


def test_lines_without_a_tab_are_passed_over_and_more_columns_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("alene\nen\tone\tkilde\n", "utf-8")
    assert list(read_pairs(tmp_path / "a.tsv")) == [("en", "one")]
