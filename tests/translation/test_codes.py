from __future__ import annotations

import pytest

from translation.codes import bcp47, fits, is_code, stand_ins


@pytest.mark.parametrize(
    ("argos", "ours"),
    [("pb", "pt-BR"), ("zt", "zh-Hant"), ("zh", "zh-Hans"), ("no", "nb"), ("nb", "nb"), ("pt", "pt")],
)
def test_codes_of_argos_become_bcp47(argos: str, ours: str) -> None:
    assert bcp47(argos) == ours


@pytest.mark.parametrize(
    ("asked", "offered", "served"),
    [
        ("nb", "nb", True),
        ("pt-br", "pt-BR", True),
        ("pb", "pt-BR", True),
        ("pt", "pt-BR", True),
        ("pt-PT", "pt-BR", False),
        ("zh_Hant", "zh-Hant", True),
        ("zt", "zh-Hans", False),
        ("nn", "nb", False),
        ("pt-BR", "pt", False),
    ],
)
def test_a_plain_code_takes_any_kind_of_the_language(asked: str, offered: str, served: bool) -> None:
    assert fits(asked, offered) == served


def test_what_is_no_code_is_told_apart() -> None:
    assert all(map(is_code, ("nb", "pt-BR", "zh-Hant", "ast")))
    assert not any(map(is_code, ("", "n", "../x", "nb_en", "norsk", "nb\n")))


def test_nynorsk_has_a_relative() -> None:
    assert stand_ins()["nn"] == "nb"
