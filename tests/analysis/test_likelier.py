"""How much likelier a sentence is as the translation of one than of the others."""

from __future__ import annotations

from collections.abc import Sequence

from analysis_material import article, read

from analysis.likelier import likelier
from analysis.page import Page

TEXT = "Båten sank. Huset brant. Skolen stengte. The boat sank. The school closed."
INDICES = [0, 1, 2, 3, 4]


def page() -> Page:
    return Page.of(article(TEXT), read(TEXT)[1])


def long_words(source: str, target: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
    assert (source, target) == ("nb", "en")
    return [-float(abs(len(one) - len(other))) for one, other in pairs]


def test_a_pair_is_rated_beside_the_other_sources_of_its_target() -> None:
    found = likelier(page(), {}, [], INDICES, "en", long_words)
    assert found is not None
    assert set(found) == {(a, b) for a in (0, 1, 2) for b in (3, 4)}
    assert abs(sum(found[a, 3] for a in (0, 1, 2))) < 1e-9
    assert found[2, 4] == max(found[a, 4] for a in (0, 1, 2))


def test_attributions_do_not_count() -> None:
    asked: list[tuple[str, str]] = []

    def listening(_: str, __: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
        asked.extend(pairs)
        return [0.0] * len(pairs)

    likelier(page(), {0: [(0, 5)]}, [], [0, 1, 3], "en", listening)
    assert asked == [("sank.", "The boat sank."), ("Huset brant.", "The boat sank.")]


def test_there_is_nothing_to_tell_without_a_model_or_a_second_language() -> None:
    assert likelier(page(), {}, [], INDICES, "en", lambda *_: None) is None
    assert likelier(page(), {}, [], [0, 1], "en", long_words) is None


def test_of_many_pairs_the_most_alike_are_asked() -> None:
    text = "Båten sank utenfor byen.\n\nThe boat sank outside the town.\n\n" * 30
    made = Page.of(article(text), read(text)[1])
    asked: list[int] = []

    def counting(_: str, __: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
        asked.append(len(pairs))
        return [0.0] * len(pairs)

    found = likelier(made, {}, [(0, 1), (1, 2)], range(60), "en", counting)
    assert asked == [2]
    assert found == {(0, 1): 0.0, (1, 2): 0.0}
