"""Read files into articles, write readings into files; one module a format. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from formats.claimreview import to_claimreview
from formats.decoding import ARTICLE_LIMIT, check_size, decode, html_charset, read_bytes
from formats.html_article import read_html
from formats.html_reading import to_html
from formats.json_article import read_json
from formats.json_reading import JSON_LIMIT, is_export, parse, reading_of, to_json
from formats.markdown_article import read_markdown
from formats.markdown_reading import to_markdown
from formats.plain_article import read_plain
from formats.saving import save
from records.article import Article
from records.errors import SidelightError
from records.reading import Reading


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its short name, what people call it, its endings, and what can be done with it.

    ``limit`` is the most bytes that are read. ``reader`` takes text, a title for want of a better one,
    and where the text came from.
    """

    name: str
    label: str
    endings: tuple[str, ...]
    reader: Callable[[str, str, str], Article] | None = None
    writer: Callable[[Reading], str] | None = None
    limit: int = ARTICLE_LIMIT


FORMATS: tuple[Format, ...] = (
    Format("txt", "Plain text", (".txt", ".text"), reader=read_plain),
    Format("md", "Markdown", (".md", ".markdown"), reader=read_markdown, writer=to_markdown),
    Format("html", "Web page", (".html", ".htm", ".xhtml"), reader=read_html, writer=to_html),
    Format("json", "Sidelight JSON", (".json",), reader=read_json, writer=to_json, limit=JSON_LIMIT),
    Format("claimreview", "ClaimReview (JSON-LD)", (".claimreview.json", ".jsonld"), writer=to_claimreview),
)


def read(path: Path | str) -> Article:
    """Read the article in a file; its ending says the format, a file without one is plain text.

    Raises SidelightError when the file cannot be read or holds no article.
    """
    path = Path(path)
    form = _readable(path.suffix.lower() or ".txt")
    data = read_bytes(path, form.limit)
    charset = html_charset(data) if form.name == "html" else ""
    return _read(form, decode(data, path.name, charset), path.stem, path.name)


def exported_reading(path: Path) -> Reading | None:
    """Return the reading in a file that ``write`` made as JSON, None when it is any other file.

    Raises SidelightError when it is one, but damaged.
    """
    if path.suffix.lower() != ".json" or not path.is_file():
        return None
    whole = parse(decode(read_bytes(path, JSON_LIMIT), path.name), path.name)
    return reading_of(whole, path.name) if is_export(whole) else None


def read_data(data: bytes, kind: str, *, charset: str = "", title: str = "", source: str = "") -> Article:
    """Read the article in ``data``, as it came from a server or from standard input.

    ``kind`` is a format's name or ending, ``charset`` the encoding that the sender declared.
    """
    form = _readable(kind)
    name = source or "The text"
    check_size(len(data), form.limit, name)
    if form.name == "html":
        charset = charset or html_charset(data)
    return _read(form, decode(data, name, charset), title, source)


def read_text(text: str, kind: str, title: str = "", source: str = "") -> Article:
    """Read the article in ``text``; ``kind`` is a format's name or ending, as "html" or ".html".

    ``title`` is used when the text names none; ``source`` is a URL, a file's name, or "" for pasted text.
    Raises SidelightError when there is no text or the format is unknown.
    """
    form = _readable(kind)
    check_size(len(text), form.limit, source or "The text")
    return _read(form, text, title, source)


def write(reading: Reading, path: Path | str, format: str | None = None) -> None:
    """Write a reading to a file, whole or not at all.

    The format follows the file's ending unless ``format`` names one. Raises SidelightError when the
    format is unknown or the file cannot be written.
    """
    path = Path(path)
    form = writable(path, format)
    assert form.writer is not None
    save(path, form.writer(reading))


def writable(path: Path | str, format: str | None = None) -> Format:
    """Return the format that ``write`` would use; raises SidelightError when it knows none."""
    among = [form for form in FORMATS if form.writer]
    return _find(format or _ending(Path(path), among), among, "written")


def _ending(path: Path, among: list[Format]) -> str:
    """Return the longest ending of these formats that a file's name has, else its own last one."""
    name = path.name.lower()
    known = [ending for form in among for ending in form.endings if name.endswith(ending)]
    return max(known, key=len, default=path.suffix)


def _read(form: Format, text: str, title: str, source: str) -> Article:
    if not text.strip():
        raise SidelightError(f"{source or 'The text'} holds no text.", "There is nothing to read in it.")
    assert form.reader is not None
    return form.reader(text, title, source)


def _readable(kind: str) -> Format:
    return _find(kind, [form for form in FORMATS if form.reader], "read")


def _find(kind: str, among: list[Format], what: str) -> Format:
    wanted = kind.lower()
    for form in among:
        if wanted == form.name or {wanted, f".{wanted}"} & set(form.endings):
            return form
    known = ", ".join(f"{form.name} ({' '.join(form.endings)})" for form in among)
    called = f'The format "{kind}"' if kind else "A file without an ending"
    raise SidelightError(f"{called} cannot be {what}.", f"Known formats: {known}.")
