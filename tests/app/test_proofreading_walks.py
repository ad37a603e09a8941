"""Whatever is done in whatever order, nothing but the person changes the person's words."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from proofreading_material import SENTENCES, Room, said

from app.proofreading import Act
from records.reading import Reading
from ui.history import History, Step


class Model:
    """What a person would expect: their words by article and sentence, and what they dismissed."""

    def __init__(self) -> None:
        self.words: dict[tuple[str, int], tuple[str, str]] = {}
        self.dismissed: set[tuple[str, int, str]] = set()

    def offers(self, article: str, index: int) -> set[str]:
        """Return the words for the same sentence elsewhere that were not dismissed here."""
        same = (words for (_, at), (words, _) in self.words.items() if at == index)
        own = (words for words in same if words.startswith("Words"))  # others were verified, never edited
        return {words for words in own if (article, index, words) not in self.dismissed}


class Walk:
    """One random sequence over two articles of the same sentences, checked after every step."""

    def __init__(self, room: Room, random: random.Random) -> None:
        self.room, self.random = room, random
        self.model = Model()
        self.history = History()
        stamp = random.randrange(10**12)
        self.lines = [f"{stamp} {text}" for text in SENTENCES[:2]]
        self.articles = [room.add(f"{stamp} {name}", [*self.lines, name]) for name in ("One", "Two")]
        self.count = 0

    def run(self, steps: int) -> None:
        moves = (
            (self.edit, 5), (self.verify, 4), (self.unverify, 2), (self.revert, 2), (self.accept, 3),
            (self.dismiss, 2), (self.history.undo, 5), (self.history.redo, 3), (self.translate, 3),
            (self.change_pack, 2), (self.room.forget_the_cache, 1), (self.restart, 1),
        )  # fmt: skip
        names, weights = zip(*moves, strict=True)
        for move in self.random.choices(names, weights, k=steps):
            move()
            self.check()

    def place(self) -> tuple[Reading, int]:
        return self.room.reading(self.random.choice(self.articles)), self.random.randrange(2)

    def keep(self, act: Act | None, before: tuple[str, str] | None, after: tuple[str, str] | None) -> None:
        if act is None:
            assert before == after, "something should have happened"
            return
        key = (act.article, self.lines.index(act.exact))
        self.set(key, after)

        def undo() -> None:
            self.room.proofreading.undo(act)
            self.set(key, before)

        def redo() -> None:
            self.room.proofreading.redo(act)
            self.set(key, after)

        self.history.push(Step("act", undo, redo))

    def set(self, key: tuple[str, int], words: tuple[str, str] | None) -> None:
        self.model.words.pop(key, None)
        if words:
            self.model.words[key] = words

    def edit(self) -> None:
        reading, index = self.place()
        self.count += 1
        text = f"Words {self.count}" if self.random.random() < 0.8 else "Words often used"
        before = self.model.words.get((reading.id, index))
        after = (text, "edited")
        self.keep(self.room.proofreading.say(reading, index, text), before, after)

    def verify(self) -> None:
        reading, index = self.place()
        before = self.model.words.get((reading.id, index))
        text = reading.renderings[index].text
        after = (text, "verified") if text else before
        self.keep(self.room.proofreading.verify(reading, index), before, after)

    def unverify(self) -> None:
        reading, index = self.place()
        before = after = self.model.words.get((reading.id, index))
        if before and before[1] == "verified":
            stored = next(
                c for c in self.room.library.corrections(reading.id, "en") if c.exact == self.lines[index]
            )
            never_edited = stored.machine == before[0]
            after = None if never_edited else (before[0], "edited")
        self.keep(self.room.proofreading.unverify(reading, index), before, after)

    def revert(self) -> None:
        reading, index = self.place()
        before = self.model.words.get((reading.id, index))
        self.keep(self.room.proofreading.revert(reading, index), before, None)

    def accept(self) -> None:
        reading, index = self.place()
        before = self.model.words.get((reading.id, index))
        offered = reading.renderings[index]
        after = (offered.text, "edited") if offered.offered_from else before
        self.keep(self.room.proofreading.accept(reading, index), before, after)

    def dismiss(self) -> None:
        reading, index = self.place()
        act = self.room.proofreading.dismiss(reading, index)
        if act is None:
            return
        entry = (reading.id, index, act.dismissed)
        assert entry not in self.model.dismissed
        self.model.dismissed.add(entry)

        def undo() -> None:
            self.room.proofreading.undo(act)
            self.model.dismissed.discard(entry)

        def redo() -> None:
            self.room.proofreading.redo(act)
            self.model.dismissed.add(entry)

        self.history.push(Step("dismiss", undo, redo))

    def translate(self) -> None:
        self.room.translate(self.random.choice(self.articles))

    def change_pack(self) -> None:
        self.room.packs.version = self.random.choice(("1.0", "2.0", "3.0"))

    def restart(self) -> None:
        self.room.leave()
        self.room.enter()

    def check(self) -> None:
        for article in self.articles:
            for index, rendering in enumerate(self.room.reading(article).renderings[:2]):
                mine = self.model.words.get((article, index))
                offers = self.model.offers(article, index)
                if mine:
                    assert said(rendering) == mine
                    assert not rendering.offered_from
                elif offers:
                    assert rendering.text in offers
                    assert rendering.state == "edited"
                    assert rendering.offered_from
                else:
                    machine = f"Iran {self.room.packs.version}: {self.lines[index]}"
                    assert said(rendering) in ((machine, "machine"), ("", "none"))


def walks(folder: Path, count: int) -> None:
    """Walk ``count`` times, ten times in one library, since offers make each longer than the one before."""
    for first in range(0, count, 10):
        room = Room(folder / str(first))
        for seed in range(first, min(first + 10, count)):
            try:
                Walk(room, random.Random(seed)).run(14)
            except AssertionError as error:
                raise AssertionError(f"sequence {seed}: {error}") from error
        room.leave()


def test_no_machine_output_ever_takes_the_place_of_a_persons_words(tmp_path: Path, qapp: object) -> None:
    walks(tmp_path, 30)


@pytest.mark.long
def test_so_in_a_thousand_random_sequences(tmp_path: Path, qapp: object) -> None:
    walks(tmp_path, 1000)
