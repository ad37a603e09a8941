"""English "a" and "an" put right: small models choose between them without looking at the next word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from records.rendering import WordLink
from translation.figures import put
from translation.package import Pack

_ARTICLE = re.compile(r"\b([Aa]n?)[ \u00a0](?=([A-Z]?[a-z]+)\b)")
_AS_IN_HOUR = re.compile(r"hono|hour|honest|heir", re.IGNORECASE)
_AS_IN_USE = re.compile(
    r"eu|ewe|onc?e\b|u(?:biq|gand|kr|ku|nani|ni[cfloqtv]|ra|re|ri(?!g)|ro|ru|s[aeu]|t[eio])", re.IGNORECASE
)
_NO_NOUN = re.compile(r"(?:an?|and|are|as|at|if|in|into|is|it|its|of|on|onto|or|our|us)\Z", re.IGNORECASE)
"""Words before which "a" is a letter or a name."""


def mends_articles(pack: Pack) -> bool:
    """Return whether ``pack`` makes English and is too small to be trusted with articles."""
    return pack.starter and pack.target == "en"


def with_right_articles(text: str, links: Sequence[WordLink]) -> tuple[str, tuple[WordLink, ...]]:
    """Return an English text with "an" where a vowel follows and "a" elsewhere, and its links moved along.

    The sound is guessed from the letters. Abbreviations, numbers and single letters are left as they are.
    """
    moved = tuple(links)
    for match in [*_ARTICLE.finditer(text)][::-1]:
        wanted = _article(match[2])
        if wanted and wanted != match[1].lower():
            text, moved = put(text, moved, match.span(1), match[1][0] + wanted[1:])
    return text, moved


def _article(word: str) -> str:
    """Return the article that stands before a word, "" when nothing is known."""
    if len(word) == 1 or _NO_NOUN.match(word):
        return ""
    vowel = word[0].lower() in "aeiou" and not _AS_IN_USE.match(word)
    return "an" if vowel or _AS_IN_HOUR.match(word) else "a"
