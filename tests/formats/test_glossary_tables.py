from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from formats.glossary_tables import LARGEST, Pair, read_glossary, write_glossary
from records.errors import SidelightError
from records.glossary import Term

TERMS = (
    Term("", "nb", "en", "Stortinget", ""),
    Term("", "nb", "en", "bataljon", "battalion, infantry \"unit\"", "exact"),
    Term("", "", "", "=HYPERLINK(A1)", "-1"),
    Term("", "nb", "pt-BR", "'+47", "@x"),
    Term("", "nn", "en", "kvifor & <korleis>", "why; how"),
)  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "tsv", "txt"])
def test_a_table_comes_back_as_it_was(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"terms.{ending}"
    write_glossary(TERMS, path)
    assert read_glossary(path) == TERMS


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    write_glossary(TERMS, path)
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_tbx_comes_back_but_for_the_case_rule(tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    write_glossary(TERMS, path)
    assert read_glossary(path) == tuple(replace(term, case_rule="ignore") for term in TERMS)


def test_the_older_tbx_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.tbx"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">'
        '<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="1">'
        '<langSet xml:lang="en-GB"><tig><term>battalion</term></tig></langSet>'
        '<langSet xml:lang="nb-NO"><ntig><termGrp><term>batal<hi>jon</hi></term></termGrp></ntig></langSet>'
        "</termEntry></body></text></martif>",
        "utf-8",
    )
    assert read_glossary(path, Pair("nb", "en")) == (Term("", "nb", "en", "bataljon", "battalion"),)


@pytest.mark.parametrize(
    "text",
    [
        "bataljon,battalion\n",
        "\ufeffbataljon;battalion\r\n\r\n",
        "bataljon\tbattalion",
        "translation,term\nbattalion,bataljon\n",
    ],
)
def test_tables_of_other_programs_are_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(text, "utf-8")
    assert read_glossary(path, Pair("nb", "en")) == (Term("", "nb", "en", "bataljon", "battalion"),)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "no term"),
        ("a.csv", b"\xff\xffx", "UTF-8"),
        ("a.csv", b"term,case\nx,sometimes\n", "Line 2 .* no case rule"),
        ("a.csv", b"term,source\nx,not a code\n", "no language code"),
        ("a.csv", b"term,translation\n,y\n", "Line 2 .* no term"),
        ("a.csv", b'a,"b\n', "not a table"),
        ("a.csv", b"x\n" * 20_001, "more than 20000"),
        ("a.csv", b"x" * (LARGEST + 1), "larger than"),
        ("a.tbx", b"<tbx", "not XML"),
        ("a.tbx", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "entities"),
        ("a.tbx", b"<tbx/>", "no term"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SidelightError, match=message):
        read_glossary(tmp_path / name)
