from __future__ import annotations

from pathlib import Path

import pytest

from records.errors import SidelightError
from records.rendering import WordLink
from training.aligned import DEVELOPMENT, KEPT_BACK, Aligned, Counts, measure, read, words
from translation.model import Model
from translation.packs import PackStore

PAIR = """# news
nb: Regjeringen la ikke fram noe i går, men i dag 😀.
en: Today, not yesterday, the government the presented something.
Regjeringen = (the) government | la fram = presented | ikke = not | (i#2) dag = Today | går ~ yesterday
"""


@pytest.fixture
def pair(tmp_path: Path) -> Aligned:
    (tmp_path / "pairs.txt").write_text(PAIR, "utf-8")
    (pair,) = read(tmp_path / "pairs.txt")
    return pair


def shown(pair: Aligned, links: frozenset[tuple[int, int]]) -> set[tuple[str, str]]:
    ours, theirs = words(pair.source), words(pair.target)
    return {(pair.source[slice(*ours[s])], pair.target[slice(*theirs[t])]) for s, t in links}


def link(pair: Aligned, source: str, target: str) -> WordLink:
    start, other = pair.source.index(source), pair.target.index(target)
    return WordLink(start, start + len(source), other, other + len(target), 0.9)


def test_the_notation_is_read(pair: Aligned) -> None:
    assert shown(pair, pair.sure) == {
        ("Regjeringen", "government"), ("la", "presented"), ("fram", "presented"),
        ("ikke", "not"), ("dag", "Today"),
    }  # fmt: skip
    assert shown(pair, pair.possible - pair.sure) == {
        ("Regjeringen", "the"), ("i", "Today"), ("går", "yesterday")
    }  # fmt: skip
    assert (0, 3) in pair.possible  # the article nearest to its noun


def test_only_links_of_content_words_count(pair: Aligned) -> None:
    right = [link(pair, "Regjeringen", "government"), link(pair, "Regjeringen", "the")]
    assert pair.counts(right) == Counts(2, 2, 5, 1)
    assert pair.counts([link(pair, "men", "not")]) == Counts(1, 0, 5, 0)
    assert pair.counts([link(pair, "noe", "something")]) == Counts(0, 0, 5, 0)
    assert (Counts(4, 3, 5, 2) + Counts(0, 0, 5, 3)).f1 == pytest.approx(0.6)
    assert Counts().f1 == 0


@pytest.mark.parametrize("links", ["Regjeringen = cabinet", "i = Today", "Regjeringen"])
def test_a_mistake_in_the_file_is_told(tmp_path: Path, links: str) -> None:
    (tmp_path / "pairs.txt").write_text("\n".join([*PAIR.splitlines()[:3], links]), "utf-8")
    with pytest.raises(SidelightError, match=r"pairs\.txt"):
        read(tmp_path / "pairs.txt")


def test_there_are_a_hundred_pairs_of_every_kind() -> None:
    pairs = [*read(DEVELOPMENT), *read(KEPT_BACK)]
    assert len(pairs) == len({pair.source for pair in pairs}) == 100
    assert {"news", "interview", "sport", "science", "court", "everyday"} == {p.register for p in pairs}
    assert all(pair.sure for pair in pairs)
    assert sum(any("\u0300" <= c <= "\u036f" for c in pair.source) for pair in pairs) >= 4
    assert sum(any(c > "\uffff" for c in pair.source) for pair in pairs) >= 6


def test_the_starter_packs_links_agree_with_those_made_by_hand(tmp_path: Path) -> None:
    import resources

    bundled = sorted(resources.path("packs").glob("*.argosmodel"))
    if not bundled:
        pytest.skip("no starter pack lies in resources/packs")
    store = PackStore(tmp_path, bundled)
    pack = store.installed()[0]
    assert measure(Model(pack, store.open(pack)), read(DEVELOPMENT)).f1 >= 0.75
