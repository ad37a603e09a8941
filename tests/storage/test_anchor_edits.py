"""Articles are edited at random, with a known truth: where the words of every mark are afterwards."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.anchors import Found, anchor, reattach

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {"sample": (ROOT / "seeds" / "iran-irak-isis.txt").read_text(encoding="utf-8")} | {
    path.stem: json.loads(path.read_text(encoding="utf-8"))["text"]
    for path in sorted((ROOT / "tests" / "annotated").glob("*/*.json"))
}
SHARE = 0.1
"""How much of a text is edited."""
LETTERS = "abdeiklmnorst"


@dataclass
class Edited:
    """An edited text, and for each code point of the old one its place in the new one, None for gone."""

    text: str
    places: list[tuple[int, int] | None]

    def truth(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a passage is now; None when nothing of it is there."""
        left = [place for place in self.places[start:end] if place]
        return (left[0][0], left[-1][1]) if left else None


def words_edited(text: str, chance: random.Random) -> Edited:
    """Replace, delete or misspell a tenth of the words, or put another one behind them."""
    new, places = "", list[tuple[int, int] | None]()
    for piece in re.findall(r"\w+|\W+", text):
        other = "".join(chance.choices(LETTERS, k=chance.randint(2, 9)))
        at = chance.randrange(len(piece))
        body, added = piece, ""
        if piece[0].isalnum() and chance.random() < SHARE:
            match chance.choice(("replace", "delete", "insert", "misspell")):
                case "replace":
                    body = other
                case "delete":
                    body = ""
                case "insert":
                    added = f" {other}"
                case "misspell":
                    body = piece[:at] + chance.choice(LETTERS) + piece[at + 1 :]
        for i in range(len(piece)):
            start, end = min(i, len(body)), len(body) if i == len(piece) - 1 else min(i + 1, len(body))
            places.append((len(new) + start, len(new) + end) if end > start else None)
        new += body + added
    return Edited(new, places)


def sentences_edited(text: str, chance: random.Random) -> Edited:
    """Delete, move or put in a tenth of the sentences."""
    spans = [match.span() for match in re.finditer(r"[^.\n]*[.\n]+\s*|[^.\n]+$", text)]
    order = [i for i in range(len(spans)) if chance.random() > SHARE / 3]
    for _ in range(1 + int(len(spans) * SHARE / 3)):
        order.insert(chance.randrange(len(order)), order.pop(chance.randrange(len(order))))
    new, places = "", list[tuple[int, int] | None]([None] * len(text))
    for i in order:
        if chance.random() < SHARE / 3:
            new += f"Nye ord: {' '.join(chance.choices(text.split(), k=8))}. "
        start, end = spans[i]
        for at in range(start, end):
            places[at] = (len(new) + at - start, len(new) + at - start + 1)
        new += text[start:end]
    return Edited(new, places)


def marks(text: str) -> list[tuple[int, int]]:
    """Sentences, words in threes, and every seventh longer word."""
    return [
        *(m.span() for m in re.finditer(r"\S[^.\n]{25,}\.", text)),
        *(m.span() for m in re.finditer(r"\w+ \w+ \w+", text)),
        *[m.span() for m in re.finditer(r"\w{5,}", text)][::7],
    ]


def outcomes(text: str, edited: Edited) -> Iterator[tuple[str, str]]:
    """Yield for each mark how it went, and its words."""
    spans = marks(text)
    found = reattach(text, edited.text, [anchor(text, *span) for span in spans])
    for span, where in zip(spans, found, strict=True):
        truth = edited.truth(*span)
        if truth and not 0 < truth[1] - truth[0] <= 2 * (span[1] - span[0]):
            continue  # torn apart: there is no one place
        yield outcome(edited.text, truth, where), text[span[0] : span[1]]


def outcome(text: str, truth: tuple[int, int] | None, where: Found | None) -> str:
    if where is None:
        return "lost" if truth and text[slice(*truth)].strip() else "rightly detached"
    common = min(where.end, truth[1]) - max(where.start, truth[0]) if truth else 0
    longer = max(where.end - where.start, truth[1] - truth[0]) if truth else 1
    if 2 * common > longer:
        return "right"
    return "wrong" if where.state == "attached" else "wrong, but with a warning"


@pytest.mark.parametrize("edit", [words_edited, sentences_edited])
def test_nearly_all_marks_are_right_after_edits_of_a_tenth(
    edit: Callable[[str, random.Random], Edited],
) -> None:
    counts: Counter[str] = Counter()
    for seed, text in enumerate(TEXTS.values()):
        counts.update(how for how, _ in outcomes(text, edit(text, random.Random(seed))))
    there = counts["right"] + counts["lost"] + counts["wrong, but with a warning"] + counts["wrong"]
    assert there > 1000
    assert counts["right"] / there >= 0.97, counts
    assert counts["wrong"] == 0


@settings(max_examples=25, deadline=None)
@given(name=st.sampled_from(sorted(TEXTS)), seed=st.integers(0, 2**32), words=st.booleans())
def test_no_mark_is_at_wrong_words_without_a_warning(name: str, seed: int, words: bool) -> None:
    edit = words_edited if words else sentences_edited
    edited = edit(TEXTS[name], random.Random(seed))
    wrong = [text for how, text in outcomes(TEXTS[name], edited) if how == "wrong"]
    assert wrong == []


@pytest.mark.long
def test_nor_in_a_thousand_articles() -> None:
    counts: Counter[str] = Counter()
    for seed in range(1000):
        text = list(TEXTS.values())[seed % len(TEXTS)]
        edit = (words_edited, sentences_edited)[seed // len(TEXTS) % 2]
        found = list(outcomes(text, edit(text, random.Random(seed))))
        counts.update(how for how, _ in found)
        assert not counts["wrong"], (seed, [words for how, words in found if how == "wrong"])
    there = counts["right"] + counts["lost"] + counts["wrong, but with a warning"]
    print(counts, counts["right"] / there)
    assert counts["right"] / there >= 0.97
