"""What a person does with the marks of the program: accept, reject, edit, check, add."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app import judging
from formats import wording
from records.analysis import ClaimMark, Link, Quote
from records.judgement import Judgement, MarkKind
from records.reading import Reading
from ui.judgements import Judgements
from ui.notebook import Passage

COMMANDS = ("accept_mark", "reject_mark", "edit_mark", "check_claim", "why")
"""What can be done with a mark, by the ids of the actions."""


@dataclass(frozen=True, slots=True)
class Target:
    """A mark: a quote or a link by its number, a claim by its sentence; or a judgement alone, by its id.

    The latter is one that shows no mark: rejected, or without its words.
    """

    kind: MarkKind
    index: int = -1
    judgement: str = ""


class Judging(QObject):
    """The commands on marks.

    ``reading`` gives the open article as it is judged now, ``passage`` the words chosen or
    the sentence where one reads, ``selected`` whether words are chosen, ``listed`` the
    mark that is current in a list that has the focus.
    """

    edit_opened = Signal(object)
    review_opened = Signal(object)
    why_asked = Signal(object, str)
    go_to = Signal(int)
    news = Signal(str)
    current_changed = Signal()

    def __init__(
        self,
        judgements: Judgements,
        reading: Callable[[], Reading | None],
        passage: Callable[[], Passage | None],
        selected: Callable[[], bool],
        listed: Callable[[], Target | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._judgements = judgements
        self._reading = reading
        self._passage = passage
        self._selected = selected
        self._listed = listed
        self._current: Target | None = None
        self._edits = 0

    # Which mark is meant

    @property
    def current(self) -> Target | None:
        """Return the mark that is meant: the list's, the one activated last if it is here, else the first."""
        listed = self._listed()
        if listed is not None:
            return listed
        here = self.here()
        return self._current if self._current in here else (here[0] if here else None)

    def set_current(self, target: Target | None) -> None:
        """Make a mark the one that the commands are about."""
        self._current = target
        self.current_changed.emit()

    def here(self) -> list[Target]:
        """Return the marks on the words chosen, or else on the sentence where one reads; quotes first."""
        passage = self._passage()
        return self.on(passage.start, passage.end) if passage else []

    def on(self, start: int, end: int) -> list[Target]:
        """Return the marks that touch a passage (code points): quotes, then claims, then links."""
        reading = self._reading()
        if reading is None or not reading.sentences:
            return []
        analysis = reading.analysis
        quotes = [
            Target("quote", number)
            for number, quote in enumerate(analysis.quotes)
            if quote.start < end and start < quote.end
        ]
        touched = range(reading.sentence_at(start), reading.sentence_at(max(end - 1, start)) + 1)
        claims = [Target("claim", index) for index in touched if analysis.marks[index].claim]
        links = [
            Target("link", number)
            for number, link in enumerate(analysis.links)
            if link.a in touched or link.b in touched
        ]
        return [*quotes, *claims, *links]

    def name(self, target: Target | None) -> str:
        """Return what a mark is called: "Quote: Kari", "Claim: reported"."""
        reading = self._reading()
        if reading is None or target is None:
            return ""
        if target.judgement:
            return self.tr("Rejected mark")
        if target.kind == "quote":
            return self.tr("Quote: {name}").format(
                name=wording.speaker(reading.analysis.quotes[target.index])
            )
        if target.kind == "claim":
            return self.tr("Claim: {status}").format(status=reading.analysis.marks[target.index].status)
        return self.tr("Pair of claims")

    # Commands: on the mark that is meant, or with ``act`` on another

    def accept(self) -> None:
        """Say that the mark is right; a rejected one comes back."""
        self.act("accept_mark", self.current)

    def reject(self) -> None:
        """Say that the mark is wrong; one of the person's own is taken away."""
        self.act("reject_mark", self.current)

    def edit(self) -> None:
        """Change the mark: its words, its speaker, its status."""
        self.act("edit_mark", self.current)

    def review(self) -> None:
        """Say what checking the claim came to."""
        self.act("check_claim", self.current)

    def why(self) -> None:
        """Tell why the mark was made."""
        self.act("why", self.current)

    def fits(self, command: str, target: Target) -> bool:
        """Return whether one of ``COMMANDS`` makes sense on a mark."""
        if target.judgement:
            return command == "accept_mark"
        return (target.kind != "link" or command != "edit_mark") and (
            command != "check_claim" or target.kind == "claim"
        )

    def act(self, command: str, target: Target | None) -> None:
        """Do one of ``COMMANDS`` on a mark."""
        if target is None:
            self.news.emit(self.tr("No quote or claim is marked here."))
        elif target.judgement:
            if command == "accept_mark":
                self._judgements.take_back(target.judgement, self.tr("bring back"))
        elif command == "why":
            self.why_asked.emit(target, self.reason(target))
        else:
            self._do(command, target)

    def _do(self, command: str, target: Target) -> None:
        meant = self._claim(target) if command == "check_claim" else target
        if meant is None:
            self.news.emit(self.tr("This is no claim. Mark it as one first."))
            return
        draft = self._draft(meant) if self.fits(command, meant) else None
        acts = {
            "accept_mark": self._accept,
            "reject_mark": self._reject,
            "edit_mark": self._edit,
            "check_claim": self._review,
        }
        if draft is not None:
            acts[command](draft)

    def _accept(self, draft: Judgement) -> None:
        self._judgements.keep(draft, self.tr("accept"))

    def _reject(self, draft: Judgement) -> None:
        wanted = judging.rejected(draft)
        if wanted is None:
            self._judgements.take_back(draft.id, self.tr("take away"))
        else:
            self._judgements.keep(wanted, self.tr("reject"))
            self.news.emit(self.tr("Rejected. The side panel lists it under “Rejected”."))

    def _edit(self, draft: Judgement) -> None:
        self._edits += 1
        self.edit_opened.emit(draft)

    def _review(self, draft: Judgement) -> None:
        self._edits += 1
        self.review_opened.emit(draft)

    def reason(self, target: Target) -> str:
        """Return why a mark was made, and what a person said of it."""
        reading = self._reading()
        assert reading is not None
        analysis = reading.analysis
        mark: Quote | ClaimMark | Link
        if target.kind == "quote":
            mark = analysis.quotes[target.index]
        else:
            mark = (analysis.marks if target.kind == "claim" else analysis.links)[target.index]
        said = wording.judgement(reading, mark.judgement)
        why = wording.reason(mark.why, reading.article.text)
        return f"{why}\n{said[:1].upper()}{said[1:]}." if said else why

    def mark_quote(self) -> None:
        """Mark the words chosen as a quote, and ask who says them."""
        self._mark("quote")

    def mark_claim(self) -> None:
        """Mark the words chosen, or the sentence, as a claim."""
        self._mark("claim")

    def next_found(self) -> None:
        """Go to the next mark of the program that nobody has judged."""
        self._step(forwards=True)

    def previous_found(self) -> None:
        """Go to the one before."""
        self._step(forwards=False)

    def save(self, judgement: Judgement) -> None:
        """Keep what an editor has changed; changes that follow one another are undone as one."""
        reading = self._reading()
        if reading is not None and self._judgements.writable:
            self._judgements.keep(judgement, self.tr("edit mark"), merge=f"{judgement.id}:{self._edits}")

    def _claim(self, target: Target | None) -> Target | None:
        """Return the claim that a mark is, or the one around a quote."""
        if target is None or target.judgement or target.kind == "claim":
            return None if target is None or target.judgement else target
        reading = self._reading()
        if reading is None or target.kind == "link":
            return Target("claim", reading.analysis.links[target.index].a) if reading else None
        quote = reading.analysis.quotes[target.index]
        return next((each for each in self.on(quote.start, quote.end) if each.kind == "claim"), None)

    def _draft(self, target: Target | None) -> Judgement | None:
        reading = self._reading()
        if reading is None or target is None or target.judgement or not self._writable():
            return None
        return _named(judging.draft(reading, target.kind, target.index))

    def _mark(self, kind: MarkKind) -> None:
        passage, reading = self._passage(), self._reading()
        if passage is None or reading is None or not self._writable():
            return
        if kind == "quote" and not self._selected():
            self.news.emit(self.tr("Select the words that somebody says first."))
            return
        draft = _named(judging.missed(reading, kind, passage.start, passage.end))
        self._judgements.keep(
            draft, self.tr("mark as quote") if kind == "quote" else self.tr("mark as claim")
        )
        self._edits += 1
        self.edit_opened.emit(draft)

    def _writable(self) -> bool:
        if not self._judgements.writable:
            self.news.emit(self.tr("This article is not in the library, so judgements cannot be kept."))
        return self._judgements.writable

    def _step(self, *, forwards: bool) -> None:
        reading, passage = self._reading(), self._passage()
        if reading is None or passage is None:
            return
        analysis, sentences = reading.analysis, reading.sentences
        found = [(q.start, 0, Target("quote", n)) for n, q in enumerate(analysis.quotes) if not q.judgement]
        found += [
            (sentences[mark.sentence].start, 1, Target("claim", mark.sentence))
            for mark in analysis.marks
            if mark.claim and not mark.judgement
        ]
        ordered = sorted(found, key=lambda each: each[:2])
        targets = [target for _, _, target in ordered]
        if self._current in targets and self._current in self.here():
            at = targets.index(self._current) + (1 if forwards else -1)
        else:
            before = sum(start < passage.start for start, _, _ in ordered)
            at = before if forwards else before - 1
        if 0 <= at < len(ordered):
            self.go_to.emit(ordered[at][0])
            self.set_current(ordered[at][2])
        else:
            self.news.emit(self.tr("No further mark that waits for your judgement."))


def _named(judgement: Judgement) -> Judgement:
    """Give a draft its id now: what is typed next is about the same one."""
    return judgement if judgement.id else replace(judgement, id=str(uuid.uuid4()))
