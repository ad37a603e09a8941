"""One language pack at work: sentences in, translations with scores and word links out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path

from records.errors import SidelightError
from records.rendering import WordLink
from translation.alignment import word_links
from translation.figures import mended
from translation.indefinite import mends_articles, with_right_articles
from translation.memory import Settings
from translation.model import MAX_PIECES, Model, Result
from translation.names import NOUNS_IN_CAPITALS, lost_names
from translation.package import Pack
from translation.parts import Part, Plan, cut, fitted, hidden_names, plan, shouted, without_stand_ins
from translation.protect import Span, reveal
from translation.repetition import circles
from translation.retries import faults, other_plans
from translation.running import Machine, Steps, Translation, Waiting
from translation.tokens import Pieces
from translation.words import words


@dataclass(frozen=True, slots=True)
class _Done:
    """One part translated: its text, links with sources in the sentence, score and number of pieces."""

    text: str
    links: tuple[WordLink, ...]
    score: float
    weight: int


class Engine(Machine):
    """Translates sentences with one pack. Its methods may be called from any thread.

    ``folder`` is where the pack lies unpacked; ``workers`` the number of threads
    (one a core when None). Raises SidelightError when the pack cannot be loaded.
    """

    def __init__(
        self, pack: Pack, folder: Path, settings: Settings | None = None, workers: int | None = None
    ) -> None:
        self.model = Model(pack, folder, settings, workers)

    def steps(
        self, sentences: Sequence[str], verbatim: Sequence[Sequence[Span]] = ()
    ) -> Steps[list[Translation]]:
        """Return the work of translating ``sentences``: those that lost numbers are tried in other ways."""
        pack = self.model.pack
        spelling = pack.starter and pack.source not in NOUNS_IN_CAPITALS
        plans = [
            plan(text, names_too=spelling, verbatim=kept)
            for text, kept in zip(sentences, verbatim or repeat(()), strict=bool(verbatim))
        ]
        translations = yield from self._carried_out(sentences, plans)
        wrong = {
            index: found
            for index, (sentence, made) in enumerate(zip(sentences, translations, strict=True))
            if not plans[index].verbatim and (found := faults(sentence, made.text, pack.source, pack.target))
        }
        others = {index: other_plans(sentences[index], pack.source, pack.target) for index in wrong}
        while tries := {index: other for index in wrong if (other := next(others[index], None))}:
            texts = [sentences[index] for index in tries]
            again = yield from self._carried_out(texts, list(tries.values()), spread=False)
            for index, made in zip(tries, again, strict=True):
                left = faults(sentences[index], made.text, pack.source, pack.target)
                if left < wrong[index]:
                    translations[index], wrong[index] = made, left
            wrong = {index: left for index, left in wrong.items() if left and index in tries}
        return translations

    def _carried_out(
        self, sentences: Sequence[str], plans: Sequence[Plan], *, spread: bool = True
    ) -> Steps[list[Translation]]:
        """Translate every sentence by its plan."""
        encode = self.model.encode
        pieces = encode(part for plan_ in plans for part in plan_.parts if not part.verbatim)
        plans = [self._shortened(plan_, pieces) for plan_ in plans]
        parts = [part for plan_ in plans for part in plan_.parts if not part.verbatim]
        pieces |= encode(part for part in parts if part not in pieces)
        wanted = {part: pieces[part] for part in parts}
        waiting = self.model.submit(list(wanted.values()), spread=spread)
        yield waiting
        results = {part: self.model.read(each.result()) for part, each in zip(wanted, waiting, strict=True)}
        done = {part: _linked(part, wanted[part], result) for part, result in results.items()}
        yield from self._tried_again(wanted, results, done)
        cuts = {part: without_stand_ins(part) for part, result in done.items() if result is None}
        pieces = encode(piece for each in cuts.values() for piece in each if not piece.verbatim)
        yield from self._added(done, pieces)
        return [
            self._finished(sentence, plan_, cuts, done)
            for sentence, plan_ in zip(sentences, plans, strict=True)
        ]

    def _tried_again(
        self, pieces: Mapping[Part, Pieces], results: Mapping[Part, Result], done: dict[Part, _Done | None]
    ) -> Steps[None]:
        """Put better results into ``done`` for the parts that went astray or lost names."""
        astray = {part: pieces[part] for part, made in results.items() if circles(pieces[part], made.target)}
        named = {part: other for part, made in results.items() if (other := self._with_names(part, made))}
        renamed: dict[Part, _Done | None] = {}
        steadily = self.model.submit(list(astray.values()), steady=True, spread=False)
        yield from self._added(renamed, self.model.encode(named.values()), steadily)
        for part, each in zip(astray, steadily, strict=True):
            made = self.model.read(each.result())
            if circles(pieces[part], made.target) < circles(pieces[part], results[part].target):
                done[part] = _linked(part, pieces[part], made)
        done |= {part: result for part, other in named.items() if (result := renamed[other])}

    def _added(
        self, done: dict[Part, _Done | None], pieces: Mapping[Part, Pieces], besides: Sequence[Waiting] = ()
    ) -> Steps[None]:
        """Add to ``done`` what becomes of more parts: None for one that lost or repeats what it hides."""
        waiting = self.model.submit(list(pieces.values()), spread=False)
        if waiting or besides:
            yield [*waiting, *besides]
        for (part, source), each in zip(pieces.items(), waiting, strict=True):
            done[part] = _linked(part, source, self.model.read(each.result()))

    def _finished(
        self,
        sentence: str,
        plan_: Plan,
        cuts: Mapping[Part, tuple[Part, ...]],
        done: Mapping[Part, _Done | None],
    ) -> Translation:
        parts = [piece for part in plan_.parts for piece in cuts.get(part, (part,))]
        translation = _joined(sentence, parts, done)
        pack = self.model.pack
        text, links = mended(sentence, translation.text, translation.links, pack.source, pack.target)
        if mends_articles(pack):
            text, links = with_right_articles(text, links)
        translation = replace(translation, text=text, links=links)
        return replace(translation, text=shouted(translation.text)) if plan_.shouted else translation

    def _with_names(self, part: Part, result: Result) -> Part | None:
        """Return a part with stand-ins for the names that its translation lost; None when it lost none."""
        if part.stand_ins or self.model.pack.source in NOUNS_IN_CAPITALS:
            return None
        return hidden_names(part, lost_names(part.text, result.target.text))

    def _shortened(self, plan_: Plan, pieces: Mapping[Part, Pieces]) -> Plan:
        """Return the plan with every part short enough for the model."""
        if all(part.verbatim or len(pieces[part].pieces) <= MAX_PIECES for part in plan_.parts):
            return plan_
        parts = (cut(part, self.model.fits) if not part.verbatim else (part,) for part in plan_.parts)
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


def try_out(pack: Pack, folder: Path) -> None:
    """Load the pack unpacked in ``folder`` and translate a word; SidelightError when that fails."""
    try:
        Engine(pack, folder, workers=1).translate(["Test."])
    except (RuntimeError, ValueError) as error:
        raise SidelightError(
            f"The model of the language pack {pack.name} does not work.", "Get the file again."
        ) from error
