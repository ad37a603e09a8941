"""Numbers of sentences, with what they count."""

from __future__ import annotations

import pytest

from analysis.figures import figures, in_common


def values(text: str, lang: str) -> list[float]:
    return [figure.value for figure in figures(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("Avtalen er verdt 4,7 millioner kroner.", "nb", [4.7e6]),
        ("The deal is worth £4.7 million.", "en", [4.7e6]),
        ("Det bor 12.400 i byen og 1 200 på øya.", "nb", [12400, 1200]),
        ("Fifty-three of the 12,400 voted.", "en", [53, 12400]),
        ("Femtitre stemte, og to gikk.", "nb", [53, 2]),
        ("They want to go, and one did.", "en", []),
        ("En mann fikk en bot.", "nb", []),
        ("They met on the ninth of June.", "en", [9]),
        ("Two hundred left.", "en", [200]),
    ],
)
def test_numbers_in_figures_and_words(text: str, lang: str, wanted: list[float]) -> None:
    assert values(text, lang) == pytest.approx(wanted)


def tells(one: str, other: str) -> float:
    return max(in_common(list(figures(one, "nb")), list(figures(other, "en"))).values(), default=0.0)


@pytest.mark.parametrize(
    ("north", "english"),
    [
        ("Prisen steg 34 prosent.", "Prices rose by a third."),
        ("Utslippet ble halvert.", "Emissions fell by 48 per cent."),
        ("Det kostet 41,6 millioner kroner.", "It cost 42 million kroner."),
        ("Toget ble åtte timer forsinket.", "The train was eight hours late."),
        ("Avtalen har ni parter.", "Nine signatories are bound by it."),
        ("Regningen er på drøyt 300 millioner kroner.", "They owe us 312 million kroner."),
        ("Nærmere 50 tog passerer hver dag.", "Forty-six trains pass every day."),
    ],
)
def test_a_figure_in_common_may_be_rounded(north: str, english: str) -> None:
    assert tells(north, english) >= 0.5


@pytest.mark.parametrize(
    ("north", "english"),
    [
        ("Toget ble åtte timer forsinket.", "The train was eight minutes late."),
        ("Den tredje båten sank.", "Prices rose by a third."),
        ("Det skjedde i 2019.", "It happened in 2021."),
        ("Prisen steg 34 prosent.", "Prices rose by 71 percent."),
        ("De tapte siste halvdel.", "They lost the second half."),
        ("To slepebåter er på vei.", "The ship may break in two."),
        ("Regningen er på 318 millioner kroner.", "They owe us 342 million kroner."),
        ("Rundt 50 tog passerer hver dag.", "Seventy trains pass every day."),
    ],
)
def test_figures_of_other_things_are_not_the_same(north: str, english: str) -> None:
    assert tells(north, english) < 0.5
