"""Measure a language pack on sentences with references, the way the program translates.

    python -m training.evaluate PACK.argosmodel flores-dev.nb flores-dev.en [--beam N] [--save FILE]

Tells BLEU and chrF with their intervals at 95 %, words a second, what goes wrong most (numbers and
names that are lost, translations that go in circles or are empty), and how well the word links of a
Norwegian pack agree with those made by hand. Needs no PyTorch.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from records.errors import SidelightError
from training import aligned
from training.scoring import with_interval
from translation.doubts import doubts
from translation.engine import Engine
from translation.memory import Settings
from translation.names import missing_names, names
from translation.package import Pack
from translation.packs import PackStore


@dataclass(frozen=True, slots=True)
class Findings:
    """Numbers of sentences: those with numbers or names, how many kept all of them, and what went wrong.

    ``doubts`` counts the sentences that the program would mark, by kind.
    """

    sentences: int
    with_numbers: int
    numbers_kept: int
    with_names: int
    names_kept: int
    empty: int
    repeated: int
    doubts: dict[str, int]


def find(sources: Sequence[str], translations: Sequence[str], lang: str, target: str) -> Findings:
    """Return what became of numbers, names and sentences in translations from ``lang`` (BCP-47 codes)."""
    kinds: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for source, translation in zip(sources, translations, strict=True):
        found = {doubt.kind for doubt in doubts(source, translation, None, lang, target)}
        kinds.update(found)
        counts["empty"] += not translation.strip()
        if any(letter.isdigit() for letter in source):
            counts["with numbers"] += 1
            counts["numbers kept"] += "number" not in found
        if names(source):
            counts["with names"] += 1
            counts["names kept"] += not missing_names(source, translation)
    return Findings(
        len(sources),
        counts["with numbers"],
        counts["numbers kept"],
        counts["with names"],
        counts["names kept"],
        counts["empty"],
        kinds["repeated"],
        dict(kinds.most_common()),
    )


@contextmanager
def opened(path: Path, settings: Settings, workers: int | None) -> Iterator[Engine]:
    """Give the engine of the pack in an .argosmodel file, warm, used as the starter pack is.

    Raises SidelightError when the pack cannot be used.
    """
    with tempfile.TemporaryDirectory() as folder:
        store = PackStore(Path(folder), [path])
        installed = store.installed()
        if not installed:
            raise SidelightError(f"{path} is not a usable language pack.", store.check()[0].problem)
        engine = Engine(installed[0], store.open(installed[0]), settings, workers)
        engine.translate(["Dette er en prøve.", "Og en til."])  # the first use allocates
        yield engine


def translate(
    path: Path, sources: Sequence[str], settings: Settings, workers: int | None
) -> tuple[Pack, list[str], float]:
    """Return the pack in an .argosmodel file, the translations of ``sources``, and the seconds they took."""
    with opened(path, settings, workers) as engine:
        start = time.perf_counter()
        translations = [translation.text for translation in engine.translate(sources)]
        return engine.model.pack, translations, time.perf_counter() - start


def links(path: Path) -> dict[str, aligned.Counts]:
    """Return how the word links of a pack agree with those made by hand, by the name of the set of pairs.

    Empty for a pack that is not from Norwegian Bokmål to English.
    """
    with opened(path, Settings(), 1) as engine:
        pack = engine.model.pack
        if (pack.source, pack.target) != ("nb", "en"):
            return {}
        named = (("word links", aligned.DEVELOPMENT), ("  kept back", aligned.KEPT_BACK))
        return {name: aligned.measure(engine.model, aligned.read(file)) for name, file in named}


def report(findings: Findings) -> str:
    """Return findings as lines of text."""
    doubted = ", ".join(f"{kind} {count}" for kind, count in findings.doubts.items()) or "none"
    return "\n".join(
        (
            f"numbers kept    {_share(findings.numbers_kept, findings.with_numbers)}",
            f"names kept      {_share(findings.names_kept, findings.with_names)}",
            f"in circles      {_share(findings.repeated, findings.sentences)}",
            f"empty           {_share(findings.empty, findings.sentences)}",
            f"doubts          {doubted}",
        )
    )


def read_sentences(path: Path, count: int | None) -> list[str]:
    """Return the first ``count`` lines of a file, all when None."""
    try:
        return [line.strip() for line in path.read_text("utf-8").splitlines()][:count]
    except (OSError, UnicodeDecodeError) as error:
        raise SidelightError(f"{path} cannot be read: {error}.") from error


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}" + (f" ({100 * part / whole:.1f} %)" if whole else "")


def evaluate(options: argparse.Namespace) -> None:
    """Measure what the command line asks for, and print it."""
    sources = read_sentences(options.source, options.lines)
    references = read_sentences(options.reference, options.lines)
    if len(sources) != len(references) or not sources:
        message = f"{len(sources)} sentences but {len(references)} references."
        raise SidelightError(message, "Give two files of as many lines.")
    try:
        from sacrebleu.metrics import BLEU, CHRF
    except ImportError:
        raise SidelightError("sacrebleu is missing.", "pip install -r training/requirements.txt") from None
    settings = Settings(beam=options.beam)
    pack, translations, seconds = translate(options.pack, sources, settings, options.workers)
    words = sum(len(source.split()) for source in sources)
    bleu, chrf = (with_interval(metric, translations, references) for metric in (BLEU(), CHRF()))
    print(f"{pack.name}, {settings.key}, {len(sources)} sentences, {words} words")
    print(f"BLEU            {bleu.value:.1f} ± {bleu.half_width:.1f}")
    print(f"chrF2           {chrf.value:.1f} ± {chrf.half_width:.1f}")
    print(f"speed           {words / seconds:.0f} words/s")
    print(report(find(sources, translations, pack.source, pack.target)))
    for name, counts in links(options.pack).items():
        print(f"{name:<15} F1 {counts.f1:.3f} (precision {counts.precision:.3f}, recall {counts.recall:.3f})")
    if options.save:
        options.save.write_text("\n".join(translations) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pack", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--beam", type=int, default=Settings().beam)
    parser.add_argument("--workers", type=int, help="threads (one a core)")
    parser.add_argument("--lines", type=int, help="only so many")
    parser.add_argument("--save", type=Path, help="write the translations")
    try:
        evaluate(parser.parse_args(arguments))
    except SidelightError as error:
        raise SystemExit(f"evaluate: {error}") from None


if __name__ == "__main__":
    main()
