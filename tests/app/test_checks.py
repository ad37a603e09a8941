from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app import checks
from app.profile import locate


def answering(monkeypatch: pytest.MonkeyPatch, stdout: str, returncode: int = 0, stderr: str = "") -> None:
    """Let every process that the checks start give this answer."""
    done = subprocess.CompletedProcess([], returncode, stdout, stderr)
    monkeypatch.setattr(checks.subprocess, "run", lambda *args, **options: done)


def found(**changed: Any) -> str:
    facts = {"qt": "6.11.3", "families": list(checks.FAMILIES), "text_drawn": True, "none_lost": 0}
    return json.dumps(facts | changed)


def desk(folder: Path, packs: Any = ()) -> Any:
    installed = SimpleNamespace(check=lambda: (), installed=lambda: packs)
    return lambda: SimpleNamespace(profile=locate(str(folder)), packs=installed)


def test_every_row_of_the_library_table_is_whole() -> None:
    rows = checks.needed_libraries()
    assert len({package for package, _, _ in rows}) == len(rows) > 20
    assert {purpose for _, _, purpose in rows} == {"drawing", "window", "wayland", "fonts"}
    assert all((library == "-") == (purpose == "fonts") for _, library, purpose in rows)


def test_a_missing_library_is_named_with_the_package_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "\tlibxcb-cursor.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n")
    monkeypatch.delenv("DISPLAY", raising=False)
    first, *others = checks.check_libraries()
    assert first.state == "missing"
    assert "libxcb-cursor.so.0" in first.detail
    assert first.remedy.endswith(" libxcb-cursor0")
    assert all(check.state == "ok" for check in others), "told once is enough"


def test_a_window_library_is_only_advice_where_there_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        checks, "missing_libraries", lambda plugin: {"libX.so"} if "xcb" in plugin.name else set()
    )
    monkeypatch.delenv("DISPLAY", raising=False)
    assert [check.state for check in checks.check_libraries()] == ["ok", "advice", "ok"]
    monkeypatch.setenv("DISPLAY", ":0")
    assert [check.state for check in checks.check_libraries()] == ["ok", "missing", "ok"]


def test_qt_that_loses_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, found(none_lost=500, qt="6.12.0"))
    qt = next(checks.check_qt())
    assert (qt.state, "<6.12" in qt.remedy) == ("missing", True)


def test_qt_that_does_not_start_tells_its_last_words(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "", 1, "Traceback\nImportError: libGL.so.1: cannot open shared object file\n")
    (qt,) = checks.check_qt()
    assert (qt.state, "libGL.so.1" in qt.detail) == ("missing", True)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, "ok"),
        ({"families": ["DejaVu Sans"]}, "advice"),
        ({"text_drawn": False, "families": []}, "missing"),
    ],
)
def test_fonts_are_judged_by_what_was_drawn(
    facts: dict[str, Any], state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, found(**facts))
    assert [check.state for check in checks.check_qt() if check.name == "Fonts"] == [state]


def test_the_real_qt_starts_and_draws_text() -> None:
    assert [check for check in checks.check_qt() if check.state == "missing"] == []


def test_a_profile_that_is_a_file_is_a_finding_not_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (check,) = checks.check_desk(desk(tmp_path / "file"))
    assert (check.name, check.state) == ("Profile", "missing")
    assert "--profile" in check.remedy


def test_no_language_pack_is_a_finding(tmp_path: Path) -> None:
    profile, packs = checks.check_desk(desk(tmp_path / "p"))
    assert profile.state == "ok"
    assert (packs.name, packs.state) == ("Language packs", "missing")
    assert list((tmp_path / "p").iterdir()) == [], "the trial leaves nothing behind"
