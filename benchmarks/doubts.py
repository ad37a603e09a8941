"""How many errors in translations are doubted, how many good translations are, and what the checks cost.

    python benchmarks/doubts.py [--pack FILE.argosmodel] [--corpus FILE.tsv.gz …] [--show KIND] [--seed N]

500 errors are put into good pairs by ``seeded.py``: those in tests/translation (written for this
project) and, with --corpus, others of lines "sentence, tab, translation". Recall is the share of the
harmed pairs with a doubt of the right kind. Precision is right / (right + wrong) for as many
unharmed pairs as harmed ones: wrong by the rate at which such a doubt is raised, over the unharmed
pairs that have what the error changes (a number, a denial). Word links come from the pack, led
along the translation. The cost is that of the checks on what the pack itself makes of the same
sentences, against the time of that translation.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import resources
from benchmarks.seeded import HARMS, Pair, Seeded, seeded
from records.rendering import Doubt
from training.aligned import DEVELOPMENT, KEPT_BACK, read
from translation.doubts import doubts
from translation.engine import Engine
from translation.forced import links_of
from translation.model import Model
from translation.packs import PackStore

OWN = Path(__file__).resolve().parents[1] / "tests" / "translation" / "pairs.tsv"
GIBBERISH = (
    "asdf jklø qwerty zxcvbn hjkl", "Qwxz plorf gnaarx bzzt kwrpt vmm", "fghdfgh dfkjghdfkj dfgkjhdfg",
    "lkjsdf oiuwer xcvnm qpwoeiru", "a7f3c9d2 bbxqffe zdeadbqq cafxxe", "Xzxz qwqw vbvb mnmn hghg",
    "søzy idp opumzgdpa mntyyawoi zhsdåkaa", "vgnxaq yopr lhvh ojanærudf xøjdxkåx",
    "jfkdls ajfkd lsaøf jdksla", "ikke jsdkfhs kan dkfjhg wrtpq",
)  # fmt: skip


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a file of lines with a tab, 4 to 40 words a sentence."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    return [(row[0], row[1]) for row in rows if len(row) > 1 and 4 <= len(row[0].split()) <= 40]


def checked(model: Model, pairs: Sequence[Pair]) -> list[tuple[Doubt, ...]]:
    """Return the doubts about every pair."""
    return [
        doubts(source, target, None, "nb", "en", links)
        for (source, target), links in zip(pairs, links_of(model, pairs), strict=True)
    ]


def told(found: Sequence[Doubt], expected: Sequence[str]) -> bool:
    return any(doubt.kind in expected for doubt in found)


def report(model: Model, pairs: Sequence[Pair], seed: int, show: str) -> None:
    errors: list[Seeded] = list(seeded(pairs, seed))
    found = checked(model, [(error.source, error.target) for error in errors])
    unharmed = checked(model, pairs)
    print(f"{len(pairs)} good pairs, {len(errors)} errors, seed {seed}")
    for harm, (ways, expected, _) in HARMS.items():
        mine = [
            (error, told(f, expected)) for error, f in zip(errors, found, strict=True) if error.harm == harm
        ]
        right = sum(hit for _, hit in mine)
        wrong = [pair for pair, f in zip(pairs, unharmed, strict=True) if told(f, expected)]
        fit = [pair for pair in pairs if any(way(pair, pairs[0], random.Random(seed)) for way in ways)]
        rate = len(wrong) / max(len(fit), 1)
        precision = right / (right + rate * len(mine)) if right else 0.0
        print(
            f"{harm:<18} recall {right:3} of {len(mine):3} ({100 * right / max(len(mine), 1):5.1f} %)"
            f"   precision {100 * precision:5.1f} %   ({len(wrong)} of {len(fit)} unharmed)"
        )
        if show == harm.split()[0]:
            for error in (error for error, hit in mine if not hit):
                print("   missed:", error.source, "|", error.target)
            for pair in wrong:
                print("   wrong: ", *pair, [d.message for d in doubts(*pair, None, "nb", "en")], sep=" | ")
    clean = sum(not f for f in unharmed)
    print(f"no doubt at all about {clean} of {len(pairs)} unharmed pairs")


def cost(engine: Engine, sentences: Sequence[str]) -> None:
    engine.translate(sentences[:2])  # the first use allocates
    start = time.process_time()
    made = engine.translate(sentences)
    between = time.process_time()
    for sentence, result in zip(sentences, made, strict=True):
        doubts(sentence, result.text, result.score, "nb", "en", result.links)
    checks = time.process_time() - between
    whole = between - start
    print(
        f"cost               {100 * checks / whole:.1f} % of translation ({1000 * checks / len(made):.2f} ms"
    )
    print(f"                   a sentence against {1000 * whole / len(made):.2f} ms of processor time)")


def gibberish(engine: Engine) -> None:
    made = engine.translate(GIBBERISH)
    doubted = longest = 0
    for sentence, result in zip(GIBBERISH, made, strict=True):
        doubted += bool(doubts(sentence, result.text, result.score, "nb", "en", result.links))
        longest = max(longest, len(result.text.split()) - len(sentence.split()))
    print(
        f"gibberish          doubted {doubted} of {len(GIBBERISH)}; at most {longest} words more than it had"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pack", type=Path, help="an .argosmodel (default: the starter pack)")
    parser.add_argument("--corpus", type=Path, nargs="*", default=[], help="further good pairs")
    parser.add_argument("--lines", type=int, default=1000, help="of each further file, drawn evenly")
    parser.add_argument("--show", default="", help="print what was missed: numbers, dropped, lost …")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    own = [(pair.source, pair.target) for path in (DEVELOPMENT, KEPT_BACK) for pair in read(path)]
    own += read_pairs(OWN)
    bundled = [options.pack] if options.pack else sorted(resources.path("packs").glob("*.argosmodel"))
    with tempfile.TemporaryDirectory() as folder:
        store = PackStore(Path(folder), bundled)
        pack = store.installed()[0]
        engine = Engine(pack, store.open(pack))
        report(engine.model, own, options.seed, options.show)
        for path in options.corpus:
            print(f"\n{path.name}")
            rows = read_pairs(path)
            report(engine.model, rows[:: max(1, len(rows) // options.lines)], options.seed, options.show)
        print()
        cost(engine, [source for source, _ in own])
        gibberish(engine)


if __name__ == "__main__":
    main()
