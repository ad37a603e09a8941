"""The way of an article on the desk, with the real pack and the real library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import formats
from app.desk import Desk
from app.profile import locate
from records.errors import SidelightError
from records.reading import Reading


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(locate(str(tmp_path / "profile")))
    yield made
    made.close()


def sample(desk: Desk) -> Reading:
    return desk.complete(desk.reading(desk.open_source(str(desk.sample()))))


def test_the_sample_is_translated_where_it_is_norwegian_and_kept_to_the_letter_elsewhere(desk: Desk) -> None:
    reading = sample(desk)
    states = [r.state for r in reading.renderings]
    assert states.count("machine") == 8
    assert states.count("kept") == len(reading.sentences) - 8
    for sentence, rendering in zip(reading.sentences, reading.renderings, strict=True):
        if sentence.lang == "en":
            assert rendering.text == reading.article.text[sentence.start : sentence.end]
        else:
            assert rendering.text.strip()
            assert rendering.pack.startswith("translate-nb_en")


def test_the_second_opening_translates_nothing(desk: Desk) -> None:
    first = sample(desk)
    again = desk.reading(first.id)
    assert again.renderings == first.renderings
    assert list(desk.render(again)) == []


def test_translation_begins_with_the_sentence_in_sight(desk: Desk) -> None:
    reading = desk.reading(desk.open_source(str(desk.sample())))
    norwegian = [i for i, s in enumerate(reading.sentences) if s.lang == "nb"]
    assert next(desk.render(reading, first=norwegian[-1]))[0] == norwegian[-1]


def test_a_cancelled_translation_stops(desk: Desk) -> None:
    reading = desk.reading(desk.open_source(str(desk.sample())))
    assert list(desk.render(reading, cancelled=lambda: True)) == []


def test_a_cancel_while_links_are_sought_leaves_the_model_unasked_and_indexes_nothing(desk: Desk) -> None:
    reading = desk.reading(desk.open_source(str(desk.sample())))
    renderings = list(reading.renderings)
    for index, rendering in desk.render(reading):
        renderings[index] = rendering
    assert reading.id in desk.library.unanalysed()
    stopped = desk.finish(reading, renderings, cancelled=lambda: True)
    assert reading.id in desk.library.unanalysed()
    assert stopped.renderings == tuple(renderings)
    done = desk.finish(reading, renderings)
    assert reading.id not in desk.library.unanalysed()
    assert done.analysis.quotes == stopped.analysis.quotes
    asked, unasked = ({(link.a, link.b): link.score for link in r.analysis.links} for r in (done, stopped))
    assert asked != unasked  # the model has had its say of how sure they are


def test_a_correction_stands_in_the_machines_place(desk: Desk) -> None:
    reading = sample(desk)
    sentence = reading.sentences[4]
    desk.library.correct(reading.id, sentence.start, sentence.end, "en", "The Iranians are clever.", "edited")
    again = desk.complete(desk.reading(reading.id))
    assert (again.renderings[4].text, again.renderings[4].state) == ("The Iranians are clever.", "edited")


def test_a_note_on_the_translation_lands_on_what_it_stands_for(desk: Desk) -> None:
    reading = sample(desk)
    whole = reading.renderings[0].text
    made = desk.note(
        reading.id, whole, text="which source?", colour="green", tags=("iran",), pane="translation"
    )
    assert made.words == whole
    first = reading.sentences[0]
    assert (made.start, made.end) == (first.start, first.end)
    assert desk.reading(reading.id).annotations == (made,)


def test_words_that_are_not_in_the_translation_are_refused(desk: Desk) -> None:
    reading = sample(desk)
    with pytest.raises(SidelightError, match="not in the translation"):
        desk.note(reading.id, "no such words", text="", colour="yellow", tags=(), pane="translation")


def test_a_file_that_the_library_knows_comes_with_its_notes(desk: Desk) -> None:
    reading = sample(desk)
    made = desk.note(reading.id, "iransk atombombe", text="", colour="pink", tags=(), pane="original")
    assert desk.reading_of(desk.load(str(desk.sample()))).annotations == (made,)


def test_without_a_library_a_file_is_read_and_none_is_made(desk: Desk) -> None:
    desk.complete(desk.reading_of(desk.load(str(desk.sample()))))
    assert not desk.profile.library.exists()


def test_an_exported_reading_brings_its_notes_and_corrections_along(desk: Desk, tmp_path: Path) -> None:
    reading = sample(desk)
    note = desk.note(
        reading.id, "iransk atombombe", text="😀 sure?", colour="pink", tags=("x",), pane="original"
    )
    first = reading.sentences[0]
    desk.library.correct(reading.id, first.start, first.end, "en", "As I would say it.", "verified")
    formats.write(desk.reading(reading.id), tmp_path / "reading.json")

    other = Desk(locate(str(tmp_path / "other")))
    for _ in range(2):  # the second time changes nothing
        copied = other.reading(other.open_source(str(tmp_path / "reading.json")))
        (taken,) = copied.annotations
        assert (taken.id, taken.exact, taken.text, taken.tags) == (note.id, note.exact, note.text, note.tags)
        assert (copied.renderings[0].text, copied.renderings[0].state) == ("As I would say it.", "verified")
    other.close()
