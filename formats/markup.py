"""Write HTML by small functions that escape everything that they are not told is markup."""

from __future__ import annotations

import html
import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """Return plain text as HTML; control characters, which HTML has no place for, become U+FFFD."""
    return text if isinstance(text, Markup) else Markup(html.escape(_ILLEGAL.sub("\ufffd", text), quote=True))


def element(name: str, *content: str, **attributes: str | None) -> Markup:
    """Return an element; plain strings in ``content`` are escaped.

    Attributes with None are left out; ``class_`` stands for ``class``, other underscores for hyphens.
    """
    parts = [
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for key, value in attributes.items()
        if value is not None
    ]
    return Markup(f"<{name}{''.join(parts)}>{join(*content)}</{name}>")


def join(*content: str) -> Markup:
    """Return pieces of content one after the other."""
    return Markup("".join(escaped(part) for part in content))


def lines(*content: str) -> Markup:
    """Return pieces of content each on a line of its own; empty ones are left out."""
    return Markup("\n".join(escaped(part) for part in content if part))
