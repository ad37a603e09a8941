"""The command line, in this process: its answers, its exit statuses, its one-line errors."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from app.desk import SAMPLE
from main import main

ARTICLE = str(SAMPLE)


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert main(argv) == 0
    return capsys.readouterr().out


def run_json(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:
    return json.loads(run(capsys, *argv))


def refused(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert main(argv) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    told = [line for line in captured.err.splitlines() if line.strip()]
    assert len(told) == 1
    assert "Traceback" not in told[0]
    return told[0]


def test_analyse_prints_the_article_with_offsets_into_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    found = run_json(capsys, "analyse", ARTICLE)
    assert found["id"] == SAMPLE.stem
    assert found["text"] == SAMPLE.read_text("utf-8")
    said = [q for q in found["quotes"] if q["kind"] == "direct"]
    assert len(said) == 4
    assert all(found["text"][q["start"]] == "«" for q in said)
    assert {s["lang"] for s in found["sentences"]} == {"nb", "en"}


def test_analyse_writes_one_file_an_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "mine.json"
    gold.write_text(json.dumps({"text": "«Nei», sier Kari Holm."}), "utf-8")
    assert run(capsys, "analyse", ARTICLE, str(gold), "--json-dir", str(tmp_path / "out")) == ""
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [f"{SAMPLE.stem}.json", "mine.json"]
    assert json.loads((tmp_path / "out" / "mine.json").read_text("utf-8"))["text"] == "«Nei», sier Kari Holm."


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    assert "--json-dir" in refused(capsys, "analyse", ARTICLE, "--json-dir", str(tmp_path / "file" / "out"))


def test_translate_prints_aligned_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    pairs = run_json(capsys, "translate", ARTICLE, "--json")
    assert pairs["target"] == "en"
    assert pairs["pack"].startswith("translate-nb_en")
    text = SAMPLE.read_text("utf-8")
    for pair in pairs["sentences"]:
        assert pair["text"] == text[pair["start"] : pair["end"]]
        assert pair["state"] == {"translate": "machine", "keep": "kept"}[pair["route"]]
        for src_start, src_end, tgt_start, tgt_end, weight in pair["alignment"]:
            assert 0 <= src_start < src_end <= len(pair["text"])
            assert 0 <= tgt_start < tgt_end <= len(pair["translation"])
            assert 0 < weight <= 1


def test_translate_lines_gives_a_line_for_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO(b"De fleste vil velge Iran.\n\nJeg bor i Norge."))
    monkeypatch.setattr("sys.stdin", given)
    lines = run(capsys, "translate", "--lines", "--from", "nb", "--to", "en").split("\n")
    assert len(lines) == 4
    assert "Iran" in lines[0]
    assert lines[1] == ""
    assert "Norway" in lines[2]


@pytest.mark.parametrize("name", ["out.html", "out.md", "out.json"])
def test_export_writes_every_format(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "export", ARTICLE, "-o", str(tmp_path / name))
    written = (tmp_path / name).read_text("utf-8")
    assert "Men prisen kan bli en iransk atombombe" in written
    assert "have shown little stomach for combat" in written


def test_an_unknown_format_is_refused_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "cannot be written" in refused(capsys, "export", ARTICLE, "-o", str(tmp_path / "out.xyz"))
    assert list(tmp_path.glob("out*")) == []


def test_shot_draws_the_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "window.png"
    run(capsys, "shot", ARTICLE, "-o", str(picture), "--size", "900x600", "--theme", "dark")
    from PySide6.QtGui import QImage

    image = QImage(str(picture))
    assert (image.width(), image.height()) == (900, 600)
    assert len({image.pixel(x, y) for x in range(0, 900, 7) for y in range(0, 600, 7)}) > 20


def test_the_library_keeps_a_note_and_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    added = run_json(capsys, "library", "add", ARTICLE)["id"]
    quote = "iransk atombombe"
    noted = run(
        capsys,
        "library",
        "note",
        added,
        "--quote",
        quote,
        "--text",
        "check",
        "--colour",
        "pink",
        "--tag",
        "t",
    ).strip()
    shown = run_json(capsys, "library", "show", added, "--json")
    (note,) = shown["annotations"]
    assert (note["id"], note["exact"], note["text"], note["colour"]) == (noted, quote, "check", "pink")
    assert note["tags"] == ["t"]
    assert shown["text"][note["start"] : note["end"]] == quote
    assert [e["id"] for e in run_json(capsys, "library", "list", "--json")] == [added]


def test_the_library_finds_originals_translations_and_notes(capsys: pytest.CaptureFixture[str]) -> None:
    added = run_json(capsys, "library", "add", ARTICLE)["id"]
    run(capsys, "library", "note", added, "--quote", "De fleste vil velge Iran.", "--text", "hvem sier det")
    translated = run_json(capsys, "translate", ARTICLE, "--json")["sentences"][2]["translation"]
    words = {
        "original": "atombombe",
        "note": "hvem sier",
        "translation": " ".join(w.strip(".,") for w in translated.split()),
    }
    for where, wanted in words.items():
        hits = run_json(capsys, "library", "search", wanted, "--json")
        assert where in {hit["where"] for hit in hits}
        assert all(hit["article"] == added and hit["context"] for hit in hits)


def test_an_exported_library_is_read_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    added = run_json(capsys, "library", "add", ARTICLE)["id"]
    run(capsys, "library", "note", added, "--quote", "Iranerne er smarte.", "--text", "sier hvem?")
    run(capsys, "library", "export", "-o", str(tmp_path / "all.json"))
    other = ("--profile", str(tmp_path / "other"))
    run(capsys, *other, "library", "import", str(tmp_path / "all.json"))
    (note,) = run_json(capsys, *other, "library", "show", added, "--json")["annotations"]
    assert note["text"] == "sier hvem?"
    assert run_json(capsys, *other, "library", "check", "--json")["ok"]


def test_a_backup_is_restored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    added = run_json(capsys, "library", "add", ARTICLE)["id"]
    run(capsys, "library", "backup", str(tmp_path / "copy.db"))
    run(capsys, "library", "remove", added)
    assert run_json(capsys, "library", "list", "--json") == []
    run(capsys, "library", "restore", str(tmp_path / "copy.db"))
    assert [e["id"] for e in run_json(capsys, "library", "list", "--json")] == [added]


def test_the_bundled_pack_is_listed_and_sound(capsys: pytest.CaptureFixture[str]) -> None:
    (pack,) = run_json(capsys, "packs", "list", "--json")
    assert (pack["source"], pack["target"], pack["starter"]) == ("nb", "en", True)
    assert run_json(capsys, "packs", "check", "--json")[0]["problem"] == "sound"


def test_bad_articles_are_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "huge.txt").write_bytes(b"Word and word. " * 3_500_000)
    (tmp_path / "broken.json").write_text('{"text": ', "utf-8")
    (tmp_path / "sheet.xlsx").write_bytes(b"PK")
    names = ["missing.txt", "empty.txt", "picture.txt", "huge.txt", "broken.json", "sheet.xlsx", "."]
    for name in names:
        for command in ("analyse", "translate"):
            assert refused(capsys, command, str(tmp_path / name)).startswith("sidelight: ")
        refused(capsys, "library", "add", str(tmp_path / name))
    assert run_json(capsys, "library", "list", "--json") == []


def test_a_damaged_pack_is_refused_and_nothing_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], own_profile: Path
) -> None:
    (tmp_path / "bad.argosmodel").write_bytes(b"PK\x03\x04 nothing of use")
    refused(capsys, "packs", "install", str(tmp_path / "bad.argosmodel"))
    refused(capsys, "packs", "install", str(tmp_path / "missing.argosmodel"))
    assert [p["starter"] for p in run_json(capsys, "packs", "list", "--json")] == [True]


def test_a_profile_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    assert "--profile" in refused(capsys, "--profile", str(tmp_path / "file"), "library", "list")


def test_the_web_is_refused_offline(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--offline" in refused(capsys, "--offline", "analyse", "https://example.org/a")


def test_wrong_usage_is_status_two(capsys: pytest.CaptureFixture[str]) -> None:
    for argv in (
        ["analyse"],
        ["shot", ARTICLE],
        ["shot", ARTICLE],
        ["library", "fly"],
        ["shot", ARTICLE, "-o", "x", "--size", "9"],
        ["shot", ARTICLE, "-o", "x", "--size", "9"],
    ):
        with pytest.raises(SystemExit) as caught:
            main(argv)
        assert caught.value.code == 2
    assert main(["translate"]) == 2
