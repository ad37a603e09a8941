"""How much a claim is worth checking, from 0 to 1, by features that every language has."""

from __future__ import annotations

import math
from typing import NamedTuple

from analysis.lexicon import lexicon
from analysis.page import Page
from records.analysis import Status


class _Sign(NamedTuple):
    """Words that raise the worth of a claim: whole ones, beginnings, two in a row; and by how much.

    Beginnings have a space before them, and so have two in a row, and one behind.
    """

    weight: float
    words: frozenset[str]
    parts: tuple[str, ...] = ()

    def stands_in(self, words: list[str], spelled: str) -> bool:
        """Say whether any of them stands in some lower-case words; ``spelled`` has a space around each."""
        return not self.words.isdisjoint(words) or any(map(spelled.__contains__, self.parts))


_MONEY = "kroner kr prosent percent dollar dollars euro euros billion nok $ € £ %"
_CHANGE = """falt kuttet doblet halvert rose fell cut doubled halved increased dropped
største størst largest biggest highest lowest"""
_QUANTITY = "alle ingen flest halvparten aldri all none most half never every"
_SIGNS = (
    _Sign(0.6, frozenset(_MONEY.split()), (" milli",)),
    _Sign(
        0.6,
        frozenset(_CHANGE.split()),
        (" økt", " steg", " redusert", " mer enn ", " flere enn ", " more than ", " less than "),
    ),
    _Sign(
        0.4,
        frozenset(("fordi", "skyldes", "because", "caused")),
        (" forårsak", " førte til ", " led to ", " due to "),
    ),
    _Sign(0.3, frozenset(_QUANTITY.split())),
)
_BASE: dict[Status, float] = {
    "asserted": 0.0,
    "reported": 0.3,
    "denied": 0.4,
    "hedged": 0.1,
    "prediction": -0.2,
}


def worth(page: Page, index: int, status: Status) -> float:
    """Return how much a claim is worth checking: numbers, names, change and cause raise it."""
    if status in ("none", "opinion"):
        return 0.0
    low, high = page.sentence_tokens[index]
    tokens = [token for token in page.tokens[low:high] if token.is_word or token.text in "$€£%"]
    words = [token.lower for token in tokens]
    spelled = f" {' '.join(words)} "
    score = -0.8 + _BASE[status]
    score += 0.7 * min(sum([word[0].isdigit() for word in words]), 3)
    score += 0.25 * min(sum([token.is_capital for token in tokens[1:]]), 4)
    score += sum(sign.weight for sign in _SIGNS if sign.stands_in(words, spelled))
    score -= 0.5 if lexicon().has_any(words[:5], "pronouns_first") else 0.0
    score -= 0.5 if len(tokens) < 6 else 0.0
    return round(1 / (1 + math.exp(-score)), 3)
