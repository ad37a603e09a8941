r"""Make pairs that teach copying: names and numbers that both sides share are exchanged for others.

    python -m training.renaming --out renamed.tsv.gz FILE.tsv.gz=COUNT ...

Small models learn the names of their corpora by heart and spell others after them. Here a sentence keeps its
words and gets names that stand in it nowhere else: those of the other sentences of the files, and
made-up ones. COUNT changed pairs are made of every file. The same files in the same order with the same
seed give the same pairs.
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.corpus import Pair, read_pairs, write_pairs

_PARTS: dict[str, str] = tomllib.loads(Path(__file__).with_name("renaming.toml").read_text("utf-8"))
_BEGINNINGS, _ENDINGS = (_PARTS[name].split() for name in ("beginnings", "endings"))
_NAME = re.compile(r"(?<![\w'’-])[A-ZÆØÅÄÖÜÉŠŽ][^\W\d_]{2,}(?![\w-])")
_NUMBER_NB = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:[  .]\d{3})+|\d+)(?:,\d+)?(?![\w/-]|[.,]\d)")
_NUMBER_EN = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w/-]|[.,]\d)")
_SPACES = (" ", " ", "\u00a0", ".")


def shared_names(pair: Pair) -> list[str]:
    """Return the words with a capital that stand exactly once on either side, the first word left out."""
    counts = [Counter(match[0] for match in _NAME.finditer(side) if match.start()) for side in pair]
    return [name for name, times in counts[0].items() if times == counts[1][name] == 1]


def known_names(pairs: Iterable[Pair]) -> list[str]:
    """Return the names that pairs share, every one once, in the order of the alphabet."""
    return sorted({name for pair in pairs for name in shared_names(pair)})


class Renamer:
    """Changes names and numbers of pairs at random; ``random_`` is its only source of chance."""

    def __init__(self, random_: random.Random, known: Sequence[str]) -> None:
        self.random = random_
        self._known = known

    def change(self, pair: Pair) -> Pair | None:
        """Return ``pair`` with other names and numbers; None when it has none that both sides share."""
        changed = self._renumbered(self._renamed(pair))
        return changed if changed != pair else None

    def _renamed(self, pair: Pair) -> Pair:
        new = {name: self._name() for name in shared_names(pair)}
        if not new:
            return pair
        nb, en = (_NAME.sub(lambda match: new.get(match[0], match[0]), side) for side in pair)
        return nb, en

    def _renumbered(self, pair: Pair) -> Pair:
        """Return the pair with other numbers, when both sides have the same ones in the same order."""
        nb, en = pair
        ours = [_plain(match[0], ",") for match in _NUMBER_NB.finditer(nb)]
        if not ours or ours != [_plain(match[0], ".") for match in _NUMBER_EN.finditer(en)]:
            return pair
        new = [self._number(number) for number in ours]
        first, second = iter(new), iter(new)
        return (
            _NUMBER_NB.sub(lambda _: next(first)[0], nb),
            _NUMBER_EN.sub(lambda _: next(second)[1], en),
        )

    def _name(self) -> str:
        if self.random.random() < 0.6 and self._known:
            return self.random.choice(self._known)
        return self.random.choice(_BEGINNINGS) + self.random.choice(_ENDINGS)

    def _number(self, old: str) -> Pair:
        """Return a number of the same kind, as Norwegian and as English writes it."""
        chance = self.random
        if "." in old:
            whole, tenths = chance.randint(0, 99), chance.randint(1, 9)
            return f"{whole},{tenths}", f"{whole}.{tenths}"
        if len(old) == 4 and 1800 < int(old) < 2100:
            year = str(chance.randint(1801, 2049))
            return year, year
        if len(old) < 3:
            small = str(chance.randint(2, 31 if chance.random() < 0.5 else 99))
            return small, small
        if chance.random() < 0.3:
            medium = str(chance.randint(100, 999))
            return medium, medium
        grouped = f"{chance.randint(1000, 10 ** chance.randint(4, 8)):,}"
        return grouped.replace(",", chance.choice(_SPACES)), grouped


def renamed(files: Sequence[tuple[list[Pair], int]], seed: int) -> list[Pair]:
    """Return changed pairs of all files, each given with the number to make, shuffled."""
    renamer = Renamer(random.Random(seed), known_names(pair for pairs, _ in files for pair in pairs))
    made: list[Pair] = []
    for pairs, count in files:
        order = renamer.random.sample(pairs, len(pairs))
        changed = (other for pair in order if (other := renamer.change(pair)))
        made += [pair for pair, _ in zip(changed, range(count), strict=False)]
    renamer.random.shuffle(made)
    return made


def _plain(number: str, point: str) -> str:
    """Return a number in digits, with a full stop before its decimals."""
    whole, _, decimals = number.partition(point)
    digits = re.sub(r"\D", "", whole)
    return f"{digits}.{decimals}" if decimals else digits


def asked(specs: Iterable[str]) -> Iterator[tuple[list[Pair], int]]:
    for spec in specs:
        path, _, count = spec.rpartition("=")
        yield list(read_pairs(Path(path))), int(count)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", metavar="FILE.tsv.gz=COUNT")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    print(f"{write_pairs(options.out, renamed(list(asked(options.files)), options.seed))} pairs")


if __name__ == "__main__":
    main()
