"""One language pack at work: sentences in, translations with scores and word links out."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path

from records.errors import SidelightError
from records.rendering import WordLink
from translation.alignment import word_links
from translation.figures import mended
from translation.indefinite import with_right_articles
from translation.memory import Settings
from translation.model import LOOP, MAX_PIECES, Model, Result
from translation.names import NOUNS_IN_CAPITALS, lost_names
from translation.package import Pack
from translation.parts import Part, Plan, cut, fitted, hidden_names, plan, shouted, without_stand_ins
from translation.protect import Span, reveal
from translation.retries import faults, other_plans
from translation.tokens import Pieces
from translation.words import words


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
class _Done:
    """One part translated: its text, links with sources in the sentence, score and number of pieces."""

    text: str
    links: tuple[WordLink, ...]
    score: float
    weight: int


class Engine:
    """Translates sentences with one pack. Its methods may be called from any thread.

    ``folder`` is where the pack lies unpacked; ``workers`` the number of threads
    (one a core when None). Raises SidelightError when the pack cannot be loaded.
    """

    def __init__(
        self, pack: Pack, folder: Path, settings: Settings | None = None, workers: int | None = None
    ) -> None:
        self.model = Model(pack, folder, settings, workers)

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Return the translations of ``sentences``, in their order."""
        return self.begin(sentences).finish()

    def begin(self, sentences: Sequence[str], verbatim: Sequence[Sequence[Span]] = ()) -> Running:
        """Start to translate ``sentences`` in the background.

        ``verbatim`` gives, for each of them, the passages (code points) that stay to the letter.
        """
        pack = self.model.pack
        spelling = pack.starter and pack.source not in NOUNS_IN_CAPITALS
        plans = [
            plan(text, names_too=spelling, verbatim=kept)
            for text, kept in zip(sentences, verbatim or repeat(()), strict=bool(verbatim))
        ]
        return Running(self.model, sentences, plans)


class Running:
    """Sentences that an engine is translating."""

    def __init__(
        self, model: Model, sentences: Sequence[str], plans: Sequence[Plan], *, retry: bool = True
    ) -> None:
        self._model = model
        self._retry = retry
        self._sentences = sentences
        pieces = model.encode(part for plan_ in plans for part in plan_.parts if not part.verbatim)
        self._plans = [self._shortened(plan_, pieces) for plan_ in plans]
        missing = [p for plan_ in self._plans for p in plan_.parts if not p.verbatim and p not in pieces]
        pieces |= model.encode(missing)
        wanted = {part: pieces[part] for plan_ in self._plans for part in plan_.parts if not part.verbatim}
        self._pieces = wanted
        self._waiting = dict(zip(wanted, model.submit(list(wanted.values())), strict=True))
        self._unfinished = list(self._waiting.values())

    def done(self) -> bool:
        """Return whether ``finish`` would not have to wait."""
        while self._unfinished and self._unfinished[-1].done():
            self._unfinished.pop()
        return not self._unfinished

    def wait(self, seconds: float) -> bool:
        """Wait until all is done, at most so long; returns whether it is."""
        deadline = time.monotonic() + seconds
        while not self.done():
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.005)
        return True

    def finish(self) -> list[Translation]:
        """Wait for the results and return the translations, in the order of the sentences."""
        first = {part: self._model.read(waiting.result()) for part, waiting in self._waiting.items()}
        done = {part: _linked(part, self._pieces[part], result) for part, result in first.items()}
        for again in self._second_tries(first):
            done |= again
        cuts = {part: without_stand_ins(part) for part, result in done.items() if result is None}
        done |= self._translated(piece for pieces in cuts.values() for piece in pieces if not piece.verbatim)
        translations = [
            self._finished(sentence, plan_, cuts, done)
            for sentence, plan_ in zip(self._sentences, self._plans, strict=True)
        ]
        return self._with_numbers(translations) if self._retry else translations

    def _with_numbers(self, translations: list[Translation]) -> list[Translation]:
        """Return the translations, those that lost numbers made anew where another plan loses fewer."""
        lang, target = self._model.pack.source, self._model.pack.target
        wrong = {
            index: found
            for index, (sentence, made) in enumerate(zip(self._sentences, translations, strict=True))
            if not self._plans[index].verbatim and (found := faults(sentence, made.text, lang, target))
        }
        plans = {index: other_plans(self._sentences[index], lang, target) for index in wrong}
        while tries := {index: plan_ for index in wrong if (plan_ := next(plans[index], None))}:
            sentences = [self._sentences[index] for index in tries]
            again = Running(self._model, sentences, list(tries.values()), retry=False).finish()
            for index, made in zip(tries, again, strict=True):
                left = faults(self._sentences[index], made.text, lang, target)
                if left < wrong[index]:
                    translations[index], wrong[index] = made, left
            wrong = {index: left for index, left in wrong.items() if left and index in tries}
        return translations

    def _finished(
        self,
        sentence: str,
        plan_: Plan,
        cuts: Mapping[Part, tuple[Part, ...]],
        done: Mapping[Part, _Done | None],
    ) -> Translation:
        parts = [piece for part in plan_.parts for piece in cuts.get(part, (part,))]
        translation = _joined(sentence, parts, done)
        pack = self._model.pack
        text, links = mended(sentence, translation.text, translation.links, pack.source, pack.target)
        if pack.starter and pack.target == "en":
            text, links = with_right_articles(text, links)
        translation = replace(translation, text=text, links=links)
        return replace(translation, text=shouted(translation.text)) if plan_.shouted else translation

    def _second_tries(self, first: Mapping[Part, Result]) -> Iterator[dict[Part, _Done | None]]:
        """Yield better results for the parts that went astray or lost names."""
        astray = [part for part, result in first.items() if goes_astray(self._pieces[part], result.target)]
        steady = self._model.submit([self._pieces[part] for part in astray], steady=True)
        named = {part: other for part, result in first.items() if (other := self._with_names(part, result))}
        renamed = self._translated(named.values())
        yield {
            part: _linked(part, self._pieces[part], self._model.read(waiting.result()))
            for part, waiting in zip(astray, steady, strict=True)
        }
        yield {part: result for part, other in named.items() if (result := renamed[other])}

    def _with_names(self, part: Part, result: Result) -> Part | None:
        """Return a part with stand-ins for the names that its translation lost; None when it lost none."""
        if part.stand_ins or self._model.pack.source in NOUNS_IN_CAPITALS:
            return None
        return hidden_names(part, lost_names(part.text, result.target.text))

    def _translated(self, parts: Iterable[Part]) -> dict[Part, _Done | None]:
        """Return what becomes of more parts, now; None for one that lost or repeats what it hides."""
        pieces = self._model.encode(parts)
        waiting = self._model.submit(list(pieces.values()))
        return {
            part: _linked(part, source, self._model.read(result.result()))
            for (part, source), result in zip(pieces.items(), waiting, strict=True)
        }

    def _shortened(self, plan_: Plan, pieces: Mapping[Part, Pieces]) -> Plan:
        """Return the plan with every part short enough for the model."""
        if all(part.verbatim or len(pieces[part].pieces) <= MAX_PIECES for part in plan_.parts):
            return plan_
        parts = (cut(part, self._model.fits) if not part.verbatim else (part,) for part in plan_.parts)
        return replace(plan_, parts=tuple(piece for part in parts for piece in part))


def _linked(part: Part, source: Pieces, result: Result) -> _Done | None:
    """Return a part with word links, and what was hidden put back; None when that is not possible."""
    target = result.target
    shown = reveal(target.text, part.stand_ins) if part.stand_ins else None
    if part.stand_ins and shown is None:
        return None
    links = word_links(part.text, target.text, source.spans, target.spans, result.attention)
    moved = (
        WordLink(
            *part.mapped.span(link.src_start, link.src_end),
            *(shown.place(link.tgt_start, link.tgt_end) if shown else (link.tgt_start, link.tgt_end)),
            link.weight,
        )
        for link in links
    )
    text = shown.text if shown else target.text
    return _Done(text, tuple(moved), result.score, len(target.pieces) + 1)


def _joined(sentence: str, parts: Sequence[Part], done: Mapping[Part, _Done | None]) -> Translation:
    """Return the translation of a sentence from those of its parts."""
    text = ""
    links: list[WordLink] = []
    score, weight = 0.0, 0
    for part in parts:
        text += " " if part.spaced and text else ""
        shift = len(text)
        result = done.get(part)
        if result:
            score += result.score * result.weight
            weight += result.weight
        if result and result.text:
            added = fitted(result.text, part, first=not text)
            text += added
            links += [
                replace(link, tgt_start=link.tgt_start + shift, tgt_end=link.tgt_end + shift)
                if shift
                else link
                for link in result.links
                if link.tgt_end <= len(added)
            ]
        else:  # to the letter: nothing to translate, or nothing came of it
            start, end = part.mapped.span(0, len(part.text))
            text += sentence[start:end]
            found = words(sentence[start:end])
            links += [WordLink(start + a, start + b, shift + a, shift + b, 1.0) for a, b in found]
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
    runs = [tuple(pieces[i : i + LOOP]) for i in range(len(pieces) - LOOP + 1)]
    return len(runs) - len(set(runs))
