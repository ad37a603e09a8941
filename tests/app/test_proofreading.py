"""A person's words over the machine's: the real library, cache and memory, and a machine that only echoes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.proofreading import Act, Proofreading
from records.analysis import Analysis
from records.article import Article, Block
from records.errors import SidelightError
from records.reading import Reading
from records.rendering import Rendering, WordLink
from records.sentence import Sentence
from storage.cache import RenderingCache
from storage.library import Library
from translation.package import Pack
from translation.running import Machine, Steps, Translation
from translation.translator import Translator
from ui.history import History, Step

SENTENCES = ("Iran sendte to bataljoner.", "De fleste vil velge Iran.", "Prisen er høy.", "Det gikk ikke.")


class Echo(Machine):
    """An engine that says which pack it is of, and counts what it is given."""

    def __init__(self, pack: Pack, given: list[str]) -> None:
        self._pack, self._given = pack, given

    def steps(self, sentences: Sequence[str], verbatim: object = ()) -> Steps[list[Translation]]:
        yield ()
        self._given += sentences
        links = (WordLink(0, 4, 0, 4, 1.0),)
        return [Translation(f"Iran {self._pack.version}: {text}", -0.1, links) for text in sentences]


class OnePack:
    """A store of packs with one pack, which may be exchanged."""

    def __init__(self) -> None:
        self.version = "1.0"

    def installed(self) -> tuple[Pack, ...]:
        name = f"translate-nb_en-{self.version.replace('.', '_')}"
        return (Pack(name, self.version, "nb", "en", 1, "", False, Path(name), name),)


class EchoTranslator(Translator):
    def __init__(self, packs: OnePack, memory: RenderingCache) -> None:
        super().__init__(packs, memory)  # type: ignore[arg-type]
        self.given: list[str] = []

    def _engine(self, pack: Pack) -> Machine:
        return Echo(pack, self.given)


class Room:
    """The services over one folder, which may be left and entered again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.packs = OnePack()
        self.enter()

    def enter(self) -> None:
        self.library = Library.open(self.folder)
        self.cache = RenderingCache(self.folder / "cache.db")
        self.translator = EchoTranslator(self.packs, self.cache)
        self.proofreading = Proofreading(self.library, self.translator)

    def leave(self) -> None:
        self.library.close()
        self.cache.close()

    def forget_the_cache(self) -> None:
        self.leave()
        for file in self.folder.glob("cache.db*"):
            file.unlink()
        self.enter()

    def add(self, title: str, sentences: Sequence[str] = SENTENCES) -> str:
        text = "\n".join(sentences)
        return self.library.add(Article(text, title, (Block("paragraph", 0, len(text)),)))[0]

    def reading(self, identifier: str) -> Reading:
        stored = self.library.article(identifier)
        sentences, at = [], 0
        for line in stored.article.text.split("\n"):
            sentences.append(Sentence(at, at + len(line), "nb", 1.0, "translate", 0))
            at += len(line) + 1
        found = tuple(sentences)
        shown = self.proofreading.shown(identifier, stored.article, found, "en")
        return Reading(
            stored.article, found, Analysis(), shown, "en", id=identifier, revision=stored.revision
        )

    def translate(self, identifier: str) -> Reading:
        """Translate what has no translation, as the desk does."""
        reading = self.reading(identifier)
        renderings = list(reading.renderings)
        for index, rendering in self.translator.render(reading.article, reading.sentences, "en"):
            if renderings[index].state == "none":
                renderings[index] = rendering
        return replace(
            reading, renderings=self.proofreading.renewed(replace(reading, renderings=tuple(renderings)))
        )


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "library")
    yield made
    made.leave()


def said(rendering: Rendering) -> tuple[str, str]:
    return rendering.text, rendering.state


def done(act: Act | None) -> Act:
    assert act is not None
    return act


def test_the_same_sentence_is_translated_once_in_all_articles_and_after_a_restart(room: Room) -> None:
    one = room.add("One", [*SENTENCES, SENTENCES[0]])
    two = room.add("Two", ["Noe annet.", *reversed(SENTENCES)])
    room.translate(one)
    assert sorted(room.translator.given) == sorted(SENTENCES)
    room.translate(two)
    assert room.translator.given[len(SENTENCES) :] == ["Noe annet."]
    room.leave()
    room.enter()
    room.translate(room.add("Three", [SENTENCES[2], "Nytt."]))
    assert [said(r)[1] for r in room.translate(two).renderings] == ["machine"] * 5
    assert room.translator.given == ["Nytt."]


def test_another_pack_translates_anew_and_the_first_one_is_remembered(room: Room) -> None:
    one = room.add("One")
    room.translate(one)
    room.packs.version = "2.0"
    assert said(room.translate(one).renderings[1])[0].startswith("Iran 2.0")
    assert len(room.translator.given) == 2 * len(SENTENCES)
    room.packs.version = "1.0"
    assert said(room.translate(one).renderings[1])[0].startswith("Iran 1.0")
    assert len(room.translator.given) == 2 * len(SENTENCES)


def test_words_are_edited_verified_and_taken_back(room: Room) -> None:
    reading = room.translate(room.add("One"))
    proofreading = room.proofreading
    machine = reading.renderings[0].text
    done(proofreading.verify(reading, 0))
    assert said(proofreading.one(reading, 0)) == (machine, "verified")
    assert proofreading.verify(reading, 0) is None
    done(proofreading.unverify(reading, 0))
    assert said(proofreading.one(reading, 0)) == (machine, "machine"), "it was never edited"
    done(proofreading.say(reading, 0, "Iran sent two battalions."))
    done(proofreading.verify(reading, 0))
    done(proofreading.unverify(reading, 0))
    assert said(proofreading.one(reading, 0)) == ("Iran sent two battalions.", "edited")
    assert proofreading.unverify(reading, 0) is None
    done(proofreading.revert(reading, 0))
    assert said(proofreading.one(reading, 0)) == (machine, "machine")
    assert proofreading.revert(reading, 0) is None


def test_typing_the_machines_words_back_is_no_edit(room: Room) -> None:
    reading = room.translate(room.add("One"))
    machine = reading.renderings[0].text
    assert room.proofreading.say(reading, 0, machine) is None
    done(room.proofreading.say(reading, 0, "Other"))
    done(room.proofreading.say(reading, 0, machine))
    assert room.library.corrections(reading.id, "en") == ()
    with pytest.raises(SidelightError, match="cannot be empty"):
        room.proofreading.say(reading, 0, "  ")


def test_unverifying_goes_back_to_the_words_even_when_the_pack_says_others_now(room: Room) -> None:
    reading = room.translate(room.add("One"))
    done(room.proofreading.verify(reading, 0))
    room.packs.version = "2.0"
    reading = room.translate(reading.id)
    assert reading.renderings[0].text.startswith("Iran 1.0")
    done(room.proofreading.unverify(reading, 0))
    assert room.translate(reading.id).renderings[0].text.startswith("Iran 2.0")


def test_word_links_live_on_in_what_was_edited(room: Room) -> None:
    reading = room.translate(room.add("One"))
    done(room.proofreading.say(reading, 0, "Yesterday Iran sent two battalions."))
    (link,) = room.proofreading.one(reading, 0).alignment
    assert (link.src_start, link.src_end) == (0, 4)
    assert (link.tgt_start, link.tgt_end) == (10, 14)


def test_an_edited_sentence_is_offered_where_it_stands_again(room: Room) -> None:
    one = room.translate(room.add("One"))
    two = room.add("Two", ["Først.", "Iran  sendte\u00a0to bataljoner."])
    done(room.proofreading.say(one, 0, "Mine.", "verified"))
    offered = room.translate(two).renderings[1]
    assert (said(offered), offered.offered_from) == (("Mine.", "edited"), "One")
    reading = room.reading(two)
    done(room.proofreading.accept(reading, 1))
    taken = room.proofreading.one(reading, 1)
    assert (said(taken), taken.offered_from) == (("Mine.", "edited"), "")
    assert room.proofreading.accept(reading, 1) is None


def test_a_dismissed_offer_stays_away_until_it_says_something_else(room: Room) -> None:
    one = room.translate(room.add("One"))
    two = room.add("Two", [SENTENCES[0], "Sist."])
    done(room.proofreading.say(one, 0, "Mine."))
    act = done(room.proofreading.dismiss(room.reading(two), 0))
    room.leave()
    room.enter()
    assert room.translate(two).renderings[0].state == "machine"
    assert room.proofreading.dismiss(room.reading(two), 0) is None
    room.proofreading.undo(act)
    assert room.reading(two).renderings[0].text == "Mine."
    room.proofreading.redo(act)
    assert room.reading(two).renderings[0].state == "machine"
    done(room.proofreading.say(room.reading(one.id), 0, "Mine, better."))
    assert room.reading(two).renderings[0].text == "Mine, better."


def test_the_newest_words_are_offered_and_none_from_the_trash(room: Room) -> None:
    readings = [room.reading(room.add(title, [SENTENCES[0], title])) for title in ("A", "B", "C")]
    room.proofreading.say(readings[0], 0, "Old.")
    room.proofreading.say(readings[1], 0, "New.")
    assert room.reading(readings[2].id).renderings[0].text == "New."
    room.library.remove(readings[1].id)
    assert room.reading(readings[2].id).renderings[0].text == "Old."


def test_an_edit_follows_its_sentence_into_the_edited_article_and_undo_does_too(room: Room) -> None:
    reading = room.translate(room.add("One"))
    first = done(room.proofreading.say(reading, 2, "Mine."))
    second = done(room.proofreading.say(reading, 2, "Mine, again."))
    text = "Noe nytt.\n" + reading.article.text
    room.library.revise(reading.id, Article(text, "One", (Block("paragraph", 0, len(text)),)))
    with pytest.raises(SidelightError, match="Open it again"):
        room.proofreading.say(reading, 2, "Too late.")
    room.proofreading.undo(second)
    assert said(room.reading(reading.id).renderings[3]) == ("Mine.", "edited")
    room.proofreading.undo(first)
    assert room.reading(reading.id).renderings[3].state == "machine"
    room.proofreading.redo(first)
    assert said(room.reading(reading.id).renderings[3]) == ("Mine.", "edited")


# Whatever is done in whatever order, nothing but the person changes the person's words.


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
