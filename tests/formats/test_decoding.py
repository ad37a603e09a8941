from __future__ import annotations

from pathlib import Path

import pytest

import formats
from formats.decoding import ARTICLE_LIMIT, decode, html_charset
from records.errors import SidelightError

TEXT = "Blåbær på høyfjellet – «søtt», sa hun. Ærlig talt! 😀"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_or_without_a_byte_order_mark_is_decoded(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_big_endian_utf_16_needs_its_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.txt") == TEXT


def test_windows_1252_is_recognised_when_it_looks_like_language() -> None:
    western = TEXT.removesuffix(" 😀")
    assert decode(western.encode("cp1252"), "a.txt") == western


def test_a_wrong_declaration_gives_way_to_what_the_bytes_say() -> None:
    assert decode(TEXT.encode("utf-8"), "a.html", "ascii-nonsense") == TEXT
    assert decode("blåbær og fjell".encode("cp1252"), "a.html", "utf-8") == "blåbær og fjell"


def test_latin_1_means_windows_1252() -> None:
    assert decode("«blåbær» – ja".encode("cp1252"), "a.html", "ISO-8859-1") == "«blåbær» – ja"


def test_a_codec_that_is_no_text_encoding_is_not_used() -> None:
    assert decode(b"plain", "a.html", "zlib") == "plain"


def test_damaged_utf_8_is_refused_with_its_place() -> None:
    data = TEXT.encode("utf-8") + b"\n" + b"bl\xc3" + b"b\xc3\xa6r"
    with pytest.raises(SidelightError, match=r"not valid UTF-8 text \(line 2, byte \d+\)"):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02", b"\x81\x8d\x8f" * 20])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(SidelightError):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("start", "word"), [(b"%PDF-1.7", "PDF"), (b"PK\x03\x04", "ZIP"), (b"{\\rtf1", "RTF")]
)
def test_known_file_kinds_are_named(start: bytes, word: str) -> None:
    with pytest.raises(SidelightError, match=word):
        decode(start + b" rest", "a.txt")


def test_a_page_declares_its_charset() -> None:
    assert html_charset(b'<html><meta charset="iso-8859-1">') == "iso-8859-1"
    assert html_charset(b'<meta http-equiv=a content="text/html; charset=utf-8">') == "utf-8"
    assert html_charset(b"<p>charset=x") == ""


def test_files_that_cannot_be_read_are_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\n ")
    (tmp_path / "huge.txt").write_bytes(b"a" * (ARTICLE_LIMIT + 1))
    (tmp_path / "odd.xyz").write_bytes(b"a")
    (tmp_path / "folder.txt").mkdir()
    expected = {
        "missing.txt": "does not exist",
        "empty.txt": "is empty",
        "blank.txt": "holds no text",
        "huge.txt": "larger than 20 MB",
        "odd.xyz": "Known formats",
        "folder.txt": "is a folder",
        "bad\0name.txt": "cannot be read",
    }
    for name, words in expected.items():
        with pytest.raises(SidelightError, match=words) as caught:
            formats.read(tmp_path / name)
        assert "\n" not in str(caught.value)
        assert caught.value.hint
