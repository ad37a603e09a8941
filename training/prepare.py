r"""Turn corpus files into a training array: numbers of pieces, and word links where asked for.

    python -m training.prepare --vocabulary FOLDER --out data.npz --avoid flores-dev.nb flores-dev.en \
        -- FILE.tsv.gz=WEIGHT ...

WEIGHT is how often a pair is seen in an epoch: 1 once, 3 three times, 0.25 a random quarter of the pairs
each time. A pair that stands in several files counts for the first of them; lines of an --avoid file are
left out everywhere.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from training import vocabulary
from training.corpus import Pair, read_lines, read_pairs
from training.data import Corpus

MAX_CHARACTERS = 400
_UNFIT = re.compile(r"[{}<>\[\]|\\]|%[sd@(]|\$\w|&\w+;|https?:|www\.|__|\w@\w|^\W*$")
_MARKS = re.compile(r"\W+")


def cleaned(pair: Pair) -> Pair | None:
    """Return a pair in NFKC without outer white space; None when it is no use as a translation.

    That is: markup, placeholders and addresses; fewer letters than other characters; sides of very
    different length; text of more than three words that was not translated.
    """
    nb, en = (unicodedata.normalize("NFKC", side).strip() for side in pair)
    if not nb or not en or max(len(nb), len(en)) > MAX_CHARACTERS:
        return None
    for side in (nb, en):
        if _UNFIT.search(side) or sum(map(str.isalpha, side)) < 0.5 * len(side):
            return None
    short, long = sorted((len(nb), len(en)))
    if long > 25 and long > 2.2 * short:
        return None
    if nb.lower() == en.lower() and len(nb.split()) > 3:
        return None
    return nb, en


def letters(text: str) -> str:
    """Return the letters and digits of a text in small letters: what counts for being the same."""
    return _MARKS.sub("", text.lower())


def usable(pairs: Iterable[Pair], avoid: frozenset[str], seen: set[Pair]) -> Iterator[Pair]:
    """Yield the cleaned pairs that are not in ``seen``, adding them to it.

    ``avoid`` has the ``letters`` of sentences that may stand on neither side.
    """
    for pair in pairs:
        clean = cleaned(pair)
        if clean is None:
            continue
        key = (letters(clean[0]), letters(clean[1]))
        if key not in seen and avoid.isdisjoint(key):
            seen.add(key)
            yield clean


def prepare(
    files: Iterable[tuple[Path, float]], folder: Path, avoid: Iterable[Path], max_pieces: int
) -> Corpus:
    """Return the corpus of files with their weights, in the pieces of the vocabulary in ``folder``.

    Pairs with a side of more than ``max_pieces`` or with two unknown pieces are left out.
    """
    ours, theirs = (vocabulary.tokenizer(folder, side) for side in ("source", "target"))
    held_out = frozenset(letters(line) for path in avoid for line in read_lines(path))
    seen: set[Pair] = set()
    corpus = Corpus.empty()
    for path, weight in files:
        pairs = list(usable(read_pairs(path), held_out, seen))
        encoded = zip(
            ours.encode([nb for nb, _ in pairs]), theirs.encode([en for _, en in pairs]), strict=True
        )
        kept = [
            (source, target)
            for source, target in encoded
            if 0 < len(source) <= max_pieces
            and 0 < len(target) <= max_pieces
            and source.count(vocabulary.UNK) + target.count(vocabulary.UNK) < 2
        ]
        corpus.add(path.name, weight, kept)
        print(f"{path.name:<44} {len(kept):8} pairs kept, weight {weight:g}", flush=True)
    return corpus


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", metavar="FILE.tsv.gz=WEIGHT")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--avoid", type=Path, nargs="*", default=[], help="texts held out for evaluation")
    parser.add_argument("--max-pieces", type=int, default=64)
    parser.add_argument(
        "--links",
        type=int,
        choices=(0, 1, 2, 3),
        default=0,
        help="find word links with this model of eflomal; 0: none, training then finds them itself",
    )
    options = parser.parse_args(arguments)
    asked = (spec.rpartition("=") for spec in options.files)
    files = [(Path(path), float(weight)) for path, _, weight in asked]
    corpus = prepare(files, options.vocabulary, options.avoid, options.max_pieces)
    if options.links:
        from training.links import linked

        corpus.links = linked(corpus.sources, corpus.targets, options.links)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    corpus.save(options.out)
    pieces = sum(map(len, corpus.targets))
    share = sum(int(np.sum(link >= 0)) for link in corpus.links) / max(1, pieces)
    print(f"{len(corpus.sources)} pairs, {pieces} target pieces, {share:.2f} of them linked")


if __name__ == "__main__":
    main()
