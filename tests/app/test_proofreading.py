"""A person's words over the machine's: the real library, cache and memory, and a machine that only echoes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from proofreading_material import SENTENCES, Room, done, said

from records.article import Article, Block
from records.errors import SidelightError


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "library")
    yield made
    made.leave()


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
