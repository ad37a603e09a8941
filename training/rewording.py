r"""Make pairs that teach rare nouns: a noun that both sides share is exchanged for one of the dictionary.

    python -m training.rewording --dictionary lexicon.tsv.gz --out reworded.tsv.gz FILE.tsv.gz=COUNT ...

A small corpus shows most nouns never, or in one form. Here a sentence keeps its grammar and gets another
noun, in the same gender, number and definiteness (after Fadaee, Bisazza and Monz 2017, without their language
model: what such a sentence says need not make sense). COUNT changed pairs are made of every file, and every
noun is written down by itself in each of its forms. The same files in the same order with the same seed give
the same pairs.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpus import Pair, read_pairs, write_pairs
from training.renaming import asked
from translation.inflection import plural

SPREAD = 30.0
"""How many times as frequent as its translation a word may be, or the other way round."""

COMMON = 2e-4
"""Frequency from which a word is left alone: these are rarely nouns, whatever the dictionary says."""
SHARE = 0.05
"""How frequent a noun's definite form is at least, the bare one being 1; those of other words are rarer."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AN = re.compile(r"\b([Aa])n? (?=\w)")
_OF_SHARED = 2
"""Nouns that are exchanged in a sentence at most."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun and its translation: Norwegian forms (one, the one, several, the several), English ones.

    A form that the word lists do not know is "".
    """

    neuter: bool
    forms: tuple[str, str, str, str]
    english: tuple[str, str]

    def pair(self, form: int) -> Pair:
        """Return a form and its translation without an article."""
        return self.forms[form], self.english[form > 1]


def nouns(
    dictionary: Iterable[Pair], norwegian: Mapping[str, float], english: Mapping[str, float]
) -> list[Noun]:
    """Return the common nouns of a dictionary, each with its likeliest translation.

    What is a noun the word lists tell: its definite forms stand in them. ``norwegian`` and ``english`` give
    the frequency of a word in all text, between 0 and 1.
    """
    found: dict[str, Noun] = {}
    senses: dict[str, float] = {}
    for word, translation in dictionary:
        ours, theirs = norwegian.get(word, 0.0), english.get(translation, 0.0)
        if not (word.islower() and word.isalpha() and translation.islower() and translation.isalpha()):
            continue
        if not 0 < ours < COMMON or not theirs or max(ours, theirs) > SPREAD * min(ours, theirs):
            continue
        noun = _inflected(word, translation, norwegian)
        if noun and theirs > senses.get(word, 0.0):
            found[word], senses[word] = noun, theirs
    return list(found.values())


def _inflected(word: str, translation: str, known: Mapping[str, float]) -> Noun | None:
    stem = word.removesuffix("e")
    neuter = known.get(f"{stem}et", 0.0) > known.get(f"{stem}en", 0.0)
    one = f"{stem}et" if neuter else f"{stem}en"
    several = word if neuter and len(re.findall("[aeiouyæøå]", word)) == 1 else f"{stem}er"
    all_of_them = f"{stem}ene"
    if known.get(one, 0.0) < SHARE * known[word] or all_of_them not in known:
        return None
    forms = (word, one, several if several in known else "", all_of_them)
    return Noun(neuter, forms, (translation, plural(translation)))


class Reworder:
    """Exchanges nouns of pairs at random; ``random_`` is its only source of chance."""

    def __init__(self, random_: random.Random, known: Sequence[Noun]) -> None:
        self.random = random_
        self._known = {neuter: [noun for noun in known if noun.neuter is neuter] for neuter in (False, True)}
        counted = Counter(form for noun in known for form in {*noun.forms} - {""})
        self._places = {
            noun.forms[form]: (noun, form)
            for noun in known
            for form in range(4)
            if counted[noun.forms[form]] == 1 and noun.forms.count(noun.forms[form]) == 1
        }

    def change(self, pair: Pair) -> Pair | None:
        """Return ``pair`` with other nouns; None when it has none that both sides have exactly once."""
        ours, theirs = (Counter(_WORD.findall(side)) for side in pair)
        shared = [
            (noun, form)
            for word, times in ours.items()
            if times == 1 and word in self._places
            for noun, form in [self._places[word]]
            if theirs[noun.english[form > 1]] == 1
        ]
        new: list[dict[str, str]] = [{}, {}]
        for noun, form in self.random.sample(shared, min(_OF_SHARED, len(shared))):
            other = self.random.choice(self._known[noun.neuter])
            if other.forms[form]:
                for side, old, word in zip(new, noun.pair(form), other.pair(form), strict=True):
                    side[old] = word
        if not new[0]:
            return None
        nb, en = (_exchanged(text, words) for text, words in zip(pair, new, strict=True))
        return nb, _with_articles(en, set(new[1].values()))


def _exchanged(text: str, new: Mapping[str, str]) -> str:
    return _WORD.sub(lambda match: new.get(match[0], match[0]), text)


def _with_articles(text: str, changed: set[str]) -> str:
    """Return English text with "a" or "an" put right before words that were ``changed``."""

    def article(match: re.Match[str]) -> str:
        after = _WORD.match(text, match.end())
        if not after or after[0] not in changed:
            return match[0]
        return f"{match[1]}n " if after[0][0] in "aeiou" else f"{match[1]} "

    return _AN.sub(article, text)


def bare(known: Iterable[Noun]) -> Iterator[Pair]:
    """Yield every noun by itself in each of its forms."""
    for noun in known:
        for form in range(4):
            word, translation = noun.pair(form)
            if word and noun.forms.count(word) == 1:
                yield word, f"the {translation}" if form % 2 else translation


def reworded(files: Sequence[tuple[list[Pair], int]], known: Sequence[Noun], seed: int) -> list[Pair]:
    """Return changed pairs of all files, each given with the number to make, and the bare nouns, shuffled."""
    reworder = Reworder(random.Random(seed), known)
    made = list(bare(known))
    for pairs, count in files:
        order = reworder.random.sample(pairs, len(pairs))
        changed = (other for pair in order if (other := reworder.change(pair)))
        made += [pair for pair, _ in zip(changed, range(count), strict=False)]
    reworder.random.shuffle(made)
    return made


def main(arguments: Sequence[str] | None = None) -> None:
    from wordfreq import get_frequency_dict

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", metavar="FILE.tsv.gz=COUNT")
    parser.add_argument("--dictionary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    known = nouns(read_pairs(options.dictionary), get_frequency_dict("nb"), get_frequency_dict("en"))
    made = reworded(list(asked(options.files)), known, options.seed)
    print(f"{len(known)} nouns, {write_pairs(options.out, made)} pairs")


if __name__ == "__main__":
    main()
