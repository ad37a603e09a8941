"""Where dialogue dashes stand: before a reply, behind a colon, before a question that ends a paragraph."""

from __future__ import annotations

from analysis.page import DASHES, Page


def dash_at(page: Page, token: int) -> bool:
    """Say whether a token is a dialogue dash: a dash and a space, then a word or a mark."""
    if token + 1 >= len(page.tokens) or page.tokens[token].text not in DASHES:
        return False
    end = page.tokens[token].end
    return (
        page.text[end : end + 1] in (" ", "\u00a0", "\u202f", "\u2009") or page.tokens[token + 1].is_capital
    )


def dash_after_colon(page: Page, first: int, high: int) -> int:
    """Return the dash of a headline such as *Ordføreren: – Vi har ikke råd*, 0 when there is none."""
    for at in range(first + 1, min(high - 1, first + 8)):
        if page.tokens[at].text == ":":
            return at + 1 if dash_at(page, at + 1) else 0
    return 0


def after_colons(page: Page, low: int, high: int) -> list[int]:
    """Return the dialogue dashes that a colon leads up to: *Hun advarer: – Det blir dyrt.*"""
    return [
        at + 1 for at in range(low + 1, high - 2) if page.tokens[at].text == ":" and dash_at(page, at + 1)
    ]


def asked(page: Page, begin: int, end: int, high: int, last: int) -> bool:
    """Say whether a question ends a paragraph, and the next one begins with a reply."""
    if end != high or page.tokens[end - 1].text != "?" or last + 1 >= len(page.sentences):
        return False
    return dash_at(page, page.sentence_tokens[last + 1][0])
