"""Read Markdown: the ``markdown`` package makes HTML of it, which our own reader then reads."""

from __future__ import annotations

import re
import string

import markdown

from formats.decoding import MEGABYTE
from formats.html_article import read_html
from formats.html_head import iso_date
from formats.plain_article import newlines
from records.article import Article
from records.errors import SidelightError

MARKDOWN_LIMIT = 2 * MEGABYTE
"""Characters; the ``markdown`` package takes about a second for 300,000."""
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_ENTRY = re.compile(r"([A-Za-z_-]+):[ \t]*(.*)$")
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_MOST_TANGLE = 20_000_000  # the package's time grows with the square of a paragraph's brackets: 3 s
_DEEP = re.compile(r"^(?:[ \t]*>){60}|^[ \t]{400}", re.M)


def read_markdown(text: str, title: str = "", source: str = "") -> Article:
    """Read Markdown, with the tables, footnotes and definition lists of the ``extra`` extension.

    Title, author, date and source are also taken from YAML front matter (flat keys only). Raw HTML in
    the text is treated like any page: allow-listed. Raises SidelightError when there is no text, when
    it is too long or nested too deeply.
    """
    matter, body = _front_matter(newlines(text))
    if len(body) > MARKDOWN_LIMIT:
        raise SidelightError(
            f"The Markdown is longer than {MARKDOWN_LIMIT // MEGABYTE} million characters.",
            "Split it, or rename it to .txt to read it as plain text.",
        )
    article = read_html(_convert(body), title, source, whole=True)
    return Article(
        article.text,
        matter.get("title") or article.title,
        article.blocks,
        article.spans,
        source=source or matter.get("source") or matter.get("url", ""),
        author=matter.get("author", ""),
        published=iso_date(matter.get("published") or matter.get("date", "")),
    )


def _convert(body: str) -> str:
    deep = SidelightError("The Markdown is nested too deeply.", "Rename it to .txt to read it as plain text.")
    if _DEEP.search(body) or sum(part.count("[") ** 2 for part in _BLANK_LINES.split(body)) > _MOST_TANGLE:
        raise deep
    converter = markdown.Markdown(extensions=["extra", "sane_lists"])
    # Blocks of raw HTML need no step of their own, our reader sorts them out; and the step of the package
    # uses html.parser, which needs minutes for some broken pages.
    converter.preprocessors.deregister("html_block")
    converter.ESCAPED_CHARS = list(string.punctuation)  # as in CommonMark; the package knows only some
    try:
        return converter.convert(body)
    except RecursionError:
        raise deep from None


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    entries: dict[str, str] = {}
    for line in found[1].split("\n"):
        if entry := _ENTRY.match(line):
            value = entry[2].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = (
                    value[1:-1].replace('\\"', '"').replace("\\\\", "\\") if value[0] == '"' else value[1:-1]
                )
            entries[entry[1].lower()] = value
    return entries, text[found.end() :]
