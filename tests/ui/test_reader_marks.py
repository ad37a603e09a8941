from __future__ import annotations

from dataclasses import replace

from records.analysis import Analysis, ClaimMark, Quote, Why
from records.annotation import Annotation, AnnotationKind, RenderingSelector
from records.article import Article, Block
from records.reading import Reading
from records.rendering import NOT_TRANSLATED, Doubt, Rendering, WordLink
from records.sentence import Sentence
from ui.reader.marks import Mark, MarkIndex

TEXT = "«Vi må handle. Nå er det sent», sier Ola Berg. It is late."
MT = ("“We must act.", "Now it is late”, says Ola Berg.")
LATE = TEXT.index("It is late.")
WHY = Why("direct quote", ((TEXT.index("sier"), TEXT.index("sier") + 4),))
SPEAKER = (TEXT.index("Ola"), TEXT.index("Ola") + 8)


def link(source: int, one: str, target: int, other: str) -> WordLink:
    sentence = TEXT[14 * source + source : 46] if source else TEXT[:14]
    start, end = sentence.index(one), MT[target].index(other)
    return WordLink(start, start + len(one), end, end + len(other), 0.9)


def reading(aligned: bool = True) -> Reading:
    sentences = (
        Sentence(0, 14, "nb", 0.9, "translate", 0),
        Sentence(15, 46, "nb", 0.9, "translate", 0),
        Sentence(LATE, len(TEXT), "en", 0.9, "keep", 0),
    )
    first = [link(0, *pair) for pair in (("Vi", 0, "We"), ("må", 0, "must"), ("handle", 0, "act"))]
    second = [
        link(1, *pair)
        for pair in (
            ("Nå", 1, "Now"),
            ("er", 1, "is"),
            ("det", 1, "it"),
            ("sent", 1, "late"),
            ("sier", 1, "says"),
            ("Ola", 1, "Ola"),
            ("Berg", 1, "Berg"),
        )
    ]
    doubt = Doubt("negation", "A “not” may be missing.", 4, 9)
    renderings = (
        Rendering(MT[0], "machine", -0.2, "pack", tuple(first) if aligned else ()),
        Rendering(MT[1], "machine", -0.2, "pack", tuple(second) if aligned else (), (doubt,)),
        Rendering(TEXT[LATE:], "kept"),
    )
    quote = Quote(0, 30, "direct", SPEAKER, "Ola Berg", None, "nb", False, WHY)
    claims = (
        ClaimMark(0, False, "opinion", "Ola Berg", 0, WHY),
        ClaimMark(1, True, "reported", "Ola Berg", 0.5, WHY),
        ClaimMark(2, True, "asserted", "author", 0.5, Why("statement")),
    )
    article = Article(TEXT, "", (Block("paragraph", 0, len(TEXT)),))
    return Reading(article, sentences, Analysis((quote,), claims), renderings, "en")


def annotated(exact: str, kind: AnnotationKind = "highlight", text: str = "") -> Annotation:
    start = TEXT.index(exact)
    return Annotation(
        "n1",
        "a",
        "r",
        "original",
        start,
        start + len(exact),
        exact,
        "",
        "",
        "pink",
        kind,
        text,
        (),
        "attached",
        "",
        "",
    )


def words(marks: tuple[Mark, ...], kind: str, text: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in marks if mark.kind == kind]


def test_a_quote_over_two_sentences_is_marked_in_both() -> None:
    index = MarkIndex(reading())
    assert words(index.original(0), "quote", TEXT) == ["«Vi må handle."]
    assert words(index.original(1), "quote", TEXT[15:]) == ["Nå er det sent»"]
    assert [mark.first for row in (0, 1) for mark in index.original(row) if mark.kind == "quote"] == [
        True,
        False,
    ]
    assert words(index.original(2), "quote", "") == []


def test_the_translation_is_marked_by_alignment() -> None:
    index = MarkIndex(reading())
    assert words(index.rendered(0), "quote", MT[0]) == [MT[0]]
    assert words(index.rendered(1), "quote", MT[1])[0].startswith("Now it is late”")
    assert words(index.rendered(1), "speaker", MT[1]) == ["Ola Berg"]


def test_without_alignment_the_whole_sentence_is_marked_and_says_so() -> None:
    index = MarkIndex(reading(aligned=False))
    marks = index.rendered(1)
    assert words(marks, "quote", MT[1]) == [MT[1]]
    assert [mark.whole for mark in marks if mark.kind == "quote"] == [True]
    assert words(marks, "speaker", MT[1]) == []


def test_claims_stand_on_the_whole_sentence_with_their_status() -> None:
    index = MarkIndex(reading())
    assert words(index.original(0), "claim", TEXT) == []
    assert words(index.original(1), "claim", TEXT[15:]) == [TEXT[15:46]]
    assert words(index.rendered(2), "claim", TEXT[LATE:]) == ["It is late."]
    assert [mark.sign for mark in index.original(1) if mark.kind == "claim"] == ["R"]


def test_every_automatic_mark_says_why() -> None:
    index = MarkIndex(reading())
    for mark in index.original(1):
        if mark.kind in ("quote", "claim"):
            assert "direct quote" in mark.label
            assert "“sier”" in mark.label
            assert "Ola Berg" in mark.label


def test_doubts_are_marked_in_the_translation_only() -> None:
    index = MarkIndex(reading())
    assert words(index.rendered(1), "doubt", MT[1]) == ["it is"]
    assert words(index.original(1), "doubt", TEXT) == []


def test_a_highlight_shows_in_both_columns() -> None:
    index = MarkIndex(reading())
    index.set_annotations([annotated("må handle. Nå er")])
    assert words(index.original(0), "highlight", TEXT) == ["må handle."]
    assert words(index.original(1), "highlight", TEXT[15:]) == ["Nå er"]
    assert words(index.rendered(0), "highlight", MT[0]) == ["must act."]
    assert words(index.rendered(1), "highlight", MT[1]) == ["Now it is"]


def test_kept_sentences_are_marked_to_the_letter() -> None:
    index = MarkIndex(reading())
    index.set_annotations([annotated("is late")])
    assert words(index.rendered(2), "highlight", TEXT[LATE:]) == ["is late"]


def test_a_highlight_with_a_note_is_a_note() -> None:
    index = MarkIndex(reading())
    index.set_annotations([annotated("handle", text="How?")])
    (mark,) = (mark for mark in index.original(0) if mark.id)
    assert (mark.kind, mark.label, mark.colour) == ("note", "How?", "pink")
    index.set_annotations([annotated("handle", "underline")])
    assert words(index.original(0), "underline", TEXT) == ["handle"]


def test_words_chosen_in_the_translation_stay_the_words_chosen() -> None:
    made = replace(
        annotated("handle. Nå"), pane="translation", rendering=RenderingSelector(0, 9, 17, "act. Now")
    )
    index = MarkIndex(reading(aligned=False))
    index.set_annotations([made])
    assert words(index.rendered(0), "highlight", MT[0]) == ["act."]
    assert words(index.rendered(1), "highlight", MT[1]) == ["Now"]
    assert words(index.original(0), "highlight", TEXT) == ["handle."]
    assert index.place_of("n1") == TEXT.index("handle")


def test_after_another_translation_the_original_decides() -> None:
    made = replace(annotated("handle"), pane="translation", rendering=RenderingSelector(0, 9, 12, "act"))
    index = MarkIndex(reading())
    index.set_annotations([made])
    index.set_rendering(0, Rendering("We have to do something.", "machine"))
    assert words(index.rendered(0), "highlight", "We have to do something.") == ["We have to do something."]
    index.set_rendering(0, NOT_TRANSLATED)
    assert index.rendered(0) == ()


def test_lost_annotations_are_not_shown_at_a_wrong_place() -> None:
    index = MarkIndex(reading())
    index.set_annotations([replace(annotated("handle"), state="detached")])
    assert words(index.original(0), "highlight", TEXT) == []
    assert index.place_of("n1") is None
