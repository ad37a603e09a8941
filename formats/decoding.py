"""Turn the bytes of a file, a page or standard input into text, or say in one line why not."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import IO

from records.errors import SidelightError

MEGABYTE = 1_000_000
ARTICLE_LIMIT = 20 * MEGABYTE
"""Bytes of an article that are accepted; a book of 1,000 pages has about 3 MB."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its BOM begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF", "Save its text as .txt or .html first."),
    (b"PK\x03\x04", "a ZIP archive (as DOCX, ODT and EPUB files are)", "Save it as .html or .txt first."),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "Save it as .html or .txt first."),
    (b"{\\rtf", "an RTF document", "Save it as .html or .txt first."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
)
_CONTROLS = bytes(sorted({*range(32), 127} - {9, 10, 12, 13}))
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{1,40})", re.I
)
_UTF8_HINT = "Open it in a text editor and save it as UTF-8."


def read_bytes(path: Path, limit: int = ARTICLE_LIMIT) -> bytes:
    """Return the bytes of a file.

    Raises SidelightError when it is missing, a folder, unreadable, empty or longer than ``limit`` bytes.
    """
    try:
        with path.open("rb") as file:
            return limited(file, limit, str(path))
    except FileNotFoundError:
        raise SidelightError(f"{path} does not exist.", "Check the spelling and the folder.") from None
    except IsADirectoryError:
        raise SidelightError(f"{path} is a folder.", "Name a file inside it.") from None
    except PermissionError:
        if path.is_dir():  # what Windows answers for a folder
            raise SidelightError(f"{path} is a folder.", "Name a file inside it.") from None
        raise SidelightError(
            f"{path} may not be read.", "Ask for the right to read it, or copy it."
        ) from None
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the name
        raise SidelightError(
            f"{path} cannot be read: {problem}.", "Copy it to another disk and retry."
        ) from None


def limited(stream: IO[bytes], limit: int, name: str) -> bytes:
    """Return all of ``stream``; raises SidelightError when that is nothing or over ``limit`` bytes."""
    data = stream.read(limit + 1)
    check_size(len(data), limit, name)
    if not data:
        raise SidelightError(f"{name} is empty.", "There is nothing to read in it.")
    return data


def check_size(size: int, limit: int, name: str) -> None:
    """Raise SidelightError when ``size`` bytes are more than ``limit``."""
    if size > limit:
        raise SidelightError(
            f"{name} is larger than {limit // MEGABYTE} MB, the most that is read.",
            "Split it into several articles.",
        )


def decode(data: bytes, name: str, charset: str = "") -> str:
    """Return ``data`` as text.

    A byte order mark is believed first, then ``charset`` (what a server or a page declares), then UTF-8,
    and last Windows-1252, but only when the outcome looks like written language. ``name`` is used in
    messages. Raises SidelightError for binary data and for damaged text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding).removeprefix("\ufeff")
            except UnicodeDecodeError:
                raise _damaged(name, encoding, data, 0) from None
    _refuse_binary(data, name)
    declared = _known(charset)
    if declared:
        try:
            return data.decode(declared)
        except UnicodeDecodeError:
            pass  # servers often declare the wrong one: look for ourselves
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return _decode_western(data, name, problem.start)


def html_charset(data: bytes) -> str:
    """Return the encoding that an HTML page declares in its first 4 kB, or ""."""
    found = _META_CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def _known(charset: str) -> str:
    try:
        name = codecs.lookup(charset).name if charset else ""
    except (LookupError, ValueError):
        return ""
    # A page that says ISO-8859-1 means Windows-1252 (WHATWG Encoding, 4.2).
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name if _is_text(name) else "")


def _is_text(name: str) -> bool:
    """Say whether a codec decodes text; "zlib" and others do not."""
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, UnicodeError, ValueError):
        return name.startswith("utf-16") or name.startswith("utf-32")


def _refuse_binary(data: bytes, name: str) -> None:
    for signature, kind, hint in _SIGNATURES:
        if data.startswith(signature):
            raise SidelightError(f"{name} is {kind}, which Sidelight does not read.", hint)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > len(data) / 100 + 1:
        raise SidelightError(
            f"{name} is not text: it holds binary data.", "Name a text, Markdown or HTML file."
        )


def _decode_western(data: bytes, name: str, bad: int) -> str:
    high = sum(count for byte, count in enumerate(_histogram(data)) if byte >= 0x80)
    if len(_MULTIBYTE.findall(data)) * 4 > high:  # mostly well-formed UTF-8: damaged, not Windows-1252
        raise _damaged(name, "UTF-8", data, bad)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise _damaged(name, "UTF-8", data, bad) from None
    odd = sum(
        1
        for letter in text
        if ord(letter) >= 0x80 and not (letter.isalpha() or letter in "«»“”‘’„–—…·•§°€£© \u00a0")
    )
    if high > len(data) * 0.3 or odd > high * 0.2 + 1:
        raise _damaged(name, "UTF-8", data, bad)
    return text


def _histogram(data: bytes) -> list[int]:
    return [data.count(bytes((byte,))) for byte in range(256)]


def _damaged(name: str, encoding: str, data: bytes, bad: int) -> SidelightError:
    line = data.count(b"\n", 0, bad) + 1
    label = encoding.removesuffix("-sig").upper()
    return SidelightError(f"{name} is not valid {label} text (line {line}, byte {bad + 1}).", _UTF8_HINT)
