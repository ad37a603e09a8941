"""Pair sentences of different languages that state the same claim.

Each sentence becomes a set of features that languages share: numbers, names
(through a list of exonyms), common words of news (through a bilingual list), and,
when a translation is at hand, the stems of the translated words. Pairs score by
the weighted share of common features, rare ones counting more.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from analysis.cast import exonyms as exonym_table
from analysis.lexicon import lexicon, table
from analysis.page import Page
from records.analysis import ClaimMark, Link, Why

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-.’'][^\W\d_]+)*\.?")
_SCALE = {
    "million": 1e6, "millioner": 1e6, "millions": 1e6, "mill": 1e6, "milliard": 1e9, "milliarder": 1e9,
    "billion": 1e9, "billions": 1e9, "mrd": 1e9, "tusen": 1e3, "thousand": 1e3, "hundred": 100, "hundre": 100,
}  # fmt: skip
_NORTH = frozenset(("nb", "nn", "da", "sv"))
_THRESHOLD = 0.30
_SURE = 0.44
_SHORT = frozenset(("år", "is", "by", "øl", "øy"))
_MOST = 60  # sentences a language that are compared; more are cut to the claims most worth it


def find_links(page: Page, marks: Sequence[ClaimMark], renderings: Sequence[str] | None = None) -> list[Link]:
    """Return the links between sentences of different languages, in order.

    ``renderings`` is the text of each sentence in the reader's language, when known.
    """
    chosen = _candidates(page, marks)
    if len(chosen) < 2:
        return []
    features = {
        index: _features(page, index, renderings[index] if renderings and index < len(renderings) else "")
        for index in chosen
    }
    seen: Counter[str] = Counter(feature for found in features.values() for feature in found)
    weight = {
        feature: math.log(1 + len(features) / count) * _KIND[feature[0]] for feature, count in seen.items()
    }
    size = {index: math.sqrt(sum(weight[f] for f in found)) or 1.0 for index, found in features.items()}
    scores: dict[tuple[int, int], float] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for index, found in features.items():
        for feature in found:
            holders[feature].append(index)
    pairs = {
        (a, b)
        for indices in holders.values()
        for a in indices
        for b in indices
        if a < b and page.sentences[a].lang != page.sentences[b].lang and _apart(page, a, b)
    }
    for a, b in pairs:
        common = features[a] & features[b]
        score = sum(weight[feature] for feature in common) / (size[a] * size[b])
        score -= 0.15 * _numbers_clash(features[a], features[b])
        score += 0.06 if marks[a].source == marks[b].source not in ("author", "unnamed") else 0.0
        if len(common) > 1 and score >= _THRESHOLD:
            scores[a, b] = score
    best: dict[int, float] = defaultdict(float)
    for (a, b), score in scores.items():
        best[a], best[b] = max(best[a], score), max(best[b], score)
    links = []
    for (a, b), score in sorted(scores.items()):
        mutual = score >= best[a] and score >= best[b]
        if mutual or (score >= _SURE and score >= 0.8 * min(best[a], best[b])):
            shared = sorted(features[a] & features[b], key=lambda feature: -weight[feature])[:4]
            why = Why("shared:" + ",".join(feature[2:] for feature in shared))
            links.append(Link(a, b, round(min(score, 1.0), 3), why))
    return links


_KIND = {"n": 1.5, "x": 1.0, "c": 0.9, "p": 0.8, "r": 0.8}


def _candidates(page: Page, marks: Sequence[ClaimMark]) -> list[int]:
    by_lang: dict[str, list[int]] = defaultdict(list)
    for mark in marks:
        if mark.claim:
            by_lang[page.sentences[mark.sentence].lang].append(mark.sentence)
    if len(by_lang) < 2:
        return []
    chosen = []
    for indices in by_lang.values():
        chosen += sorted(indices, key=lambda index: -marks[index].worth)[:_MOST]
    return sorted(chosen)


def _apart(page: Page, a: int, b: int) -> bool:
    return (page.sentences[a].lang in _NORTH) != (page.sentences[b].lang in _NORTH) or not (
        page.sentences[a].lang in _NORTH and page.sentences[b].lang in _NORTH
    )


def _numbers_clash(a: frozenset[str], b: frozenset[str]) -> bool:
    left = {feature for feature in a if feature[0] == "n"}
    right = {feature for feature in b if feature[0] == "n"}
    return bool(left and right and not left & right)


@cache
def _numbers() -> dict[str, str]:
    return dict(table("names", "numbers"))


@cache
def _stems() -> tuple[dict[str, list[tuple[str, int]]], dict[str, list[tuple[str, int]]]]:
    """Return the bilingual stems by their first three letters: Norwegian, English."""
    north: dict[str, list[tuple[str, int]]] = defaultdict(list)
    english: dict[str, list[tuple[str, int]]] = defaultdict(list)
    concepts: dict[str, int] = {}
    for number, (left, right) in enumerate(table("nb-en", "pairs")):
        key = min((concepts[stem] for stem in right.split() if stem in concepts), default=number)
        for stem in right.split():
            concepts.setdefault(stem, key)
            english[stem[:3]].append((stem, concepts[stem]))
        for stem in [left]:
            for other in right.split():
                north[stem[:3]].append((stem, concepts[other]))
    return north, english


def _features(page: Page, index: int, rendering: str) -> frozenset[str]:
    sentence = page.sentences[index]
    text = page.text[sentence.start : sentence.end]
    north = sentence.lang in _NORTH
    found: set[str] = set()
    words = _WORD.findall(text)
    exonyms, numbers = exonym_table(), _numbers()
    lex = lexicon(sentence.lang)
    previous = ""
    for place, word in enumerate(words):
        low = word.lower().rstrip(".")
        bare = re.sub(r"[’']s$", "", low)
        pair = f"{previous} {bare}"
        previous = bare
        if word[0].isdigit():
            found.add(_number(word, words[place + 1] if place + 1 < len(words) else "", north))
            continue
        if low in numbers:
            value = _number(numbers[low], words[place + 1] if place + 1 < len(words) else "", north)
            if value not in ("n:1", "n:2") or (north and low in ("to", "begge")) or low in ("two", "both"):
                found.add(value)
            continue
        known = (
            exonyms.get(pair)
            or exonyms.get(bare)
            or (exonyms.get(bare.removesuffix("s")) if word[0].isupper() else None)
        )
        if known:
            found.add(f"x:{known}")
            continue
        if (len(bare) < 3 and bare not in _SHORT) or _small(bare, lex):
            continue
        if word[0].isupper() and place:
            found.add(f"x:{bare[:5]}")
        concept = _concept(bare, north)
        found.update(f"c:{item}" for item in concept)
        if not concept and len(bare) >= 5:
            found.add(f"p:{_cognate(bare)}")
    if rendering:
        target = {word.lower() for word in _WORD.findall(rendering)}
        found.update(f"r:{word[:5]}" for word in target if len(word) > 3 and not word[0].isdigit())
    return frozenset(found)


def _small(word: str, lex: object) -> bool:
    return lexicon("nb").has(
        word, "prepositions", "auxiliaries", "possessives", "conjunctions", "adverbs", "relative"
    ) or lexicon("en").has(
        word,
        "prepositions",
        "auxiliaries",
        "possessives",
        "conjunctions",
        "adverbs",
        "relative",
        "articles_definite",
    )


def _cognate(word: str) -> str:
    """Return the beginning of a word in a spelling that Norwegian and English share."""
    folded = word.replace("ø", "o").replace("å", "a").replace("æ", "a").replace("c", "k").replace("ph", "f")
    return folded[:5]


def _concept(word: str, north: bool) -> set[int]:
    table_north, table_english = _stems()
    stems = table_north if north else table_english
    best = max((len(stem) for stem, _ in stems.get(word[:3], ()) if word.startswith(stem)), default=0)
    found = (
        {number for stem, number in stems.get(word[:3], ()) if len(stem) == best and word.startswith(stem)}
        if best
        else set()
    )
    if not found and word in _SHORT:
        found = {number for stem, number in stems.get(word[:3], ()) if stem == word}
    if north and len(word) >= 8:
        for cut in range(3, len(word) - 3):
            part = word[cut:]
            found |= {
                number for stem, number in stems.get(part[:3], ()) if len(stem) >= 4 and part.startswith(stem)
            }
    return found


def _number(word: str, following: str, north: bool) -> str:
    """Return a number in one spelling: 41,6 and 41.6, 41.300 and 41,300, 2 mill. and 2 million."""
    thousands, decimal = (".", ",") if north else (",", ".")
    plain = word
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", word):
        plain = word.replace(thousands, "")
    plain = plain.replace(decimal, ".").replace(",", ".")
    try:
        value = float(plain) * _SCALE.get(following.lower().rstrip("."), 1.0)
    except ValueError:
        return f"n:{plain}"
    return f"n:{value:g}"
