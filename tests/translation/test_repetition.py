from __future__ import annotations

import pytest

from translation.repetition import circles, repetition
from translation.tokens import Pieces


def test_what_goes_in_circles_is_noticed() -> None:
    def pieces(text: str) -> Pieces:
        return Pieces(text, tuple(text.split()), ())

    assert circles(pieces("a b c"), pieces("x y z x y z x y z"))
    assert circles(pieces("a b c"), Pieces("", (), ()))
    assert not circles(pieces("1 0 0 1 0 0 1 0 0"), pieces("1 0 0 1 0 0 1 0 0"))
    assert not circles(pieces("a b c"), pieces("x y z"))
    assert circles(pieces("a b c"), pieces("x y y")) < circles(pieces("a b c"), pieces("x y z x y z x y z"))


@pytest.mark.parametrize(
    ("source", "target", "place"),
    [
        ("Tjenesten er ny.", "The service service is new.", "service service"),
        ("Dette er en by.", "It is of the city of the city.", "of the city of the city"),
        ("Det var veldig, veldig godt.", "It was good, good.", None),
        ("Han hadde hatt det.", "He had had that that.", None),
        ("Alt er nytt.", "All is new.", None),
        ("Ja.", "", None),
    ],
)
def test_where_words_are_repeated(source: str, target: str, place: str | None) -> None:
    found = repetition(source, target)
    assert (target[slice(*found)] if found else None) == place
