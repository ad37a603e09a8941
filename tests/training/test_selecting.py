from __future__ import annotations

import math

from training.selecting import selected, strangeness

PARLIAMENT = [("a", "the rapporteur thanks the president of the committee") for _ in range(8)]
PLAIN = [("b", "the dog ran over the hill to the river"), ("c", "the president saw the dog in the river")]
EVERYWHERE = {
    **{"the": 0.05, "of": 0.03, "to": 0.03, "in": 0.02, "over": 1e-3, "president": 1e-4, "committee": 5e-5},
    **dict.fromkeys(("dog", "ran", "hill", "river", "saw", "thanks"), 1e-4),
}


def test_the_pairs_least_peculiar_to_the_file_are_kept_in_their_order() -> None:
    pairs = [PLAIN[1], *PARLIAMENT, PLAIN[0]]
    assert selected(pairs, 2, EVERYWHERE) == [PLAIN[1], PLAIN[0]]
    assert selected(pairs, 3, EVERYWHERE)[1] == PARLIAMENT[0]
    assert selected(pairs, 99, EVERYWHERE) == pairs


def test_words_that_are_common_everywhere_count_for_a_sentence() -> None:
    own = {"the": 0.1, "of": 0.05, "quorum": 0.2, "dog": 0.001}
    assert strangeness("the dog of the dog dog", own, EVERYWHERE) > strangeness(
        "the quorum of the quorum quorum", own, EVERYWHERE
    )
    assert strangeness("the dog", own, EVERYWHERE) == -math.inf
