"""Read HTML: the main content as blocks of plain text, with the markup inside them.

Nothing of the page is trusted: tags are taken from an allow-list, links only with http, https and
mailto, nothing is loaded, and the work grows with the page's length only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from formats.article_builder import LINE_BREAK, Piece, RawBlock, assemble
from formats.html_head import Head
from formats.html_main import Containers, choose
from formats.html_tokens import End, Start, Text, tokens
from formats.html_vocabulary import (
    BLOCKS,
    CONTAINERS,
    DROPPED,
    DROPPED_CLASSES,
    DROPPED_ROLES,
    HEADINGS,
    INLINE,
    NEVER_HIDDEN,
    PAGE,
    VOID,
)
from records.article import Article, BlockKind
from records.errors import SidelightError

_DEEPEST = 512  # what browsers allow; deeper elements count as text of the one around them
_SCHEME = re.compile(r"(?:https?://|mailto:)[^\s]", re.I)
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff\x00-\x08\x0e-\x1f\x7f]")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")  # HTML's white space; a no-break space is text
_LONGEST_HREF = 2000


def read_html(page: str, title: str = "", source: str = "", whole: bool = False) -> Article:
    """Read a page: its main content, or with ``whole`` all of it (for HTML that is no page).

    ``title`` is used when the page has none. Raises SidelightError when no text is left.
    """
    reader = _Reader()
    for token in tokens(page):
        if isinstance(token, Text):
            reader.text(token)
        elif isinstance(token, Start):
            reader.start(token)
        else:
            reader.end(token)
    reader.flush()
    blocks = reader.blocks if whole else choose(reader.blocks, reader.containers)
    text, laid, spans = assemble(blocks)
    if not text:
        raise SidelightError(
            "No readable text was found in the page.",
            "It may be made by scripts: open it in a browser and save the page, or copy the text.",
        )
    heading = next((text[block.start : block.end] for block in laid if block.kind == "heading"), "")
    head = reader.head
    return Article(
        text,
        head.title or " ".join(heading.split()) or head.page_title or title,
        laid,
        spans,
        source=source,
        author=head.author,
        published=head.published,
    )


def safe_href(href: str) -> str:
    """Return ``href`` when it is an absolute http, https or mailto link, else ""."""
    href = "".join(href.split()) if not href.isprintable() else href.strip()
    return href if len(href) <= _LONGEST_HREF and href.isprintable() and _SCHEME.match(href) else ""


class _Reader:
    """Follow the open elements and cut the text into blocks."""

    def __init__(self) -> None:
        self.blocks: list[RawBlock] = []
        self.containers = Containers()
        self.head = Head()
        self._stack: list[str] = []
        self._open: Counter[str] = Counter()
        self._marked: list[int] = []  # depths of elements dropped for their role or class
        self._links: list[str] = []
        self._pieces: list[Piece] = []
        self._cells = 0

    def start(self, tag: Start) -> None:
        name = tag.name
        self.head.start(tag, dropped=bool(self._marked))
        if name in BLOCKS:
            if name not in ("td", "th"):
                self.flush()
            elif self._pieces and self._cells:
                self._pieces.append(Piece(" | "))
            self._close_implied(name)
            self._cells = 0 if name == "tr" else self._cells + (name in ("td", "th"))
        if name == "br":
            self._add(LINE_BREAK)
        elif name == "q":
            self._add("“")
        if name in VOID or len(self._stack) >= _DEEPEST:
            return
        if self._is_dropped(tag):
            self._marked.append(len(self._stack))
        if name == "a":
            self._links.append(safe_href(tag.attributes.get("href", "")))
        self._stack.append(name)
        self._open[name] += 1
        if name in CONTAINERS:
            self.containers.enter(tag)

    def end(self, tag: End) -> None:
        name = tag.name
        if name in BLOCKS and name not in ("td", "th"):
            self.flush()
        if name == "q":
            self._add("”")
        if self._open[name]:
            self._pop_to(name)
        self.head.end(tag)

    def text(self, token: Text) -> None:
        self.head.text(token)
        if not token.raw:
            data = _INVISIBLE.sub("", token.data)
            self._add(data if self._open["pre"] else _SPACE.sub(" ", data))

    def flush(self) -> None:
        """End the block that is being gathered."""
        if self._pieces:
            self.blocks.append(
                RawBlock(*self._kind(), self._pieces, self.containers.current, bool(self._open["pre"]))
            )
            self._pieces = []

    def _add(self, data: str) -> None:
        if not data or self._marked:
            return
        kinds = frozenset(INLINE[name] for name in INLINE if self._open[name])
        self._pieces.append(Piece(data, kinds, self._links[-1] if self._links else ""))

    def _kind(self) -> tuple[BlockKind, int]:
        is_open = self._open
        for name in HEADINGS:
            if is_open[name]:
                return "heading", int(name[1])
        if is_open["pre"]:
            return "code", 0
        if is_open["figcaption"] or is_open["caption"]:
            return "caption", 0
        if is_open["li"]:
            return "list_item", max(is_open["ul"] + is_open["ol"] - 1, 0)
        if is_open["blockquote"]:
            return "quote", max(is_open["blockquote"] - 1, 0)
        if is_open["tr"] and self._cells > 1 and not is_open["p"]:
            return "table_row", 0
        return "paragraph", 0

    def _close_implied(self, name: str) -> None:
        """Close what the start of a block ends without an end tag (WHATWG HTML, 13.1.2.4)."""
        if self._open["p"]:
            self._pop_to("p")
        closed = {
            "li": ("ul", "ol"),
            "dd": ("dl",),
            "dt": ("dl",),
            "td": ("table",),
            "th": ("table",),
            "tr": ("table",),
        }
        if name not in closed:
            return
        same = {"dd": ("dd", "dt"), "dt": ("dd", "dt"), "td": ("td", "th"), "th": ("td", "th")}.get(
            name, (name,)
        )
        for open_name in reversed(self._stack):
            if open_name in same:
                self._pop_to(open_name)
                return
            if open_name in closed[name]:
                return

    def _is_dropped(self, tag: Start) -> bool:
        name = tag.name
        if name == "header":
            return not (self._open["article"] or self._open["main"])
        if name == "form":
            return not PAGE.issuperset(self._stack)  # some servers wrap the whole page in a form
        if name in DROPPED:
            return True
        return bool(tag.attributes) and name not in NEVER_HIDDEN and _is_hidden(tag.attributes)

    def _pop_to(self, name: str) -> None:
        while True:
            popped = self._stack.pop()
            self._open[popped] -= 1
            if popped in CONTAINERS:
                self.containers.leave()
            if popped == "a":
                self._links.pop()
            if self._marked and self._marked[-1] == len(self._stack):
                self._marked.pop()
            if popped == name:
                return


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return (
        attributes.get("role", "").lower() in DROPPED_ROLES
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or "display:none" in "".join(attributes.get("style", "").split()).lower()
        or any(name in DROPPED_CLASSES for name in attributes.get("class", "").lower().split())
    )
