"""Read plain text: the text is kept to the letter, paragraphs and headings are found inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from records.article import Article, Block, BlockKind

WRAP_COLUMNS = 120
"""A file with longer lines was not wrapped by hand: there every line is a paragraph."""
_NARROWEST = 40  # nobody wraps narrower than this
_WRAP_SLACK = 10  # how ragged the right edge of wrapped text may be
_HEADING_LENGTH = 90
_TITLE_LENGTH = 120

_LINE = re.compile(r"[^\n]*\S[^\n]*")
BULLET = re.compile(r"(?:[•‣◦▪*]|\d{1,3}[.)])\s+\S")
_CLOSING_QUOTES = "»”\"'’)"
_DASHES = ("–", "—", "-", "―")


def read_plain(text: str, title: str = "", source: str = "") -> Article:
    """Read ``text`` to the letter; only CR LF and CR become LF.

    ``title`` is used when the text does not begin with a heading or a short line.
    """
    text = newlines(text)
    blocks = find_blocks(text)
    return Article(text, first_line(text, blocks) or title, blocks, source=source)


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs, list items and headings of plain text; they cover all but white space."""
    return tuple(_blocks(text))


def newlines(text: str) -> str:
    """Return ``text`` with CR LF and lone CR replaced by LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def first_line(text: str, blocks: tuple[Block, ...]) -> str:
    """Return the first heading of an article, else its first line if that is short, else ""."""
    heading = next((block for block in blocks if block.kind == "heading"), None)
    chosen = heading or (blocks[0] if blocks else None)
    if chosen is None:
        return ""
    line = " ".join(text[chosen.start : chosen.end].partition("\n")[0].split())
    return line if len(line) <= _TITLE_LENGTH else ""


def _blocks(text: str) -> Iterator[Block]:
    pieces = list(_pieces(text))
    for index, (start, end, alone) in enumerate(pieces):
        kind: BlockKind = "paragraph"
        if BULLET.match(text, start):
            kind = "list_item"
        elif alone and index + 1 < len(pieces) and _is_heading(text[start:end], first=index == 0):
            yield Block("heading", start, end, level=1 if index == 0 else 2)
            continue
        yield Block(kind, start, end)


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, whether it is a single line between blank lines) of each paragraph."""
    lines = [_strip(text, *line.span()) for line in _LINE.finditer(text)]
    width = max((end - start for start, end in lines), default=0)
    first = 0
    for index, (start, end) in enumerate(lines):
        last = index + 1 == len(lines)
        if not last:
            following = lines[index + 1]
            gap = text.count("\n", end, following[0])
            if gap == 1 and _is_wrapped(text, (start, end), following, width):
                continue
        before = text.count("\n", lines[first - 1][1], lines[first][0]) if first else 2
        after = 2 if last else text.count("\n", end, lines[index + 1][0])
        yield lines[first][0], end, first == index and before > 1 and after > 1
        first = index + 1


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip())


def _is_wrapped(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Say whether a line was broken only because the next word would not have fitted."""
    if not _NARROWEST <= width <= WRAP_COLUMNS or BULLET.match(text, following[0]):
        return False
    word = text[following[0] : following[1]].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(word) > width - _WRAP_SLACK


def _is_heading(line: str, first: bool) -> bool:
    if "\n" in line or len(line) > _HEADING_LENGTH or (line.startswith(_DASHES) and not first):
        return False
    bare = line.rstrip(_CLOSING_QUOTES)
    return bool(bare) and bare[-1] not in ".!?…:;," and any(letter.isalpha() for letter in bare)
