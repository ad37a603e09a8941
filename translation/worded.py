"""An engine that keeps to a glossary; used as an engine is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from records.rendering import WordLink
from translation.glossary import Match, Terms, genitive, moved, pieces, put_back, wording
from translation.inflection import shown_as
from translation.parts import is_shouted, quietened, shouted
from translation.protect import Mapped, Span
from translation.running import Machine, Steps, Translation
from translation.words import words

_Hidden = tuple[Mapped, tuple[tuple[str, str], ...]]


class Worded(Machine):
    """Gives sentences to an engine with their terms hidden, and puts the terms' translations back."""

    def __init__(self, engine: Machine, terms: Terms) -> None:
        self._engine = engine
        self._terms = terms

    def steps(
        self, sentences: Sequence[str], verbatim: Sequence[Sequence[Span]] = ()
    ) -> Steps[list[Translation]]:
        """Return the work of translating ``sentences``, some of them with stand-ins for terms."""
        given = _Given(self._terms, sentences, verbatim)
        made = yield from self._engine.steps(given.texts, given.moved_along)
        found = [given.revealed(*each) for each in enumerate(made)]
        lost = [index for index, translation in enumerate(found) if translation is None]
        stretches = [stretch for index in lost for stretch in given.around(index)]
        texts, kept = [text for text, _ in stretches], [spans for _, spans in stretches]
        parts = iter((yield from self._engine.steps(texts, kept)) if texts else ())
        for index in lost:
            found[index] = given.joined(index, parts)
        return [
            replace(translation, text=shouted(translation.text)) if loud else translation
            for translation, loud in zip(found, given.shouted, strict=True)
            if translation is not None
        ]


class _Given:
    """Sentences as an engine gets them (``texts``), and what it takes to read its answer."""

    def __init__(self, terms: Terms, sentences: Sequence[str], verbatim: Sequence[Sequence[Span]]) -> None:
        self._target = terms.target
        self._verbatim = list(verbatim) or [()] * len(sentences)
        self._matches = [
            tuple(match for match in terms.matches(text) if not _inside((match.start, match.end), kept))
            for text, kept in zip(sentences, self._verbatim, strict=True)
        ]
        self.shouted = [
            bool(found) and is_shouted(text) for text, found in zip(sentences, self._matches, strict=True)
        ]
        self._sentences = [
            quietened(text, tuple((match.start, match.end) for match in found)) if loud else text
            for text, found, loud in zip(sentences, self._matches, self.shouted, strict=True)
        ]
        self._hidden: list[_Hidden | None] = [
            wording(text, matches) if matches else None
            for text, matches in zip(self._sentences, self._matches, strict=True)
        ]
        self.texts = [
            hidden[0].text if hidden else text
            for text, hidden in zip(self._sentences, self._hidden, strict=True)
        ]
        self.moved_along = [
            [hidden[0].place(*span) for span in kept] if hidden else kept
            for kept, hidden in zip(self._verbatim, self._hidden, strict=True)
        ]

    def revealed(self, index: int, translation: Translation) -> Translation | None:
        """Return a translation with its terms; None when one of them got lost."""
        matches, hidden = self._matches[index], self._hidden[index]
        if not matches:
            return translation
        if hidden is None:
            return None
        shown = put_back(translation.text, hidden[1], matches, self._target)
        if shown is None:
            return None
        links = moved(translation.links, hidden[0], shown)
        return replace(translation, text=shown.text, links=links, copied=False)

    def around(self, index: int) -> list[tuple[str, list[Span]]]:
        """Return the stretches of a sentence around its terms, with what stays to the letter in each."""
        sentence = self._sentences[index]
        stretches = []
        for a, b in pieces(sentence, self._matches[index]):
            stretch = sentence[a:b]
            begin = a + len(stretch) - len(stretch.lstrip())
            kept = [(c - begin, d - begin) for c, d in self._verbatim[index] if begin <= c and d <= b]
            stretches.append((stretch.strip(), kept))
        return stretches

    def joined(self, index: int, parts: Iterator[Translation]) -> Translation:
        """Return a sentence's translation from those of its stretches, the next ones of ``parts``."""
        sentence, matches = self._sentences[index], self._matches[index]
        made = {span: next(parts) for span in pieces(sentence, matches)}
        return _joined(sentence, matches, made, self._target)


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
        return Translation(text, score, whole)
    return replace(sample, text=text, score=score, links=whole, copied=False)
