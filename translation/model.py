"""The model and the tokenizer of one language pack, loaded."""

from __future__ import annotations

import time
import weakref
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2

from records.errors import SidelightError
from translation.cores import usable_cores
from translation.memory import Settings
from translation.package import Pack
from translation.parts import Part
from translation.repetition import LOOP
from translation.tokens import Pieces, tokenizer_of

MAX_PIECES = 120
"""Pieces of one part: the models have 256 positions or more, but grow careless long before."""
_UNHEARD = 1.5
"""By how much a second try prefers pieces that it has not said yet."""
_LAST_BATCHES = 20.0
"""Seconds that the program's end waits at most for batches that were begun: they cannot be interrupted."""
_BATCH_TOKENS = 768
"""Pieces of a batch: larger ones are no faster, smaller ones slower (512 by 6 %, 256 by 19 %)."""

_SCORED_TOKENS = 2048
"""Pieces of a batch that is only read."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the model made of a part: mean log-probability; attention, target pieces by source pieces."""

    target: Pieces
    score: float
    attention: Sequence[Sequence[float]]


class Model:
    """A pack's model, which may be used from any thread.

    ``folder`` is where the pack lies unpacked. ``workers`` is the number of
    translations at a time, one thread each (``usable_cores()`` when None). Raises SidelightError when
    it cannot be loaded.
    """

    def __init__(
        self, pack: Pack, folder: Path, settings: Settings | None = None, workers: int | None = None
    ) -> None:
        self.pack = pack
        self.settings = settings or Settings()
        self.workers = workers or usable_cores()
        self._tokenizer = tokenizer_of(pack, folder)
        try:
            self._translator: Any = ctranslate2.Translator(
                str(folder / "model"),
                device="cpu",
                compute_type="auto",  # int8 weights stay int8
                inter_threads=self.workers,
                intra_threads=1,
                max_queued_batches=-1,
            )
        except (RuntimeError, ValueError, MemoryError, OSError) as error:
            raise SidelightError(
                f"The model of the language pack {pack.name} cannot be loaded.", "Install the pack again."
            ) from error
        weakref.finalize(self, _ended, self._translator)

    def encode(self, parts: Iterable[Part]) -> dict[Part, Pieces]:
        """Return the pieces of every part."""
        unique = list(dict.fromkeys(parts))
        return dict(zip(unique, self._tokenizer.encode([part.text for part in unique]), strict=True))

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Return the pieces of each text, a sentence or a translation: the two share a tokenizer."""
        return self._tokenizer.encode(texts)

    def attend(self, sources: Sequence[Pieces], targets: Sequence[Pieces]) -> list[Sequence[Sequence[float]]]:
        """Return where the model looks in each source while it says the target given.

        A row is a target piece, a column a source piece.
        """
        prefix = [self.pack.target_prefix] if self.pack.target_prefix else []
        waiting = [
            self._translator.translate_batch(
                [list(source.pieces)],
                target_prefix=[[*prefix, *target.pieces]],
                beam_size=1,
                max_decoding_length=len(prefix) + len(target.pieces) + 1,
                return_attention=True,
                asynchronous=True,
            )[0]
            for source, target in zip(sources, targets, strict=True)
        ]
        return [
            result.result().attention[0][len(prefix) : len(prefix) + len(target.pieces)]
            for result, target in zip(waiting, targets, strict=True)
        ]

    def likelihoods(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the mean log-probability a piece of the second text of each pair, given the first.

        Of long texts the first ``MAX_PIECES`` pieces count.
        """
        texts = list(dict.fromkeys(text for pair in pairs for text in pair))
        spelt = self._tokenizer.encode(texts)
        cut = {text: list(found.pieces[:MAX_PIECES]) for text, found in zip(texts, spelt, strict=True)}
        prefix = [self.pack.target_prefix] if self.pack.target_prefix else []
        asked = [pair for pair in dict.fromkeys(pairs) if all(cut[text] for text in pair)]
        results = self._translator.score_batch(
            [cut[source] for source, _ in asked],
            [[*prefix, *cut[target]] for _, target in asked],
            max_batch_size=_SCORED_TOKENS,
            batch_type="tokens",
        )
        said = {pair: result.log_probs[len(prefix) :] for pair, result in zip(asked, results, strict=True)}
        return [sum(said[pair]) / len(said[pair]) if pair in said else 0.0 for pair in pairs]

    def best(self, source: Pieces, count: int) -> list[Result]:
        """Return the ``count`` likeliest translations, the best first."""
        return self._hypotheses(source, count, (), beam_size=max(count, self.settings.beam))

    def continued(self, source: Pieces, beginning: Pieces, count: int) -> list[Result]:
        """Return the likeliest translation for each of the ``count`` likeliest words after ``beginning``."""
        return self._hypotheses(
            source, count, beginning.pieces, beam_size=self.settings.beam, return_alternatives=True
        )

    def _hypotheses(
        self, source: Pieces, count: int, beginning: Sequence[str], **options: Any
    ) -> list[Result]:
        prefix = [self.pack.target_prefix] if self.pack.target_prefix else []
        (found,) = self._translator.translate_batch(
            [list(source.pieces)],
            target_prefix=[[*prefix, *beginning]] if prefix or beginning else None,
            num_hypotheses=count,
            length_penalty=self.settings.length_penalty,
            max_decoding_length=2 * len(source.pieces) + len(beginning) + 16,
            replace_unknowns=True,
            **options,
        )
        spelt = [tuple(pieces[len(prefix) :]) for pieces in found.hypotheses]
        return [Result(self._tokenizer.decode(pieces), 0.0, ()) for pieces in spelt]

    def fits(self, text: str) -> bool:
        """Return whether ``text`` is short enough for the model."""
        return len(self._tokenizer.encode([text])[0].pieces) <= MAX_PIECES

    def submit(self, sources: Sequence[Pieces], *, steady: bool = False, spread: bool = True) -> list[Any]:
        """Give pieces to the model; returns one waiting result each.

        ``spread`` keeps every worker busy with them, else larger batches leave workers to others.
        ``steady`` is the second try for a sentence that went in circles: no three pieces may come
        twice, single ones seldom, and the result may not be empty.
        """
        if not sources:
            return []
        waiting: list[Any] = [None] * len(sources)
        for batch in self._batches(sources, self.workers if spread else 1):
            longest = len(sources[batch[0]].pieces)
            results = self._translator.translate_batch(
                [list(sources[index].pieces) for index in batch],
                target_prefix=[[self.pack.target_prefix]] * len(batch) if self.pack.target_prefix else None,
                beam_size=self.settings.beam,
                length_penalty=self.settings.length_penalty,
                max_decoding_length=2 * longest + 16,
                min_decoding_length=2 if steady else 1,
                no_repeat_ngram_size=LOOP if steady else 0,
                repetition_penalty=_UNHEARD if steady else 1,
                replace_unknowns=True,
                return_scores=True,
                return_attention=True,
                asynchronous=True,
            )
            for index, result in zip(batch, results, strict=True):
                waiting[index] = result
        return waiting

    def _batches(self, sources: Sequence[Pieces], workers: int) -> list[list[int]]:
        """Return batches of places in ``sources``, like lengths together, enough to keep ``workers`` busy.

        The longest come first. A batch is as long as its longest: a short sentence that
        goes in circles is stopped sooner among short ones.
        """
        lengths = [len(source.pieces) for source in sources]
        count = max(workers, -(-sum(lengths) // _BATCH_TOKENS))
        share = sum(lengths) / count
        batches: list[list[int]] = [[] for _ in range(count)]
        before = 0
        for index in sorted(range(len(sources)), key=lambda index: -lengths[index]):
            batches[min(int((before + lengths[index] / 2) / share), count - 1) if share else 0].append(index)
            before += lengths[index]
        return [batch for batch in batches if batch]

    def read(self, result: Any) -> Result:
        """Return what the model found."""
        pieces = list(result.hypotheses[0])
        attention = result.attention[0] if result.attention else []
        if self.pack.target_prefix and pieces[:1] == [self.pack.target_prefix]:
            pieces, attention = pieces[1:], attention[1:]
        length = len(pieces) + 1
        score = result.scores[0] * length**self.settings.length_penalty / length if result.scores else 0.0
        return Result(self._tokenizer.decode(pieces), min(score, 0.0), attention)


def _ended(translator: Any) -> None:
    """Wait until no thread translates any more: one that does when the program ends makes it crash."""
    deadline = time.monotonic() + _LAST_BATCHES
    while translator.num_active_batches and time.monotonic() < deadline:
        time.sleep(0.01)
