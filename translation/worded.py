"""An engine that keeps to a glossary; used as an engine is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from records.rendering import WordLink
from translation.glossary import Match, Terms, genitive, moved, pieces, put_back, wording
from translation.inflection import shown_as
from translation.parts import is_shouted, quietened, shouted
from translation.protect import Mapped, Span
from translation.words import words

if TYPE_CHECKING:
    from translation.engine import Engine, Running, Translation
    from translation.pivot import Pivot, PivotRunning
    from translation.served import Remote, RemoteRunning

_Hidden = tuple[Mapped, tuple[tuple[str, str], ...]]


class Worded:
    """Gives sentences to an engine with their terms hidden, and puts the terms' translations back."""

    def __init__(self, engine: Engine | Pivot | Remote, terms: Terms) -> None:
        self._engine = engine
        self._terms = terms

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Return the translations of ``sentences``, in their order."""
        return self.begin(sentences).finish()

    def begin(self, sentences: Sequence[str], verbatim: Sequence[Sequence[Span]] = ()) -> WordedRunning:
        """Start to translate ``sentences`` in the background; ``verbatim`` as for an engine."""
        return WordedRunning(self._engine, self._terms, sentences, verbatim)


class WordedRunning:
    """Sentences that an engine is translating, some of them with stand-ins for terms."""

    def __init__(
        self,
        engine: Engine | Pivot | Remote,
        terms: Terms,
        sentences: Sequence[str],
        verbatim: Sequence[Sequence[Span]] = (),
    ) -> None:
        self._engine = engine
        self._target = terms.target
        self._verbatim = list(verbatim) or [()] * len(sentences)
        self._matches = [
            tuple(match for match in terms.matches(text) if not _inside((match.start, match.end), kept))
            for text, kept in zip(sentences, self._verbatim, strict=True)
        ]
        self._shouted = [
            bool(found) and is_shouted(text) for text, found in zip(sentences, self._matches, strict=True)
        ]
        self._sentences = [
            quietened(text, tuple((match.start, match.end) for match in found)) if loud else text
            for text, found, loud in zip(sentences, self._matches, self._shouted, strict=True)
        ]
        self._hidden: list[_Hidden | None] = [
            wording(text, matches) if matches else None
            for text, matches in zip(self._sentences, self._matches, strict=True)
        ]
        given = [
            hidden[0].text if hidden else text
            for text, hidden in zip(self._sentences, self._hidden, strict=True)
        ]
        moved_along = [
            [hidden[0].place(*span) for span in kept] if hidden else kept
            for kept, hidden in zip(self._verbatim, self._hidden, strict=True)
        ]
        self._running: Running | PivotRunning | RemoteRunning = engine.begin(given, moved_along)

    def done(self) -> bool:
        """Return whether ``finish`` would not have to wait."""
        return self._running.done()

    def wait(self, seconds: float) -> bool:
        """Wait until all is done, at most so long; returns whether it is."""
        return self._running.wait(seconds)

    def finish(self) -> list[Translation]:
        """Wait for the results and return the translations, in the order of the sentences."""
        found: list[Translation | None] = [
            self._revealed(*each)
            for each in zip(self._running.finish(), self._matches, self._hidden, strict=True)
        ]
        lost = [index for index, translation in enumerate(found) if translation is None]
        for index, translation in zip(lost, self._around(lost), strict=True):
            found[index] = translation
        return [
            replace(translation, text=shouted(translation.text)) if loud else translation
            for translation, loud in zip(found, self._shouted, strict=True)
            if translation is not None
        ]

    def _revealed(
        self, translation: Translation, matches: tuple[Match, ...], hidden: _Hidden | None
    ) -> Translation | None:
        """Return a translation with its terms; None when one of them got lost."""
        if not matches:
            return translation
        if hidden is None:
            return None
        shown = put_back(translation.text, hidden[1], matches, self._target)
        if shown is None:
            return None
        links = moved(translation.links, hidden[0], shown)
        return replace(translation, text=shown.text, links=links, copied=False)

    def _around(self, indices: Sequence[int]) -> list[Translation]:
        """Return the translations of sentences in parts around their terms."""
        spans = {index: pieces(self._sentences[index], self._matches[index]) for index in indices}
        texts, verbatim = [], []
        for index in indices:
            for a, b in spans[index]:
                stretch = self._sentences[index][a:b]
                begin = a + len(stretch) - len(stretch.lstrip())
                texts.append(stretch.strip())
                verbatim.append(
                    [(c - begin, d - begin) for c, d in self._verbatim[index] if begin <= c and d <= b]
                )
        parts = iter(self._engine.begin(texts, verbatim).finish()) if texts else iter(())
        return [
            _joined(
                self._sentences[index],
                self._matches[index],
                {span: next(parts) for span in spans[index]},
                self._target,
            )
            for index in indices
        ]


def _inside(place: Span, spans: Sequence[Span]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in spans)


def _joined(
    sentence: str,
    matches: Sequence[Match],
    parts: dict[tuple[int, int], Translation],
    target: str,
) -> Translation:
    """Return a sentence's translation from those of the stretches between its terms."""
    text = ""
    links: list[WordLink] = []
    scores = [part.score for part in parts.values() if part.score is not None]
    at = 0
    for match in (*matches, None):
        end = match.start if match else len(sentence)
        between = sentence[at:end]
        part = parts.get((at, end))
        if part is None:
            text += between
        else:
            lead = len(between) - len(between.lstrip())
            translated = part.text if between.rstrip().endswith(".") else part.text.removesuffix(".")
            if text.strip() and between.lstrip()[:1].islower():
                translated = translated[:1].lower() + translated[1:]
            text += between[:lead]
            links += [
                replace(
                    link,
                    src_start=link.src_start + at + lead,
                    src_end=link.src_end + at + lead,
                    tgt_start=link.tgt_start + len(text),
                    tgt_end=link.tgt_end + len(text),
                )
                for link in part.links
                if link.tgt_end <= len(translated)
            ]
            text += translated + between[len(between.rstrip()) :]
        if match:
            term, own = match.term, sentence[match.start : match.end]
            shown = own if term.protected else shown_as(term.translation, match.form, text, target)
            sources = [(match.start + a, match.start + b) for a, b in words(own)]
            targets = [(len(text) + a, len(text) + b) for a, b in words(shown)]
            links += [WordLink(*one, *other, 1.0) for one in sources for other in targets]
            text += shown
            after = genitive(sentence, match)
            text += "'s" if after and target == "en" else sentence[match.end : match.end + after]
            at = match.end + after
    sample = next(iter(parts.values()), None)
    score = sum(scores) / len(scores) if scores else 0.0
    whole = tuple(sorted(links, key=lambda link: link.tgt_start))
    if sample is None:
        from translation.engine import Translation

        return Translation(text, score, whole)
    return replace(sample, text=text, score=score, links=whole, copied=False)
