"""What a person says of the translation: edited, verified, taken back, taken over from another article.

The one rule is in ``Proofreading.shown``: the original where it needs no translation, else the person's
words for this sentence, else the person's words for the same sentence elsewhere, else the machine's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from records.article import Article
from records.errors import SidelightError
from records.library import Correction, CorrectionState
from records.projection import carried
from records.reading import Reading
from records.rendering import Rendering
from records.sentence import Sentence
from storage.library import Library
from translation.translator import Translator

UNTITLED = "an untitled article"


@dataclass(frozen=True, slots=True)
class Act:
    """Something a person did to a sentence's translation, which can be undone and done again.

    ``before`` and ``after`` are the person's words for it, None for the machine's. ``dismissed`` are the
    offered words that the person did not want, "" when it was something else. Offsets are code points.
    """

    article: str
    target: str
    start: int
    end: int
    exact: str
    before: Correction | None
    after: Correction | None
    dismissed: str = ""


@dataclass(frozen=True, slots=True)
class _Offer:
    """Words that may serve for a sentence, and the title of the article that they come from."""

    text: str
    title: str


class Proofreading:
    """Keeps a person's words in the library and puts them over the machine's."""

    def __init__(self, library: Library, translator: Translator) -> None:
        self._library = library
        self._translator = translator

    # What is shown

    def shown(
        self, identifier: str, article: Article, sentences: Sequence[Sentence], target: str
    ) -> tuple[Rendering, ...]:
        """Return what stands for every sentence of an article of the library, without using an engine."""
        machine = self._translator.remembered(article, sentences, target)
        return self._over(identifier, article, sentences, target, machine)

    def renewed(self, reading: Reading) -> tuple[Rendering, ...]:
        """Return a reading's renderings with what the person has said since they were made."""
        article, sentences, target = reading.article, reading.sentences, reading.target
        remembered = self._translator.remembered(article, sentences, target)
        machine = [
            known if given.by_person else given
            for known, given in zip(remembered, reading.renderings, strict=True)
        ]
        return self._over(reading.id, article, sentences, target, machine)

    def _over(
        self,
        identifier: str,
        article: Article,
        sentences: Sequence[Sentence],
        target: str,
        machine: Sequence[Rendering],
    ) -> tuple[Rendering, ...]:
        """Return ``machine`` with the person's words in their places."""
        mine = {(c.start, c.end): c for c in self._library.corrections(identifier, target)}
        offers = self._offers(identifier, target)
        found = []
        for sentence, rendering in zip(sentences, machine, strict=True):
            own = mine.get((sentence.start, sentence.end))
            if sentence.route == "keep":
                found.append(rendering)
            elif own:
                found.append(_person(own.text, own.state, rendering))
            elif (
                offer := offers.get(plain(article.text[sentence.start : sentence.end]))
            ) and offer.text != rendering.text:
                found.append(replace(_person(offer.text, "edited", rendering), offered_from=offer.title))
            else:
                found.append(rendering)
        return tuple(found)

    def one(self, reading: Reading, index: int) -> Rendering:
        """Return what stands for one sentence now."""
        return self.now(reading, (index,))[index]

    def now(self, reading: Reading, indices: Sequence[int]) -> dict[int, Rendering]:
        """Return what stands for some sentences now, by index."""
        sentences = [reading.sentences[index] for index in indices]
        shown = self.shown(reading.id, reading.article, sentences, reading.target)
        return dict(zip(indices, shown, strict=True))

    def machine(self, reading: Reading, index: int) -> Rendering:
        """Return what the machine says of one sentence, as far as that is remembered."""
        sentence = reading.sentences[index]
        return self._translator.remembered(reading.article, (sentence,), reading.target)[0]

    def _offers(self, identifier: str, target: str) -> dict[str, _Offer]:
        """Return the newest words of the person's own for every sentence, by the sentence in plain."""
        refused = {(plain(d.exact), d.text) for d in self._library.dismissals(identifier, target)}
        offers: dict[str, _Offer] = {}
        for precedent in self._library.precedents(target):
            correction = precedent.correction
            key = plain(correction.exact)
            if correction.text != correction.machine and (key, correction.text) not in refused:
                offers.setdefault(key, _Offer(correction.text, precedent.title or UNTITLED))
        return offers

    # What a person does

    def say(self, reading: Reading, index: int, text: str, state: CorrectionState = "edited") -> Act | None:
        """Keep a person's words for a sentence; None when nothing changes.

        The machine's own words, not verified, are no edit: they take the person's back. Raises SidelightError
        for no words, or when the article was edited since it was opened.
        """
        text = text.strip()
        if not text:
            raise SidelightError("A translation cannot be empty.", "Revert it to have the machine's again.")
        before = self._correction(reading, index)
        machine = self.machine(reading, index).text or (before.machine if before else "")
        if before and (before.text, before.state) == (text, state):
            return None
        if state == "edited" and text == machine:
            return self.revert(reading, index)
        sentence = reading.sentences[index]
        after, _ = self._library.correct(
            reading.id, sentence.start, sentence.end, reading.target, text, state, machine
        )
        return self._act(reading, index, before, after)

    def verify(self, reading: Reading, index: int) -> Act | None:
        """Say that what stands there is right; None when that was said, or nothing stands there."""
        present = self.one(reading, index)
        if not present.text or present.state in ("verified", "kept"):
            return None
        return self.say(reading, index, present.text, "verified")

    def unverify(self, reading: Reading, index: int) -> Act | None:
        """Take that back: the sentence is edited again, or the machine's when it was not; None if neither."""
        before = self._correction(reading, index)
        if before is None or before.state != "verified":
            return None
        if before.text == before.machine:
            return self.revert(reading, index)
        return self.say(reading, index, before.text)

    def toggle_verified(self, reading: Reading, index: int) -> Act | None:
        """Verify what stands there, or take that back when it was."""
        return self.unverify(reading, index) or self.verify(reading, index)

    def revert(self, reading: Reading, index: int) -> Act | None:
        """Give up the person's words for the machine's; None when there are none."""
        before = self._correction(reading, index)
        if before is None:
            return None
        machine = self.machine(reading, index).text
        self._library.remove_correction(reading.id, before.start, before.end, reading.target)
        self._library.index_translation(reading.id, before.start, before.end, reading.target, machine)
        return self._act(reading, index, before, None)

    def accept(self, reading: Reading, index: int) -> Act | None:
        """Make the words offered from another article those of this sentence; None when none are."""
        offered = self.one(reading, index)
        return self.say(reading, index, offered.text) if offered.offered_from else None

    def dismiss(self, reading: Reading, index: int) -> Act | None:
        """Do not offer these words for this sentence again; None when none are offered."""
        offered = self.one(reading, index)
        if not offered.offered_from:
            return None
        act = self._act(reading, index, None, None, offered.text)
        self._library.dismiss(act.article, act.target, act.exact, act.dismissed)
        return act

    def undo(self, act: Act) -> None:
        """Have what was before."""
        if act.dismissed:
            self._library.offer_again(act.article, act.target, act.exact, act.dismissed)
        else:
            self._put(act, act.before, act.after)

    def redo(self, act: Act) -> None:
        """Have what was after."""
        if act.dismissed:
            self._library.dismiss(act.article, act.target, act.exact, act.dismissed)
        else:
            self._put(act, act.after, act.before)

    def _put(self, act: Act, wanted: Correction | None, present: Correction | None) -> None:
        if wanted:
            self._library.restore_correction(wanted)
        elif present:
            # The article may have been edited since: the sentence is where its correction is.
            for each in self._library.corrections(act.article, act.target):
                if each.id == present.id:
                    self._library.remove_correction(act.article, each.start, each.end, act.target)

    def _correction(self, reading: Reading, index: int) -> Correction | None:
        sentence = reading.sentences[index]
        if self._library.article(reading.id).revision != reading.revision:
            raise SidelightError("This article was changed since it was opened.", "Open it again.")
        return next(
            (
                each
                for each in self._library.corrections(reading.id, reading.target)
                if (each.start, each.end) == (sentence.start, sentence.end)
            ),
            None,
        )

    @staticmethod
    def _act(
        reading: Reading,
        index: int,
        before: Correction | None,
        after: Correction | None,
        dismissed: str = "",
    ) -> Act:
        sentence = reading.sentences[index]
        exact = reading.article.text[sentence.start : sentence.end]
        return Act(reading.id, reading.target, sentence.start, sentence.end, exact, before, after, dismissed)


def plain(sentence: str) -> str:
    """Return a sentence with single spaces: what is the same so is the same sentence."""
    return " ".join(sentence.split())


def _person(text: str, state: CorrectionState, machine: Rendering) -> Rendering:
    """Return a person's words, linked to the original's where the machine's words live on in them."""
    links = carried(machine.alignment, machine.text, text) if machine.state == "machine" else ()
    return Rendering(text, state, alignment=links)
