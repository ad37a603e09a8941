"""Text that is in no language: keys pressed at random, codes, damaged files."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[^\W\d_]{4,}")
_LATIN_END = "\u0250"
_PROFILES = ("da", "de", "en", "fr", "no", "sv")
"""langdetect's profiles of the languages that the program knows best; others in Latin script share much."""
_LEAST_LETTERS = 16
_KNOWN = 0.4
"""Share of three-letter sequences common in some language: 0.6 or more in text, 0.3 at most in gibberish."""


def is_gibberish(text: str) -> bool:
    """Return whether the words of ``text``, in a Latin script, can hardly be words.

    Names in capitals and short words are left out; a text of a few letters is never called gibberish.
    """
    words = [word for word in _WORD.findall(text) if not word.isupper() and max(word) < _LATIN_END]
    if sum(map(len, words)) < _LEAST_LETTERS:
        return False
    known = _trigrams()
    grams = [word[i : i + 3] for word in map(str.lower, words) for i in range(len(word) - 2)]
    return sum(gram in known for gram in grams) < _KNOWN * len(grams)


@cache
def _trigrams() -> frozenset[str]:
    import json
    from importlib.util import find_spec
    from pathlib import Path

    spec = find_spec("langdetect")  # found, not imported: only its data is needed
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "profiles"
    grams: set[str] = set()
    for name in _PROFILES:
        frequencies = json.loads((folder / name).read_text("utf-8"))["freq"]
        grams.update(gram.lower() for gram in frequencies if len(gram) == 3 and " " not in gram)
    return frozenset(grams)
