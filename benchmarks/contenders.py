"""The bare engine, and ours, each in a process of its own; run by ``benchmarks/translate.py``.

Reads one JSON object from standard input: ``who`` ("ours", "same" or "bare"), ``pack`` (an .argosmodel),
``paragraphs`` (lists of sentences), ``beam``, for "same" also ``batches``. Writes one as
``benchmarks/argos.py`` does; ours also ``cold`` (seconds to the first sentence, unpacking and loading),
``cancel`` (the longest of several, in seconds) and ``batches``: what its engine was given.
"""

from __future__ import annotations

import itertools
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from records.article import Article, Block
from records.sentence import Sentence
from translation.memory import DictMemory, Settings
from translation.model import Model
from translation.package import Pack
from translation.packs import PackStore
from translation.translator import Translator

CANCELS = (0.2, 0.5, 0.9, 1.4, 2.0)
"""Seconds after which it is cancelled: while first results, second tries and checks are under way."""
TOLD = ("return_attention", "return_scores", "replace_unknowns")
"""What ours asks the engine to tell besides the translation."""

Batch = tuple[list[list[str]], dict[str, Any]]
"""Sentences in pieces, and the options that they were given with."""


def article_of(paragraphs: list[list[str]], source: str) -> tuple[Article, tuple[Sentence, ...]]:
    lines = [line for sentences in paragraphs for line in sentences]
    starts = [0, *itertools.accumulate(len(line) + 1 for line in lines)]
    sentences = tuple(
        Sentence(start, start + len(line), source, 1.0, "translate", 0)
        for start, line in zip(starts, lines, strict=False)
    )
    text = "\n".join(lines)
    return Article(text, "", (Block("paragraph", 0, len(text)),)), sentences


def engine(store: PackStore, pack: Pack, settings: Settings) -> Any:
    """Return the bare engine, with as many workers as ours has."""
    import ctranslate2

    folder = store.open(pack)
    workers = Model(pack, folder, settings).workers
    return ctranslate2.Translator(
        str(folder / "model"), inter_threads=workers, intra_threads=1, max_queued_batches=-1
    )


def timed(work: Callable[[], Any]) -> dict[str, float]:
    start, processor = time.perf_counter(), time.process_time()
    work()
    return {"whole": time.perf_counter() - start, "work": time.process_time() - processor}


def passed(deadline: float) -> bool:
    return time.perf_counter() > deadline


def bare(store: PackStore, pack: Pack, settings: Settings, lines: list[str]) -> dict[str, Any]:
    """Time one CTranslate2 call on all sentences, encoded beforehand: no attention, links, checks, memory."""
    import sentencepiece

    model = str(store.open(pack) / "sentencepiece.model")
    encoded = sentencepiece.SentencePieceProcessor(model_file=model).encode(lines, out_type=str)
    translator = engine(store, pack, settings)

    def translate(sentences: list[list[str]]) -> None:
        translator.translate_batch(
            sentences,
            beam_size=settings.beam,
            length_penalty=settings.length_penalty,
            max_batch_size=1024,
            batch_type="tokens",
            max_decoding_length=200,
        )

    translate(encoded[-1:])
    first = timed(lambda: translate(encoded[:1]))["whole"]
    return {"first": first, **timed(lambda: translate(encoded))}


def same(store: PackStore, pack: Pack, settings: Settings, batches: list[Batch]) -> dict[str, Any]:
    """Time CTranslate2 on the batches that ours has given it, all at once."""
    translator = engine(store, pack, settings)

    def translate(given: list[Batch]) -> None:
        waiting = [
            translator.translate_batch(
                sources, **{name: value for name, value in options.items() if name not in TOLD}
            )
            for sources, options in given
        ]
        for results in waiting:
            for result in results:
                result.result()

    translate(batches[-1:])
    first = timed(lambda: translate(batches[:1]))["whole"]
    return {"first": first, **timed(lambda: translate(batches))}


class Watched:
    """An engine that notes the batches which it is given."""

    def __init__(self, translator: Any) -> None:
        self._translator = translator
        self.num_active_batches = 0
        self.batches: list[Batch] = []

    def translate_batch(self, sources: list[list[str]], **options: Any) -> Any:
        """Note a batch and translate it."""
        self.batches.append((sources, options))
        return self._translator.translate_batch(sources, **options)


def ours(store: PackStore, pack: Pack, settings: Settings, paragraphs: list[list[str]]) -> dict[str, Any]:
    """Time the whole path: plans, engine, links, doubts and memory, in the order of the window."""
    article, sentences = article_of(paragraphs, pack.source)
    translator = Translator(store, DictMemory(), settings)
    start = time.perf_counter()
    next(translator.render(article, sentences[-1:], pack.target))
    cold = time.perf_counter() - start
    model = translator._engines.single(pack).model
    watched = model._translator = Watched(model._translator)
    translator._memory = DictMemory()
    first = 0.0
    texts = [""] * len(sentences)

    def whole() -> None:
        nonlocal first
        for index, rendering in translator.render(article, sentences, pack.target):
            first = first or time.perf_counter() - start
            texts[index] = rendering.text

    start = time.perf_counter()
    found = timed(whole)
    batches = list(watched.batches)
    late = []
    for seconds in CANCELS:
        translator._memory = DictMemory()
        deadline = time.perf_counter() + seconds
        for _ in translator.render(article, sentences, pack.target, cancelled=partial(passed, deadline)):
            pass
        late.append(max(time.perf_counter() - deadline, 0.0))
    return {
        "first": first, "cold": cold, "cancel": max(late), "texts": texts, "batches": batches, **found
    }  # fmt: skip


def main() -> None:
    task = json.load(sys.stdin)
    settings = Settings(beam=task["beam"])
    with tempfile.TemporaryDirectory() as folder:
        store = PackStore(Path(folder) / "packs", [Path(task["pack"])])
        pack = store.installed()[0]
        if task["who"] == "bare":
            lines = [line for sentences in task["paragraphs"] for line in sentences]
            found = bare(store, pack, settings, lines)
        elif task["who"] == "same":
            found = same(store, pack, settings, task["batches"])
        else:
            found = ours(store, pack, settings, task["paragraphs"])
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
