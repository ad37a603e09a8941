from __future__ import annotations

from records.projection import carried, counterparts, project, swapped
from records.rendering import WordLink

SOURCE = "I dag sier ministeren: «Vi må handle nå.»"
TARGET = "Today the minister says: “We must act now.”"


def links(*pairs: tuple[str, str]) -> tuple[WordLink, ...]:
    return tuple(
        WordLink(
            SOURCE.index(one),
            SOURCE.index(one) + len(one),
            TARGET.index(other),
            TARGET.index(other) + len(other),
            0.8,
        )
        for one, other in pairs
    )


ALL = links(
    ("I", "Today"),
    ("dag", "Today"),
    ("sier", "says"),
    ("ministeren", "the"),
    ("ministeren", "minister"),
    ("Vi", "We"),
    ("må", "must"),
    ("handle", "act"),
    ("nå", "now"),
)


def projected(words: str, given: tuple[WordLink, ...] = ALL, marks: bool = True) -> str | None:
    start = SOURCE.index(words)
    texts = (SOURCE, TARGET) if marks else ("", "")
    found = project(given, start, start + len(words), *texts)
    return None if found is None else TARGET[slice(*found)]


def test_a_passage_becomes_the_words_linked_to_it() -> None:
    assert projected("må handle") == "must act"
    assert projected("ministeren") == "the minister"


def test_quotation_marks_come_along() -> None:
    assert projected("«Vi må handle nå.»") == "“We must act now.”"
    assert projected("«Vi må handle nå.»", marks=False) == "We must act now"


def test_marks_do_not_come_along_unasked() -> None:
    assert projected("Vi må handle nå") == "We must act now"


def test_a_stray_link_does_not_stretch_the_passage() -> None:
    stray = (*ALL, *links(("handle", "Today")))
    assert projected("må handle nå", stray) == "must act now"


def test_words_in_another_order() -> None:
    assert projected("sier ministeren") == "the minister says"


def test_the_whole_sentence_is_the_whole_translation() -> None:
    assert projected(SOURCE) == TARGET


def test_without_links_nothing_is_known() -> None:
    assert projected("må", ()) is None
    assert projected("må", links(("Vi", "We"))) is None


def test_weak_links_say_nothing() -> None:
    weak = tuple(WordLink(one.src_start, one.src_end, one.tgt_start, one.tgt_end, 0.05) for one in ALL)
    assert projected("må", weak) is None
    assert counterparts(weak, 0, 5) == ()


def test_the_way_back() -> None:
    start = TARGET.index("the minister says")
    found = project(swapped(ALL), start, start + 17, TARGET, SOURCE)
    assert found is not None
    assert SOURCE[slice(*found)] == "sier ministeren"


def test_counterparts_are_each_word_once() -> None:
    words = [TARGET[slice(*span)] for span in counterparts(ALL, 0, 21)]
    assert words == ["Today", "the", "minister", "says"]


def test_links_are_carried_into_an_edited_translation() -> None:
    before, after = "The batks were sent.", "Yesterday the battalions were sent."
    links = (WordLink(0, 5, 4, 9, 0.9), WordLink(6, 11, 15, 19, 0.8))
    kept = carried(links, before, after)
    assert [(link.src_start, after[link.tgt_start : link.tgt_end]) for link in kept] == [(6, "sent")]
    kept = carried(links, before, "The battalions were sent.")
    assert [link.src_start for link in kept] == [0, 6], "a word for a word hands its link on"
    assert carried(links, before, before) == links
    assert carried(links, before, "Other words altogether, and more of them.") == ()
