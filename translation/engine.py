"""One language pack at work: sentences in, translations with scores and word links out."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import ctranslate2

from records.errors import SidelightError
from records.rendering import WordLink
from translation.alignment import word_links, words
from translation.memory import Settings
from translation.package import Pack
from translation.parts import Part, Plan, around_protected, cut, fitted, plan, shouted
from translation.protect import reveal
from translation.tokens import Pieces, tokenizer_of

MAX_PIECES = 120
"""Pieces of one part: the models have 256 positions or more, but grow careless long before."""
_MAX_WORKERS = 8
_BATCH_TOKENS = 1024
_LOOP = 3


@dataclass(frozen=True, slots=True)
class Translation:
    """What became of one sentence.

    ``score`` is the mean log-probability a token, None when the sentence was
    ``copied`` since there was nothing to translate. Links are in code points.
    """

    text: str
    score: float | None
    links: tuple[WordLink, ...]
    copied: bool = False


@dataclass(frozen=True, slots=True)
class _Result:
    """What the model made of a part: mean log-probability; attention, target pieces by source pieces."""

    target: Pieces
    score: float
    attention: Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class _Done:
    """One part translated: its text, links with sources in the sentence, score and number of pieces."""

    text: str
    links: tuple[WordLink, ...]
    score: float
    weight: int


class Engine:
    """The model and the tokenizer of one pack, loaded.

    ``folder`` is where the pack lies unpacked. ``workers`` is the number of
    translations at a time, one thread each (the number of cores, at most 8,
    when None). Its methods may be called from any thread. Raises SidelightError
    when the model cannot be loaded.
    """

    def __init__(
        self, pack: Pack, folder: Path, settings: Settings | None = None, workers: int | None = None
    ) -> None:
        self.pack = pack
        self.settings = settings or Settings()
        self.workers = workers or min(_cores(), _MAX_WORKERS)
        self._tokenizer = tokenizer_of(pack, folder)
        try:
            self._model: Any = ctranslate2.Translator(
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

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Return the translations of ``sentences``, in their order."""
        return self.begin(sentences).finish()

    def begin(self, sentences: Sequence[str]) -> Running:
        """Start to translate ``sentences`` in the background."""
        return Running(self, sentences, [plan(sentence) for sentence in sentences])

    def encode(self, parts: Iterable[Part]) -> dict[Part, Pieces]:
        """Return the pieces of every part."""
        unique = list(dict.fromkeys(parts))
        return dict(zip(unique, self._tokenizer.encode([part.text for part in unique]), strict=True))

    def fits(self, text: str) -> bool:
        """Return whether ``text`` is short enough for the model."""
        return len(self._tokenizer.encode([text])[0].pieces) <= MAX_PIECES

    def submit(self, sources: Sequence[Pieces], *, steady: bool = False) -> list[Any]:
        """Give pieces to the model; returns one waiting result each.

        ``steady`` is the second try for a sentence that went in circles: no
        three pieces may come twice, and the result may not be empty.
        """
        if not sources:
            return []
        longest = max(len(source.pieces) for source in sources)
        share = sum(len(source.pieces) for source in sources) // self.workers + 1
        prefix = [[self.pack.target_prefix]] * len(sources) if self.pack.target_prefix else None
        waiting: list[Any] = self._model.translate_batch(
            [list(source.pieces) for source in sources],
            target_prefix=prefix,
            beam_size=self.settings.beam,
            length_penalty=self.settings.length_penalty,
            max_batch_size=max(longest, min(share, _BATCH_TOKENS)),
            batch_type="tokens",
            max_decoding_length=2 * longest + 16,
            min_decoding_length=2 if steady else 1,
            no_repeat_ngram_size=_LOOP if steady else 0,
            replace_unknowns=True,
            return_scores=True,
            return_attention=True,
            asynchronous=True,
        )
        return waiting

    def read(self, result: Any) -> _Result:
        """Return what the model found."""
        pieces = list(result.hypotheses[0])
        attention = result.attention[0] if result.attention else []
        if self.pack.target_prefix and pieces[:1] == [self.pack.target_prefix]:
            pieces, attention = pieces[1:], attention[1:]
        length = len(pieces) + 1
        score = result.scores[0] * length**self.settings.length_penalty / length if result.scores else 0.0
        return _Result(self._tokenizer.decode(pieces), min(score, 0.0), attention)


class Running:
    """Sentences that an engine is translating."""

    def __init__(self, engine: Engine, sentences: Sequence[str], plans: Sequence[Plan]) -> None:
        self._engine = engine
        self._sentences = sentences
        pieces = engine.encode(part for plan_ in plans for part in plan_.parts if not part.verbatim)
        self._plans = [self._shortened(plan_, pieces) for plan_ in plans]
        missing = [p for plan_ in self._plans for p in plan_.parts if not p.verbatim and p not in pieces]
        pieces |= engine.encode(missing)
        wanted = {part: pieces[part] for plan_ in self._plans for part in plan_.parts if not part.verbatim}
        self._pieces = wanted
        self._waiting = dict(zip(wanted, engine.submit(list(wanted.values())), strict=True))

    def done(self) -> bool:
        """Return whether ``finish`` would not have to wait."""
        return all(result.done() for result in self._waiting.values())

    def wait(self, seconds: float) -> bool:
        """Wait until all is done, at most so long; returns whether it is."""
        deadline = time.monotonic() + seconds
        while not self.done():
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.002)
        return True

    def finish(self) -> list[Translation]:
        """Wait for the results and return the translations, in the order of the sentences."""
        done = self._read(list(self._waiting), list(self._waiting.values()))
        astray = [part for part, result in done.items() if goes_astray(self._pieces[part], result.target)]
        if astray:
            again = self._engine.submit([self._pieces[part] for part in astray], steady=True)
            done |= self._read(astray, again)
        linked = {part: self._linked(part, result) for part, result in done.items()}
        cuts = {part: around_protected(part) for part, result in linked.items() if result is None}
        if not cuts:
            return [self._joined(*item, linked) for item in zip(self._sentences, self._plans, strict=True)]
        plans = [
            replace(p, parts=tuple(piece for part in p.parts for piece in cuts.get(part, (part,))))
            for p in self._plans
        ]
        rest = Running(self._engine, *self._only(cuts, plans)).finish()
        return [
            rest.pop(0) if any(part in cuts for part in old.parts) else self._joined(sentence, old, linked)
            for sentence, old in zip(self._sentences, self._plans, strict=True)
        ]

    def _only(self, cuts: Container[Part], plans: Sequence[Plan]) -> tuple[list[str], list[Plan]]:
        """Return the sentences that hold one of ``cuts``, with their new plans."""
        chosen = [i for i, old in enumerate(self._plans) if any(part in cuts for part in old.parts)]
        return [self._sentences[i] for i in chosen], [plans[i] for i in chosen]

    def _read(self, parts: Sequence[Part], waiting: Sequence[Any]) -> dict[Part, _Result]:
        return {part: self._engine.read(result.result()) for part, result in zip(parts, waiting, strict=True)}

    def _shortened(self, plan_: Plan, pieces: Mapping[Part, Pieces]) -> Plan:
        """Return the plan with every part short enough for the model."""
        if all(part.verbatim or len(pieces[part].pieces) <= MAX_PIECES for part in plan_.parts):
            return plan_
        parts = (cut(part, self._engine.fits) if not part.verbatim else (part,) for part in plan_.parts)
        return replace(plan_, parts=tuple(piece for part in parts for piece in part))

    def _linked(self, part: Part, result: _Result) -> _Done | None:
        """Return a part with word links, and what was hidden put back; None when that is not possible."""
        source, target = self._pieces[part], result.target
        shown = reveal(target.text, part.stand_ins)
        if shown is None:
            return None
        links = word_links(part.text, target.text, source.spans, target.spans, result.attention)
        moved = (
            WordLink(
                *part.mapped.span(link.src_start, link.src_end),
                *shown.place(link.tgt_start, link.tgt_end),
                link.weight,
            )
            for link in links
        )
        return _Done(shown.text, tuple(moved), result.score, len(target.pieces) + 1)

    def _joined(self, sentence: str, plan_: Plan, done: Mapping[Part, _Done | None]) -> Translation:
        """Return the translation of a sentence from those of its parts."""
        text = ""
        links: list[WordLink] = []
        score, weight = 0.0, 0
        for part in plan_.parts:
            text += " " if part.spaced and text else ""
            if part.verbatim:
                start, end = part.mapped.span(0, len(part.text))
                original = sentence[start:end]
                shift = len(text)
                links += [
                    WordLink(start + a, start + b, shift + a, shift + b, 1.0) for a, b in words(original)
                ]
                text += original
                continue
            result = done[part]
            assert result is not None, "parts that lost what they hide are translated again"
            added = fitted(result.text, part, first=not text)
            text, shift = text + added, len(text)
            links += [
                replace(link, tgt_start=link.tgt_start + shift, tgt_end=link.tgt_end + shift)
                for link in result.links
                if link.tgt_end <= len(added)
            ]
            score += result.score * result.weight
            weight += result.weight
        if plan_.shouted:
            text = shouted(text)
        return Translation(text, score / weight if weight else None, tuple(links), copied=not weight)


def goes_astray(source: Pieces, target: Pieces) -> bool:
    """Return whether a translation is empty or goes in circles, saying again what the source says once."""
    return not target.text or _repeats(target.pieces) > _repeats(source.pieces) + 1


def try_out(pack: Pack, folder: Path) -> None:
    """Load the pack unpacked in ``folder`` and translate a word; SidelightError when that fails."""
    try:
        Engine(pack, folder, workers=1).translate(["Test."])
    except (RuntimeError, ValueError) as error:
        raise SidelightError(
            f"The model of the language pack {pack.name} does not work.", "Get the file again."
        ) from error


def _repeats(pieces: Sequence[str]) -> int:
    runs = [tuple(pieces[i : i + _LOOP]) for i in range(len(pieces) - _LOOP + 1)]
    return len(runs) - len(set(runs))


def _cores() -> int:
    """Return the number of cores that this process may use, counting two threads of one core once."""
    try:
        usable = len(os.sched_getaffinity(0))
    except AttributeError:
        usable = os.cpu_count() or 1
    try:
        listing = Path("/proc/cpuinfo").read_text("ascii", errors="ignore")
    except OSError:
        return max(1, usable // 2) if usable > 4 else usable
    places = re.findall(r"^(physical id|core id)\s*: (\d+)", listing, re.MULTILINE)
    ids = [value for _, value in places]
    cores = len(set(zip(ids[::2], ids[1::2], strict=False)))
    return max(1, min(usable, cores or usable))
