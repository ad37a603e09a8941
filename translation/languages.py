"""Tell the language of every sentence of an article.

The way (measured on mixed articles): candidate languages are chosen once for the
whole document; each sentence is scored for the candidates only; neighbours in a
block smooth the scores, but not across the edge of a quotation; what is too short
to tell takes its neighbours' language. Languages as close as Bokmål, Nynorsk and
Danish are told apart once a document.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from translation.language_data import known_languages, language_data
from translation.profiles import Profiles, profile_names

UNKNOWN = "und"

_STAY = 0.95
_STAY_AT_MARK = 0.6
_TEMPER = 0.25  # n-grams overlap and are no independent witnesses
_SURE_HITS = 4
_SURE_RATIO = 4
_WORDS_TO_TELL = 3
_LETTERS_TO_TELL = 12
_SAMPLE = 2000
_WORD = re.compile(r"[^\W\d_]+")
_CODES = {"no": "nb", "zh-cn": "zh", "zh-tw": "zh", "iw": "he"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A passage's language (BCP-47, "und" when unknown) and how sure that is, from 0 to 1."""

    lang: str
    confidence: float


def primary(code: str) -> str:
    """Return the bare language of a BCP-47 code, with plain Norwegian as Bokmål: "en-GB" is "en"."""
    bare = code.strip().lower().replace("_", "-").split("-")[0]
    return _CODES.get(bare, bare)


def detect_document(text: str) -> str:
    """Return the language of a text as a whole, "und" when it cannot be told."""
    ((verdict,),) = identify([[text]], ())
    return verdict.lang


def guess(text: str) -> str:
    """Return the family of languages that a passage's common words belong to, "" when none stands out."""
    hits = _hits(_WORD.findall(text[:_SAMPLE].lower()))
    return _best(hits)[0] if hits else ""


def identify(blocks: Sequence[Sequence[str]], favoured: Collection[str]) -> list[list[Verdict]]:
    """Tell the language of each sentence.

    Args:
        blocks: the texts of the sentences, block by block; anything is allowed.
        favoured: codes that are likelier than others (the reader's languages).

    The answer has the shape of ``blocks``.
    """
    samples = [[_Sample.of(text) for text in block] for block in blocks]
    flat = [sample for block in samples for sample in block]
    shares = _candidates(flat, favoured)
    if not shares:
        return [[Verdict(UNKNOWN, 0.0)] * len(block) for block in blocks]
    names = _tell_families(flat, shares, favoured)
    families = tuple(shares)
    prior = [math.log(share) for share in shares.values()]
    majority = max(range(len(families)), key=lambda index: prior[index])
    found = []
    for block in samples:
        evidence = [_evidence(sample, families, prior) for sample in block]
        verdicts = (_verdict(shares, families, names, majority) for shares in _smooth(block, evidence))
        found.append(
            [_readable(sample, verdict) for sample, verdict in zip(block, verdicts, strict=True)],
        )
    return found


@dataclass(frozen=True, slots=True)
class _Sample:
    text: str
    words: tuple[str, ...]
    letters: int
    hits: Counter[str]
    opens: bool
    closes: bool

    @classmethod
    def of(cls, text: str) -> _Sample:
        cut = text[:_SAMPLE]
        words = tuple(_WORD.findall(cut.lower()))
        stripped = cut.strip()
        return cls(
            text=cut,
            words=words,
            letters=sum(map(len, words)),
            hits=_hits(words),
            opens=stripped[:1] in set("\"'«»“”„‘–—-"),
            closes=stripped[-1:] in set("\"'«»“”„’"),
        )

    @property
    def told(self) -> bool:
        """Whether the sample is long enough to say anything about itself."""
        if len(self.words) >= _WORDS_TO_TELL or self.letters >= _LETTERS_TO_TELL:
            return True
        return self.letters >= _WORDS_TO_TELL and any(max(word) >= "\u2e80" for word in self.words)


@cache
def _stop_words() -> dict[str, tuple[str, ...]]:
    table: dict[str, set[str]] = {}
    for code in known_languages():
        data = language_data(code)
        for word in data.stop_words | data.common:
            table.setdefault(word, set()).add(data.family)
    return {word: tuple(sorted(families)) for word, families in table.items()}


@cache
def _profile_of(family: str) -> str:
    """Return langdetect's profile for a family; the first member that has one stands for all."""
    for code in known_languages():
        data = language_data(code)
        if data.family == family and data.profile:
            return "no" if family == "no-da" else data.profile
    return family


@cache
def _members(family: str) -> tuple[str, ...]:
    return tuple(code for code in known_languages() if language_data(code).family == family)


def _family(code: str) -> str:
    return language_data(code).family if code in known_languages() else code


def _hits(words: Iterable[str]) -> Counter[str]:
    table = _stop_words()
    return Counter(family for word in words for family in table.get(word, ()))


def _best(hits: Counter[str]) -> tuple[str, int, int]:
    """Return the family with most common words, its count, and the count of the next one."""
    ranked = hits.most_common(2)
    return ranked[0][0], ranked[0][1], ranked[1][1] if len(ranked) > 1 else 0


def _candidates(samples: Sequence[_Sample], favoured: Collection[str]) -> dict[str, float]:
    """Choose the families that occur in a document, each with its share of the words."""
    votes: Counter[str] = Counter()
    unexplained: list[_Sample] = []
    for sample in samples:
        if not sample.told:
            continue
        family, first, second = _best(sample.hits) if sample.hits else ("", 0, 0)
        if first >= 2 and first > second and first * 8 >= len(sample.words):
            votes[family] += len(sample.words)
        else:
            unexplained.append(sample)
    letters = sum(sample.letters for sample in samples)
    if sum(sample.letters for sample in unexplained) * 5 > letters or any(
        sample.letters >= 60 and not sample.hits for sample in unexplained
    ):
        _vote_by_profile(unexplained, votes)
    if not letters:
        return {}
    for code in {*favoured, "en"}:
        if _profile_of(_family(primary(code))) in profile_names():
            votes[_family(primary(code))] += 1
    total = sum(votes.values())
    return {family: max(count / total, 0.02) for family, count in sorted(votes.items())}


def _vote_by_profile(samples: Sequence[_Sample], votes: Counter[str]) -> None:
    """Let langdetect's 55 profiles vote on the passages that common words did not explain."""
    profiles = Profiles(profile_names())
    text = " ".join(sample.text for sample in samples)
    parts = [sample.text for sample in samples if sample.letters >= 30][:50] or [text[:_SAMPLE]]
    for part in parts:
        scores, known = profiles.score(part)
        if not known:
            continue
        ranked = sorted(zip(scores, profiles.names, strict=True), reverse=True)
        if ranked[0][0] - ranked[1][0] > 2:
            votes[_family(primary(ranked[0][1]))] += max(len(part.split()), 3)


def _tell_families(
    samples: Sequence[_Sample], shares: Mapping[str, float], favoured: Collection[str]
) -> dict[str, str]:
    """Decide, once for the document, which member each family of close languages stands for."""
    names = {}
    favourites = {primary(code) for code in favoured}
    for family in shares:
        members = _members(family)
        if len(members) < 2:
            names[family] = members[0] if members else primary(family)
            continue
        counts = Counter(
            word
            for sample in samples
            if not sample.hits or _best(sample.hits)[0] == family
            for word in sample.words
        )
        default = next((code for code in ("nb", *members) if code in members), members[0])
        names[family] = max(
            members,
            key=lambda code: (
                sum(counts[word] for word in _telling(code)),
                code == default,
                code in favourites,
            ),
        )
    return names


@cache
def _telling(code: str) -> frozenset[str]:
    """Return a language's common words that not all of its relatives have.

    Words that two of three share count for both of them: *jeg* and *ikke* speak against Nynorsk,
    though they do not tell Bokmål from Danish.
    """
    family = [language_data(member) for member in _members(language_data(code).family)]
    shared = frozenset.intersection(*(data.markers | data.stop_words for data in family))
    return (language_data(code).markers | language_data(code).stop_words) - shared


def _evidence(sample: _Sample, families: tuple[str, ...], prior: Sequence[float]) -> list[float] | None:
    """Return the log-evidence for each family, None when the sample is too short to tell."""
    if not sample.told:
        return None
    if sample.hits:
        family, first, second = _best(sample.hits)
        if first >= _SURE_HITS and first >= second * _SURE_RATIO and family in families:
            return [0.0 if other == family else -12.0 for other in families]
    profiles = _restricted(families)
    scores, known = profiles.score(sample.text)
    if known < _WORDS_TO_TELL:
        return None
    weight = _TEMPER
    return [
        weight * score + 2.0 * sample.hits[family] + log_prior
        for score, family, log_prior in zip(scores, families, prior, strict=True)
    ]


@cache
def _restricted(families: tuple[str, ...]) -> Profiles:
    return Profiles(tuple(_profile_of(family) for family in families))


def _smooth(block: Sequence[_Sample], evidence: Sequence[list[float] | None]) -> list[list[float] | None]:
    """Return each sentence's share of every language, given its neighbours (forward-backward).

    None where the whole block says nothing.
    """
    width = next((len(item) for item in evidence if item is not None), 0)
    if not width:
        return [None] * len(block)
    rows = [_normal(item) if item is not None else [1.0 / width] * width for item in evidence]
    # Before sentence i: how probable it is that it keeps the language of the one before it.
    stays = [
        _STAY_AT_MARK if place and (block[place].opens or block[place - 1].closes) else _STAY
        for place in range(len(block))
    ]
    forward: list[list[float]] = []
    for place, row in enumerate(rows):
        before = _step(forward[-1], stays[place]) if place else [1.0 / width] * width
        forward.append(_scaled([a * b for a, b in zip(before, row, strict=True)]))
    backward = [1.0 / width] * width
    shares: list[list[float] | None] = []
    for place in range(len(rows) - 1, -1, -1):
        shares.append(_scaled([a * b for a, b in zip(forward[place], backward, strict=True)]))
        after = [a * b for a, b in zip(backward, rows[place], strict=True)]
        backward = _scaled(_step(after, stays[place]))
    return shares[::-1]


def _step(shares: Sequence[float], stay: float) -> list[float]:
    if len(shares) == 1:
        return list(shares)
    total = sum(shares)
    move = (1.0 - stay) / (len(shares) - 1)
    return [stay * share + move * (total - share) for share in shares]


def _normal(logs: Sequence[float]) -> list[float]:
    top = max(logs)
    return _scaled([math.exp(max(value - top, -30.0)) for value in logs])


def _scaled(values: Sequence[float]) -> list[float]:
    total = sum(values) or 1.0
    return [value / total for value in values]


def _readable(sample: _Sample, verdict: Verdict) -> Verdict:
    """Return the verdict, or "und" for a passage in a script that its language is not written in."""
    if verdict.lang not in known_languages() or not sample.letters:
        return verdict
    latin = sum(
        len(word) for word in sample.words if max(word) < "\u0250" or "\u1e00" <= max(word) < "\u2000"
    )
    return verdict if latin * 2 >= sample.letters else Verdict(UNKNOWN, 0.5)


def _verdict(
    shares: Sequence[float] | None, families: tuple[str, ...], names: Mapping[str, str], majority: int
) -> Verdict:
    if shares is None:
        return Verdict(names[families[majority]], 0.5)
    best = max(range(len(shares)), key=lambda index: shares[index])
    return Verdict(names[families[best]], round(shares[best], 3))
