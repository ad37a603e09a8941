"""Drop the pairs whose Norwegian side, made from Danish or Swedish, kept words of that language.

    python -m training.filtering --out FOLDER pivot-da-europarl.tsv.gz pivot-sv-tatoeba.tsv.gz ...

A word is foreign when it is much rarer in Norwegian than in the language it came from, by the word
frequencies of the package wordfreq. Files whose name has "-sv-" in it were Swedish, all others Danish.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from training.corpus import Pair, read_pairs, write_pairs

FOREIGN = frozenset(
    {
        *("af", "blev", "bliver", "bruge", "dig", "eders", "give", "gøres", "havde", "hvad", "hvorledes"),
        *("ikkeså", "jeres", "meget", "mig", "noget", "nogle", "sige", "tage", "uden"),
    }
)
"""Danish words that stand in Norwegian word lists, some as rare Norwegian words, but are wrong here."""
RATIO = 20.0
COMMON = 2e-7
"""Frequency above which a word of the other language is known well enough to be judged."""

_WORD = re.compile(r"\b[a-zæøåäöüé]+\b")  # lower case only: names are nobody's leftovers


def foreign_words(text: str, norwegian: Mapping[str, float], other: Mapping[str, float]) -> list[str]:
    """Return the words of ``text`` that belong to the other language.

    Frequencies are those of a word in all text (between 0 and 1), by word.
    """
    return [word for word in _WORD.findall(text) if _is_foreign(word, norwegian, other)]


def without_leftovers(
    pairs: Iterable[Pair], norwegian: Mapping[str, float], other: Mapping[str, float]
) -> Iterator[Pair]:
    """Yield the pairs whose Norwegian side has no foreign word."""
    return (pair for pair in pairs if not foreign_words(pair[0], norwegian, other))


def _is_foreign(word: str, norwegian: Mapping[str, float], other: Mapping[str, float]) -> bool:
    theirs = other.get(word, 0.0)
    return word in FOREIGN or (theirs > COMMON and norwegian.get(word, 0.0) < theirs / RATIO)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="folder for the files that remain")
    options = parser.parse_args(arguments)
    import wordfreq

    frequencies = {code: wordfreq.get_frequency_dict(code, wordlist="best") for code in ("nb", "da", "sv")}
    for path in options.files:
        other = frequencies["sv" if "-sv-" in path.name else "da"]
        pairs = list(read_pairs(path))
        kept = write_pairs(options.out / path.name, without_leftovers(pairs, frequencies["nb"], other))
        print(f"{path.name}: {kept} of {len(pairs)} pairs kept", flush=True)


if __name__ == "__main__":
    main()
