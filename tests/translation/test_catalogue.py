from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pack_server import PackServer, entry, serving, settle

from records.errors import SidelightError
from translation import catalogue
from translation.catalogue import Offer, choose, read_catalogue
from translation.web import CancelledError

LINK = "https://example.org/x.argosmodel"


@pytest.fixture
def server() -> Iterator[PackServer]:
    with serving() as running:
        yield running


def on_disk(folder: Path, *entries: object) -> tuple[Offer, ...]:
    path = folder / "index.json"
    path.write_text(json.dumps(entries), "utf-8")
    return read_catalogue(str(path))


def test_a_catalogue_is_fetched_where_a_person_says_so(server: PackServer) -> None:
    where = server.index(entry("da", "en", LINK), {"from_code": "xx"})
    (offer,) = read_catalogue(where)
    assert (offer.name, offer.source_name, offer.target) == ("translate-da_en-1_0", "DA", "en")


def test_an_entry_of_the_public_index_is_understood(tmp_path: Path) -> None:
    """Its shape as of 2025: no type, no size, no licence; a link that is not for us among the others."""
    public = {
        "package_version": "1.9",
        "argos_version": "1.9",
        "from_code": "en",
        "from_name": "English",
        "to_code": "pb",
        "to_name": "Portuguese (Brazil)",
        "links": [
            "ipfs://Qm",
            "https://one.example/en_pb.argosmodel",
            "https://two.example/en_pb.argosmodel",
        ],
        "code": "translate-en_pb",
    }
    (offer,) = on_disk(tmp_path, public)
    assert (offer.name, offer.source, offer.target) == ("translate-en_pb-1_9", "en", "pt-BR")
    assert [link[:11] for link in offer.links] == ["https://one", "https://two"]
    assert (offer.size, offer.licence) == (0, "")


def test_size_and_licence_are_taken_where_an_index_has_them(tmp_path: Path) -> None:
    (offer,) = on_disk(tmp_path, entry("da", "en", LINK, size=1234, license="CC0"))
    assert (offer.size, offer.licence) == (1234, "CC0")


@pytest.mark.parametrize(
    "bad",
    [
        {"type": "sbd"},
        {"links": []},
        {"links": ["file:///etc/passwd", "http://example.org/x"]},
        {"from_code": "../x"},
        {"to_code": 3},
        {"package_version": "1/../0"},
        {"from_name": ""},
    ],
)
def test_entries_that_are_not_whole_are_passed_over(tmp_path: Path, bad: dict[str, Any]) -> None:
    good = entry("nb", "en", LINK)
    offers = on_disk(tmp_path, entry("da", "en", LINK) | bad, 3, None, [], good)
    assert [offer.source for offer in offers] == ["nb"]


def test_a_distant_catalogue_cannot_send_us_to_this_machine(tmp_path: Path) -> None:
    assert catalogue._offer(entry("da", "en", "http://127.0.0.1:9/x"), local=False) is None
    assert catalogue._offer(entry("da", "en", "http://127.0.0.1:9/x"), local=True) is not None


@pytest.mark.parametrize("text", ["{}", "<html>", "[" * 100_000, "\xff"])
def test_what_is_no_catalogue_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "index.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(SidelightError, match="not a catalogue") as raised:
        read_catalogue(str(path))
    assert "\n" not in str(raised.value)
    with pytest.raises(SidelightError, match="cannot be read"):
        read_catalogue(str(tmp_path / "missing.json"))


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"status": 404}, "404"),
        ({"status": 302, "location": "ftp://127.0.0.1/index.json"}, "no https address"),
        ({"status": 302, "location": "file:///etc/passwd"}, "no https address"),
        ({"status": 301, "location": "http://example.org/index.json"}, "no https address"),
        ({"status": 302, "location": "/index.json"}, "answered 302"),
        ({"data": b"[]", "length": 10}, "broke off"),
        ({"endless": True}, "larger"),
    ],
)
def test_what_cannot_be_fetched_is_told_in_one_line(
    server: PackServer, how: dict[str, Any], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "MAX_BYTES", 50_000)
    with pytest.raises(SidelightError, match=told) as raised:
        read_catalogue(server.serve("/index.json", **how))
    assert "\n" not in str(raised.value)


def test_a_server_that_is_not_there_is_told(server: PackServer) -> None:
    where = server.address
    server.close()
    with pytest.raises(SidelightError, match="refused"):
        read_catalogue(f"{where}/index.json")


@pytest.mark.parametrize(
    "url", ["http://example.org/i.json", "file:///etc/passwd", "ftp://127.0.0.1/i.json", "https://"]
)
def test_other_addresses_are_not_even_tried(url: str) -> None:
    with pytest.raises(SidelightError, match="https"):
        read_catalogue(url)


def test_a_slow_catalogue_can_be_cancelled_at_once(server: PackServer) -> None:
    where = server.serve("/index.json", b"[]" * 5_000, pace=100)
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(CancelledError):
        read_catalogue(where, cancelled)
    server.stopping.set()
    settle()


def test_the_newest_direct_pack_is_chosen_else_two_through_english(tmp_path: Path) -> None:
    offers = on_disk(
        tmp_path,
        entry("nb", "en", LINK, version="1.9"),
        entry("nb", "en", LINK, version="1.10"),
        entry("en", "de", LINK),
        entry("en", "zt", LINK),
        entry("en", "zh", LINK),
    )
    names = {
        pair: [offer.name for offer in choose(offers, *pair)]
        for pair in (("nb", "en"), ("no", "en"), ("nb", "de"), ("en", "zh-Hant"), ("en", "zh"))
    }
    assert names[("nb", "en")] == names[("no", "en")] == ["translate-nb_en-1_10"]
    assert names[("nb", "de")] == ["translate-nb_en-1_10", "translate-en_de-1_0"]
    assert names[("en", "zh-Hant")] == ["translate-en_zt-1_0"]
    assert names[("en", "zh")] == ["translate-en_zh-1_0"]
    with pytest.raises(SidelightError, match="from nn to fi"):
        choose(offers, "nn", "fi")
