"""Judging on the command line, and that it outlives what is done again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.desk import SAMPLE
from main import main

ARTICLE = str(SAMPLE)
CLAIM = "Men prisen kan bli en iransk atombombe."


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert main(argv) == 0
    return capsys.readouterr().out


def run_json(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:
    return json.loads(run(capsys, *argv))


def refused(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert main(argv) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    (told,) = [line for line in captured.err.splitlines() if line.strip()]
    return told


def judge(capsys: pytest.CaptureFixture[str], article: str, *argv: str) -> Any:
    return run_json(capsys, "library", "judge", article, *argv, "--json")


def sentence(found: dict[str, Any], words: str) -> dict[str, Any]:
    start = found["text"].index(words)
    return next(one for one in found["sentences"] if one["start"] <= start < one["end"])


def test_a_judgement_shows_everywhere_but_in_the_automatic_analysis(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = run_json(capsys, "analyse", ARTICLE)
    added = run_json(capsys, "library", "add", ARTICLE)["id"]
    assert sentence(before, CLAIM)["claim"]
    said = judge(capsys, added, "--quote", CLAIM, "--kind", "claim", "--reject")
    assert (said["decision"], said["exact"], said["state"]) == ("rejected", CLAIM, "attached")
    quote = next(one for one in before["quotes"] if one["kind"] == "direct")
    words = before["text"][quote["start"] : quote["end"]]
    judge(capsys, added, "--quote", words, "--speaker", "Ola Nordmann")
    shown = run_json(capsys, "library", "show", added, "--json")
    assert [one["decision"] for one in shown["judgements"]] == ["rejected", "edited"]
    marks = run_json(capsys, "library", "marks", added, "--json")
    assert not sentence(marks, CLAIM)["claim"]
    assert sentence(marks, CLAIM)["judged"] == "rejected"
    (mine,) = [one for one in marks["quotes"] if one["judged"]]
    assert (mine["start"], mine["speaker_name"], mine["judged"]) == (quote["start"], "Ola Nordmann", "edited")
    assert run_json(capsys, "analyse", ARTICLE) == before, "analyse stays what the rules find"
    run(capsys, "export", ARTICLE, "-o", str(tmp_path / "x.html"))
    assert "Ola Nordmann" in (tmp_path / "x.html").read_text("utf-8")
    judge(capsys, added, "--quote", CLAIM, "--kind", "claim", "--undo")
    assert sentence(run_json(capsys, "library", "marks", added, "--json"), CLAIM)["claim"]


def test_a_verdict_leaves_as_claimreview(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    added = run_json(capsys, "library", "add", ARTICLE)["id"]
    file = tmp_path / "x.claimreview.json"
    assert "verdict" in refused(capsys, "export", ARTICLE, "-o", str(file))
    evidence = ("--evidence", "https://example.org/1", "--evidence", "https://example.org/2")
    argv = ("--verdict", "disputed", *evidence, "--note", "Nobody has asked them.", "--reviewer", "Kari")
    said = judge(capsys, added, "--quote", CLAIM, *argv)
    assert (said["kind"], said["decision"], said["review"]["verdict"]) == ("claim", "accepted", "disputed")
    run(capsys, "export", ARTICLE, "-o", str(file))
    (review,) = json.loads(file.read_text("utf-8"))
    assert (review["@type"], review["claimReviewed"]) == ("ClaimReview", CLAIM)
    assert review["reviewRating"]["alternateName"] == "Disputed"
    assert review["author"]["name"] == "Kari"
    assert review["citation"] == ["https://example.org/1", "https://example.org/2"]
    run(capsys, "export", ARTICLE, "-o", str(tmp_path / "y"), "--format", "claimreview")
    assert (tmp_path / "y").read_text("utf-8") == file.read_text("utf-8")


def test_a_missed_quote_is_added_and_taken_away_again(capsys: pytest.CaptureFixture[str]) -> None:
    added = run_json(capsys, "library", "add", ARTICLE)["id"]
    words = "griper den"
    assert "--add" in refused(capsys, "library", "judge", added, "--quote", words, "--kind", "quote")
    judge(capsys, added, "--quote", words, "--kind", "quote", "--add", "--speaker", "Kari")
    marks = run_json(capsys, "library", "marks", added, "--json")
    (mine,) = [one for one in marks["quotes"] if one["judged"] == "added"]
    assert (mine["speaker_name"], mine["kind"]) == ("Kari", "indirect")
    assert marks["text"][mine["start"] : mine["end"]] == words
    judge(capsys, added, "--quote", words, "--kind", "quote", "--reject")
    assert run_json(capsys, "library", "show", added, "--json")["judgements"] == []


def test_what_cannot_be_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    added = run_json(capsys, "library", "add", ARTICLE)["id"]
    about = ("library", "judge", added, "--quote", CLAIM)
    assert "no web address" in refused(capsys, *about, "--evidence", "javascript:alert(1)")
    assert "Nothing was said" in refused(capsys, *about, "--undo")
    assert "no quote" in refused(capsys, *about, "--kind", "quote")
    refused(capsys, "library", "judge", added, "--quote", "no such words anywhere here")


def test_judgements_go_along_with_an_exported_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    added = run_json(capsys, "library", "add", ARTICLE)["id"]
    judge(capsys, added, "--quote", CLAIM, "--verdict", "refuted")
    run(capsys, "export", ARTICLE, "-o", str(tmp_path / "x.json"))
    other = ("--profile", str(tmp_path / "other"))
    for _ in range(2):
        theirs = run_json(capsys, *other, "library", "add", str(tmp_path / "x.json"))["id"]
        (said,) = run_json(capsys, *other, "library", "show", theirs, "--json")["judgements"]
        assert (said["review"]["verdict"], said["exact"], said["state"]) == ("refuted", CLAIM, "attached")
