"""Pair quotation marks, block by block, without ever swallowing the rest of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from records.article import Article

_MARK = re.compile(r"[«»“”„\"‘’]")
_CLOSERS = {"«": "»", "»": "«", "“": "”“", "”": "”", "„": "“”", '"': '"', "‘": "’"}
_ONE_WAY = frozenset("«“„")  # marks that never close a quotation that one of them opened
_FURTHER = 3  # blocks within which a quotation that goes on must close
_MIXED = {"“": '"', '"': "”", "„": '"'}  # where one end was typed in another style
_DOUBLED = re.compile(r"(?<![\w'])''(?=\w)|(?<=[\w.,!?…])''(?![\w'])")
_STRAIGHT = re.compile(
    r"(?<![\w'])'(?=[^\W\d_])((?:[^'\n\"«»“”‘’]|(?<=\w)'(?=\w)){2,600})(?<=[\w.,!?…])'(?![\w'])"
)
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u202f([{–—-:/’'\"“«")
_SINGLE = re.compile(r"‘[^\W\d_]\w*(?:’\w+)?[,;]?(?: [^\s‘’“”«»\"]+(?:’\w+)?){1,40}’(?!\w)")


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage in quotation marks, marks included: code points, half-open.

    ``closed`` is False when no closing mark was found and the passage was ended
    with its block.
    """

    start: int
    end: int
    closed: bool = True

    def inside(self) -> tuple[int, int]:
        """Return the passage without its marks."""
        return self.start + 1, self.end - 1 if self.closed else self.end


def pair_marks(article: Article) -> list[Pair]:
    """Return the outermost passages in quotation marks, in order.

    A mark opens only where a word can begin, and closes only where one can end;
    apostrophes are left alone. A passage goes on into the next block only when
    that block begins with the same mark; otherwise it ends with its own block.
    """
    text = article.text
    pairs: list[Pair] = []
    start = -1
    for index, block in enumerate(article.blocks):
        opener = text[start] if start >= 0 else ""
        place = block.start
        if start >= 0 and text.startswith(opener, place):
            place += 1  # the mark that is repeated where a quotation goes on
        depth = 0
        other = -1  # the end of the passage if only a mark of another style closes it
        for match in _MARK.finditer(text, place, block.end):
            mark, at = match[0], match.start()
            if start < 0:
                if _opens(text, at, block.start, block.end):
                    start, opener, depth, other = at, mark, 0, -1
            elif other < 0 and mark == _MIXED.get(opener) and _closes(text, at, block.end, opener):
                other = at + 1
            elif mark in _CLOSERS[opener] and _closes(text, at, block.end, opener):
                if depth and mark != opener:
                    depth -= 1
                else:
                    pairs.append(Pair(start, at + 1))
                    start = -1
            elif mark == opener and _opens(text, at, block.start, block.end):
                if other >= 0:
                    pairs.append(Pair(start, other))
                    start, depth, other = at, 0, -1
                elif opener in '"”':
                    start = at  # the one before was never closed
                else:
                    depth += 1
        if start >= 0 and other >= 0:
            pairs.append(Pair(start, other))
            start = -1
        elif start >= 0 and not _goes_on(article, index, opener):
            if text[start] != "‘":
                pairs.append(Pair(start, block.end, closed=False))
            start = -1
    return pairs


def one_mark(article: Article) -> Article:
    """Return an article with two apostrophes for a quotation mark (''so'') read as one mark and a space.

    Offsets stay what they were.
    """
    text = article.text
    if "''" in text:
        text = _DOUBLED.sub(lambda match: ' "' if _before(match) else '" ', text)
    if "'" in text:
        text = _STRAIGHT.sub(_curled, text)
    return article if text is article.text else replace(article, text=text)


def _curled(match: re.Match[str]) -> str:
    """Return a passage between apostrophes in single marks, unless it is a line of its own, a subheading."""
    text, start, end = match.string, match.start(), match.end()
    if start and text[start - 1] == "\n" and text[end : end + 1] in ("", "\n"):
        return match[0]
    return f"‘{match[1]}’"


def _before(match: re.Match[str]) -> bool:
    return match.end() < len(match.string) and match.string[match.end()].isalnum()


def _opens(text: str, at: int, low: int, high: int) -> bool:
    mark = text[at]
    if mark == "’":
        return False
    if at > low and text[at - 1] not in _BEFORE_OPENING:
        return False
    after = text[at + 1 : at + 3].lstrip(" \u00a0\u202f") if mark == "«" else text[at + 1 : at + 2]
    if at + 1 >= high or not after or after[0].isspace():
        return False
    if mark == "‘":
        # Single marks count after a colon or where a sentence begins, never as apostrophes (‘90s, ‘n’).
        before = text[max(low, at - 2) : at].strip()
        if after[0].isupper() and (not before or before[-1] in ":.!?"):
            return True
        # Or where a passage of several words is closed in the same style: of ‘breathtaking incompetence’.
        return after[0].isalpha() and _SINGLE.match(text, at, high) is not None
    return after[0].isalnum() or after[0] in "…([.’'‘“«-–"


def _closes(text: str, at: int, high: int, opener: str) -> bool:
    before = text[at - 1]
    after = text[at + 1] if at + 1 < high else " "
    if opener == "‘":
        return not after.isalnum() and (before in ".,!?…" or not before.isspace())
    if text[at] == opener and before.isspace():
        return False
    return not after.isalnum() or not before.isspace()


def _goes_on(article: Article, index: int, opener: str) -> bool:
    """Say whether the next block takes up an open quotation: it repeats its mark, or closes it."""
    if index + 1 >= len(article.blocks):
        return False
    if article.text.startswith(opener, article.blocks[index + 1].start):
        return True
    if opener not in _ONE_WAY:
        return False
    for block in article.blocks[index + 1 : index + 1 + _FURTHER]:
        for match in _MARK.finditer(article.text, block.start, block.end):
            if match[0] == opener:
                return False
            if match[0] in _CLOSERS[opener]:
                return _closes(article.text, match.start(), block.end, opener)
    return False
