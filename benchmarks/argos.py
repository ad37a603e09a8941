"""Translate with argostranslate's own ``translate()``; run by ``benchmarks/translate.py --argos-python``.

Reads one JSON object from standard input: ``pack`` (an .argosmodel), ``source`` and ``target``
(Argos codes), ``paragraphs`` (lists of sentences), ``beam``. Writes one: ``first`` and ``whole`` (seconds
for the first paragraph and for all), ``work`` (processor time of the latter), ``peak`` (bytes),
``texts`` (a translation a paragraph).
The sentence splitter is given the sentences, since its own would be downloaded; all else is Argos' own.
With ``score`` (``hypotheses`` and ``references``) instead, it writes the ``chrf`` of each by sacreBLEU.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from typing import Any


class Known:
    """A sentence splitter that knows the sentences of every paragraph already."""

    def __init__(self, paragraphs: list[list[str]]) -> None:
        self._sentences = {" ".join(sentences): sentences for sentences in paragraphs}

    def split_sentences(self, text: str) -> list[str]:
        return self._sentences[text]


def run(task: dict[str, Any], folder: str) -> dict[str, Any]:
    os.environ.update(
        {f"XDG_{kind}_HOME": f"{folder}/{kind}" for kind in ("DATA", "CONFIG", "CACHE")},
        HOME=folder,
        ARGOS_PACKAGES_DIR=f"{folder}/packages",
        ARGOS_BEAM_SIZE=str(task["beam"]),
        ORT_DISABLE_TELEMETRY="1",
    )
    from argostranslate import package, translate

    package.install_from_path(task["pack"])
    translation: Any = translate.get_translation_from_codes(task["source"], task["target"])
    translation.underlying.sentencizer = Known(task["paragraphs"])
    paragraphs = [" ".join(sentences) for sentences in task["paragraphs"]]
    translation.translate(paragraphs[-1])  # loads the model
    start = time.perf_counter()
    translation.translate(paragraphs[0])
    first = time.perf_counter() - start
    start, work = time.perf_counter(), time.process_time()
    text = translate.translate("\n".join(paragraphs), task["source"], task["target"])
    whole, work = time.perf_counter() - start, time.process_time() - work
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"first": first, "whole": whole, "work": work, "peak": peak, "texts": text.split("\n")}


def score(task: dict[str, Any]) -> dict[str, Any]:
    import sacrebleu

    return {
        "chrf": [sacrebleu.corpus_chrf(texts, [task["references"]]).score for texts in task["hypotheses"]]
    }


def main() -> None:
    task = json.load(sys.stdin)
    if "hypotheses" in task:
        found = score(task)
    else:
        with tempfile.TemporaryDirectory() as folder:
            found = run(task, folder)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
