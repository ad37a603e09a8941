"""Glossaries as tables (CSV, TSV) and as TBX: terms in, terms out.

TBX: ISO 30042:2019 (TBX-Basic, written and read) and its predecessor of 2008 (``martif``, read). It knows
no case rule; a term that is to come out to the letter has itself as its translation there.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from formats.saving import save
from records.errors import SidelightError
from records.glossary import CaseRule, Term

LARGEST = 8_000_000
"""Bytes of a file that is read at all."""
MOST = 20_000
"""Terms of one file."""

_COLUMNS = ("term", "translation", "source", "target", "case")
_FORMULA = re.compile(r"'?[=+\-@\t\r]")
_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNSAID = "und"


@dataclass(frozen=True, slots=True)
class Pair:
    """The languages of terms that do not say theirs, as BCP-47 codes or ""."""

    source: str = ""
    target: str = ""


def read_glossary(path: Path, pair: Pair = Pair()) -> tuple[Term, ...]:
    """Return the terms of a file, by its ending: ``.csv``, ``.tsv``, ``.txt`` or ``.tbx``.

    A table has a first row with the names of its columns (term, translation, source, target, case), or
    else the term and its translation in its first two. Raises SidelightError, naming the line.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as problem:
        raise SidelightError(f"{path} could not be read: {problem.strerror}.") from None
    if size > LARGEST:
        raise SidelightError(f"{path} is larger than {LARGEST // 10**6} MB.", "Split it.")
    if path.suffix.lower() in (".tbx", ".xml"):
        terms = _from_tbx(data, path.name, pair)
    else:
        terms = _from_table(_decoded(data, path.name), path.name, pair)
    if len(terms) > MOST:
        raise SidelightError(f"{path.name} has more than {MOST} terms.", "Split it.")
    if not terms:
        raise SidelightError(f"There is no term in {path.name}.", "Its first column has to hold the terms.")
    return tuple(terms)


def write_glossary(terms: Iterable[Term], path: Path) -> None:
    """Write terms to a file, by its ending: ``.tbx``, ``.tsv``, else CSV."""
    ending = path.suffix.lower()
    if ending in (".tbx", ".xml"):
        text = _tbx(terms)
    else:
        stream = io.StringIO()
        writer = csv.writer(
            stream, delimiter="\t" if ending in (".tsv", ".txt") else ",", lineterminator="\r\n"
        )
        writer.writerow(_COLUMNS)
        for term in terms:
            row = (term.term, term.translation, term.source, term.target, term.case_rule)
            writer.writerow([_harmless(cell) for cell in row])
        text = stream.getvalue()
    save(path, text)


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _plain(cell: str) -> str:
    """Return what ``_harmless`` was given."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _decoded(data: bytes, name: str) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise SidelightError(f"{name} is not text in UTF-8.", "Save it as CSV UTF-8.") from None


def _from_table(text: str, name: str, pair: Pair) -> list[Term]:
    first = text.split("\n", 1)[0]
    delimiter = max("\t,;", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as problem:
        raise SidelightError(f"{name} is not a table: {problem}.", "Save it as CSV UTF-8.") from None
    names = [cell.strip().casefold() for cell in rows[0]] if rows else []
    headed = "term" in names
    columns = {column: names.index(column) for column in _COLUMNS if column in names}
    if not headed:
        columns = {column: number for number, column in enumerate(_COLUMNS[: max(len(names), 1)])}
    terms = []
    for number, row in enumerate(rows[headed:], start=1 + headed):
        cells = {c: _plain(row[at]) if at < len(row) else "" for c, at in columns.items()}
        if any(cells.values()):
            terms.append(_term(cells, pair, f"Line {number} of {name}"))
    return terms


def _term(cells: dict[str, str], pair: Pair, where: str) -> Term:
    if not cells.get("term"):
        raise SidelightError(f"{where} has no term.", "Its first column has to hold the terms.")
    langs = [cells.get("source") or pair.source, cells.get("target") or pair.target]
    for lang in langs:
        if lang and not _LANG.fullmatch(lang):
            raise SidelightError(
                f"{where}: {lang[:20]!r} is no language code.", "Use codes such as nb and en."
            )
    case = cells.get("case", "").casefold() or "ignore"
    if case not in ("ignore", "exact"):
        raise SidelightError(f"{where}: {case[:20]!r} is no case rule.", "Use ignore or exact.")
    rule: CaseRule = "exact" if case == "exact" else "ignore"
    return Term("", langs[0], langs[1], cells["term"], cells.get("translation", ""), rule)


# TBX


def _tbx(terms: Iterable[Term]) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">',
        "<tbxHeader><fileDesc><sourceDesc><p>Glossary of a Sidelight library</p></sourceDesc></fileDesc>",
        "</tbxHeader>",
        "<text><body>",
    ]
    for number, term in enumerate(terms, 1):
        lines.append(f'<conceptEntry id="c{number}">')
        target = term.translation or term.term
        for lang, words in ((term.source, term.term), (term.target, target)):
            told = quoteattr(lang or _UNSAID)
            lines.append(
                f"<langSec xml:lang={told}><termSec><term>{escape(words)}</term></termSec></langSec>"
            )
        lines.append("</conceptEntry>")
    return "\n".join([*lines, "</body></text>", "</tbx>", ""])


def _from_tbx(data: bytes, name: str, pair: Pair) -> list[Term]:
    # The parser opens nothing outside; entities of the file's own could grow without end.
    if b"<!ENTITY" in data:
        raise SidelightError(f"{name} declares entities, which are not read.", "Export it without a DTD.")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise SidelightError(f"{name} is not XML.", "Choose a TBX file.") from None
    terms = []
    for number, entry in enumerate(_named(root, "conceptEntry", "termEntry"), 1):
        sections = [
            (_lang(section.get(_XML_LANG, ""), pair), _words(section))
            for section in _named(entry, "langSec", "langSet")
        ]
        where = f"Entry {number} of {name}"
        told = [(lang, words) for lang, words in sections if words]
        if not told:
            continue
        sources = [one for one in told if pair.source and one[0] == pair.source] or told[:1]
        source, term = sources[0]
        others = [one for one in told if one is not sources[0]] or [(pair.target, "")]
        for target, words in others:
            cells = {"term": term, "translation": "" if words == term else words}
            terms.append(_term({**cells, "source": source, "target": target}, Pair(), where))
    return terms


def _named(root: ElementTree.Element, *names: str) -> list[ElementTree.Element]:
    return [each for each in root.iter() if str(each.tag).rpartition("}")[2] in names]


def _words(section: ElementTree.Element) -> str:
    """Return the first term of a language's section, the preferred one."""
    found = _named(section, "term")
    return " ".join("".join(found[0].itertext()).split()) if found else ""


def _lang(code: str, pair: Pair) -> str:
    """Return a code as it is kept: bare where the pair names the bare one, "" for none said."""
    if code.casefold() == _UNSAID:
        return ""
    bare = code.partition("-")[0].lower()
    return bare if bare in (pair.source, pair.target) else code
