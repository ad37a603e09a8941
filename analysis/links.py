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

from analysis.lexicon import lexicon, table
from analysis.page import Page
from analysis.roles import exonyms as exonym_table
from records.analysis import ClaimMark, Link, Why

_WORD = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-.’'][^\W\d_]+)*\.?")
_SCALE = {
    "million": 1e6, "millioner": 1e6, "millions": 1e6, "mill": 1e6, "milliard": 1e9, "milliarder": 1e9,
    "billion": 1e9, "billions": 1e9, "mrd": 1e9, "tusen": 1e3, "thousand": 1e3, "hundred": 100, "hundre": 100,
}  # fmt: skip
_NORTH = frozenset(("nb", "nn", "da", "sv"))
_THRESHOLD = 0.25  # of a pair that shares three features or more
_FEW = 0.31  # of one that shares two
_SURE = 0.31  # of a pair one of whose sentences has a better partner
_BESIDE = 2  # sentences: a quote and its paraphrase usually stand side by side
_SHORT = frozenset(("år", "is", "by", "øl", "øy"))
_NEAR = 3  # sentences
_MOST = 60  # sentences a language that are compared; more are cut to the claims most worth it


def find_links(page: Page, marks: Sequence[ClaimMark], renderings: Sequence[str] | None = None) -> list[Link]:
    """Return the links between sentences of different languages, in order.

    ``renderings`` is the text of each sentence in the reader's language, when known.
    """
    chosen = _candidates(page, marks)
    if len(chosen) < 2:
        return []
    plain = Weighed({index: sentence_features(page, index) for index in chosen})
    rendered = _rendered(page, chosen, renderings)
    features = plain.features
    holders: dict[str, list[int]] = defaultdict(list)
    for weighed in (plain, rendered):
        for index, found in weighed.features.items():
            for feature in found:
                if weighed.count[feature] <= _COMMON:
                    holders[feature].append(index)
    scores: dict[tuple[int, int], float] = {}
    pairs = {
        (a, b)
        for indices in holders.values()
        for a in indices
        for b in indices
        if a < b and page.sentences[a].lang != page.sentences[b].lang and _apart(page, a, b)
    }
    for a, b in pairs:
        score = max(plain.score(a, b), 0.75 * plain.held(a, b), 0.85 * rendered.score(a, b))
        score -= 0.15 * _numbers_clash(features[a], features[b])
        score += 0.06 if marks[a].source == marks[b].source not in ("author", "unnamed") else 0.0
        score += 0.03 if b - a <= _BESIDE else 0.0
        common = max(plain.common(a, b), rendered.common(a, b))
        if b - a <= _NEAR and any(map(_telling, features[a] & features[b])):
            score, common = score + 0.15, common + 1  # the same odd number a few sentences on
        if common > 1 and score >= (_THRESHOLD if common > 2 else _FEW):
            scores[a, b] = score
    best: dict[int, float] = defaultdict(float)
    for (a, b), score in scores.items():
        best[a], best[b] = max(best[a], score), max(best[b], score)
    links = []
    for (a, b), score in sorted(scores.items()):
        mutual = score >= best[a] and score >= best[b]
        if mutual or (score >= _SURE and score >= min(best[a], best[b])):
            kinds = {feature[0] for feature in features[a] & features[b]} | set("r" * rendered.common(a, b))
            rule = "shared " + ", ".join(name for kind, name in _NAMES.items() if kind in kinds)
            links.append(Link(a, b, round(min(score, 1.0), 3), Why(rule, _shared_words(page, a, b))))
    return links


_NAMES = {"n": "numbers", "x": "names", "c": "words", "p": "cognates", "r": "translated words"}
_COMMON = 12  # a feature of more sentences than this brings no pair together by itself


class Weighed:
    """The features of some sentences, weighed: the rarer in the article, the heavier."""

    def __init__(self, features: dict[int, frozenset[str]]) -> None:
        self.features = features
        self.count: Counter[str] = Counter(feature for found in features.values() for feature in found)
        self._weight = {
            feature: math.log(1 + len(features) / count) * KIND_WEIGHT[feature[0]]
            for feature, count in self.count.items()
        }
        self._size = {
            index: math.sqrt(sum(self._weight[feature] for feature in found)) or 1.0
            for index, found in features.items()
        }

    def score(self, a: int, b: int) -> float:
        """Return the weighted share of features that two sentences have in common (a cosine)."""
        if a not in self.features or b not in self.features:
            return 0.0
        common = self.features[a] & self.features[b]
        return sum(self._weight[feature] for feature in common) / (self._size[a] * self._size[b])

    def held(self, a: int, b: int) -> float:
        """Return how much of the shorter sentence the longer one holds, 0 for fewer than four features.

        A telegram's one line is often found again inside a sentence three times as long.
        """
        common = self.features[a] & self.features[b]
        if len(common) < 4:
            return 0.0
        return sum(self._weight[feature] for feature in common) / min(self._size[a], self._size[b]) ** 2

    def common(self, a: int, b: int) -> int:
        """Return how many features two sentences have in common."""
        return len(self.features.get(a, frozenset()) & self.features.get(b, frozenset()))


def _rendered(page: Page, chosen: Sequence[int], renderings: Sequence[str] | None) -> Weighed:
    """Weigh the words of the translations, of those sentences that have one."""
    if not renderings:
        return Weighed({})
    features = {}
    for index in chosen:
        text = renderings[index] if index < len(renderings) else ""
        words = [word.lower().rstrip(".") for word in _WORD.findall(text)]
        stems = {f"r:{word[:6]}" for word in words if len(word) > 2 and not _small(word)}
        if text:
            features[index] = frozenset(stems)
    return Weighed(features)


def _shared_words(page: Page, a: int, b: int) -> tuple[tuple[int, int], ...]:
    """Return the numbers and names that two sentences share to the letter, in both of them."""
    tokens = [page.tokens[slice(*page.sentence_tokens[index])] for index in (a, b)]
    marked = [
        {
            token.text: (token.start, token.end)
            for token in part
            if token.text[0].isdigit() or token.is_capital
        }
        for part in tokens
    ]
    both = marked[0].keys() & marked[1].keys()
    return tuple(sorted(spans[text] for spans in marked for text in both))


KIND_WEIGHT = {"n": 1.5, "x": 1.0, "c": 0.9, "p": 0.8, "r": 0.8}


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


def _telling(feature: str) -> bool:
    """Say whether a feature is a number that hardly comes twice by chance: 2400, 6.4; no year, no 100."""
    if not feature.startswith("n:"):
        return False
    digits = feature[2:].split("e")[0].replace(".", "").strip("0")
    year = len(feature) == 6 and feature[2:4] in ("19", "20")
    return len(digits) > 1 and (len(feature) > 4 or "." in feature) and not year


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


def sentence_features(page: Page, index: int) -> frozenset[str]:
    """Return what sentence ``index`` can be compared by with a sentence of another language."""
    sentence = page.sentences[index]
    text = page.text[sentence.start : sentence.end]
    north = sentence.lang in _NORTH
    found: set[str] = set()
    words = _WORD.findall(text)
    exonyms, numbers = exonym_table(), _numbers()
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
        if (len(bare) < 3 and bare not in _SHORT) or _small(bare):
            continue
        if word[0].isupper() and place:
            found.add(f"x:{bare[:5]}")
        concept = _concept(bare, north)
        found.update(f"c:{item}" for item in concept)
        if not concept and len(bare) >= 5:
            found.add(f"p:{_cognate(bare)}")
    return frozenset(found)


def _small(word: str) -> bool:
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
    plain = re.sub(r"\s", "", word)
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", plain):
        plain = plain.replace(thousands, "")
    plain = plain.replace(decimal, ".").replace(",", ".")
    try:
        value = float(plain) * _SCALE.get(following.lower().rstrip("."), 1.0)
    except ValueError:
        return f"n:{plain}"
    return f"n:{value:g}"
