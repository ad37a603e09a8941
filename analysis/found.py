"""A quote on its way through the passes, before its speaker is resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.attribution import Attribution
from analysis.mentions import Mention
from records.analysis import QuoteKind


@dataclass(frozen=True, slots=True)
class Found:
    """A quote by code points; its cue and speaker by tokens.

    ``anonymous`` says that the text names nobody on purpose (*det meldes at*);
    ``question`` marks an interviewer's line.
    """

    start: int
    end: int
    kind: QuoteKind
    rule: str
    cue: tuple[int, int] | None = None
    speaker: Mention | None = None
    anonymous: bool = False
    question: bool = False

    def said_by(self, attribution: Attribution | Found) -> Found:
        """Return this quote with another's cue and speaker."""
        return replace(self, cue=attribution.cue, speaker=attribution.speaker)
