"""How well the word links agree with those made by hand.

    python benchmarks/align.py [--pack FILE.argosmodel] [--show]

The pairs lie in tests/translation/aligned: 50 on which the weights of
translation/alignment.py were chosen, and 50 kept back. The translation of each
is given, so the model is led along it; what its attention then says goes the way
of every translation. Beside it: the same without the model (numbers, names,
cognates, the diagonal), as for a translation from elsewhere.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import resources
from records.rendering import WordLink
from training.aligned import DEVELOPMENT, KEPT_BACK, Aligned, Counts, read, total
from translation.forced import likely_links, links_of
from translation.model import Model
from translation.packs import PackStore


def line(name: str, counts: Counts) -> str:
    return (
        f"{name:<14} precision {counts.precision:.3f}  recall {counts.recall:.3f}  F1 {counts.f1:.3f}"
        f"   ({counts.sure} sure links)"
    )


def show(pair: Aligned, links: Iterable[WordLink]) -> None:
    print(pair.source, pair.target, sep="\n")
    for link in links:
        ours, theirs = pair.source[link.src_start : link.src_end], pair.target[link.tgt_start : link.tgt_end]
        print(f"    {ours} = {theirs}  {link.weight:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pack", type=Path, help="an .argosmodel (default: the starter pack)")
    parser.add_argument("--show", action="store_true", help="print the links of the pairs for development")
    parser.add_argument("--development", action="store_true", help="leave the pairs kept back alone")
    options = parser.parse_args()
    bundled = [options.pack] if options.pack else sorted(resources.path("packs").glob("*.argosmodel"))
    with tempfile.TemporaryDirectory() as folder:
        store = PackStore(Path(folder), bundled)
        pack = store.installed()[0]
        model = Model(pack, store.open(pack))
        print(f"{pack.name}: word links on content words")
        for path in (DEVELOPMENT,) if options.development else (DEVELOPMENT, KEPT_BACK):
            pairs = read(path)
            links = links_of(model, [(pair.source, pair.target) for pair in pairs])
            print(line(path.stem, total(pairs, links)))
            alone = [likely_links(pair.source, pair.target) for pair in pairs]
            print(line("  no model", total(pairs, alone)))
            if options.show and path == DEVELOPMENT:
                for pair, found in zip(pairs, links, strict=True):
                    show(pair, found)


if __name__ == "__main__":
    main()
