"""Measure a starter pack against the levels it should reach, and print both.

    python -m training.levels PACK.argosmodel --dev flores-dev.nb flores-dev.en [--news NEWS.nb NEWS.en]

Every line is a level, what was reached, and whether that is enough; below stand the sentences of the sample
article, to be read by a person. Needs no PyTorch.
"""

from __future__ import annotations

import argparse
import os
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import formats
from app.desk import SAMPLE
from records.errors import SidelightError
from training import aligned
from training.copying import copying_sentences
from training.evaluate import Findings, find, opened, read_sentences, translate
from training.scoring import with_interval
from translation.doubts import doubts
from translation.memory import Settings
from translation.segment import segment

GIBBERISH: tuple[str, ...] = tuple(
    tomllib.loads(Path(__file__).with_name("copying.toml").read_text("utf-8"))["gibberish"]
)


@dataclass(frozen=True, slots=True)
class Level:
    """Something measured: ``reached`` should be at least ``goal`` (at most, when ``at_most``)."""

    name: str
    goal: float
    reached: float
    unit: str = ""
    note: str = ""
    at_most: bool = False

    @property
    def met(self) -> bool:
        """Return whether the level is reached."""
        return self.reached <= self.goal if self.at_most else self.reached >= self.goal

    def __str__(self) -> str:
        sign = "≤" if self.at_most else "≥"
        goal, reached = (f"{value:.4g}{self.unit}" for value in (self.goal, self.reached))
        verdict = "yes" if self.met else "NO"
        return f"{verdict:<4} {self.name:<30} {sign} {goal:<10} {reached:<12} {self.note}".rstrip()


def translation_levels(
    name: str,
    sources: Sequence[str],
    translations: Sequence[str],
    references: Sequence[str],
    goals: Sequence[float],
) -> Iterator[Level]:
    """Yield BLEU, and chrF when ``goals`` has a second one, of translations with one reference each."""
    from sacrebleu.metrics import BLEU, CHRF

    for (kind, metric), goal in zip((("BLEU", BLEU()), ("chrF2", CHRF())), goals, strict=False):
        value, half_width = with_interval(metric, translations, references)
        note = f"± {half_width:.1f} at 95 %, {len(sources)} sentences"
        yield Level(f"{name}, {kind}", goal, round(value, 1), note=note)


def fault_levels(name: str, found: Findings) -> Iterator[Level]:
    """Yield what may never happen: translations in circles, and empty ones."""
    of = f"of {found.sentences} sentences"
    yield Level(f"{name}, in circles", 0, found.repeated, note=of, at_most=True)
    yield Level(f"{name}, empty", 0, found.empty, note=of, at_most=True)


def copying_levels(name: str, found: Findings) -> Iterator[Level]:
    """Yield the shares of sentences that keep all their numbers, and all their names."""
    for kind, kept, having, goal in (
        ("numbers", found.numbers_kept, found.with_numbers, 99),
        ("names", found.names_kept, found.with_names, 97),
    ):
        share = round(100 * kept / having, 1) if having else 0.0
        yield Level(f"{name}, {kind} kept", goal, share, " %", f"{kept} of {having} sentences with some")


def gibberish_level(translations: Sequence[str], scores: Sequence[float | None]) -> Level:
    """Return the share of ``GIBBERISH`` whose translations the program would mark as doubtful."""
    doubted = sum(
        bool(doubts(source, translation, score, "nb", "en"))
        for source, translation, score in zip(GIBBERISH, translations, scores, strict=True)
    )
    return Level(
        "gibberish doubted", 100, 100 * doubted / len(GIBBERISH), " %", f"{doubted} of {len(GIBBERISH)}"
    )


def sample_sentences() -> list[str]:
    """Return the Norwegian sentences of the sample article."""
    article = formats.read(SAMPLE)
    return [
        article.text[sentence.start : sentence.end]
        for sentence in segment(article, "en", frozenset({"nb"}))
        if sentence.route == "translate"
    ]


def measured(options: argparse.Namespace) -> Iterator[Level]:
    """Yield every level that ``options`` give the texts for."""
    yield Level("package size", 35, options.pack.stat().st_size / 1e6, " MB", at_most=True)
    sources, references = (read_sentences(path, None) for path in options.dev)
    with opened(options.pack, Settings(), options.workers) as engine:
        texts = [translation.text for translation in engine.translate(sources)]
        pack = engine.model.pack
        yield from translation_levels("FLORES dev", sources, texts, references, (30, 57))
        found = find(sources, texts, pack.source, pack.target)
        yield from fault_levels("FLORES dev", found)
        yield from copying_levels("FLORES dev", found)
        if options.news:
            news, wanted = (read_sentences(path, None) for path in options.news)
            given = [translation.text for translation in engine.translate(news)]
            yield from translation_levels("news", news, given, wanted, (26,))
        copying = copying_sentences()
        given = [translation.text for translation in engine.translate(copying)]
        yield from copying_levels("names and numbers", find(copying, given, pack.source, pack.target))
        kept_back = aligned.measure(engine.model, aligned.read(aligned.KEPT_BACK))
        yield Level(
            "word alignment, F1", 0.75, round(kept_back.f1, 3), note="50 pairs aligned by hand, kept back"
        )
        answers = engine.translate(GIBBERISH)
        yield gibberish_level([answer.text for answer in answers], [answer.score for answer in answers])
    _, _, seconds = translate(options.pack, sources, Settings(beam=2), options.workers)
    words = sum(len(source.split()) for source in sources)
    yield Level("speed at beam 2", 500, round(words / seconds), " words/s", f"{os.cpu_count()} cores")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pack", type=Path)
    parser.add_argument("--dev", type=Path, nargs=2, required=True, metavar=("SOURCE", "REFERENCE"))
    parser.add_argument("--news", type=Path, nargs=2, metavar=("SOURCE", "REFERENCE"))
    parser.add_argument("--workers", type=int, help="threads (one a core)")
    options = parser.parse_args(arguments)
    try:
        for level in measured(options):
            print(level, flush=True)
        sentences = sample_sentences()
        _, translations, _ = translate(options.pack, sentences, Settings(), options.workers)
        for sentence, translation in zip(sentences, translations, strict=True):
            print(f"\n{sentence}\n  {translation}")
    except SidelightError as error:
        raise SystemExit(f"levels: {error}") from None


if __name__ == "__main__":
    main()
