"""Make pairs that teach what the corpora lack: quotes, dialogue, numbers, capitals, long and bare text.

    python -m training.augmenting --out augmented.tsv.gz FILE.tsv.gz=COUNT ...

COUNT pairs of every file are drawn; about four in five are changed on both sides alike and written, the
others dropped. The same files in the same order with the same seed give the same pairs.
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from training.corpus import Pair, read_pairs, write_pairs

_WORDS = tomllib.loads(Path(__file__).with_name("augmenting.toml").read_text("utf-8"))
_FIRST_NAMES = _WORDS["first_names"].split()
_LAST_NAMES = _WORDS["last_names"].split()
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?(?![\w.,]*\d)")


class Augmenter:
    """Changes pairs at random, both sides alike; ``random_`` is its only source of chance."""

    def __init__(self, random_: random.Random) -> None:
        self.random = random_
        self._before: Pair | None = None

    def sample(self, pairs: Iterable[Pair], count: int) -> list[Pair]:
        """Return up to ``count`` pairs, drawn from those that are neither tiny nor long."""
        fit = [(nb, en) for nb, en in pairs if 8 < len(nb) < 220 and len(en) < 240]
        return self.random.sample(fit, min(count, len(fit)))

    def change(self, pair: Pair) -> Pair | None:
        """Return another pair made from ``pair``, None when the dice decide that there is none."""
        before, self._before = self._before, pair
        nb, en = pair
        chance = self.random.random()
        whole = nb[-1:] in ".!?" and en[-1:] in ".!?"
        if chance < 0.16 and whole:
            return self._attributed(pair)
        if chance < 0.24:
            (a, b), (c, d) = self.random.choice(_WORDS["quotes_nb"]), self.random.choice(_WORDS["quotes_en"])
            return f"{a}{nb}{b}", f"{c}{en}{d}"
        if chance < 0.34 and whole:
            return self._dialogue(pair)
        if chance < 0.40:
            return nb.upper(), en.upper()
        if chance < 0.46:
            return nb.rstrip(".!?"), en.rstrip(".!?")
        if chance < 0.62 and before:
            return f"{before[0]} {nb}", f"{before[1]} {en}"
        if chance < 0.70 and whole:
            return self._reported(pair)
        numbers = _NUMBER.findall(nb)
        if len(numbers) == 1 and numbers == _NUMBER.findall(en):
            ours, theirs = self._number()
            return _NUMBER.sub(ours, nb), _NUMBER.sub(theirs, en)
        return self._with_amount(pair) if chance < 0.75 else None

    def _attributed(self, pair: Pair) -> Pair:
        """Return the pair as a quotation with its speaker."""
        (a, b), (c, d) = self.random.choice(_WORDS["quotes_nb"]), self.random.choice(_WORDS["quotes_en"])
        says, said = self.random.choice(_WORDS["speech"])
        ours, theirs = self._speaker()
        nb, en = (side.removesuffix(".") for side in pair)
        stop_nb, stop_en = (side.endswith(".") for side in pair)
        comma_outside = self.random.random() < 0.5
        quote = f"{a}{nb},{b}" if stop_nb and not comma_outside else f"{a}{nb}{b}"
        quote += "," if comma_outside else ""
        spoken = f"{said} {theirs}" if self.random.random() < 0.6 else f"{theirs} {said}"
        return f"{quote} {says} {ours}.", f"{c}{en}{',' if stop_en else ''}{d} {spoken}."

    def _dialogue(self, pair: Pair) -> Pair:
        """Return the pair as a line of dialogue after a dash, mostly with its speaker."""
        says, said = self.random.choice(_WORDS["speech"])
        ours, theirs = self._speaker()
        if self.random.random() < 0.4:
            return f"– {pair[0]}", f"– {pair[1]}"
        nb, en = (f"– {side[:-1]}," if side.endswith(".") else f"– {side}" for side in pair)
        return f"{nb} {says} {ours}.", f"{en} {said} {theirs}."

    def _reported(self, pair: Pair) -> Pair:
        """Return the pair as what somebody says, thinks or claims."""
        nb, en = pair
        says, said = self.random.choice(_WORDS["reports"])
        ours, theirs = self._speaker()
        clause = en if en.startswith(("I ", "I'")) else en[0].lower() + en[1:]
        return (
            f"{ours[0].upper()}{ours[1:]}{says}{nb[0].lower()}{nb[1:]}",
            f"{theirs[0].upper()}{theirs[1:]}{said}{clause}",
        )

    def _with_amount(self, pair: Pair) -> Pair:
        """Return an amount, alone or as a sentence after the pair."""
        ours, theirs = self._number()
        unit_nb, unit_en = self.random.choice(_WORDS["units"])
        nb, en = f"{ours} {unit_nb}", f"{theirs} {unit_en}"
        if self.random.random() >= 0.5:
            return nb, en
        if unit_nb in ("kroner", "dollar"):
            return f"{pair[0]} Det kostet {nb}.", f"{pair[1]} It cost {en}."
        return f"{pair[0]} Det gjelder {nb}.", f"{pair[1]} This concerns {en}."

    def _number(self) -> Pair:
        """Return a number as Norwegian and as English writes it."""
        chance = self.random.random()
        for limit, low, high in ((0.3, 2, 99), (0.5, 100, 999), (0.65, 1900, 2035)):
            if chance < limit:
                number = str(self.random.randint(low, high))
                return number, number
        if chance < 0.85:
            grouped = f"{self.random.randint(1000, 999999):,}"
            return self.random.choice([grouped.replace(",", mark) for mark in " .\u00a0"]), grouped
        whole, tenths = self.random.randint(0, 99), self.random.randint(1, 9)
        return f"{whole},{tenths}", f"{whole}.{tenths}"

    def _speaker(self) -> Pair:
        """Return a person, mostly with a role."""
        name = f"{self.random.choice(_FIRST_NAMES)} {self.random.choice(_LAST_NAMES)}"
        role_nb, role_en = self.random.choice(_WORDS["roles"])
        return f"{role_nb} {name}".strip(), f"{role_en} {name}".strip()


def augmented(files: Sequence[tuple[Iterable[Pair], int]], seed: int) -> list[Pair]:
    """Return the changed pairs of all files, each given with the number to draw, shuffled."""
    augmenter = Augmenter(random.Random(seed))
    made = [
        changed
        for pairs, count in files
        for pair in augmenter.sample(pairs, count)
        if (changed := augmenter.change(pair))
    ]
    augmenter.random.shuffle(made)
    return made


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", metavar="FILE.tsv.gz=COUNT")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    asked = (spec.rpartition("=") for spec in options.files)
    pairs = augmented([(read_pairs(Path(path)), int(count)) for path, _, count in asked], options.seed)
    print(f"{write_pairs(options.out, pairs)} pairs")


if __name__ == "__main__":
    main()
