from __future__ import annotations

import os
from pathlib import Path

import pytest
from formats_material import reading

import formats
from formats.saving import save
from records.errors import SidelightError


def test_an_unknown_ending_names_the_known_formats(tmp_path: Path) -> None:
    with pytest.raises(SidelightError, match=r"\.json"):
        formats.write(reading(), tmp_path / "a.docx")
    with pytest.raises(SidelightError, match="without an ending"):
        formats.write(reading(), tmp_path / "a")


@pytest.mark.parametrize(
    ("name", "start"),
    [("json", "{"), (".JSON", "{"), ("markdown", "---"), ("md", "---"), ("html", "<!DOCTYPE")],
)
def test_a_named_format_wins_over_the_ending(tmp_path: Path, name: str, start: str) -> None:
    formats.write(reading(), tmp_path / "a.dat", format=name)
    assert (tmp_path / "a.dat").read_text(encoding="utf-8").startswith(start)


def test_a_folder_that_is_missing_or_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for target in (tmp_path / "nowhere" / "a.json", tmp_path / "file" / "a.json", tmp_path):
        with pytest.raises(SidelightError):
            save(target, "x")


def test_a_failed_write_leaves_the_older_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    save(target, "gammel")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SidelightError, match="No space left"):
        save(target, "ny")
    assert target.read_text() == "gammel"
    assert list(tmp_path.iterdir()) == [target]


def test_the_rights_of_a_replaced_file_stay(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("x")
    target.chmod(0o640)
    save(target, "y")
    assert target.stat().st_mode & 0o777 == 0o640
