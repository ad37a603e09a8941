"""What a sentence can be compared by with a sentence of another language.

Each word of weight becomes an item: a name (exonyms in one form) or a word with what it may mean in
English. Two items match when they have a key in common. Figures are kept apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.bilingual import meanings, says_little, says_nothing
from analysis.figures import Figure, figures, is_figure
from analysis.lexicon import lexicon
from analysis.page import Page
from analysis.roles import exonyms

_NOTHING: frozenset[str] = frozenset()
_WORD = re.compile(r"[^\W\d_]+(?:[-.’'][^\W\d_]+)*\.?")
_GENITIVE = re.compile(r"[’']s?$")
_SHORT = frozenset(("år", "is", "by", "øl", "øy", "ku"))
_SMALL = ("prepositions", "auxiliaries", "possessives", "conjunctions", "adverbs", "relative", "negations")
_FOLDED = str.maketrans({"ø": "o", "å": "a", "æ": "a", "ö": "o", "ä": "a", "c": "k", "w": "v"})


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """One word: its kind, and the keys of each of its parts (of a compound).

    The kind is "x" of a name, "m" of a word whose meaning is known, "s" of one that says little (or
    who says something), "p" of any other.
    """

    kind: str
    word: str
    parts: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a sentence has: items, all their keys, figures; and the keys of its translation."""

    items: tuple[Item, ...]
    keys: frozenset[str]
    figures: tuple[Figure, ...]
    rendered: frozenset[str]


def compared(
    page: Page, index: int, frames: Sequence[Span] = (), rendering: str = "", target: str = "en"
) -> Compared:
    """Return what a sentence can be compared by.

    Args:
        page: the article.
        index: which sentence.
        frames: the attributions (code points of the article, half-open), which are no part of what is said.
        rendering: its translation, when known.
        target: the language of the translation.
    """
    sentence = page.sentences[index]
    text = _without(page.text, sentence.start, sentence.end, frames)
    items = tuple(items_of(text, sentence.lang))
    keys = _keys(items)
    rendered = (
        _keys(tuple(items_of(rendering, target))) if rendering and sentence.lang != target else frozenset()
    )
    return Compared(items, keys, tuple(figures(text, sentence.lang)), rendered)


def said(page: Page, index: int, frames: Sequence[Span]) -> str:
    """Return what a sentence says without its attributions, white space as single spaces."""
    sentence = page.sentences[index]
    return " ".join(_without(page.text, sentence.start, sentence.end, frames).split())


def _without(text: str, start: int, end: int, frames: Sequence[Span]) -> str:
    """Return a part of a text with the frames in it blank, unless nothing else is left."""
    left = text[start:end]
    if not frames:
        return left
    for low, high in frames:
        low, high = max(low, start) - start, min(high, end) - start
        if low < high:
            left = f"{left[:low]}{' ' * (high - low)}{left[high:]}"
    return left if any(letter.isalnum() for letter in left) else text[start:end]


def _keys(items: tuple[Item, ...]) -> frozenset[str]:
    return _NOTHING.union(*(part for item in items for part in item.parts))


def items_of(text: str, lang: str) -> Iterator[Item]:
    """Yield the names and the words of weight of a text, each word once."""
    names, first_words = exonyms(), _first_words()
    seen, previous, inside = set[str](), "", False
    for word in _WORD.findall(text):
        item = _item(word, lang, inside)
        if previous in first_words and (known := names.get(f"{previous} {_bare(word)}")):
            item = _name(known)
        previous, inside = word.lower(), True
        if item is not None and item.word not in seen:
            seen.add(item.word)
            yield item


@lru_cache(maxsize=20_000)
def _item(word: str, lang: str, inside: bool) -> Item | None:
    """Return what a word tells, None when that is nothing; ``inside`` a sentence a capital makes a name."""
    bare = _bare(word)
    known = exonyms().get(bare) or (exonyms().get(bare.removesuffix("s")) if word[0].isupper() else None)
    if known:
        return _name(known)
    if word == "May" and inside and lang == "en":
        return Item("m", "may", (frozenset(("m:may",)),))
    if is_figure(bare) or _small(lang, bare):
        return None
    found = meanings(bare, lang)
    if not found and "-" in bare:
        found = tuple(meaning for part in bare.split("-") for meaning in meanings(part, lang))
    cognate = f"p:{folded(bare)}"
    if word[0].isupper() and inside:
        keys = frozenset((cognate, f"m:{bare}", *(f"m:{stem}" for part in found for stem in part)))
        return Item("x", bare, (keys,))
    if not found:
        return Item("p", bare, (frozenset((cognate,)),))
    kind = "s" if lexicon(lang).verb(bare) or all(map(says_little, found)) else "m"
    return Item(kind, bare, tuple(frozenset((cognate, *(f"m:{stem}" for stem in part))) for part in found))


def _bare(word: str) -> str:
    return _GENITIVE.sub("", word.lower().rstrip("."))


def _name(known: str) -> Item:
    return Item("x", known, (frozenset((f"x:{known}",)),))


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of names of two words: *united* states."""
    return frozenset(name.split()[0] for name in exonyms() if " " in name)


def _small(lang: str, word: str) -> bool:
    if len(word) < 3 and word not in _SHORT:
        return True
    return says_nothing(word) or lexicon(lang).has(word, *_SMALL, "articles_definite")


def folded(word: str) -> str:
    """Return the beginning of a word in a spelling that related languages share."""
    return word.translate(_FOLDED).replace("ph", "f").replace("th", "t")[:5]
