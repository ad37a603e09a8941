"""Direct speech in transcripts and printed interviews: *WALLACE: Will she be there?*, *Spørsmål: …*."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from analysis.found import Found
from analysis.lexicon import lexicon
from analysis.mentions import Mention
from analysis.page import DASHES, OPENING, Page

_LONGEST = 6  # tokens of a label
_FEWEST = 3  # turns without which nothing is a transcript


def transcript_turns(page: Page) -> list[Found]:
    """Return what is said in the paragraphs of a transcript, each from its colon to its end.

    A paragraph is a turn when a name and a colon open it, several paragraphs do so, at least two names
    take turns and one of them comes back. The names are in capitals, name somebody whom the article
    mentions elsewhere, or are words such as *Q* and *Svar*: *Price: 40 kroner* is no turn.
    """
    labels = [label for first, last in _blocks(page) if (label := _label(page, first, last))]
    if len(labels) < _FEWEST:
        return []
    known = {token.text for token, after in pairwise(page.tokens) if token.is_capital and after.text != ":"}
    labels = [label for label in labels if _speaks(page, label[0], label[1], known)]
    counts = Counter(page.words(first, colon).lower() for first, colon, _ in labels)
    if len(labels) < _FEWEST or len(counts) < 2 or max(counts.values()) < 2:
        return []
    turns = []
    for first, colon, last in labels:
        word = page.words(first, colon).lower()
        asks = lexicon().has(word, "question_labels")
        speaker = None if lexicon().has(word, "question_labels", "answer_labels") else Mention(first, colon)
        start, end = page.span(colon + 1, last)
        turns.append(Found(start, end, "direct", "turn", None, speaker, question=asks))
    return turns


def _blocks(page: Page) -> list[tuple[int, int]]:
    """Return the tokens of each block, first and behind the last."""
    blocks: dict[int, tuple[int, int]] = {}
    for sentence, (first, last) in zip(page.sentences, page.sentence_tokens, strict=True):
        blocks[sentence.block] = (blocks.get(sentence.block, (first, 0))[0], last)
    return list(blocks.values())


def _label(page: Page, first: int, last: int) -> tuple[int, int, int] | None:
    """Return the first token of a block's label, its colon, and where the block ends."""
    tokens = page.tokens
    if first < last and tokens[first].text in OPENING:
        first += 1
    colon = next(
        (at for at in range(first + 1, min(last - 1, first + _LONGEST)) if tokens[at].text == ":"), 0
    )
    if not colon or tokens[colon + 1].text in OPENING or tokens[colon + 1].text in DASHES:
        return None
    if not all(token.text[0].isupper() for token in tokens[first:colon] if token.text != "."):
        return None
    return first, colon, last


def _speaks(page: Page, first: int, colon: int, known: set[str]) -> bool:
    """Say whether a label names somebody: in capitals, known from elsewhere, or *Q* and *A*."""
    label = page.words(first, colon)
    return (
        lexicon().has(label.lower(), "question_labels", "answer_labels")
        or (label.isupper() and len(label) > 2)
        or page.tokens[colon - 1].text in known
    )
