from __future__ import annotations

from pathlib import Path

import pytest

from training.evaluate import find, main, report

SOURCES = ["Han betalte 500 kroner.", "I går møtte Kari Hansen 3 venner.", "Det er bra.", "De kom ikke hjem."]


def test_numbers_and_names_that_are_lost_are_counted() -> None:
    found = find(SOURCES, ["He paid 400 kroner.", "She met Per Olsen 3 friends.", "Good.", "x"], "nb", "en")
    assert (found.sentences, found.with_numbers, found.numbers_kept) == (4, 2, 1)
    assert found.with_names == 1
    kept = find(SOURCES[1:2], ["Kari Hansen met 3 friends yesterday."], "nb", "en")
    assert (kept.with_names, kept.names_kept, kept.numbers_kept) == (1, 1, 1)


def test_empty_and_circling_translations_are_counted() -> None:
    found = find(SOURCES[2:], ["", "They did not come home home home home."], "nb", "en")
    assert (found.empty, found.repeated) == (1, 1)
    assert found.doubts["repeated"] == 1


def test_a_report_tells_shares_and_survives_no_numbers_at_all() -> None:
    text = report(find(SOURCES[2:3], ["It is good."], "nb", "en"))
    assert "numbers kept    0 of 0" in text
    assert "empty           0 of 1 (0.0 %)" in text
    assert "doubts          none" in text


def test_what_cannot_be_measured_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "nb").write_text("En.\nTo.\n", "utf-8")
    (tmp_path / "en").write_text("One.\n", "utf-8")
    with pytest.raises(SystemExit, match="evaluate: 2 sentences but 1 references"):
        main([str(tmp_path / "pack"), str(tmp_path / "nb"), str(tmp_path / "en")])
    pytest.importorskip("sacrebleu", reason="training needs the packages in training/requirements.txt")
    with pytest.raises(SystemExit, match="not a usable language pack"):
        main([str(tmp_path / "pack"), str(tmp_path / "nb"), str(tmp_path / "nb")])
