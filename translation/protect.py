"""What a model must not touch, to the letter: addresses, handles, hashtags, types (Il-76), citations, emoji.

Models spell such things piece by piece and get them wrong. They are therefore
hidden behind a stand-in, a name that every model copies, and put back
afterwards. Where the model lost the stand-in the sentence is translated in
parts around what is protected.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

Span = tuple[int, int]
StandIns = tuple[tuple[str, str], ...]

_TRAILING = ".,;:!?…'\"’”»)]}"
_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff"
_IN_EMOJI = _EMOJI + "\ufe0f\u200d\U000e0020-\U000e007f"
_DOMAINS = "com|org|net|info|gov|edu|no|se|dk|fi|de|fr|uk|eu|io"
_PROTECTED = re.compile(
    rf"""(?xi)
    (?P<url> (?:https?|ftp)://[^\s<>«»“”"]+ | (?<![\w@.])www\.[^\s<>«»“”"]+ )
  | (?P<mail> [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
  | (?P<host> (?<![\w@./-])(?:[a-z0-9-]+\.)+(?:{_DOMAINS})(?:/[^\s<>«»“”"]*)?(?![\w@]) )
  | (?P<handle> (?<![\w@])@[a-z_]\w+ )
  | (?P<hashtag> (?<![\w#&])\#[^\W\d]\w* )
  | (?P<citation> \((?-i:[^\W\d_a-z])[^()\d]{{1,60}}[ ]\d{{4}}[a-z]?\) )
  | (?P<model> (?<![\w-])(?-i:[A-ZÆØÅÄÖÜ])[^\W\d_]*-?\d+s?(?!\w|[.,]\d) )
  | (?P<emoji> [{_EMOJI}][{_IN_EMOJI}]* )
    """
)

STAND_INS = ("Google", "NATO", "IBM", "Linux", "BBC", "Oslo")
"""Names that the models tried copy nearly always; shapes such as [1] or {0} they change."""

_DROPPED = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark: invisible, and unknown to models."""


_VISIBLE = "!-~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03ce\u0400-\u0482\u048a-\u04ff–—‘-”„…•€"
_ORDINARY = re.compile(f"[{_VISIBLE}]+(?: [{_VISIBLE}]+)*")
"""What most sentences are: characters that NFC leaves alone, single spaces between."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text made from another one; ``origins`` gives, for each of its characters, the span it came from."""

    text: str
    origins: tuple[Span, ...] = field(hash=False)  # long, and texts tell nearly all apart

    def span(self, start: int, end: int) -> Span:
        """Return the span in the original for ``start:end`` here; empty for an empty one."""
        if start >= end:
            return (0, 0)
        return self.origins[start][0], self.origins[end - 1][1]

    def place(self, start: int, end: int) -> Span:
        """Return the span here that ``start:end`` of the original has become."""
        first = bisect.bisect_right(self.origins, start, key=lambda origin: origin[1])
        last = bisect.bisect_left(self.origins, end, key=lambda origin: origin[0])
        return first, max(first, last)

    def part(self, start: int, end: int) -> Mapped:
        """Return a stretch, without white space at its ends."""
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        return Mapped(self.text[start:end], self.origins[start:end])


def prepared(text: str) -> Mapped:
    """Return a sentence as a model gets it: NFC, one line, nothing invisible, single spaces."""
    if _ORDINARY.fullmatch(text):
        return Mapped(text, tuple(zip(range(len(text)), range(1, len(text) + 1), strict=True)))
    characters: list[str] = []
    origins: list[Span] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]) and not text[at].isspace():
            end += 1
        cluster = text[at:end]
        if cluster.isspace():
            cluster = "" if not characters or characters[-1] == " " else " "
        elif cluster[0] in _DROPPED or unicodedata.category(cluster[0]) in ("Cc", "Cs"):
            cluster = ""
        for character in unicodedata.normalize("NFC", cluster):
            characters.append(character)
            origins.append((at, end))
        at = end
    if characters and characters[-1] == " ":
        characters.pop()
        origins.pop()
    return Mapped("".join(characters), tuple(origins))


def protected(text: str) -> tuple[Span, ...]:
    """Return the spans in ``text`` that are to survive to the letter, in order."""
    spans = []
    for match in _PROTECTED.finditer(text):
        start, end = match.span()
        if match["url"] or match["host"]:
            end = _without_trailing(text, start, end)
        if end > start:
            spans.append((start, end))
    return tuple(spans)


def hide(
    mapped: Mapped, spans: Sequence[Span], names: Sequence[str] = STAND_INS
) -> tuple[Mapped, StandIns] | None:
    """Put a stand-in for every one of ``spans``; None when there are not enough that differ from the text.

    The stand-ins are pairs of one of ``names``, put there, and the words that it stands for.
    """
    free = [name for name in names if name.casefold() not in mapped.text.casefold()]
    if len(spans) > len(free):
        return None
    text = ""
    origins: list[Span] = []
    at = 0
    stand_ins = []
    for (start, end), name in zip(spans, free, strict=False):
        text += mapped.text[at:start] + name
        origins += [*mapped.origins[at:start], *([mapped.span(start, end)] * len(name))]
        stand_ins.append((name, mapped.text[start:end]))
        at = end
    text += mapped.text[at:]
    origins += mapped.origins[at:]
    return Mapped(text, tuple(origins)), tuple(stand_ins)


def stand_in_pattern(name: str) -> str:
    """Return a regular expression for a stand-in as a word of its own."""
    if name.isdigit():
        return rf"(?<![\w.,]){name}(?:st|nd|rd|th)?(?!\w|[.,:]\d)"
    return rf"(?<!\w){re.escape(name)}(?!\w)"


def reveal(text: str, stand_ins: StandIns) -> Mapped | None:
    """Put back what the stand-ins in a translation stand for.

    The origins of the result are spans of ``text``. None when a stand-in is
    missing or comes more than once: the translation is then of no use.
    """
    places = []
    for name, original in stand_ins:
        found = [match.span() for match in re.finditer(stand_in_pattern(name), text)]
        if len(found) != 1:
            return None
        places.append((*found[0], original))
    result = ""
    origins: list[Span] = []
    at = 0
    for start, end, original in sorted(places):
        result += text[at:start] + original
        origins += [*((i, i + 1) for i in range(at, start)), *([(start, end)] * len(original))]
        at = end
    result += text[at:]
    origins += [(i, i + 1) for i in range(at, len(text))]
    return Mapped(result, tuple(origins))


def _without_trailing(text: str, start: int, end: int) -> int:
    """Return the end of an address without the punctuation of the sentence around it."""
    while end > start and text[end - 1] in _TRAILING:
        if text[end - 1] == ")" and text.count("(", start, end) >= text.count(")", start, end):
            break  # an address may end in a bracket that it opened itself
        end -= 1
    return end
