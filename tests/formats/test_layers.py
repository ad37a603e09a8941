from __future__ import annotations

from dataclasses import replace

from formats_material import reading
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.bilingual import paragraphs
from formats.layers import Layer, project, runs
from records.annotation import Annotation
from records.rendering import Rendering, WordLink

PLACE = st.integers(-2, 12)


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=10), st.lists(st.tuples(PLACE, PLACE).filter(lambda pair: pair[0] < pair[1]), max_size=5)
)
def test_runs_cover_the_text_and_each_character_has_its_layers(
    text: str, places: list[tuple[int, int]]
) -> None:
    layers = [Layer(start, end, "speaker") for start, end in places]
    place = 0
    for run in runs(text, layers):
        for offset in range(place, place + len(run.text)):
            assert list(run.layers) == [layer for layer in layers if layer.start <= offset < layer.end]
        place += len(run.text)
    assert "".join(run.text for run in runs(text, layers)) == text


def test_a_mark_is_carried_over_by_the_word_alignment() -> None:
    made = Rendering(
        "He said “yes” today.", "machine", alignment=(WordLink(0, 3, 0, 2, 1), WordLink(9, 11, 9, 12, 1))
    )
    layer = project(Layer(8, 12, "speaker"), "Han sa: «ja» i dag.", made)
    assert layer is not None
    assert made.text[layer.start : layer.end] == "“yes”"


def test_a_mark_without_alignment_is_approximate() -> None:
    assert project(Layer(0, 2, "speaker"), "Ja da", Rendering("Yes", "edited")) == Layer(
        0, 3, "speaker", True
    )
    assert project(Layer(0, 5, "speaker"), "Ja da", Rendering("Yes", "edited")) == Layer(
        0, 3, "speaker", False
    )
    assert project(Layer(0, 2, "speaker"), "Ja da", Rendering("", "none")) is None


def annotated(pane: str, number: int, name: str) -> str:
    row = [row for paragraph in paragraphs(reading()) for row in paragraph.rows][number]
    return "".join(
        run.text
        for run in getattr(row, pane)
        if any(isinstance(one.mark, Annotation) and one.mark.id.endswith(name) for one in run.layers)
    )


def test_an_annotation_is_seen_in_both_columns() -> None:
    assert annotated("original", 1, "1") == "åpner i mai"
    assert annotated("translation", 1, "1") == "opens in May"
    assert annotated("original", 2, "4") == "Kari Nordmann"
    assert annotated("translation", 2, "4") == "says Kari Nordmann"
    assert annotated("translation", 4, "3") == "It is long"


def test_a_choice_in_a_translation_that_changed_falls_back_to_the_original() -> None:
    before = reading()
    renderings = (
        *before.renderings[:2],
        Rendering("It is long, she says.", "edited"),
        *before.renderings[3:],
    )
    row = [row for part in paragraphs(replace(before, renderings=renderings)) for row in part.rows][2]
    layers = [one for run in row.translation for one in run.layers if isinstance(one.mark, Annotation)]
    assert all(one.approximate for one in layers if one.mark.id.endswith("4"))  # type: ignore[union-attr]
    assert any(one.mark.id.endswith("4") for one in layers)  # type: ignore[union-attr]


def test_every_sentence_has_its_row_and_every_placed_note_its_place() -> None:
    rows = [row for paragraph in paragraphs(reading()) for row in paragraph.rows]
    assert [row.index for row in rows] == list(range(7))
    assert ["".join(run.text for run in row.translation) for row in rows] == [
        one.text for one in reading().renderings
    ]
    assert [(row.index, number) for row in rows for number, _ in row.notes] == [(1, 1), (2, 2), (4, 3)]
