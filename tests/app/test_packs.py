"""The packs command, from a catalogue on a real server to the translated article."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pack_server import PackServer, entry, serving, settle

from main import main

Build = Callable[..., Path]
NYNORSK = (
    "Eg veit ikkje kva dei seier om dette. Ho har ikkje vore her sidan i fjor, og dei kjem ikkje heim.\n"
)


@pytest.fixture
def server() -> Iterator[PackServer]:
    with serving() as running:
        yield running
    settle()


@pytest.fixture
def index(server: PackServer, build: Build) -> str:
    """The address of a catalogue with nb_en (a bad mirror first), en_de and en_pb."""
    for name, pair in (("a", ("nb", "en", "1.9")), ("b", ("en", "de", "1.0")), ("c", ("en", "pb", "1.0"))):
        server.serve(f"/{name}", build(*pair).read_bytes())
    base = server.address
    return server.index(
        entry("nb", "en", f"{base}/gone", f"{base}/a", version="1.9"),
        entry("en", "de", f"{base}/b"),
        entry("en", "pb", f"{base}/c"),
    )


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Return a function that runs a command line and returns its JSON, or with a status its messages."""

    def command(*argv: str, status: int = 0) -> Any:
        assert main(argv) == status, capsys.readouterr().err
        captured = capsys.readouterr()
        return json.loads(captured.out) if not status else captured.err.strip()

    return command


def test_the_catalogue_tells_what_there_is_and_what_is_installed(run: Callable[..., Any], index: str) -> None:
    offers = run("packs", "available", index, "--json")
    assert [(o["source"], o["target"], o["installed"]) for o in offers] == [
        ("en", "de", False),
        ("en", "pt-BR", False),
        ("nb", "en", False),
    ]
    assert offers[2]["version"] == "1.9"
    assert offers[2]["source_name"] == "NB"
    assert (offers[2]["size"], offers[2]["licence"]) == (None, None)
    (asked,) = run("packs", "available", index, "--from", "no", "--to", "en", "--details", "--json")
    assert asked["licence"] == "CC0"
    assert asked["size"] > 1000


def test_a_pair_is_installed_and_the_starter_gives_way(run: Callable[..., Any], index: str) -> None:
    (pack,) = run("packs", "install", "nb_en", "--index", index, "--json")
    assert (pack["name"], pack["starter"], pack["licence"]) == ("translate-nb_en-1_9", False, "CC0")
    assert [p["starter"] for p in run("packs", "list", "--json")] == [False, True]
    assert run("packs", "available", index, "--from", "nb", "--json")[0]["installed"]
    assert {check["problem"] for check in run("packs", "check", "--json")} == {"sound"}
    run("packs", "remove", "translate-nb_en-1_9", "--json")
    assert [p["starter"] for p in run("packs", "list", "--json")] == [True]


def test_a_pair_without_a_pack_is_installed_through_english(
    run: Callable[..., Any], index: str, tmp_path: Path
) -> None:
    names = [pack["name"] for pack in run("packs", "install", "nb", "de", "--index", index, "--json")]
    assert names == ["translate-nb_en-1_9", "translate-en_de-1_0"]
    article = tmp_path / "a.txt"
    article.write_text("Regjeringen sier nei til forslaget fra kommunen.\n", "utf-8")
    found = run("translate", str(article), "--to", "de", "--json")
    assert found["pack"] == found["sentences"][0]["pack"] == "translate-nb_en-1_9+translate-en_de-1_0"
    assert [sentence["state"] for sentence in found["sentences"]] == ["machine"]


def test_the_index_is_a_setting(run: Callable[..., Any], index: str, own_profile: Path) -> None:
    own_profile.mkdir(parents=True)
    (own_profile / "settings.json").write_text(json.dumps({"packs.index": index}))
    assert len(run("packs", "available", "--json")) == 3


def test_an_index_on_disk_works_offline(run: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    path.write_text(json.dumps([entry("da", "en", "https://example.org/x")]))
    (offer,) = run("--offline", "packs", "available", str(path), "--json")
    assert offer["source"] == "da"
    told = run("--offline", "packs", "install", "da_en", "--index", str(path), status=1)
    assert "--offline" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("fi_en",), "No language pack from fi to en"),
        (("missing.argosmodel",), "no pack file"),
        (("folder/nb_en",), "no pack file"),
        (("a", "b", "c"), "no pack file"),
    ],
)
def test_what_cannot_be_installed_is_told(
    run: Callable[..., Any], index: str, words: tuple[str, ...], told: str
) -> None:
    assert told in run("packs", "install", *words, "--index", index, status=1)


def test_nynorsk_is_left_until_the_person_agrees(
    run: Callable[..., Any], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    article = tmp_path / "nn.txt"
    article.write_text(NYNORSK, "utf-8")
    assert main(["translate", str(article), "--json"]) == 0
    captured = capsys.readouterr()
    sentences = json.loads(captured.out)["sentences"]
    assert {(s["lang"], s["route"], s["state"]) for s in sentences} == {("nn", "unsupported", "none")}
    assert "--nynorsk yes" in captured.err
    agreed = run("translate", str(article), "--nynorsk", "yes", "--json")["sentences"]
    assert {(s["lang"], s["route"], s["state"]) for s in agreed} == {("nn", "translate", "machine")}
    assert {s["pack"] for s in agreed} == {"translate-nb_en-0_2 for nn"}
    again = run("translate", str(article), "--json")["sentences"]
    assert {s["route"] for s in again} == {"unsupported"}, "the flag is for one run"
    exported = tmp_path / "nn.html"
    assert main(["export", str(article), "-o", str(exported), "--nynorsk", "yes"]) == 0
    assert "not made for Norwegian Nynorsk" in exported.read_text("utf-8")
