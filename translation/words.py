"""What counts as a word: the unit of word links, of glossary terms and of what a reader points at."""

from __future__ import annotations

import re

Span = tuple[int, int]

_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"  # scripts without spaces: a character is a word
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,:/]\d+)*[%‰]?(?!\w)"
    r"|[^\W_](?:[^\W_\u3040-\u30ff\u3400-\u9fff]|[\u0300-\u036f_]|[-'’.&@/](?=[^\W_]))*"
)


def words(text: str) -> list[Span]:
    """Return the spans of the words and numbers in ``text``; punctuation and emoji are none."""
    return [match.span() for match in _WORD.finditer(text)]
