"""How the quotes of real US news are found: PolNeAR, for looking only.

    python benchmarks/polnear.py FOLDER [--misses]

FOLDER holds ``text/NAME.txt``, a line a paragraph, and ``attributions/NAME_CODER.ann``
(brat), as ``data/dev`` and ``data/test`` of PolNeAR do. Where two people annotated an article
the first file by name counts.

* *direct exact*: contents that begin and end with quotation marks, each piece by
  itself, against our direct quotes; a pair matches when the spans are equal without
  white space, marks and punctuation at their edges. Direct quotes that lie
  inside a content that is only partly in marks count neither way.
* *any, wholes*: all contents (the hull of their pieces) against all our quotes, one to one,
  matching when they share half of their characters. A quote interrupted by its attribution
  (``"A," said X. "B"``) is one content there and two quotes here, so one of the two is
  never right.
* *any, told once*: the same, with our quotes that one cue and one speaker tell as one.
* *any, pieces*: the same with each piece of a content by itself, as in *direct exact*; pieces
  with nothing but marks and white space between them are one.

PolNeAR annotates much that is no quote here (noun phrases, infinitives, attitudes), so recall is
low by definition.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from analysis import analyse
from records.analysis import Quote
from records.article import Article, Block
from translation.segment import segment

Span = tuple[int, int]

EDGE = " \t\n\r\u00a0.,;:…\"'«»“”„‘’‹›-–—"
MARKS = "\"“”«»‘’'"
_PARAGRAPH = re.compile(r"\S[^\n]*")


def contents(file: Path) -> list[list[Span]]:
    """Return the pieces of each content of an annotation file, in code points."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) > 1 and parts[1].startswith("Content "):
            spans = parts[1].removeprefix("Content ").split(";")
            found.append([(int(low), int(high)) for low, high in (span.split() for span in spans)])
    return found


def trimmed(text: str, span: Span) -> Span:
    """Return a span without white space, marks and punctuation at its edges."""
    low, high = span
    while low < high and text[low] in EDGE:
        low += 1
    while high > low and text[high - 1] in EDGE:
        high -= 1
    return low, high


def in_marks(text: str, span: Span) -> bool:
    """Say whether a piece stands in quotation marks, white space aside, and holds no others between."""
    words = text[span[0] : span[1]].strip()
    return len(words) > 2 and words[0] in MARKS and words.rstrip(",.")[-1] in MARKS


def joined(text: str, spans: list[Span]) -> list[Span]:
    """Return the pieces of a content, those with no word between them as one."""
    found = [spans[0]]
    for low, high in spans[1:]:
        if any(letter.isalnum() for letter in text[found[-1][1] : low]):
            found.append((low, high))
        else:
            found[-1] = (found[-1][0], high)
    return found


def same(a: Span, b: Span) -> float:
    """Return the share of characters that two spans have in common."""
    inside = min(a[1], b[1]) - max(a[0], b[0])
    return max(inside, 0) / (max(a[1], b[1]) - min(a[0], b[0]))


def pairs(gold: list[Span], ours: list[Span]) -> int:
    """Return how many spans match one to one, sharing half of their characters."""
    ranked = sorted(
        ((same(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(ours) if same(a, b) >= 0.5),
        reverse=True,
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in ranked:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
    return len(taken[0])


def quotes_of(text: str) -> tuple[Quote, ...]:
    """Return the quotes that the analysis finds in an article."""
    blocks = tuple(Block("paragraph", match.start(), match.end()) for match in _PARAGRAPH.finditer(text))
    article = Article(text, "", blocks)
    return analyse(article, segment(article, "en", set())).quotes


def told_once(quotes: Sequence[Quote]) -> list[Span]:
    """Return the hulls of quotes that share their cue and their speaker."""
    hulls: dict[object, Span] = {}
    for quote in quotes:
        key = (quote.cue_span, quote.speaker_span) if quote.cue_span else quote
        start, end = hulls.get(key, (quote.start, quote.end))
        hulls[key] = min(start, quote.start), max(end, quote.end)
    return list(hulls.values())


def figures(right: int, found: int, wanted: int) -> str:
    """Return precision, recall and F1 as one line."""
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    f1 = 2 * right / max(found + wanted, 1)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   ({right} of {wanted}, {found} marked)"


def main() -> None:
    """Print the figures of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, help="folder with text/ and attributions/")
    parser.add_argument("--misses", action="store_true", help="print what differs")
    options = parser.parse_args()
    direct, wholes, once, pieces = [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]
    for file in sorted((options.folder / "text").glob("*.txt")):
        annotations = sorted((options.folder / "attributions").glob(f"{file.stem}_*.ann"))
        if not annotations:
            continue
        text = file.read_text(encoding="utf-8")
        gold = contents(annotations[0])
        quotes = quotes_of(text)
        wanted = {trimmed(text, span) for spans in gold for span in spans if in_marks(text, span)}
        partly = [
            span
            for spans in gold
            for span in spans
            if not in_marks(text, span) and any(m in text[slice(*span)] for m in MARKS)
        ]
        marked = {trimmed(text, (quote.start, quote.end)) for quote in quotes if quote.kind == "direct"}
        counted = {
            span
            for span in marked
            if span in wanted or not any(low <= span[0] and span[1] <= high for low, high in partly)
        }
        direct = [
            a + b for a, b in zip(direct, (len(wanted & counted), len(counted), len(wanted)), strict=True)
        ]
        if options.misses:
            for kind, spans in (("MISSED", wanted - counted), ("SPURIOUS", counted - wanted)):
                for low, high in sorted(spans):
                    print(kind, file.stem[:24], repr(text[max(0, low - 60) : high + 60]))
        ours = [trimmed(text, (quote.start, quote.end)) for quote in quotes]
        hulls = [trimmed(text, (spans[0][0], spans[-1][1])) for spans in gold]
        told = [trimmed(text, span) for span in told_once(quotes)]
        once = [a + b for a, b in zip(once, (pairs(hulls, told), len(told), len(hulls)), strict=True)]
        parts = [trimmed(text, span) for spans in gold for span in joined(text, spans)]
        wholes = [a + b for a, b in zip(wholes, (pairs(hulls, ours), len(ours), len(hulls)), strict=True)]
        pieces = [a + b for a, b in zip(pieces, (pairs(parts, ours), len(ours), len(parts)), strict=True)]
    if not wholes[2]:
        parser.error(f"no annotated articles in {options.folder}: are text/ and attributions/ there?")
    print("direct exact  ", figures(*direct))
    print("any, wholes   ", figures(*wholes))
    print("any, told once", figures(*once))
    print("any, pieces   ", figures(*pieces))


if __name__ == "__main__":
    main()
