"""How much a claim is worth checking, from 0 to 1, by features that every language has."""

from __future__ import annotations

import math
import re

from analysis.lexicon import lexicon
from analysis.page import Page
from records.analysis import Status

_MONEY = re.compile(
    r"[$€£%]|\b(?:kroner|kr|prosent|percent|per cent|dollars?|euros?|milli\w+|billion|NOK)\b", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:økt\w*|falt|steg\w*|kuttet|doblet|halvert|redusert\w*|rose|fell|cut|doubled|halved|increased|dropped|more than|less than|mer enn|flere enn|største?|largest|biggest|highest|lowest)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:fordi|skyldes|førte til|because|caused|led to|due to|forårsak\w+)\b", re.IGNORECASE
)
_QUANTITY = re.compile(
    r"\b(?:alle|ingen|flest|halvparten|aldri|all|none|most|half|never|every|no one)\b", re.IGNORECASE
)
_BASE: dict[Status, float] = {
    "asserted": 0.0, "reported": 0.3, "denied": 0.4, "hedged": 0.1, "prediction": -0.2, "opinion": -3.0, "none": -4.0,
}  # fmt: skip


def worth(page: Page, index: int, status: Status) -> float:
    """Return how much a sentence is worth checking: numbers, names, change and cause raise it."""
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
