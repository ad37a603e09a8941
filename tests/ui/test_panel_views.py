from __future__ import annotations

from dataclasses import replace

from reader_material import reading as article

from records.analysis import Analysis, ClaimMark, Quote, Why
from records.judgement import Judgement, Placement, Review
from records.judging import rejudged
from records.reading import Reading
from ui.panel.views import (
    anonymous_groups,
    ranked_groups,
    rejected_groups,
    target_of,
    unjudged,
    verdict_groups,
    voice_groups,
    voices,
)

WHY = Why("marks")


def quote(start: int, end: int, name: str | None, anonymous: bool = False) -> Quote:
    return Quote(start, end, "direct", None, name, None, "nb", anonymous, WHY)


def reading() -> Reading:
    given = article(3)
    first = given.sentences[0]
    quotes = (
        quote(0, first.end, "Kari"),
        quote(first.end + 1, first.end + 8, "Ola"),
        quote(first.end + 10, first.end + 30, None, True),
        quote(given.sentences[3].start, given.sentences[3].end, "Kari"),
    )
    worth = (0.2, 0.9, 0.5, 0.9, 0.1, 0.6, 0.4, 0.3, 0.0)
    marks = tuple(
        ClaimMark(i, i != 8, "asserted", "unnamed" if i == 1 else "author", w, WHY)
        for i, w in enumerate(worth)
    )
    return replace(given, analysis=Analysis(quotes, marks), revision="r", id="a")


def said(given: Reading, kind: str, decision: str, index: int, **parts: object) -> Judgement:
    marks = given.analysis.quotes if kind == "quote" else given.sentences
    mark = (marks[index].start, marks[index].end)
    words = given.article.text[slice(*mark)]
    plain = {"exact": words, "words": words, "place": Placement("attached", mark), "id": f"{kind}{index}"}
    return Judgement(article="a", revision="r", kind=kind, decision=decision, mark=mark, **{**plain, **parts})  # type: ignore[arg-type]


def test_who_is_quoted_how_often() -> None:
    found = voices(reading())
    assert [(voice.name, voice.quotes, voice.anonymous) for voice in found] == [
        ("Kari", 2, False),
        ("", 1, True),
        ("Ola", 1, False),
    ]
    assert found[0].words == 10
    assert abs(sum(voice.share for voice in found) - 1) < 1e-9
    (group,) = voice_groups(reading())
    assert group.entries[0].detail.startswith("2 quotes · 10 words · ")
    assert [entry.flagged for entry in group.entries] == [False, True, False]
    assert voice_groups(replace(reading(), analysis=Analysis())) == ()


def test_claims_are_ranked_and_drawn_by_their_worth() -> None:
    groups = ranked_groups(reading())
    assert [(group.key, [entry.key for entry in group.entries]) for group in groups] == [
        ("first", ["claim:1", "claim:3", "claim:5"]),
        ("next", ["claim:2", "claim:6"]),
        ("last", ["claim:7", "claim:0", "claim:4"]),
    ]
    assert [entry.strength for entry in groups[0].entries] == [0.9, 0.9, 0.6]


def test_anonymous_sources_have_a_list() -> None:
    groups = anonymous_groups(reading())
    assert [(group.key, len(group.entries)) for group in groups] == [("quotes", 1), ("claims", 1)]


def test_rejected_checked_and_unjudged_ones_are_told_apart() -> None:
    given = reading()
    judged = rejudged(
        given,
        [
            said(given, "quote", "rejected", 1, speaker="Ola"),
            said(given, "claim", "rejected", 2),
            said(given, "claim", "accepted", 3, status="asserted", review=Review("refuted")),
            said(given, "claim", "accepted", 4, place=None),
        ],
    )
    (quotes,) = rejected_groups(["quote"])(judged)
    assert [(entry.key, entry.detail) for entry in quotes.entries] == [
        ("judgement:quote:quote1", "quote · Ola · Y brings it back")
    ]
    claims = rejected_groups(["claim", "link"])(judged)
    assert [(group.key, [entry.key for entry in group.entries]) for group in claims] == [
        ("rejected", ["judgement:claim:claim2"]),
        ("lost", ["judgement:claim:claim4"]),
    ]
    (checked,) = verdict_groups(judged)
    assert (checked.key, [entry.verdict for entry in checked.entries]) == ("refuted", ["refuted"])
    assert checked.entries[0].detail.startswith("REFUTED · ")
    open_ones = [entry.key for group in unjudged(ranked_groups)(judged) for entry in group.entries]
    assert not {"claim:2", "claim:3"} & set(open_ones)
    assert "claim:4" in open_ones


def test_an_entry_leads_to_its_mark() -> None:
    given = reading()
    judged = rejudged(given, [said(given, "claim", "rejected", 2)])
    entries = [e for group in (*voice_groups(judged), *ranked_groups(judged)) for e in group.entries]
    entries += [e for group in rejected_groups(["claim"])(judged) for e in group.entries]
    assert [target_of(entry, judged) for entry in entries[:4]] == [None, None, None, ("claim", 1, "")]
    assert target_of(entries[-1], judged) == ("claim", -1, "claim2")
