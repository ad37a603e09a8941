"""The ways in which the side panel lists quotes and claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from formats.claimreview import VERDICTS
from records.analysis import Quote
from records.judgement import Judgement, MarkKind
from records.reading import Reading
from ui.panel.entries import (
    Entry,
    Group,
    claim_entry,
    claim_groups,
    explain,
    one_line,
    quote_entry,
    quote_groups,
    tr,
)

FIRST, NEXT = 0.6, 0.35
"""From which worth on a claim is to be checked first, and from which on next."""

Groups = tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One way to list marks; ``empty`` is said when there is nothing to list."""

    key: str
    name: str
    groups: Callable[[Reading], Groups]
    empty: str


@dataclass(frozen=True, slots=True)
class Voice:
    """How often somebody is quoted: quotes, words in them, their share of all words quoted (0 to 1)."""

    name: str
    anonymous: bool
    quotes: int
    words: int
    share: float
    first: tuple[int, int]


def voices(reading: Reading) -> tuple[Voice, ...]:
    """Return who is quoted, those with the most words first; sources without a name are taken together."""
    spoken: dict[tuple[str, bool], list[Quote]] = {}
    for quote in reading.analysis.quotes:
        spoken.setdefault((quote.speaker_name or "", quote.anonymous), []).append(quote)
    text = reading.article.text
    counted = {
        key: sum(len(text[quote.start : quote.end].split()) for quote in quotes)
        for key, quotes in spoken.items()
    }
    total = sum(counted.values())
    found = [
        Voice(
            *key,
            len(quotes),
            counted[key],
            counted[key] / max(total, 1),
            min((quote.start, quote.end) for quote in quotes),
        )
        for key, quotes in spoken.items()
    ]
    return tuple(sorted(found, key=lambda voice: (-voice.words, voice.first)))


def voice_groups(reading: Reading) -> Groups:
    """List who is quoted how often."""
    found = voices(reading)
    entries = []
    for voice in found:
        counted = tr("1 quote") if voice.quotes == 1 else tr("{n} quotes").format(n=voice.quotes)
        detail = [counted, tr("{n} words").format(n=voice.words), f"{round(100 * voice.share)} %"]
        if voice.anonymous:
            detail.append(tr("anonymous"))
        named = voice.name or (tr("Anonymous sources") if voice.anonymous else tr("No speaker found"))
        entries.append(
            Entry(
                key=f"voice:{voice.name}:{voice.anonymous}",
                text=named,
                detail=" · ".join(detail),
                start=voice.first[0],
                end=voice.first[1],
                role="quote",
                flagged=voice.anonymous,
            )
        )
    return (Group("voices", tr("By words quoted"), tuple(entries)),) if entries else ()


def anonymous_groups(reading: Reading) -> Groups:
    """List the quotes whose source is kept anonymous."""
    quotes = tuple(quote_entry(reading, quote) for quote in reading.analysis.quotes if quote.anonymous)
    claims = tuple(
        claim_entry(reading, mark, None)
        for mark in reading.analysis.marks
        if mark.claim and mark.source == "unnamed"
    )
    found = (
        Group("quotes", tr("Quotes of anonymous sources"), quotes),
        Group("claims", tr("Claims of unnamed sources"), claims),
    )
    return tuple(group for group in found if group.entries)


def ranked_groups(reading: Reading) -> Groups:
    """List the claims, the ones most worth checking first."""
    claims = sorted(
        (mark for mark in reading.analysis.marks if mark.claim), key=lambda mark: (-mark.worth, mark.sentence)
    )
    bounds = (
        ("first", tr("Check first"), FIRST, 2.0),
        ("next", tr("Check next"), NEXT, FIRST),
        ("last", tr("Hardly worth checking"), -1.0, NEXT),
    )
    groups = (
        Group(
            key, title, tuple(claim_entry(reading, mark, None) for mark in claims if low <= mark.worth < high)
        )
        for key, title, low, high in bounds
    )
    return tuple(group for group in groups if group.entries)


def verdict_groups(reading: Reading) -> Groups:
    """List the claims that were checked, by their verdict."""
    said = {each.id: each.review.verdict for each in reading.judgements}
    groups = []
    for verdict, name in VERDICTS.items():
        found = [
            claim_entry(reading, mark, None)
            for mark in reading.analysis.marks
            if mark.claim and verdict != "unchecked" and said.get(mark.judgement) == verdict
        ]
        groups.append(Group(verdict, tr(name), tuple(found)))
    return tuple(group for group in groups if group.entries)


def pair_groups(reading: Reading) -> Groups:
    """List the claims that stand in two languages."""
    entries = []
    for number, link in enumerate(reading.analysis.links):
        said = reading.judgement(link.judgement)
        one, other = reading.sentences[link.a], reading.sentences[link.b]
        text = reading.article.text
        entries.append(
            Entry(
                key=f"link:{number}",
                text=one_line(text[one.start : one.end]),
                note="",
                detail=f"{one.lang} · {other.lang}: {one_line(text[other.start : other.end])}",
                start=one.start,
                end=one.end,
                sign="=",
                role="claim",
                why=explain(reading, link.why),
                state=said.decision if said else "",
            )
        )
    return (Group("pairs", tr("The same claim in two languages"), tuple(entries)),) if entries else ()


def rejected_groups(kinds: Iterable[MarkKind]) -> Callable[[Reading], Groups]:
    """Return what lists the rejected marks of these kinds, and the judgements without their words."""
    wanted = tuple(kinds)

    def groups(reading: Reading) -> Groups:
        mine = [each for each in reading.judgements if each.kind in wanted]
        rejected = [_said_entry(each) for each in mine if each.decision == "rejected" and each.place]
        lost = [replace(_said_entry(each), start=-1, end=-1) for each in mine if each.place is None]
        found = (
            Group("rejected", tr("Rejected"), tuple(sorted(rejected, key=lambda entry: entry.start))),
            Group("lost", tr("No longer found in the text"), tuple(lost)),
        )
        return tuple(group for group in found if group.entries)

    return groups


def _said_entry(judgement: Judgement) -> Entry:
    start, end = judgement.place.words if judgement.place else (-1, -1)
    names = {"quote": tr("quote"), "claim": tr("claim"), "link": tr("pair of claims")}
    bring = tr("Y brings it back") if judgement.place else tr("Y forgets it")
    return Entry(
        key=f"judgement:{judgement.kind}:{judgement.id}",
        text=one_line(judgement.words or judgement.exact),
        detail=" · ".join(part for part in (names[judgement.kind], judgement.speaker, bring) if part),
        start=start,
        end=end,
        sign="×" if judgement.kind != "quote" else "",
        role="quote" if judgement.kind == "quote" else "claim",
        state=judgement.decision,
    )


def unjudged(groups: Callable[[Reading], Groups]) -> Callable[[Reading], Groups]:
    """Return what lists only what nobody has judged."""

    def kept(reading: Reading) -> Groups:
        some = (
            replace(group, entries=tuple(entry for entry in group.entries if not entry.state))
            for group in groups(reading)
        )
        return tuple(group for group in some if group.entries)

    return kept


def quote_views() -> tuple[View, ...]:
    """Return the ways to list quotes, the usual one first."""
    none = tr("No quotes were found in this article. What somebody is reported to have said appears here.")
    return (
        View("speakers", tr("By speaker"), quote_groups, none),
        View("voices", tr("Who is quoted how often"), voice_groups, none),
        View("anonymous", tr("Anonymous sources"), anonymous_groups, tr("No anonymous source is quoted.")),
        View("open", tr("Not judged yet"), unjudged(quote_groups), tr("Every quote has been judged.")),
        View("rejected", tr("Rejected"), rejected_groups(["quote"]), tr("No quote has been rejected.")),
    )


def claim_views() -> tuple[View, ...]:
    """Return the ways to list claims, the usual one first."""
    none = tr("No claims were found in this article. Statements that can be checked appear here.")
    return (
        View("worth", tr("Most worth checking first"), ranked_groups, none),
        View("status", tr("By status"), claim_groups, none),
        View(
            "verdict",
            tr("Checked, by verdict"),
            verdict_groups,
            tr("No claim has a verdict yet. Press F on one."),
        ),
        View("pairs", tr("In two languages"), pair_groups, tr("No claim stands in two languages.")),
        View("open", tr("Not judged yet"), unjudged(ranked_groups), tr("Every claim has been judged.")),
        View(
            "rejected", tr("Rejected"), rejected_groups(["claim", "link"]), tr("No claim has been rejected.")
        ),
    )


def target_of(entry: Entry, reading: Reading) -> tuple[MarkKind, int, str] | None:
    """Return which mark an entry is about: its kind, its number, or the id of a judgement without one."""
    name, _, rest = entry.key.partition(":")
    if name == "claim":
        return "claim", int(rest), ""
    if name == "link":
        return "link", int(rest), ""
    if name == "judgement":
        kind, _, identifier = rest.partition(":")
        return ("quote" if kind == "quote" else "link" if kind == "link" else "claim"), -1, identifier
    if name == "quote":
        start, end = map(int, rest.split("-"))
        for number, quote in enumerate(reading.analysis.quotes):
            if (quote.start, quote.end) == (start, end):
                return "quote", number, ""
    return None
