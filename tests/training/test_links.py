from __future__ import annotations

from training.links import symmetrised


def test_links_that_both_directions_found_are_taken() -> None:
    assert symmetrised([(0, 0), (1, 2)], [(0, 0), (1, 2)], 3).tolist() == [0, -1, 1]


def test_a_link_of_one_direction_fills_in_beside_a_sure_one_only() -> None:
    assert symmetrised([(0, 0), (1, 1), (9, 5)], [(0, 0)], 6).tolist() == [0, 1, -1, -1, -1, -1]


def test_of_several_sources_the_first_counts() -> None:
    both = [(3, 0), (1, 0)]
    assert symmetrised(both, both, 1).tolist() == [1]
