"""Find the words of a note in an article's translation."""

from __future__ import annotations

from app.selection import Caret, Choice, Selection, selection_of
from records.errors import SidelightError
from records.reading import Reading


def select_in_translation(reading: Reading, quote: str) -> Selection:
    """Return the selection of ``quote`` in the translation pane, as if a person had made it.

    White space counts as one space. Raises SidelightError when the quote is not
    there, or is there more than once.
    """
    wanted = " ".join(quote.split())
    joined, starts = "", []
    for rendering in reading.renderings:
        starts.append(len(joined))
        joined += " ".join(rendering.text.splitlines()) + " "
    found = joined.find(wanted) if wanted else -1
    if found < 0:
        raise SidelightError(
            "These words are not in the translation.", "Copy them from the translation to the letter."
        )
    if joined.find(wanted, found + 1) >= 0:
        raise SidelightError("These words are in the translation more than once.", "Quote a few words more.")
    choice = Choice("translation", _caret(starts, found), _caret(starts, found + len(wanted) - 1, after=1))
    selection = selection_of(choice, reading, reading.renderings)
    assert selection is not None, "the words were found"
    return selection


def _caret(starts: list[int], offset: int, after: int = 0) -> Caret:
    """Return the caret at ``offset`` of the joined renderings, ``after`` characters further on."""
    row = max(index for index, start in enumerate(starts) if start <= offset)
    return Caret(row, offset - starts[row] + after)
