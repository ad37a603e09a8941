"""What the analysis found in an article: quotes, claims, links, each with its reason.

Where a person has judged a mark, ``judgement`` is the id of what was said; "" else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QuoteKind = Literal["direct", "indirect", "mixed"]
Status = Literal["asserted", "reported", "hedged", "denied", "prediction", "opinion", "none"]


@dataclass(frozen=True, slots=True)
class Why:
    """Why a mark was made: the rule's name and the words that set it off.

    ``cues`` are (start, end) pairs in code points of the article's text.
    """

    rule: str
    cues: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Something that a source is reported to have said, written, shown or thought.

    ``speaker_span`` is the mention that the attribution uses, ``speaker_name``
    the resolved name; both are None when nobody is named. ``lang`` is the
    language of the quoted words, apart from the frame around them.
    """

    start: int
    end: int
    kind: QuoteKind
    speaker_span: tuple[int, int] | None
    speaker_name: str | None
    cue_span: tuple[int, int] | None
    lang: str
    anonymous: bool
    why: Why
    judgement: str = ""


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """What the analysis says of one sentence.

    ``sentence`` is the sentence's index. ``source`` is the speaker's name,
    "author" or "unnamed". ``worth`` ranks claims for checking, from 0 to 1.
    ``span`` is the part of the sentence that a person gave the claim, None for
    all of it.
    """

    sentence: int
    claim: bool
    status: Status
    source: str
    worth: float
    why: Why
    span: tuple[int, int] | None = None
    judgement: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences of different languages that state the same claim, by index."""

    a: int
    b: int
    score: float
    why: Why
    judgement: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one article; ``marks`` has one item a sentence."""

    quotes: tuple[Quote, ...] = ()
    marks: tuple[ClaimMark, ...] = ()
    links: tuple[Link, ...] = ()
