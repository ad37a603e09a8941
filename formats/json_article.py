"""Read the article out of JSON: our own export, or any object with a ``text`` field."""

from __future__ import annotations

from formats.html_head import iso_date
from formats.json_reading import is_export, parse, reading_of
from formats.plain_article import find_blocks, first_line
from records.article import Article
from records.errors import SidelightError


def read_json(text: str, title: str = "", source: str = "") -> Article:
    """Return the article of a ``sidelight/1`` export, or the ``text`` of an object to the letter.

    Beside ``text``, the fields ``title``, ``author``, ``published`` and ``url`` are used when they are
    there. Raises SidelightError.
    """
    name = source or "The JSON"
    whole = parse(text, name)
    if is_export(whole):
        return reading_of(whole, name).article
    written = whole.get("text")
    if not isinstance(written, str) or not written.strip():
        raise SidelightError(
            f'{name} has no field "text" with an article.', "Name an export of Sidelight or a text file."
        )
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:
        raise SidelightError(
            f"{name} holds half a character.", "Write the file again as valid UTF-8."
        ) from None
    blocks = find_blocks(written)
    return Article(
        written,
        _field(whole.get("title")) or first_line(written, blocks) or title,
        blocks,
        source=_field(whole.get("url")) or source,
        author=_field(whole.get("author")),
        published=iso_date(_field(whole.get("published"))),
    )


def _field(value: object) -> str:
    line = " ".join(value.split()) if isinstance(value, str) else ""
    return line.encode("utf-8", "replace").decode("utf-8")[:300]
