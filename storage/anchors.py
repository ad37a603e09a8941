"""How annotations hold on to a text, and find their words again in an edited one."""

from __future__ import annotations

from typing import TypedDict

from records.annotation import CONTEXT


class Quotation(TypedDict):
    """A W3C TextQuoteSelector: the words themselves and the text around them."""

    exact: str
    prefix: str
    suffix: str


def quotation(text: str, start: int, end: int) -> Quotation:
    """Return the words at a passage (code points) with ``CONTEXT`` code points on either side."""
    return Quotation(
        exact=text[start:end], prefix=text[max(start - CONTEXT, 0) : start], suffix=text[end : end + CONTEXT]
    )
