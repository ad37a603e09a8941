"""Downloads from a real server on loopback that does what servers do."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pack_server import PackServer, entry, serving, settle

from records.errors import SidelightError
from translation import download as download_module
from translation import web
from translation.catalogue import Offer, read_catalogue
from translation.download import Progress
from translation.package import Pack
from translation.packs import PackStore
from translation.remote import ask
from translation.web import CancelledError

Build = Callable[..., Path]
NAME = "translate-da_en-1_0"
NEVER = web.never


@pytest.fixture
def server() -> Iterator[PackServer]:
    with serving() as running:
        yield running
    settle()


@pytest.fixture
def empty(tmp_path: Path) -> PackStore:
    return PackStore(tmp_path / "packs")


@pytest.fixture(scope="session")
def danish(build: Build) -> bytes:
    return build("da", "en").read_bytes()


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download_module, "_REST", 0.01)


class Done(NamedTuple):
    pack: Pack
    steps: list[Progress]


def finish(steps: Generator[Progress, None, Pack]) -> Done:
    seen = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            return Done(end.value, seen)


def offer(server: PackServer, *paths: str, source: str = "da", target: str = "en") -> Offer:
    links = [path if "://" in path else server.address + path for path in paths]
    (found,) = read_catalogue(server.index(entry(source, target, *links)))
    return found


def left(store: PackStore) -> list[str]:
    folder = store._downloads
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_pack_is_downloaded_checked_and_installed(
    server: PackServer, empty: PackStore, danish: bytes
) -> None:
    server.serve("/da", danish)
    done = finish(empty.fetch(offer(server, "/da")))
    assert empty.find("da", "en") == done.pack
    assert done.steps[-1] == Progress("check", len(danish), len(danish))
    assert Progress("download", len(danish), len(danish)) in done.steps
    assert left(empty) == []
    assert all(not check.problem for check in empty.check())
    assert len(server.ranges("/da")) == 1
    finish(empty.fetch(offer(server, "/da")))
    assert len(server.ranges("/da")) == 1, "what is there is not fetched again"


def test_a_slow_server_shows_progress(server: PackServer, empty: PackStore, danish: bytes) -> None:
    server.serve("/da", danish, pace=len(danish))
    steps = finish(empty.fetch(offer(server, "/da"))).steps
    sizes = [step.done for step in steps if step.step == "download"]
    assert len(sizes) >= 4
    assert sizes == sorted(sizes)
    assert {step.total for step in steps} == {len(danish)}


def test_a_body_cut_in_the_middle_is_gone_on_from_there(
    server: PackServer, empty: PackStore, danish: bytes
) -> None:
    third = len(danish) // 3
    server.serve("/da", danish, cuts=[third, third])
    assert finish(empty.fetch(offer(server, "/da"))).pack.source == "da"
    assert server.ranges("/da") == ["", f"bytes={third}-", f"bytes={2 * third}-"]


@pytest.mark.parametrize("how", [{"ranges": False}, {"etag": ""}, {"etag": 'W/"weak"'}])
def test_without_proof_that_it_is_the_same_file_it_begins_anew(
    server: PackServer, empty: PackStore, danish: bytes, how: dict[str, Any]
) -> None:
    server.serve("/da", danish, cuts=[len(danish) // 2], **how)
    assert finish(empty.fetch(offer(server, "/da"))).pack.source == "da"
    assert len(server.ranges("/da")) == 2


def stop_in_the_middle(steps: Generator[Progress, None, Pack]) -> Progress:
    for step in steps:
        if step.done > 0:
            steps.close()
            return step
    raise AssertionError("it was not slow enough to be stopped")


def test_a_download_that_is_stopped_goes_on_later(server: PackServer, tmp_path: Path, danish: bytes) -> None:
    server.serve("/da", danish, pace=len(danish))
    wanted = offer(server, "/da")
    stop_in_the_middle(PackStore(tmp_path / "packs").fetch(wanted))
    later = PackStore(tmp_path / "packs")  # another start of the program
    paused = later.paused(NAME)
    assert paused is not None
    assert 0 < paused.done < paused.total == len(danish)
    server.files["/da"].pace = 0
    done = finish(later.fetch(wanted))
    assert server.ranges("/da") == ["", f"bytes={paused.done}-"]
    assert later.paused(NAME) is None
    assert done.pack == later.find("da", "en")


def test_a_file_that_changed_meanwhile_is_fetched_from_its_beginning(
    server: PackServer, empty: PackStore, danish: bytes
) -> None:
    server.serve("/da", danish[::-1], pace=len(danish), etag='"old"')
    wanted = offer(server, "/da")
    stop_in_the_middle(empty.fetch(wanted))
    server.serve("/da", danish, etag='"new"')
    assert finish(empty.fetch(wanted)).pack.source == "da"


def test_cancelling_does_not_wait_for_a_silent_server(
    server: PackServer, empty: PackStore, danish: bytes
) -> None:
    server.serve("/da", danish, pace=20)
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        finish(empty.fetch(offer(server, "/da"), lambda: time.monotonic() - begun > 0.3))
    assert time.monotonic() - begun < 2
    assert empty.paused(NAME) is not None
    server.stopping.set()


def test_a_server_that_falls_silent_is_given_up(
    server: PackServer, empty: PackStore, danish: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "SILENCE", 0.2)
    server.serve("/da", danish, pace=2)
    with pytest.raises(SidelightError, match="breaks off"):
        finish(empty.fetch(offer(server, "/da")))
    server.stopping.set()


def test_every_mirror_is_tried_in_order(server: PackServer, empty: PackStore, danish: bytes) -> None:
    server.serve("/gone", status=404)
    server.serve("/page", b"<html>Please log in</html>")
    server.serve("/broken", danish[: len(danish) // 2])
    server.serve("/good", danish)
    with serving() as other:
        nobody = other.address  # a port where nobody listens, once it is closed
    wanted = offer(server, f"{nobody}/x", "/gone", "/page", "/broken", "/good", "/never")
    assert finish(empty.fetch(wanted)).pack.source == "da"
    asked = [path for path, _ in server.log if path != "/index.json"]
    assert asked == ["/gone", "/page", "/broken", "/good"]
    assert left(empty) == []


def test_the_mirror_that_a_partial_file_is_from_comes_first(
    server: PackServer, empty: PackStore, danish: bytes
) -> None:
    server.serve("/one", status=503)
    server.serve("/two", danish, pace=len(danish))
    wanted = offer(server, "/one", "/two")
    stop_in_the_middle(empty.fetch(wanted))
    server.files["/two"].pace = 0
    server.log.clear()
    finish(empty.fetch(wanted))
    assert [path for path, _ in server.log] == ["/two"]


def flipped(data: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"status": 404}, "404"),
        ({"status": 500}, "500"),
        ({"data": b"<html>Please log in</html>"}, "not an intact ZIP"),
        ({"data": b""}, "not an intact ZIP"),
        ({"data": "flipped"}, "damaged|intact"),
        ({"data": "other pair"}, "from sv to en, not da to en"),
        ({"data": "whole", "length": 2000}, "not an intact ZIP"),
        ({"data": "whole", "length": 10**7}, "breaks off"),
        ({"data": "whole", "length": 2 * 1024**3}, "no language pack is so large"),
        ({"endless": True}, "sends more than it may"),
        ({"status": 302, "location": "file:///etc/passwd"}, "no https address"),
        ({"status": 307, "location": "ftp://127.0.0.1/da"}, "no https address"),
        ({"status": 302, "location": "http://192.0.2.1/da"}, "no https address"),
        ({"status": 301, "location": "data:,x"}, "no https address"),
    ],
)
def test_every_bad_answer_is_told_in_one_line_and_leaves_nothing_installed(
    server: PackServer,
    empty: PackStore,
    danish: bytes,
    build: Build,
    how: dict[str, Any],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(download_module, "MAX_BYTES", 10**8 if how.get("length") else 10**6)
    data = how.pop("data", b"")
    made = {"flipped": flipped(danish), "whole": danish, "other pair": build("sv", "en").read_bytes()}
    server.serve("/da", made.get(data, b"") if isinstance(data, str) else data, **how)
    with pytest.raises(SidelightError, match=told) as raised:
        finish(empty.fetch(offer(server, "/da")))
    assert "\n" not in str(raised.value)
    assert empty.installed() == ()
    assert empty.check() == ()


def test_all_mirrors_bad_names_each_reason(server: PackServer, empty: PackStore) -> None:
    server.serve("/page", b"hello")
    with pytest.raises(SidelightError, match=r"None of 2 addresses.*404.*ZIP"):
        finish(empty.fetch(offer(server, "/gone", "/page")))
    assert left(empty) == []


def test_an_old_pack_stays_when_the_new_one_is_bad(
    server: PackServer, empty: PackStore, build: Build, danish: bytes
) -> None:
    old = empty.install(build("da", "en", "0.9"))
    server.serve("/da", flipped(danish))
    with pytest.raises(SidelightError):
        finish(empty.fetch(offer(server, "/da")))
    assert empty.find("da", "en") == old


def test_a_redirect_to_another_place_of_the_same_kind_is_followed(
    server: PackServer, empty: PackStore, danish: bytes
) -> None:
    server.serve("/da", status=302, location="/elsewhere")
    server.serve("/elsewhere", danish)
    assert finish(empty.fetch(offer(server, "/da"))).pack.source == "da"


def test_a_body_without_a_length_is_taken(server: PackServer, empty: PackStore, danish: bytes) -> None:
    server.serve("/da", danish, chunked=True)
    done = finish(empty.fetch(offer(server, "/da")))
    assert done.steps[-2] == Progress("download", len(danish), 0)


def test_a_full_disk_is_told_before_anything_is_fetched(
    server: PackServer, empty: PackStore, danish: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.serve("/da", danish)
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage)
    with pytest.raises(SidelightError, match="no room"):
        finish(empty.fetch(offer(server, "/da", "/da")))
    assert len(server.ranges("/da")) == 1, "another mirror would not help"


def test_a_second_download_of_the_same_pack_waits_its_turn(
    server: PackServer, empty: PackStore, danish: bytes
) -> None:
    server.serve("/da", danish, pace=len(danish))
    wanted = offer(server, "/da")
    first = empty.fetch(wanted)
    next(first)
    with pytest.raises(SidelightError, match="another Sidelight"):
        finish(empty.fetch(wanted))
    assert finish(first).pack.source == "da"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"url": 1, "validator": 2, "total": 3}', "[" * 100_000])
def test_a_damaged_record_only_costs_the_beginning(
    server: PackServer, empty: PackStore, danish: bytes, text: str
) -> None:
    empty._downloads.mkdir(parents=True)
    (empty._downloads / f"{NAME}.argosmodel").write_bytes(b"x" * 100)
    (empty._downloads / f"{NAME}.argosmodel.json").write_text(text)
    server.serve("/da", danish)
    assert finish(empty.fetch(offer(server, "/da"))).pack.source == "da"
    assert server.ranges("/da") == [""]


def test_a_partial_file_longer_than_the_file_begins_anew(
    server: PackServer, empty: PackStore, danish: bytes
) -> None:
    url = server.serve("/da", danish)
    empty._downloads.mkdir(parents=True)
    (empty._downloads / f"{NAME}.argosmodel").write_bytes(bytes(len(danish) + 5))
    record = {"url": url, "validator": '"1"', "total": len(danish)}
    (empty._downloads / f"{NAME}.argosmodel.json").write_text(json.dumps(record))
    assert finish(empty.fetch(offer(server, "/da"))).pack.source == "da"


def test_a_file_that_came_but_could_not_be_installed_is_not_fetched_again(
    server: PackServer, empty: PackStore, danish: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.serve("/da", danish)
    wanted = offer(server, "/da", "/other")

    def full(self: object, folder: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("translation.archive.Archive.unpack", full)
        with pytest.raises(SidelightError, match="No space left"):
            finish(empty.fetch(wanted))
    assert finish(empty.fetch(wanted)).pack.source == "da"
    assert [path for path, _ in server.log if path != "/index.json"] == ["/da"]


def test_size_and_licence_are_asked_without_downloading(
    server: PackServer, build: Build, danish: bytes
) -> None:
    padding = bytes(range(256)) * 4096  # the readme lies far from the directory at the end
    data = build("da", "en", change={"model/vmap.txt": padding}).read_bytes()
    server.serve("/da", data)
    told, details = ask(offer(server, "/gone", "/da"))
    assert (told.size, told.licence) == (len(data), "CC0")
    assert "A tiny package" in details.about
    assert all(server.ranges("/da"))


def test_a_server_that_gives_no_parts_tells_the_size(server: PackServer, danish: bytes) -> None:
    server.serve("/da", danish, ranges=False)
    told, details = ask(offer(server, "/da"))
    assert (told.size, told.licence, details.about) == (len(danish), "", "")


@pytest.mark.parametrize("how", [{"status": 404}, {"data": b"no archive"}, {"data": b""}])
def test_a_server_that_has_no_pack_is_told(server: PackServer, how: dict[str, Any]) -> None:
    server.serve("/da", **how)
    with pytest.raises(SidelightError):
        ask(offer(server, "/da"))
