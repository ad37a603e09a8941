"""Pair sentences of different languages that state the same claim.

``analysis.pairing`` says how likely each pair does. The likeliest pairs come first; a sentence that has
a partner already needs a better reason for a second one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.likelier import Likely
from analysis.page import Page
from analysis.pairing import Overlap, Pair, Pairing, model
from records.analysis import ClaimMark, Link, Quote, Why

_KINDS = {"n": "numbers", "x": "names", "m": "words", "p": "cognates", "r": "translated words"}


def find_links(
    page: Page,
    quotes: Sequence[Quote],
    marks: Sequence[ClaimMark],
    renderings: Sequence[str] | None = None,
    likely: Likely | None = None,
) -> list[Link]:
    """Return the links between sentences of different languages, in order.

    ``renderings`` is the text of each sentence in the reader's language, when known; ``likely`` tells
    how likely sentences are as translations of others.
    """
    if len({sentence.lang for sentence in page.sentences}) < 2:
        return []
    pairing = Pairing(page, quotes, marks, renderings, likely)
    likelihoods = pairing.likelihoods()
    return [
        Link(*pair, round(likelihoods[pair], 3), _why(page, pairing, pair))
        for pair in sorted(chosen(likelihoods))
    ]


def chosen(likely: dict[Pair, float]) -> list[Pair]:
    """Return the pairs that are links, given how likely each is, the likeliest first."""
    least = model()["least"]
    partners: Counter[int] = Counter()
    links = []
    for pair, likelihood in sorted(likely.items(), key=lambda item: -item[1]):
        taken = [partners[index] > 0 for index in pair]
        if likelihood >= least["both" if all(taken) else "second" if any(taken) else "first"]:
            links.append(pair)
            partners.update(pair)
    return links


def _why(page: Page, pairing: Pairing, pair: Pair) -> Why:
    return Why(_rule(pairing.overlaps[pair]), _shared_words(page, *pair))


def _rule(overlap: Overlap) -> str:
    found = {"m" if kind == "s" else kind for kind in overlap.kinds} | ({"n"} if overlap.figures else set())
    return "shared " + ", ".join(name for kind, name in _KINDS.items() if kind in found)


def _shared_words(page: Page, a: int, b: int) -> tuple[tuple[int, int], ...]:
    """Return the numbers and names that two sentences share to the letter, in both of them."""
    tokens = [page.tokens[slice(*page.sentence_tokens[index])] for index in (a, b)]
    marked = [
        {
            token.text: (token.start, token.end)
            for token in part
            if token.text[0].isdigit() or token.is_capital
        }
        for part in tokens
    ]
    both = marked[0].keys() & marked[1].keys()
    return tuple(sorted(spans[text] for spans in marked for text in both))
