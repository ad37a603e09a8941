"""How much a claim is worth checking, from 0 to 1, by features that every language has."""

from __future__ import annotations

import math
import re

from analysis.lexicon import lexicon
from analysis.page import Page
from records.analysis import Status


def _words(text: str, marks: str = "") -> re.Pattern[str]:
    return re.compile(rf"{marks}\b(?:{'|'.join(text.split())})\b", re.IGNORECASE)


_MONEY = _words(r"kroner kr prosent percent dollars? euros? milli\w+ billion NOK", "[$€£%]|")
_CHANGE = _words(
    r"økt\w* falt steg\w* kuttet doblet halvert redusert\w* rose fell cut doubled halved increased dropped"
    r" mer\s+enn flere\s+enn more\s+than less\s+than største? largest biggest highest lowest"
)
_CAUSE = _words(r"fordi skyldes førte\s+til because caused led\s+to due\s+to forårsak\w+")
_QUANTITY = _words("alle ingen flest halvparten aldri all none most half never every")
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
    sentence = page.sentences[index]
    text = page.text[sentence.start : sentence.end]
    low, high = page.sentence_tokens[index]
    tokens = [token for token in page.tokens[low:high] if token.is_word]
    lex = lexicon()
    score = -0.8 + _BASE[status]
    score += 0.7 * min(sum(token.text[0].isdigit() for token in tokens), 3)
    score += 0.25 * min(sum(token.is_capital for token in tokens[1:]), 4)
    for pattern, weight in ((_MONEY, 0.6), (_CHANGE, 0.6), (_CAUSE, 0.4), (_QUANTITY, 0.3)):
        score += weight if pattern.search(text) else 0.0
    score -= 0.5 if any(lex.has(token.lower, "pronouns_first") for token in tokens[:5]) else 0.0
    score -= 0.5 if len(tokens) < 6 else 0.0
    return round(1 / (1 + math.exp(-score)), 3)
