"""Words as search compares them: in small letters, without accents, reduced to their stems."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

# A letter or digit with any combining marks; FTS5's unicode61 cuts words at the same places.
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_SPELT_OUT = {ord("ø"): "oe", ord("æ"): "ae", ord("å"): "aa"}
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "đ": "d", "ł": "l", "œ": "oe", "ı": "i"})

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish",
    "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

ASSUMED = ("en", "nb")
"""The languages that words of an unknown one are stemmed in; a wrong stem only finds a little more."""

_NORTHERN = frozenset(("nb", "nn", "no", "da", "sv"))
"""Languages whose ø, æ, å are written oe, ae, aa where a keyboard lacks them; in others "oe" is just "oe"."""

_LONGEST = 64
"""Letters of a word; what is longer is no word, and would take long to stem."""

_stemming = threading.Lock()  # a stemmer works on its own fields
_stemmers: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it is (code points), and itself in small letters, composed."""

    start: int
    end: int
    text: str


def words(text: str) -> Iterator[Word]:
    """Yield the words of ``text``."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), unicodedata.normalize("NFC", match.group().lower()))


def plain(word: str) -> str:
    """Return a word without accents and with ø, æ, å as o, ae, a (SQLite leaves ø and æ as they are)."""
    return _plain(word) if len(word) <= _LONGEST else _plain.__wrapped__(word)


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def spellings(word: str) -> set[str]:
    """Return a word with the ways to write it without ø, æ, å ("groenland"), and back ("grønland")."""
    back = word.replace("oe", "ø").replace("aa", "å")
    return {word, word.translate(_SPELT_OUT), back, word.replace("ae", "æ"), back.replace("ae", "æ")}


@lru_cache(maxsize=100_000)
def stem(word: str, lang: str) -> str:
    """Return the plain stem of a word (in small letters) in the language ``lang``, a BCP-47 code."""
    algorithm = _ALGORITHMS.get(lang.partition("-")[0].lower())
    if algorithm is None or len(word) > _LONGEST:
        return plain(word)
    with _stemming:
        if algorithm not in _stemmers:
            import snowballstemmer

            _stemmers[algorithm] = snowballstemmer.stemmer(algorithm)
        return plain(_stemmers[algorithm].stemWord(word))


@lru_cache(maxsize=200_000)
def roots(word: str, langs: tuple[str, ...]) -> frozenset[str]:
    """Return the plain word, its stems and those of its other spellings in each of ``langs``."""
    found = {plain(word)}
    for lang in langs:
        found.add(stem(word, lang))
        if lang in _NORTHERN:
            found |= {stem(other, lang) for other in spellings(word)}
    return frozenset(found)


def indexed(text: str, lang: str) -> tuple[str, str]:
    """Return the plain words of ``text`` in their order, and the stems that are not among them.

    Where ``lang`` is unknown the words are stemmed in each of the languages ``ASSUMED``.
    """
    langs = ASSUMED if lang in ("", "und") else (lang,)
    found = [word.text for word in words(text)]
    plainly = [plain(word) for word in found]
    rest = {root for word in set(found) for root in roots(word, langs)} - set(plainly)
    return " ".join(plainly), " ".join(sorted(rest))
