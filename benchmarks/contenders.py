"""The bare engine, and ours, each in a process of its own; run by ``benchmarks/translate.py``.

Reads one JSON object from standard input: ``who`` ("bare" or "ours"), ``pack`` (an .argosmodel),
``paragraphs`` (lists of sentences), ``beam``. Writes one as ``benchmarks/argos.py`` does; ours also
``cold`` (seconds to the first sentence, unpacking and loading) and ``cancel`` (seconds it takes).
"""

from __future__ import annotations

import itertools
import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from records.article import Article, Block
from records.sentence import Sentence
from translation.memory import DictMemory, Settings
from translation.package import Pack
from translation.packs import PackStore
from translation.translator import Translator

CANCEL_AFTER = 0.33


def article_of(paragraphs: list[list[str]], source: str) -> tuple[Article, tuple[Sentence, ...]]:
    lines = [line for sentences in paragraphs for line in sentences]
    starts = [0, *itertools.accumulate(len(line) + 1 for line in lines)]
    sentences = tuple(
        Sentence(start, start + len(line), source, 1.0, "translate", 0)
        for start, line in zip(starts, lines, strict=False)
    )
    text = "\n".join(lines)
    return Article(text, "", (Block("paragraph", 0, len(text)),)), sentences


def bare(store: PackStore, pack: Pack, settings: Settings, lines: list[str]) -> dict[str, Any]:
    """Time one CTranslate2 call on all sentences, encoded beforehand: no attention, links, checks, memory."""
    import ctranslate2
    import sentencepiece

    from translation.model import Model

    folder = store.open(pack)
    processor: Any = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    encoded = processor.encode(lines, out_type=str)
    workers = Model(pack, folder, settings).workers
    model: Any = ctranslate2.Translator(str(folder / "model"), inter_threads=workers, intra_threads=1)

    def translate(sentences: list[list[str]]) -> list[Any]:
        return list(
            model.translate_batch(
                sentences,
                beam_size=settings.beam,
                length_penalty=settings.length_penalty,
                max_batch_size=1024,
                batch_type="tokens",
                max_decoding_length=200,
            )
        )

    translate(encoded[-1:])
    start = time.perf_counter()
    translate(encoded[:1])
    first = time.perf_counter() - start
    start, work = time.perf_counter(), time.process_time()
    results = translate(encoded)
    whole, work = time.perf_counter() - start, time.process_time() - work
    return {
        "first": first,
        "whole": whole,
        "work": work,
        "texts": [processor.decode(result.hypotheses[0]) for result in results],
    }


def ours(store: PackStore, pack: Pack, settings: Settings, paragraphs: list[list[str]]) -> dict[str, Any]:
    """Time the whole path: plans, engine, links, doubts and memory, in the order of the window."""
    article, sentences = article_of(paragraphs, pack.source)
    translator = Translator(store, DictMemory(), settings)
    start = time.perf_counter()
    next(translator.render(article, sentences[-1:], pack.target))
    cold = time.perf_counter() - start
    translator._memory = DictMemory()
    start, work = time.perf_counter(), time.process_time()
    first = 0.0
    texts = [""] * len(sentences)
    for index, rendering in translator.render(article, sentences, pack.target):
        first = first or time.perf_counter() - start
        texts[index] = rendering.text
    whole, work = time.perf_counter() - start, time.process_time() - work
    translator._memory = DictMemory()
    start = time.perf_counter()
    for _ in translator.render(
        article, sentences, pack.target, cancelled=lambda: time.perf_counter() - start > CANCEL_AFTER
    ):
        pass
    cancel = max(time.perf_counter() - start - CANCEL_AFTER, 0.0)
    return {"first": first, "whole": whole, "work": work, "cold": cold, "cancel": cancel, "texts": texts}


def main() -> None:
    task = json.load(sys.stdin)
    settings = Settings(beam=task["beam"])
    with tempfile.TemporaryDirectory() as folder:
        store = PackStore(Path(folder) / "packs", [Path(task["pack"])])
        pack = store.installed()[0]
        if task["who"] == "bare":
            lines = [line for sentences in task["paragraphs"] for line in sentences]
            found = bare(store, pack, settings, lines)
        else:
            found = ours(store, pack, settings, task["paragraphs"])
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
