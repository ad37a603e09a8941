from __future__ import annotations

import pytest

from app.suggestions import suggestions
from records.library import Correction, Precedent


def precedent(exact: str, text: str, title: str = "Earlier") -> Precedent:
    return Precedent(Correction("c", "a", "r", 0, len(exact), exact, "en", text, "edited", ""), title)


@pytest.mark.parametrize(
    ("exact", "text", "sentence", "expected"),
    [
        ("Opp 12 prosent i 2024.", "Up 12 % in 2024.", "Opp 7 prosent i 2025.", "Up 7 % in 2025."),
        ("Fra 3 til 3 kroner.", "From 3 to 3 kroner.", "Fra 3 til 4 kroner.", "From 3 to 3 kroner."),
        ("Kjøpte 2 hus i 2001.", "Two houses in 2001.", "Kjøpte 4 hus i 2002.", "Two houses in 2001."),
        ("Prisen er høy i Norge nå.", "Prices are high.", "Prisen er høy i Norge.", "Prices are high."),
        ("Noe helt annet enn dette.", "Other.", "Prisen er høy i Norge.", None),
    ],
)  # fmt: skip
def test_like_sentences_serve_with_their_numbers_where_each_has_its_place(
    exact: str, text: str, sentence: str, expected: str | None
) -> None:
    found = suggestions(sentence, [precedent(exact, text)])
    assert [each.text for each in found] == ([expected] if expected else [])
    assert [each.adapted for each in found] == ([expected != text] if expected else [])


def test_the_likest_come_first_each_once_and_never_what_is_shown() -> None:
    known = [
        precedent("Prisen er høy i Norge.", "A"),
        precedent("Prisen er høy i Sverige.", "B"),
        precedent("Prisen er høy i Norge!", "A"),
        precedent("Prisen er høy i Norge?", "Shown"),
    ]
    found = suggestions("Prisen  er\nhøy i Norge.", known, "Shown")
    assert [(each.text, round(each.likeness)) for each in found] == [("A", 100), ("B", 87)]
