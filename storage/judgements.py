"""What a person said of the marks of an article, and where its words are in the present text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any, get_args

from records.analysis import QuoteKind, Status
from records.errors import SidelightError
from records.judgement import Decision, Judgement, MarkKind, Passage, Placement, Review, Verdict
from storage.anchors import Found, anchor, reattach
from storage.articles import Articles
from storage.clock import later_than
from storage.connection import Connection
from storage.folding import fold
from storage.trash import discard, forget
from storage.values import new_id, storable

ROLES = ("span", "voice", "other")
"""The passages that a judgement may have besides its mark."""
_PLAIN = (
    *("id", "article", "revision", "kind", "decision", "exact", "speaker", "form", "lang", "status", "rule"),
    *("created", "modified"),
)
_REVIEW = ("verdict", "evidence", "note", "reviewer", "reviewed", "url")


class Judgements:
    """The table ``judgements``.

    A row stays with the text that the person saw; where its words are now is found
    anew, so that an edit can be taken back and nothing drifts from edit to edit.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._articles = Articles(connection)
        self._found = cache(self._find)  # both texts are immutable

    def of(self, article: str) -> tuple[Judgement, ...]:
        """Return what was said of an article's marks, in the order in which it was said."""
        with self._connection.reading() as sql:
            rows = sql.execute("SELECT * FROM judgements WHERE article = ? ORDER BY modified, id", (article,))
            return tuple(self._judgement(row) for row in rows.fetchall())

    def get(self, identifier: str) -> Judgement:
        """Return one judgement by its id.

        Raises:
            SidelightError: when there is none.
        """
        with self._connection.reading() as sql:
            row = sql.execute("SELECT * FROM judgements WHERE id = ?", (identifier,)).fetchone()
        if row is None:
            raise SidelightError("This judgement is gone.", "Open the article again.")
        return self._judgement(row)

    def put(self, judgement: Judgement) -> Judgement:
        """Keep a judgement, in place of the one with the same id; without an id it gets one."""
        time = later_than(judgement.modified)
        judgement = replace(
            _checked(judgement), id=judgement.id or new_id(), created=judgement.created or time, modified=time
        )
        with self._connection.writing() as sql:
            values = _row(judgement, self._articles.text_of(judgement.article, judgement.revision))
            marks = ", ".join("?" for _ in values)
            renewed = ", ".join(
                f"{name} = excluded.{name}" for name in values if name not in ("id", "created")
            )
            sql.execute(
                f"INSERT INTO judgements ({', '.join(values)}) VALUES ({marks})"
                f" ON CONFLICT (id) DO UPDATE SET {renewed}",
                tuple(values.values()),
            )
            forget(sql, judgement.id)
        return self.get(judgement.id)

    def delete(self, identifier: str) -> None:
        """Remove a judgement."""
        with self._connection.writing() as sql:
            discard(sql, "judgements", identifier)

    def _judgement(self, row: sqlite3.Row) -> Judgement:
        values: dict[str, Any] = {name: row[name] for name in _PLAIN}
        values["mark"] = mark = (row["start"], row["end"])
        values |= {role: _passage(row, role) for role in ROLES}
        values["anonymous"] = bool(row["anonymous"])
        verdict, evidence, *rest = (row[name] for name in _REVIEW)
        values["review"] = Review(verdict, tuple(map(str, json.loads(evidence))), *rest)
        text = self._articles.revision_text(row["revision"])
        start, end = values["span"] or mark
        judgement = Judgement(**values, words=text[start:end])
        if outside(text, passages(row)):
            return judgement  # from a file that somebody wrote by hand
        return replace(judgement, place=self._place(judgement))

    def _place(self, judgement: Judgement) -> Placement | None:
        """Return where the passages of a judgement are in the current text; None unless all are there."""
        current = self._articles.current_revision(judgement.article)
        given: dict[str, Passage | None] = {role: getattr(judgement, role) for role in ("mark", *ROLES)}
        if judgement.revision == current:
            return Placement("attached", **given)  # type: ignore[arg-type]
        wanted = {role: passage for role, passage in given.items() if passage}
        hits = dict(zip(wanted, self._found(judgement.revision, current, (*wanted.values(),)), strict=True))
        needed = [hits[role] for role in wanted if role != "voice"]
        if None in needed:
            return None
        sure = all(found and found.state == "attached" for found in needed)
        places = {role: (found.start, found.end) for role, found in hits.items() if found}
        return Placement("attached" if sure else "approximate", **places)

    def _find(self, revision: str, current: str, passages: tuple[Passage, ...]) -> list[Found | None]:
        """Find passages of one revision in another; other words than before are told to be approximate."""
        old, new = self._articles.revision_text(revision), self._articles.revision_text(current)
        found = reattach(old, new, [anchor(old, start, end) for start, end in passages])
        return [
            one
            and (
                one
                if fold(new[one.start : one.end]).text == fold(old[start:end]).text
                else replace(one, state="approximate")
            )
            for one, (start, end) in zip(found, passages, strict=True)
        ]


def outside(text: str, passages: Iterable[Passage | None]) -> bool:
    """Return whether any of these passages is empty or not inside ``text``."""
    return any(not 0 <= each[0] < each[1] <= len(text) for each in passages if each)


def passages(row: sqlite3.Row) -> list[Passage | None]:
    """Return the passages in a row of the table."""
    return [(row["start"], row["end"]), *(_passage(row, role) for role in ROLES)]


def _passage(row: sqlite3.Row, role: str) -> Passage | None:
    start, end = row[f"{role}_start"], row[f"{role}_end"]
    return None if start is None or end is None else (start, end)


def _row(judgement: Judgement, text: str) -> dict[str, object]:
    places = {role: getattr(judgement, role) for role in ("mark", *ROLES)}
    if outside(text, places.values()):
        raise SidelightError("A passage lies outside the article's text.", "Choose some words first.")
    start, end = judgement.mark
    values: dict[str, object] = {name: getattr(judgement, name) for name in _PLAIN}
    values |= {"start": start, "end": end, "exact": text[start:end], "anonymous": int(judgement.anonymous)}
    for role in ROLES:
        values[f"{role}_start"], values[f"{role}_end"] = places[role] or (None, None)
    review = judgement.review
    evidence = json.dumps(review.evidence, ensure_ascii=False)
    checked = (review.verdict, evidence, review.note, review.reviewer, review.date, review.url)
    return values | dict(zip(_REVIEW, checked, strict=True))


def _checked(judgement: Judgement) -> Judgement:
    """Return the judgement fit to be stored, or say which of its values nobody can have meant."""
    review = judgement.review
    for what, value, allowed in (
        ("kind of mark", judgement.kind, get_args(MarkKind)),
        ("decision", judgement.decision, get_args(Decision)),
        ("kind of quote", judgement.form, get_args(QuoteKind)),
        ("status", judgement.status, get_args(Status)),
        ("verdict", review.verdict, get_args(Verdict)),
    ):
        if value not in allowed:
            raise SidelightError(f"There is no {what} {value!r}.", f"Choose one of: {', '.join(allowed)}.")
    if (judgement.kind == "link") != (judgement.other is not None):
        raise SidelightError("A link has two passages, and nothing else has.", "Judge the link again.")
    return replace(
        judgement,
        speaker=_line(judgement.speaker),
        review=replace(
            review,
            evidence=tuple(_line(each) for each in review.evidence if each.strip()),
            note=storable(review.note),
            reviewer=_line(review.reviewer),
            date=_line(review.date),
            url=_line(review.url),
        ),
    )


def _line(text: str) -> str:
    return " ".join(storable(text).split())
