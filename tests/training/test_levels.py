from __future__ import annotations

from pathlib import Path

import pytest

import resources
from training.evaluate import Findings
from training.levels import (
    GIBBERISH,
    Level,
    copying_levels,
    fault_levels,
    gibberish_level,
    main,
    sample_sentences,
)


def findings(**counts: int) -> Findings:
    zero = dict.fromkeys(("with_numbers", "numbers_kept", "with_names", "names_kept", "empty", "repeated"), 0)
    return Findings(sentences=10, doubts={}, **(zero | counts))


def test_a_level_is_met_from_its_goal_on() -> None:
    assert Level("a", 30, 30).met
    assert not Level("a", 30, 29.9).met
    assert Level("a", 35, 24.5, at_most=True).met
    assert not Level("a", 35, 35.1, at_most=True).met
    assert str(Level("BLEU", 30, 22.4, note="± 0.9")).split() == ["NO", "BLEU", "≥", "30", "22.4", "±", "0.9"]


def test_shares_and_faults_come_from_the_findings() -> None:
    found = findings(with_numbers=8, numbers_kept=7, with_names=2, names_kept=2, repeated=1)
    assert [(level.reached, level.met) for level in copying_levels("x", found)] == [
        (87.5, False),
        (100, True),
    ]
    assert [(level.reached, level.met) for level in fault_levels("x", found)] == [(1, False), (0, True)]
    assert [level.reached for level in copying_levels("x", findings())] == [0, 0]


def test_gibberish_that_comes_out_as_it_went_in_is_doubted() -> None:
    assert gibberish_level(GIBBERISH, [-0.5] * len(GIBBERISH)).reached == 100
    invented = ["We went home across the lake on a bright day."[: len(text)] for text in GIBBERISH]
    assert gibberish_level(invented, [-0.1] * len(GIBBERISH)).reached < 100  # fluent: not all are noticed


def test_the_sample_has_its_eight_norwegian_sentences() -> None:
    sentences = sample_sentences()
    assert len(sentences) == 8
    assert sentences[1].startswith("Det et nærmest umulig valg")


def test_the_levels_of_the_starter_pack_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("sacrebleu", reason="training needs the packages in training/requirements.txt")
    (tmp_path / "nb").write_text("Han betalte 500 kroner.\nDet er Kari Hansen.\n", "utf-8")
    (tmp_path / "en").write_text("He paid 500 kroner.\nIt is Kari Hansen.\n", "utf-8")
    (pack,) = resources.path("packs").glob("*.argosmodel")
    main([str(pack), "--dev", str(tmp_path / "nb"), str(tmp_path / "en"), "--workers", "1"])
    printed = capsys.readouterr().out
    assert "FLORES dev, numbers kept" in printed
    assert "word alignment, F1" in printed
    assert "iransk atombombe" in printed


def test_a_file_that_is_no_pack_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "nb").write_text("Ja.\n", "utf-8")
    (tmp_path / "x.argosmodel").write_bytes(b"no pack")
    files = [str(tmp_path / "nb")] * 2
    with pytest.raises(SystemExit, match=r"levels: .*not a usable language pack"):
        main([str(tmp_path / "x.argosmodel"), "--dev", *files])
