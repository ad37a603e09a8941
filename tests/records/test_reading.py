from __future__ import annotations

from records.analysis import Analysis
from records.article import Article, Block
from records.errors import SidelightError
from records.reading import Reading
from records.rendering import NOT_TRANSLATED
from records.sentence import Sentence


def reading() -> Reading:
    text = "En. To.\n\nTre."
    spans = [(0, 3, 0), (4, 7, 0), (9, 13, 1)]
    return Reading(
        article=Article(text, "t", (Block("paragraph", 0, 7), Block("paragraph", 9, 13))),
        sentences=tuple(Sentence(a, b, "nb", 1.0, "translate", k) for a, b, k in spans),
        analysis=Analysis(),
        renderings=(NOT_TRANSLATED,) * 3,
        target="en",
    )


def test_sentence_at_finds_the_sentence_that_holds_an_offset() -> None:
    found = [reading().sentence_at(offset) for offset in (0, 2, 3, 4, 8, 9, 12, 99)]
    assert found == [0, 0, 0, 1, 1, 2, 2, 2]


def test_an_error_is_one_line() -> None:
    assert str(SidelightError("a\nb", "do\n this")) == "a b do this"
