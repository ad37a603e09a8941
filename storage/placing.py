"""Annotations that lost their words: where they may belong, and putting them there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from records.annotation import Annotation
from records.errors import SidelightError
from records.facets import Candidate
from storage.anchors import anchor_of, occurrences, quotation, similar, weigh
from storage.annotations import Annotations
from storage.articles import Articles
from storage.clock import later_than
from storage.connection import Connection
from storage.folding import fold

LEAST = 0.3
"""A passage less alike than this is not worth a look."""


@dataclass(frozen=True, slots=True)
class Placement:
    """An annotation as it stood before it was placed, with where it was made; ``restore`` undoes with it."""

    annotation: Annotation
    origin: tuple[str, int, int]


def candidates(text: str, annotation: Annotation, most: int = 3) -> tuple[Candidate, ...]:
    """Return the passages of ``text`` most like the words of an annotation, that do not overlap."""
    folded, wanted = fold(text), anchor_of(annotation)
    wanted = replace(
        wanted,
        exact=fold(wanted.exact).text,
        prefix=fold(wanted.prefix).text,
        suffix=fold(wanted.suffix).text,
    )
    if not wanted.exact.strip():
        return ()
    exact = {(at, at + len(wanted.exact)) for at in occurrences(folded.text, wanted.exact)}
    ranked = sorted(
        (
            (weigh(folded.text, s, e, wanted, wanted.start), s, e)
            for s, e in exact | set(similar(folded.text, wanted))
        ),
        reverse=True,
    )
    found: list[Candidate] = []
    for score, start, end in ranked:
        low, high = folded.unfold(start, end)
        if score >= LEAST and len(found) < most and all(high <= c.start or low >= c.end for c in found):
            found.append(Candidate(low, high, text[low:high], round(score, 3)))
    return tuple(found)


def place(connection: Connection, identifier: str, start: int, end: int) -> tuple[Annotation, Placement]:
    """Attach an annotation to a passage (code points) of its article's current text.

    That is where it was made from then on. Returns the annotation and the way back.

    Raises:
        SidelightError: when there is no such passage.
    """
    annotations, articles = Annotations(connection), Articles(connection)
    with connection.writing():
        old = annotations.get(identifier)
        revision = articles.current_revision(old.article)
        text = articles.revision_text(revision)
        if not 0 <= start < end <= len(text):
            raise SidelightError("There is no such passage in the article.", "Choose some words first.")
        before = Placement(old, annotations.origin(old.id))
        new = replace(
            old,
            revision=revision,
            start=start,
            end=end,
            **quotation(text, start, end),
            state="attached",
            pane="original",
            rendering=None,
            modified=later_than(old.modified),
        )
        _write(connection, new, (revision, start, end))
    return new, before


def restore(connection: Connection, before: Placement) -> Annotation:
    """Let an annotation stand as it did before it was placed."""
    _write(connection, before.annotation, before.origin)
    return before.annotation


def _write(connection: Connection, annotation: Annotation, origin: tuple[str, int, int]) -> None:
    with connection.writing() as sql:
        Annotations(connection).update(annotation)
        sql.execute(
            "UPDATE annotations SET origin_revision = ?, origin_start = ?, origin_end = ? WHERE id = ?",
            (*origin, annotation.id),
        )
