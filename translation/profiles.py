"""Character statistics of languages: langdetect's profiles, read without chance.

langdetect draws n-grams at random and stops early, so its answer changes from run
to run and its own restriction to a few languages still loads all 55 profiles. Its
profiles are fine: here every n-gram of a passage is summed exactly, over the
candidate languages only, which is deterministic and much faster.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any

_FLOOR = 5e-5  # langdetect's alpha (0.5) over its base frequency (10,000)


class _Fold(dict[int, str]):
    """A table for ``str.translate`` that asks langdetect once for each character."""

    def __missing__(self, codepoint: int) -> str:
        from langdetect.utils.ngram import NGram

        folded: str = NGram.normalize(chr(codepoint))
        self[codepoint] = folded
        return folded


_fold = _Fold()


class Profiles:
    """N-gram statistics of a few languages, by the names of langdetect's profiles."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self._logs = _logs(names)

    def score(self, text: str) -> tuple[list[float], int]:
        """Return each language's log-likelihood of a text, and how many n-grams were known.

        The likelihoods are relative to a floor that all languages share.
        """
        logs = self._logs
        total = [0.0] * len(self.names)
        known = 0
        for word in text.translate(_fold).split():
            if len(word) > 1 and word.isupper() and word[0].lower() != word[0]:
                continue  # langdetect leaves out words in capitals, mostly names
            padded = f" {word} "
            size = len(padded)
            for at in range(1, size):
                for gram in (padded[at], padded[at - 1 : at + 1], padded[at - 2 : at + 1] if at > 1 else ""):
                    row = logs.get(gram)
                    if row is not None:
                        known += 1
                        for index, value in enumerate(row):
                            total[index] += value
        return total, known


@cache
def profile_names() -> tuple[str, ...]:
    """Return the names of all of langdetect's profiles."""
    return tuple(sorted(file.name for file in _folder().iterdir() if not file.name.startswith(".")))


def _folder() -> Any:
    from importlib.resources import files

    return files("langdetect") / "profiles"


@cache
def _logs(names: tuple[str, ...]) -> dict[str, tuple[float, ...]]:
    from langdetect.detector_factory import DetectorFactory

    # The factory insists on two profiles or more.
    padding = () if len(names) > 1 else (next(name for name in profile_names() if name not in names),)
    factory = DetectorFactory()
    factory.load_json_profile([(_folder() / name).read_text(encoding="utf-8") for name in names + padding])
    floor = math.log(_FLOOR)
    return {
        gram: tuple(math.log(_FLOOR + row[index]) - floor for index in range(len(names)))
        for gram, row in factory.word_lang_prob_map.items()
        if gram != " " and len(gram) <= 3
    }
