"""One Argos language package: its metadata, its files, and the manifest that proves them whole."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from records.errors import SidelightError
from translation.codes import bcp47

MANIFEST = "manifest.json"
METADATA = "metadata.json"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
MODEL = "model/model.bin"

_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?\Z")
_LICENCE = re.compile(
    r"\bCC0\b|\bCC[ -]BY(?:[ -](?:SA|NC|ND))*(?:[ -]\d\.\d)?|\bMIT(?= licen[cs]e)"
    r"|\bApache(?:[ -]License)?[ -]\d\.\d"
    r"|\b[AL]?GPL(?:[ -]?v?\d(?:\.\d)?)?|\bOGL\b|\bpublic domain\b",
    re.IGNORECASE,
)
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,31}\Z")


@dataclass(frozen=True, slots=True)
class Pack:
    """A language pack that this machine has, or two that are joined.

    ``source`` and ``target`` are BCP-47 codes, ``size`` is in bytes, ``about``
    the licence and readme text, ``sha256`` that of the archive it came from
    ("" when it was not installed by this program). ``starter`` marks the small
    one that ships with the program. ``path`` is where it lies unpacked.
    ``through`` are the packs that do the work one after the other, where this
    stands for two that are joined, or for one used with a relative's sentences.
    ``server`` is the address of the translation server that does the work, "" for a pack.
    """

    name: str
    version: str
    source: str
    target: str
    size: int
    about: str
    starter: bool
    path: Path
    sha256: str
    target_prefix: str = ""
    through: tuple[Pack, ...] = ()
    server: str = ""


def is_version(text: str) -> bool:
    """Return whether ``text`` can be a package's version."""
    return bool(_VERSION.match(text))


def licence_of(about: str) -> str:
    """Return the licences that a pack's readme names, as in "CC0, MIT"; "" when it names none."""
    found = (" ".join(match[0].split()) for match in _LICENCE.finditer(about))
    unique = {re.sub(r"[ -]", "", name).casefold(): name for name in found}
    return ", ".join(list(unique.values())[:4])


def pack_name(source: str, target: str, version: str) -> str:
    """Return the name of a package, as in ``translate-nb_en-1_9``, from Argos codes."""
    return f"translate-{source}_{target}-{version.replace('.', '_')}"


def pack_from_metadata(data: bytes, *, path: Path, size: int, about: str, starter: bool, sha256: str) -> Pack:
    """Return the pack that a ``metadata.json`` describes.

    ``path`` is the folder, or the folder to make it in: the pack's name is
    appended where ``path`` does not end in it. Raises SidelightError when a
    field is missing or is not what it should be.
    """
    try:
        metadata = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise _unusable("its metadata.json is not JSON") from None
    if not isinstance(metadata, dict):
        raise _unusable("its metadata.json is not an object")
    if metadata.get("type", "translate") != "translate":
        raise _unusable("it is not a package that translates")
    source, target = (_field(metadata, name, _CODE) for name in ("from_code", "to_code"))
    version = _field(metadata, "package_version", _VERSION)
    prefix = metadata.get("target_prefix", "")
    name = pack_name(source, target, version)
    return Pack(
        name=name,
        version=version,
        source=bcp47(source),
        target=bcp47(target),
        size=size,
        about=about,
        starter=starter,
        path=path if path.name == name else path / name,
        sha256=sha256,
        target_prefix=prefix if isinstance(prefix, str) else "",
    )


def read_pack(folder: Path, *, starter: bool = False) -> Pack:
    """Return the pack that lies unpacked in ``folder``; SidelightError when it is not a usable one."""
    try:
        data = (folder / METADATA).read_bytes()
        present = {name for name in (*TOKENIZERS, MODEL) if (folder / name).is_file()}
        files = (file for file in folder.rglob("*") if file.is_file() and file.name != MANIFEST)
        size = sum(file.stat().st_size for file in files)
        about = _text(folder / "README.md")
    except OSError as error:
        raise SidelightError(f"The language pack in {folder} cannot be read: {error.strerror}.") from error
    require_parts(present)
    manifest = read_manifest(folder)
    sha256 = str(manifest.get("archive", "")) if manifest else ""
    pack = pack_from_metadata(data, path=folder, size=size, about=about, starter=starter, sha256=sha256)
    if pack.path != folder:
        raise _unusable(f"its folder is named {folder.name} but it is {pack.name}")
    return pack


def require_parts(present: set[str]) -> None:
    """Raise SidelightError unless the tokenizer and the model are among the file names in ``present``."""
    if MODEL not in present:
        raise _unusable("it has no model/model.bin")
    if not any(name in present for name in TOKENIZERS):
        raise _unusable("it has neither sentencepiece.model nor bpe.model")


def write_manifest(folder: Path, archive: str) -> None:
    """Write down size and SHA-256 of every file in ``folder``; ``archive`` is the archive's SHA-256."""
    files = {
        file.relative_to(folder).as_posix(): {"size": file.stat().st_size, "sha256": sha256_of(file)}
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    text = json.dumps({"format": 1, "archive": archive, "files": files}, indent=1)
    (folder / MANIFEST).write_text(text + "\n", "utf-8")


def read_manifest(folder: Path) -> Mapping[str, Any] | None:
    """Return the manifest of an unpacked pack, None when there is none that can be read."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return manifest if isinstance(manifest, dict) and isinstance(manifest.get("files"), dict) else None


def damaged_files(folder: Path, *, contents: bool = True) -> tuple[str, ...]:
    """Return the names of the files that are not as the manifest says, or that it does not know.

    Sizes only when ``contents`` is False, which costs no reading. A pack with
    no manifest names the manifest itself.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        return (MANIFEST,)
    bad = []
    for name, expected in manifest["files"].items():
        file = folder / name
        try:
            whole = file.stat().st_size == expected["size"]
            if whole and contents:
                whole = sha256_of(file) == expected["sha256"]
        except (OSError, KeyError, TypeError):
            whole = False
        if not whole:
            bad.append(name)
    if contents:  # a file that was put beside the others may change what the engine does
        there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if not file.is_dir()}
        bad += sorted(there - {MANIFEST, *manifest["files"]})
    return tuple(bad)


def sha256_of(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _field(metadata: Mapping[str, Any], name: str, pattern: re.Pattern[str]) -> str:
    value = metadata.get(name)
    if not isinstance(value, str) or not pattern.match(value):
        raise _unusable(f"its metadata.json has no valid {name}")
    return value


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return ""


def _unusable(reason: str) -> SidelightError:
    return SidelightError(
        f"This is not a usable language pack: {reason}.",
        "Choose an .argosmodel file that translates from one language to another.",
    )
