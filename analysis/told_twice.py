"""Who a description stands for, learned from the same claim in the other language.

*Ifølge lokalpolitikeren er fire av fem solgt* beside *She pointed out that four of the five had been
sold*: what is said twice was said by one person, so *lokalpolitikeren* is whoever *she* is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.speakers import Speaker
from analysis.view import SentenceView
from records.analysis import ClaimMark, Link, Quote


def told_twice(
    views: Sequence[SentenceView], speakers: Mapping[int, Speaker], links: Sequence[Link]
) -> dict[str, str]:
    """Return the names that descriptions stand for, by description.

    Args:
        views: the sentences.
        speakers: who speaks, by the identity of the quote that was found.
        links: which sentences state the same claim; the surest one decides.
    """
    names: dict[str, str] = {}
    for link in sorted(links, key=lambda link: -link.score):
        quotes = [views[index].main for index in (link.a, link.b)]
        one, other = (speakers.get(id(quote)) if quote else None for quote in quotes)
        if one is None or other is None:
            continue
        for described, known in ((one, other), (other, one)):
            if described.described and described.name and known.name and _may_be(described, known):
                names.setdefault(described.name, known.name)
    return names


def _may_be(described: Speaker, known: Speaker) -> bool:
    """Say whether a description can stand for somebody named: a person for a person, a body for a body."""
    return not (known.described or known.unnamed) and known.kind in (described.kind, "name")


def named_quotes(quotes: Sequence[Quote], names: Mapping[str, str]) -> tuple[Quote, ...]:
    """Return quotes with the names that descriptions stand for."""
    return tuple(
        replace(quote, speaker_name=names.get(quote.speaker_name or "", quote.speaker_name))
        for quote in quotes
    )


def named_sources(
    marks: Sequence[ClaimMark],
    views: Sequence[SentenceView],
    speakers: Mapping[int, Speaker],
    names: Mapping[str, str],
) -> list[ClaimMark]:
    """Return marks with the names that descriptions stand for, also where a description told nobody."""
    named = []
    for mark, view in zip(marks, views, strict=True):
        speaker = speakers.get(id(view.main)) if view.main else None
        name = names.get(speaker.name or "") if speaker and mark.source != "author" else None
        named.append(replace(mark, source=name) if name else mark)
    return named
