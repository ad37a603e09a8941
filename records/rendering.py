"""A sentence in the reader's language, and how much it is to be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RenderingState = Literal["machine", "edited", "verified", "kept", "none"]
DoubtKind = Literal[
    "number",
    "date",
    "name",
    "negation",
    "quotation",
    "dropped",
    "repeated",
    "untranslated",
    "gibberish",
    "score",
]


JOINED, STAND_IN = "+", " for "
"""In the name of a pack: between two that work together, before a language that it stands in for."""
SERVED = "libretranslate@"
"""Where the name of a translation server begins, which stands in a pack's place."""


@dataclass(frozen=True, slots=True)
class WordLink:
    """A link between words: code points inside the sentence and inside its rendering."""

    src_start: int
    src_end: int
    tgt_start: int
    tgt_end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in a translation that a reader should look at.

    ``start`` and ``end`` are code points inside the rendering's text.
    """

    kind: DoubtKind
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rendering:
    """One sentence in the reader's language.

    ``state``: "machine" from a pack, "edited" or "verified" by a person, "kept"
    the sentence itself to the letter, "none" not (yet) translated: ``text`` is
    then "". ``score`` is the engine's mean log-probability a token (0 is best;
    None where no engine was used). ``pack`` names what made it, as in
    "translate-nb_en-1_9"; "" for kept and missing ones. Two that worked one after the
    other are "translate-nb_en-1_9+translate-en_de-1_0"; one that stood in for a
    relative of its language is "translate-nb_en-1_9 for nn". ``offered_from`` is the
    title of another article when the words are the person's translation of the
    same sentence there, not yet accepted here.
    """

    text: str
    state: RenderingState
    score: float | None = None
    pack: str = ""
    alignment: tuple[WordLink, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    offered_from: str = ""

    @property
    def by_person(self) -> bool:
        """Return whether these are a person's words, which no machine output takes the place of."""
        return self.state in ("edited", "verified")

    @property
    def packs(self) -> tuple[str, ...]:
        """Return the packs that made it, in the order in which they worked."""
        return pack_names(self.pack)

    @property
    def stand_in_for(self) -> str:
        """Return the sentence's language where the pack was made for a relative of it, else ""."""
        return self.pack.partition(STAND_IN)[2]


def pack_names(pack: str) -> tuple[str, ...]:
    """Return the names of the packs behind the name of what made a translation; none behind ""."""
    names = pack.partition(STAND_IN)[0]
    return tuple(names.split(JOINED)) if names else ()


NOT_TRANSLATED = Rendering(text="", state="none")
