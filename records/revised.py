"""What became of a person's marks when an article came again with another text."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Revised:
    """How many annotations are at their words, at words like theirs, and without a place in the new text.

    ``former`` is the id of the revision that was the article's text before.
    """

    attached: int
    approximate: int
    detached: int
    former: str = field(default="", compare=False)

    def __str__(self) -> str:
        """Return it in one line."""
        line = "The text has changed since you read it: this is the new one; the old one is kept."
        total = self.attached + self.approximate + self.detached
        if not total:
            return line
        if self.attached == total:
            return f"{line} All {total} marks are at their words."
        parts = [f"{self.attached} of {total} marks are at their words"]
        if self.approximate:
            parts.append(f"{self.approximate} at words like them (check those)")
        if self.detached:
            parts.append(f"{self.detached} found no place and are listed as detached")
        return f"{line} {', '.join(parts)}."
