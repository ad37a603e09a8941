from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.settings import Settings
from records.errors import SidelightError


def test_what_was_saved_is_there_after_loading(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "deep" / "settings.json")
    settings.font_size, settings.theme, settings.target = 17, "dark", "nb"
    settings.save()
    again = Settings.load(tmp_path / "deep" / "settings.json")
    assert (again.font_size, again.theme, again.target) == (17, "dark", "nb")
    assert again.show_quotes is True
    assert again.warning is None
    assert [file.name for file in (tmp_path / "deep").iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", ["{", "[1, 2]", "", "\x00", '"x"'])
def test_a_damaged_file_gives_defaults_and_a_warning_and_is_kept(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, "utf-8")
    settings = Settings.load(path)
    assert settings.font_size == Settings.font_size.default
    assert isinstance(settings.warning, SidelightError)
    settings.save()
    assert (tmp_path / "settings.damaged.json").read_text("utf-8") == content


def test_a_value_that_does_not_fit_falls_back_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        json.dumps(
            {"window.theme": "plaid", "reading.font_size": True, "reading.target": "da", "later.key": [1]}
        ),
        "utf-8",
    )
    settings = Settings.load(path)
    assert (settings.theme, settings.font_size, settings.target) == ("system", 13, "da")
    assert "window.theme" in str(settings.warning)
    settings.save()
    assert json.loads(path.read_text("utf-8"))["later.key"] == [1]


def test_a_value_that_is_not_allowed_is_refused() -> None:
    settings = Settings()
    for value in (7, 33, True):
        with pytest.raises(ValueError, match="font_size"):
            settings.font_size = value
    assert settings.font_size == 13


def test_every_setting_is_declared_once_and_its_default_is_allowed() -> None:
    declared = list(Settings.declared())
    assert len({setting.key for setting in declared}) == len(declared)
    assert all(setting.allows(setting.default) and setting.description for setting in declared)


def test_a_profile_that_cannot_be_written_is_a_known_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(tmp_path / "file" / "settings.json")
    with pytest.raises(SidelightError):
        settings.save()


def test_settings_need_no_qt() -> None:
    code = "import sys, app.settings; sys.exit(any('PySide6' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
