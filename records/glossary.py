"""How a person wants a term to be translated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CaseRule = Literal["ignore", "exact"]


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the glossary.

    ``source`` and ``target`` are BCP-47 codes, "" for any language. An empty
    ``translation`` protects the term: it comes out to the letter.
    ``case_rule`` says whether capitals have to be the same ("exact") for a word
    of the text to be the term. ``modified`` is ISO 8601 in UTC.
    """

    id: str
    source: str
    target: str
    term: str
    translation: str
    case_rule: CaseRule = "ignore"
    modified: str = ""

    @property
    def protected(self) -> bool:
        """Return whether the term is to come out to the letter."""
        return not self.translation
