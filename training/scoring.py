"""BLEU and chrF, by sacreBLEU; and those of a model in training, as CTranslate2 runs it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from training.vocabulary import SPACE, Vocabulary, tokenizer

if TYPE_CHECKING:
    from torch import Tensor

    from training.model import Config


@dataclass(frozen=True, slots=True)
class Score:
    """BLEU (13a, mixed case) and chrF2, 0 to 100; ``sample`` is the first translation."""

    bleu: float
    chrf: float
    sample: str


class Interval(NamedTuple):
    """A score, and half the width of the interval around it."""

    value: float
    half_width: float


def score(translations: Sequence[str], references: Sequence[str]) -> Score:
    """Return the scores of translations against one reference each."""
    import sacrebleu

    bleu = sacrebleu.corpus_bleu(translations, [references]).score
    chrf = sacrebleu.corpus_chrf(translations, [references]).score
    return Score(float(bleu), float(chrf), translations[0] if translations else "")


def with_interval(metric: Any, translations: Sequence[str], references: Sequence[str]) -> Interval:
    """Return a score and half the width of its interval at 95 %, from 1000 resampled test sets (Koehn 2004).

    ``metric`` is one of ``sacrebleu.metrics``. Its seed is sacreBLEU's own, so the interval is repeatable.
    """
    result = metric.corpus_score(translations, [references], n_bootstrap=1000)
    return Interval(float(result.score), float(result._ci))  # it is printed, but has no public name


class Development:
    """Sentences with their references, to see how a run comes on."""

    def __init__(self, source: Path, reference: Path, pieces: Vocabulary, folder: Path) -> None:
        self._source, self._reference = (
            [line.strip() for line in path.read_text("utf-8").splitlines()] for path in (source, reference)
        )
        self._pieces = pieces
        self._tokenizer = tokenizer(folder, "source")

    def score(self, weights: Mapping[str, Tensor], config: Config, lines: int | None, threads: int) -> Score:
        """Return the scores of the first ``lines`` sentences (all when None), int8, greedy."""
        import ctranslate2

        from training.export import write_model

        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "model"
            write_model(weights, config, self._pieces, folder)
            translator = ctranslate2.Translator(str(folder), inter_threads=1, intra_threads=threads)
            results = translator.translate_batch(
                self._tokenizer.encode(self._source[:lines], out_type=str),
                beam_size=1,
                max_batch_size=32,
                max_decoding_length=160,
            )
        translations = ["".join(result.hypotheses[0]).replace(SPACE, " ").strip() for result in results]
        return score(translations, self._reference[:lines])
