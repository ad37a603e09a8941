from __future__ import annotations

import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from records.errors import SidelightError
from translation import archive as archive_module
from translation.package import Pack
from translation.packs import PackStore

Build = Callable[..., Path]
ROOT = Path(__file__).resolve().parents[2]


def archive_with(tmp_path: Path, *names: str, link: str = "") -> Path:
    path = tmp_path / "made.argosmodel"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("p/metadata.json", '{"from_code": "nb", "to_code": "en", "package_version": "1"}')
        for name in names:
            archive.writestr(name, b"x")
        if link:
            info = zipfile.ZipInfo(link)
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, "/etc/passwd")
    return path


def files_under(folder: Path) -> list[str]:
    return (
        sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")) if folder.exists() else []
    )


def test_the_bundled_pack_counts_as_installed_before_it_is_unpacked(store: PackStore, tmp_path: Path) -> None:
    (pack,) = store.installed()
    assert (pack.name, pack.source, pack.target, pack.starter) == ("translate-nb_en-1_0", "nb", "en", True)
    assert "CC0" in pack.about
    assert pack.size > 10_000
    assert store.find("nb", "en") == pack
    assert store.find("en", "nb") is None
    assert not (tmp_path / "packs").exists()


def test_opening_the_bundled_pack_unpacks_it_once(store: PackStore, pack: Pack) -> None:
    folder = store.open(pack)
    before = (folder / "model" / "model.bin").stat().st_mtime_ns
    assert store.open(pack) == folder == pack.path
    assert (folder / "model" / "model.bin").stat().st_mtime_ns == before


def test_a_damaged_copy_of_the_bundled_pack_is_made_anew(store: PackStore, pack: Pack) -> None:
    model = store.open(pack) / "model" / "model.bin"
    size = model.stat().st_size
    model.write_bytes(b"short")
    assert "model/model.bin" in store.check()[0].problem
    assert (store.open(pack) / "model" / "model.bin").stat().st_size == size
    assert store.check()[0].problem == ""


def test_a_profile_that_cannot_be_written_still_opens_the_bundled_pack(tmp_path: Path, tiny: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    store = PackStore(tmp_path / "file" / "packs", [tiny])
    pack = store.find("nb", "en")
    assert pack is not None
    folder = store.open(pack)
    assert (folder / "model" / "model.bin").is_file()
    assert store.open(pack) == folder


def test_two_processes_may_unpack_the_bundled_pack_at_once(tmp_path: Path, tiny: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from translation.packs import PackStore\n"
        "store = PackStore(Path(sys.argv[1]), [Path(sys.argv[2])])\n"
        "sys.stdin.readline(); print(store.open(store.find('nb', 'en')))\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "packs"), str(tiny)]
    processes = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    places = {process.communicate(timeout=30)[0] for process in processes}
    assert [process.returncode for process in processes] == [0, 0]
    assert len(places) == 1
    assert not [name for name in files_under(tmp_path / "packs") if "half-done" in name]


def test_a_full_pack_is_preferred_and_can_be_removed(store: PackStore, build: Build) -> None:
    old, new = store.install(build(version="1.9")), store.install(build(version="1.10"))
    assert store.find("nb", "en") == new
    store.remove(new.name)
    assert store.find("nb", "en") == old
    assert not new.path.exists()
    store.remove(old.name)
    assert store.find("nb", "en").starter  # type: ignore[union-attr]
    with pytest.raises(SidelightError, match="cannot be removed"):
        store.remove("translate-nb_en-1_0")
    with pytest.raises(SidelightError, match="No language pack named"):
        store.remove("../library")


def test_codes_of_argos_become_bcp47(store: PackStore, build: Build) -> None:
    store.install(build("en", "pb"))
    store.install(build("zt", "en"))
    assert store.find("en", "pt-BR") is not None
    assert store.find("zh-Hant", "en") is not None


def test_installing_twice_changes_nothing(store: PackStore, build: Build) -> None:
    path = build("da", "en")
    pack = store.install(path)
    written = (pack.path / "manifest.json").stat().st_mtime_ns
    assert store.install(path) == pack
    assert (pack.path / "manifest.json").stat().st_mtime_ns == written


def test_installing_over_a_damaged_pack_mends_it(store: PackStore, build: Build) -> None:
    path = build("da", "en")
    pack = store.install(path)
    (pack.path / "model" / "model.bin").write_bytes(b"")
    with pytest.raises(SidelightError, match="damaged"):
        store.open(pack)
    assert store.install(path) == pack
    assert store.open(pack) == pack.path
    assert all(not check.problem for check in store.check())


def test_stray_and_damaged_folders_break_nothing(store: PackStore, build: Build) -> None:
    pack = store.install(build("da", "en"))
    folder = pack.path.parent
    (folder / "stray").mkdir()
    (folder / "note.txt").write_text("x")
    shutil.copytree(pack.path, folder / "copy-under-another-name")
    (folder / "broken").mkdir()
    (folder / "broken" / "metadata.json").write_text('{"from_code": 1}')
    (folder / "deep").mkdir()
    (folder / "deep" / "metadata.json").write_text("[" * 100_000)
    assert {pack.source for pack in store.installed()} == {"nb", "da"}
    problems = {check.name: check.problem for check in store.check()}
    assert problems["translate-da_en-1_0"] == ""
    assert all(problems[name] for name in ("stray", "broken", "deep", "copy-under-another-name"))
    store.remove("stray")
    assert not (folder / "stray").exists()


def test_check_names_a_file_that_changed_without_changing_size(store: PackStore, build: Build) -> None:
    pack = store.install(build("da", "en"))
    model = pack.path / "model" / "model.bin"
    data = bytearray(model.read_bytes())
    data[-1] ^= 1
    model.write_bytes(data)
    assert "model/model.bin" in {check.name: check.problem for check in store.check()}[pack.name]


def test_check_names_files_that_are_missing_or_were_added(store: PackStore, build: Build) -> None:
    pack = store.install(build("da", "en"))
    (pack.path / "README.md").unlink()
    (pack.path / "model" / "vmap.txt").write_text("x")
    (problem,) = [check.problem for check in store.check() if check.name == pack.name]
    assert "README.md" in problem
    assert "model/vmap.txt" in problem


@pytest.mark.parametrize(
    "name",
    ["../evil", "p/../../evil", "/evil", "p/..\\evil", "C:/evil", "other/file", "loose"],
)
def test_names_that_leave_the_folder_are_refused(tmp_path: Path, store: PackStore, name: str) -> None:
    with pytest.raises(SidelightError):
        store.install(archive_with(tmp_path, "p/model/model.bin", "p/sentencepiece.model", name))
    assert files_under(tmp_path) == ["made.argosmodel"]


def test_links_are_refused(tmp_path: Path, store: PackStore) -> None:
    with pytest.raises(SidelightError, match="link"):
        store.install(archive_with(tmp_path, "p/model/model.bin", link="p/sentencepiece.model"))


def test_bombs_are_refused(build: Build, store: PackStore, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SidelightError, match="suspicious size"):
        store.install(build(change={"model/zeros.bin": bytes(20_000_000)}))
    monkeypatch.setattr(archive_module, "MAX_TOTAL", 1_000)
    with pytest.raises(SidelightError, match="unpacks to more"):
        store.install(build("da", "en"))
    monkeypatch.setattr(archive_module, "MAX_ENTRIES", 3)
    with pytest.raises(SidelightError, match="entries"):
        store.install(build("da", "en"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"metadata.json": None}, "no metadata.json"),
        ({"metadata.json": b"\xff"}, "not JSON"),
        ({"metadata.json": b"[]"}, "not an object"),
        ({"metadata.json": b'{"from_code": "../x", "to_code": "en"}'}, "from_code"),
        ({"metadata.json": b'{"from_code": "nb", "to_code": "en", "package_version": "1/0"}'}, "version"),
        ({"metadata.json": b'{"type": "sbd"}'}, "translates"),
        ({"model/model.bin": None}, "model.bin"),
        ({"sentencepiece.model": None}, "sentencepiece.model"),
        ({"sentencepiece.model": b"garbage"}, "tokenizer"),
        ({"model/model.bin": b"garbage"}, "cannot be loaded"),
        ({"model/config.json": b"{"}, "cannot be loaded"),
    ],
)
def test_every_unusable_package_is_told_in_one_line_and_leaves_nothing(
    build: Build, tmp_path: Path, change: dict[str, bytes | None], told: str
) -> None:
    store = PackStore(tmp_path / "packs")
    with pytest.raises(SidelightError, match=told) as raised:
        store.install(build(change=change))
    assert "\n" not in str(raised.value)
    assert files_under(tmp_path / "packs") == []


def test_a_truncated_archive_is_refused(tiny: Path, tmp_path: Path) -> None:
    data = tiny.read_bytes()
    flipped = bytearray(data)
    flipped[len(data) // 3] ^= 0xFF
    store = PackStore(tmp_path / "packs")
    for name, content in (("cut", data[:-200]), ("flipped", bytes(flipped)), ("text", b"hello")):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(SidelightError):
            store.install(path)
    with pytest.raises(SidelightError, match="no file"):
        store.install(tmp_path / "missing")
    assert files_under(tmp_path / "packs") == []


def test_what_other_programs_put_into_a_package_stays_outside(store: PackStore, build: Build) -> None:
    pack = store.install(build("da", "en", change={"stanza/da/tokenize.pt": b"pickle", "run.py": b"x"}))
    assert not [name for name in files_under(pack.path) if "stanza" in name or name.endswith(".py")]
