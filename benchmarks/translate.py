"""How fast articles are translated, as a ratio to the bare engine in the same run.

    python benchmarks/translate.py [--pack FILE.argosmodel] [--lines FILE] [--sentences N] [--rounds N]

The bare engine is one CTranslate2 call on all sentences, encoded beforehand, without
attention, word links, checks or memory. Rounds alternate between the two, and
the median counts: a busy machine slows both. The ratio of processor time is
the steadier one there. Reported besides: seconds from the first request to the
first sentence with the model loaded (warm) and not (cold), and from a cancel
to the return.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import resources
from records.article import Article, Block
from records.sentence import Sentence
from translation.engine import Engine
from translation.memory import DictMemory, Settings
from translation.packs import PackStore
from translation.translator import Translator

CLAUSES = (
    "Iran har allerede sendt to bataljoner fra Revolusjonsgarden til Irak",
    "det er et nærmest umulig valg mellom Iran og ISIS",
    "de fleste vil velge Iran",
    "prisen kan bli en iransk atombombe",
    "de ser en sjanse og griper den, selv om utgangspunktet er krise",
    "det gikk ikke lenge før en iransk kilde tilbød USA samarbeid",
    "regjeringen vil øke støtten til kommunene neste år",
)


def sample_lines(count: int) -> list[str]:
    """Return ``count`` different Norwegian sentences of 5 to 30 words."""
    made = (
        f"{', og '.join(parts)}." for size in (2, 1, 3) for parts in itertools.permutations(CLAUSES, size)
    )
    return [line[0].upper() + line[1:] for line in itertools.islice(made, count)]


def article_of(lines: list[str], source: str) -> tuple[Article, tuple[Sentence, ...]]:
    starts = [0, *itertools.accumulate(len(line) + 1 for line in lines)]
    sentences = tuple(
        Sentence(start, start + len(line), source, 1.0, "translate", 0)
        for start, line in zip(starts, lines, strict=False)
    )
    text = "\n".join(lines)
    return Article(text, "", (Block("paragraph", 0, len(text)),)), sentences


def bare(engine: Engine, settings: Settings, encoded: list[list[str]]) -> float:
    model: Any = engine.model._translator
    start = time.perf_counter()
    model.translate_batch(
        encoded,
        beam_size=settings.beam,
        length_penalty=settings.length_penalty,
        max_batch_size=1024,
        batch_type="tokens",
        max_decoding_length=200,
    )
    return time.perf_counter() - start


def ours(translator: Translator, article: Article, sentences: tuple[Sentence, ...]) -> tuple[float, float]:
    """Return the seconds to the first sentence and to the last."""
    start = time.perf_counter()
    arrivals = [time.perf_counter() - start for _ in translator.render(article, sentences, "en")]
    return arrivals[0], arrivals[-1]


def cancel_delay(translator: Translator, article: Article, sentences: tuple[Sentence, ...]) -> float:
    """Return the seconds from a cancel, a third of a second into the work, to the return."""
    start = time.perf_counter()

    def rendered() -> Iterator[object]:
        yield from translator.render(
            article, sentences, "en", cancelled=lambda: time.perf_counter() - start > 0.33
        )

    for _ in rendered():
        pass
    return time.perf_counter() - start - 0.33


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pack", type=Path, help="an .argosmodel (default: the starter pack)")
    parser.add_argument("--lines", type=Path, help="sentences, one a line (default: made from the sample)")
    parser.add_argument("--sentences", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--beam", type=int, default=Settings().beam)
    options = parser.parse_args()
    bundled = [options.pack] if options.pack else sorted(resources.path("packs").glob("*.argosmodel"))
    if not bundled:
        parser.error("no starter pack lies in resources/packs: name one with --pack")
    lines = (
        options.lines.read_text("utf-8").splitlines() if options.lines else sample_lines(options.sentences)
    )
    lines = [line.strip() for line in lines if line.strip()][: options.sentences]
    settings = Settings(beam=options.beam)
    with tempfile.TemporaryDirectory() as folder:
        store = PackStore(Path(folder) / "packs", bundled)
        pack = store.installed()[0]
        article, sentences = article_of(lines, pack.source)
        words = sum(len(line.split()) for line in lines)
        translator = Translator(store, DictMemory(), settings)
        cold = ours(translator, article, sentences[:1])[0]
        engine = translator._engine(pack)
        encoded = [list(pieces.pieces) for pieces in engine.model._tokenizer.encode(lines)]
        bare(engine, settings, encoded[:8])
        rounds = []
        for _ in range(options.rounds):
            before = time.process_time()
            alone = bare(engine, settings, encoded)
            between = time.process_time()
            translator._memory = DictMemory()
            first, whole = ours(translator, article, sentences)
            rounds.append((alone, first, whole, (between - before) / (time.process_time() - between)))
        translator._memory = DictMemory()
        delay = cancel_delay(translator, article, sentences)
    alone, first, whole, work = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(item[0] / item[2] for item in rounds)
    print(f"{pack.name}, beam {options.beam}, {engine.model.workers} workers")
    print(f"{len(lines)} sentences, {words} words")
    print(f"bare engine     {words / alone:7.0f} words/s")
    print(f"whole path      {words / whole:7.0f} words/s   ratio {ratio:.2f} ({work:.2f} of processor time)")
    print(f"first sentence  {first:7.2f} s warm, {cold:.2f} s cold (unpacking and loading)")
    print(f"cancel          {max(delay, 0):7.2f} s")


if __name__ == "__main__":
    main()
