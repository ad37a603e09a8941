"""What speaks for two sentences of different languages stating the same claim.

About a dozen features of a pair: how much of what they say they share, rare words counting more and who
says it left out; figures in common, and whether no other sentence has them; who says it; how far apart
they stand; and whether another partner fits better. A logistic regression weighs them
(``resources/links.toml``); ``training/linking.py`` learns the weights from the annotated articles.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import resources
from analysis.bilingual import NORTH
from analysis.compared import Compared, Item, Span, compared
from analysis.figures import SAME, in_common
from analysis.likelier import Likely, likelier
from analysis.page import Page
from records.analysis import ClaimMark, Quote

Pair = tuple[int, int]
"""Two sentences, the earlier first."""

_KIND = {"x": 1.0, "m": 1.0, "s": 0.4, "p": 0.4}
_FIGURE = 5.0  # what a number weighs; a word that only one sentence has weighs about three
_RENDERED = 0.8  # of a word that only the translation has
_TRANSLATED = 0.7  # of that, for the sentence that was translated
_BESIDE = {1: 0.1, 2: 0.05}  # what standing side by side counts among partners
_NEAR = 3  # sentences: farther ones have to be claims both
_MOST = 40  # sentences a language that are compared with far ones; the claims most worth it
_SURE = 0.7  # of a figure in common


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two sentences share: its weight in each, what each weighs, the kinds of words, the figures.

    ``figures`` has how sure it is that each is the same, by its value.
    """

    shared: tuple[float, float]
    total: tuple[float, float]
    kinds: tuple[str, ...]
    figures: Mapping[float, float]

    @property
    def tells(self) -> bool:
        """Whether they share more than words that many a sentence has."""
        return bool(self.figures) or not {"x", "m", "p", "r"}.isdisjoint(self.kinds)

    @property
    def likeness(self) -> float:
        """How much of both is shared, from 0 to 1."""
        return sum(self.shared) / sum(self.total)


class Weigher:
    """Weighs what sentences share; what few of them have weighs more."""

    def __init__(self, sentences: Mapping[int, Compared]) -> None:
        self.sentences = sentences
        count: Counter[str] = Counter(key for found in sentences.values() for key in found.keys)
        rarity = {key: math.log(1 + len(sentences) / times) for key, times in count.items()}

        def weight(item: Item) -> float:
            rare = sum(max(map(rarity.__getitem__, part)) for part in item.parts) / len(item.parts)
            return _KIND[item.kind] * rare

        self._weights = {index: [*map(weight, found.items)] for index, found in sentences.items()}
        self._totals = {
            index: sum(self._weights[index]) + _FIGURE * len(found.figures) or 1.0
            for index, found in sentences.items()
        }

    def overlap(self, a: int, b: int) -> Overlap:
        """Return what two sentences share."""
        one, other = self.sentences[a], self.sentences[b]
        here, kinds = self._shared(a, other)
        there, _ = self._shared(b, one)
        figures = in_common(one.figures, other.figures)
        both = _FIGURE * sum(sure >= SAME for sure in figures.values())
        total = self._totals[a], self._totals[b]
        added = (here[1], there[1])
        # A word that only a translation has stands for some word of the sentence that was translated.
        shared = (
            min(here[0] + here[1] + _TRANSLATED * added[1] + both, total[0]),
            min(there[0] + there[1] + _TRANSLATED * added[0] + both, total[1]),
        )
        if any(added):
            kinds = (*kinds, "r")
        return Overlap(shared, total, kinds, figures)

    def _shared(self, index: int, other: Compared) -> tuple[tuple[float, float], tuple[str, ...]]:
        """Return the weight of the words that another sentence has too, or only its translation has."""
        held = added = 0.0
        kinds = []
        own = self.sentences[index].keys
        keys, rendered = own & other.keys, own & other.rendered
        if not keys and not rendered:
            return (held, added), ()
        for item, weight in zip(self.sentences[index].items, self._weights[index], strict=True):
            shared = len([part for part in item.parts if not part.isdisjoint(keys)])
            if shared:
                held += weight * shared / len(item.parts)
                kinds.append(item.kind)
            elif rendered and not all(part.isdisjoint(rendered) for part in item.parts):
                added += _RENDERED * weight
        return (held, added), tuple(kinds)


class Pairing:
    """The pairs of sentences of an article that may state the same, with what speaks for each."""

    def __init__(
        self,
        page: Page,
        quotes: Sequence[Quote],
        marks: Sequence[ClaimMark],
        renderings: Sequence[str] | None,
        likely: Likely | None = None,
    ) -> None:
        self._page, self._marks = page, marks
        near, far = _near(page, marks), _far(page, marks)
        chosen = sorted({index for pair in near for index in pair} | {i for indices in far for i in indices})
        target = _target(page, renderings)
        frames = _frames(page, quotes)
        self.sentences = {
            index: compared(page, index, frames[index], renderings[index] if renderings else "", target)
            for index in chosen
        }
        weigher = Weigher(self.sentences)
        pairs = {*near, *self._alike(far)}
        overlaps = {pair: weigher.overlap(*pair) for pair in sorted(pairs)}
        beside = {pair for pair in near if self._told_alike(pair)}
        self.overlaps = {
            pair: overlap for pair, overlap in overlaps.items() if overlap.tells or pair in beside
        }
        self._likelier = None
        if renderings and likely:
            ranked = sorted(self.overlaps, key=lambda pair: -self.overlaps[pair].likeness)
            self._likelier = likelier(page, frames, ranked, chosen, target, likely)
        self._told = Counter(
            value for found in self.sentences.values() for value in {figure.value for figure in found.figures}
        )
        self._fits: dict[int, list[float]] = defaultdict(list)
        for pair in self.overlaps:
            for index in pair:
                self._fits[index].append(self._fit(pair))
        for fits in self._fits.values():
            fits.sort(reverse=True)

    def _told_alike(self, pair: Pair) -> bool:
        """Say whether two sentences are told alike: denied both, or said by the same source."""
        one, other = (self._marks[index] for index in pair)
        return one.status == other.status == "denied" or self._same_source(pair)

    def _same_source(self, pair: Pair) -> bool:
        one, other = (self._marks[index].source for index in pair)
        return one == other and one not in ("author", "unnamed")

    def _alike(self, languages: Sequence[Sequence[int]]) -> Iterator[Pair]:
        """Yield the pairs of far sentences that have a word or a figure in common."""
        for place, indices in enumerate(languages):
            for a in indices:
                one = self.sentences[a]
                values = {figure.value for figure in one.figures}
                for b in (index for others in languages[place + 1 :] for index in others):
                    other = self.sentences[b]
                    if apart(self._page, a, b) and (
                        not one.keys.isdisjoint(other.keys)
                        or not one.rendered.isdisjoint(other.keys)
                        or not one.keys.isdisjoint(other.rendered)
                        or any(figure.value in values for figure in other.figures)
                    ):
                        yield min(a, b), max(a, b)

    def _fit(self, pair: Pair) -> float:
        """Return how well two sentences go together, to choose among partners."""
        return self.overlaps[pair].likeness + _BESIDE.get(pair[1] - pair[0], 0.0)

    def _margin(self, pair: Pair) -> float:
        """Return by how much two sentences go together better than either does with any other."""
        fit = self._fit(pair)
        rivals = (self._fits[index] for index in pair)
        return min(fit - (fits[0] if fit < fits[0] else (*fits, 0.0)[1]) for fits in rivals)

    def features(self, pair: Pair) -> dict[str, float]:
        """Return what speaks for the two sentences of a pair stating the same."""
        a, b = pair
        overlap = self.overlaps[pair]
        named = [any(item.kind == "x" for item in self.sentences[index].items) for index in pair]
        one, other = (self._marks[index] for index in pair)
        sure = [value for value, likeness in overlap.figures.items() if likeness >= _SURE]
        translated = {} if self._likelier is None else {"likelier": self._likelier.get(pair, 0.0)}
        return {
            **translated,
            "alike": overlap.likeness,
            "amount": math.log1p(sum(overlap.shared) / 2),
            "two-figures": float(sum(likeness >= SAME for likeness in overlap.figures.values()) > 1),
            "only-figure": float(any(self._told[value] <= 2 for value in sure)),
            "names-clash": float(all(named) and "x" not in overlap.kinds),
            "claims": float(one.claim and other.claim),
            "same-source": float(self._same_source(pair)),
            "denied": float(one.status == other.status == "denied"),
            "denied-by-one": float((one.status == "denied") != (other.status == "denied")),
            "headline": float(a == 0),
            "distance": math.log(b - a),
            "margin": self._margin(pair),
        }

    def likelihoods(self) -> dict[Pair, float]:
        """Return how likely each pair states the same claim, from 0 to 1."""
        weights = model()["weights" if self._likelier is None else "weights-with-likelier"]
        return {
            pair: 1
            / (1 + math.exp(-weights["bias"] - sum(weights.get(name, 0.0) * v for name, v in found.items())))
            for pair in self.overlaps
            for found in [self.features(pair)]
        }


@cache
def model() -> dict[str, dict[str, float]]:
    """Return the learned weights and the thresholds of links."""
    data: dict[str, dict[str, float]] = tomllib.loads(
        resources.path("links.toml").read_text(encoding="utf-8")
    )
    return data


def apart(page: Page, a: int, b: int) -> bool:
    """Say whether two sentences are of languages that a reader of one does not read both of."""
    one, other = page.sentences[a].lang, page.sentences[b].lang
    return one != other and not (one in NORTH and other in NORTH)


def _frames(page: Page, quotes: Sequence[Quote]) -> dict[int, list[Span]]:
    """Return who speaks and the reporting words, by the sentence that they stand in."""
    frames: dict[int, list[Span]] = defaultdict(list)
    for quote in quotes:
        for span in (quote.speaker_span, quote.cue_span):
            if span:
                frames[page.sentence_at(span[0])].append(span)
    return frames


def _near(page: Page, marks: Sequence[ClaimMark]) -> list[Pair]:
    """Return the pairs of sentences near each other one of which is a claim, and neither a question."""
    langs = [sentence.lang for sentence in page.sentences]
    return [
        (a, b)
        for a, lang in enumerate(langs)
        for b in range(a + 1, min(a + 1 + _NEAR, len(langs)))
        if lang != langs[b]
        and (marks[a].claim or marks[b].claim)
        and (apart(page, a, b) and _states(page, a) and _states(page, b))
    ]


def _far(page: Page, marks: Sequence[ClaimMark]) -> list[list[int]]:
    """Return for each language the sentences that may be paired with ones farther away."""
    by_lang: dict[str, list[int]] = defaultdict(list)
    for mark in marks:
        if mark.claim and _states(page, mark.sentence):
            by_lang[page.sentences[mark.sentence].lang].append(mark.sentence)
    if len(by_lang) < 2:
        return []
    return [sorted(found, key=lambda index: -marks[index].worth)[:_MOST] for found in by_lang.values()]


def _states(page: Page, index: int) -> bool:
    sentence = page.sentences[index]
    return not page.text[sentence.start : sentence.end].rstrip("»”\"’' ").endswith("?")


def _target(page: Page, renderings: Sequence[str] | None) -> str:
    """Return the language of the renderings: that of the sentences which they leave as they are."""
    kept = Counter(
        sentence.lang
        for sentence, text in zip(page.sentences, renderings or (), strict=False)
        if text and text == page.text[sentence.start : sentence.end]
    )
    return kept.most_common(1)[0][0] if kept else "en"
