"""Labelled sentences are read by articles and paragraphs."""

from __future__ import annotations

import pytest

from training.labelled import joined, labelled

TEXT = """nb C @1 @2 :: Den er solgt.
nb N :: Det regnet.

en O :: It is sad.

---

en C :: It is so.
"""


def test_articles_and_paragraphs_are_told_apart() -> None:
    found = [[[tuple(item) for item in part] for part in article] for article in labelled(TEXT)]
    assert found == [
        [
            [("nb", "Den er solgt.", True, ("@1", "@2")), ("nb", "Det regnet.", False, ())],
            [("en", "It is sad.", False, ())],
        ],
        [[("en", "It is so.", True, ())]],
    ]


def test_the_text_of_an_article_holds_its_sentences_where_it_says() -> None:
    text, spans = joined(next(labelled(TEXT)))
    assert text == "Den er solgt. Det regnet.\n\nIt is sad."
    assert [text[start:end] for start, end in spans] == [item.text for item in spans.values()]


def test_a_line_without_a_label_is_told() -> None:
    with pytest.raises(ValueError, match="no labelled sentence: Gården er solgt"):
        list(labelled("Gården er solgt."))
