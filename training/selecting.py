r"""Keep the pairs of a file that read least like it and most like any other text.

    python -m training.selecting --out FILE.tsv.gz pivot-da-europarl.tsv.gz=150000

Half of what a parliament says is how it says it. A pair is judged by its English words: how much more
frequent they are in all text than in the file (the cross-entropy difference of Moore and Lewis 2010, with
single words). The COUNT best pairs are kept, in their order.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from training.corpus import Pair, read_pairs, write_pairs

RARE = 1e-7
"""The frequency of a word that the list of all text does not know."""
SHORT = 6
"""Words from which on a pair is judged; shorter ones are left out."""

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")


def strangeness(english: str, own: Mapping[str, float], everywhere: Mapping[str, float]) -> float:
    """Return how much likelier the words of a sentence are in all text than here: the mean logarithm.

    ``own`` and ``everywhere`` give the frequency of a word between 0 and 1, ``own`` for every word of the
    file. Sentences of fewer than ``SHORT`` words get minus infinity.
    """
    words = _WORD.findall(english.lower())
    if len(words) < SHORT:
        return -math.inf
    return sum(math.log(max(everywhere.get(word, 0.0), RARE) / own[word]) for word in words) / len(words)


def selected(pairs: Sequence[Pair], count: int, everywhere: Mapping[str, float]) -> list[Pair]:
    """Return the ``count`` pairs whose words are the least peculiar to all of them, in their order."""
    counts = Counter(word for _, english in pairs for word in _WORD.findall(english.lower()))
    total = sum(counts.values())
    own = {word: times / total for word, times in counts.items()}
    scores = [strangeness(english, own, everywhere) for _, english in pairs]
    best = sorted(range(len(pairs)), key=lambda index: -scores[index])[:count]
    return [pairs[index] for index in sorted(best)]


def main(arguments: Sequence[str] | None = None) -> None:
    from wordfreq import get_frequency_dict

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", metavar="FILE.tsv.gz=COUNT")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    path, _, count = options.file.rpartition("=")
    pairs = list(read_pairs(Path(path)))
    kept = write_pairs(options.out, selected(pairs, int(count), get_frequency_dict("en")))
    print(f"{kept} of {len(pairs)} pairs")


if __name__ == "__main__":
    main()
