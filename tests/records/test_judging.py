from __future__ import annotations

import random
from dataclasses import replace

import pytest

from records.analysis import Analysis, ClaimMark, Link, Quote, Why
from records.article import Article, Block
from records.judgement import Judgement, Placement
from records.judging import OWN_RULE, judged, rejudged
from records.reading import Reading
from records.rendering import NOT_TRANSLATED
from records.sentence import Sentence

SENTENCES = tuple(Sentence(a, b, "nb", 1.0, "translate", 0) for a, b in ((0, 20), (21, 50), (51, 60)))
WHY = Why("marks", ((3, 5),))


def quote(start: int, end: int, name: str | None = "Kari") -> Quote:
    return Quote(start, end, "direct", (0, 4), name, (5, 8), "nb", False, WHY)


FOUND = Analysis(
    (quote(2, 12), quote(21, 50), quote(30, 40, None)),
    tuple(ClaimMark(i, i != 1, "asserted", "author", 0.5, Why("asserted")) for i in range(3)),
    (Link(0, 2, 0.8, Why("numbers")),),
)


def said(kind: str, decision: str, start: int, end: int, **parts: object) -> Judgement:
    """A judgement at its place; ``span``, ``voice`` and ``other`` go into the placement."""
    placed = {role: parts.pop(role) for role in ("span", "voice", "other") if role in parts}
    place = Placement("attached", (start, end), **placed)  # type: ignore[arg-type]
    plain = {"id": "j", "article": "a", "revision": "r", "mark": (start, end), "place": place}
    return Judgement(kind=kind, decision=decision, **{**plain, **parts})  # type: ignore[arg-type]


def spans(analysis: Analysis) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in analysis.quotes]


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [
        (2, 12, [(21, 50), (30, 40)]),  # to the letter
        (3, 12, [(21, 50), (30, 40)]),  # the rules see its edges otherwise now
        (21, 50, [(2, 12), (30, 40)]),  # the quote inside stays
        (30, 40, [(2, 12), (21, 50)]),  # the quote around it stays
        (11, 20, [(2, 12), (21, 50), (30, 40)]),  # another passage
        (52, 60, [(2, 12), (21, 50), (30, 40)]),  # the rules do not find it any more
    ],
)
def test_a_rejected_quote_does_not_come_back(start: int, end: int, left: list[tuple[int, int]]) -> None:
    assert spans(judged(FOUND, SENTENCES, [said("quote", "rejected", start, end)])) == left


def test_an_edited_quote_is_as_the_person_wants_it() -> None:
    edit = said(
        "quote", "edited", 2, 12, span=(4, 12), voice=(14, 18), speaker="Ola", anonymous=True, form="mixed"
    )
    first = judged(FOUND, SENTENCES, [edit]).quotes[0]
    assert (first.start, first.end, first.kind, first.speaker_name) == (4, 12, "mixed", "Ola")
    assert (first.speaker_span, first.anonymous, first.judgement) == ((14, 18), True, "j")
    assert (first.cue_span, first.why, first.lang) == ((5, 8), WHY, "nb")


def test_an_edited_quote_is_not_marked_twice_when_the_rules_come_to_see_it_alike() -> None:
    learned = replace(FOUND, quotes=(quote(4, 8), *FOUND.quotes[1:]))
    edit = said("quote", "edited", 2, 12, span=(4, 8))
    assert spans(judged(learned, SENTENCES, [edit])) == [(4, 8), (21, 50), (30, 40)]


@pytest.mark.parametrize("decision", ["accepted", "edited", "added"])
def test_what_a_person_wants_stays_when_the_rules_find_nothing(decision: str) -> None:
    nothing = replace(FOUND, quotes=(), links=())
    given = [
        said("quote", decision, 2, 12, speaker="Kari", lang="nb", rule="marks"),
        said("claim", decision, 21, 50, status="denied", speaker="Ola", rule="denial"),
        said("link", decision, 0, 20, other=(21, 50), rule="numbers"),
    ]
    done = judged(nothing, SENTENCES, given)
    assert [(q.start, q.end, q.speaker_name, q.lang) for q in done.quotes] == [(2, 12, "Kari", "nb")]
    assert done.quotes[0].why == Why(OWN_RULE if decision == "added" else "marks")
    assert (done.marks[1].claim, done.marks[1].status, done.marks[1].source) == (True, "denied", "Ola")
    assert [(link.a, link.b, link.judgement) for link in done.links] == [(0, 1, "j")]


def test_a_claim_is_rejected_added_and_given_a_part_of_its_sentence() -> None:
    done = judged(
        FOUND,
        SENTENCES,
        [
            said("claim", "rejected", 0, 20),
            said("claim", "added", 21, 50, span=(30, 70), status="reported", speaker="unnamed"),
        ],
    )
    assert [mark.claim for mark in done.marks] == [False, True, True]
    assert (done.marks[1].span, done.marks[1].source) == ((30, 50), "unnamed")
    assert [mark.judgement for mark in done.marks] == ["j", "j", ""]
    assert [mark.worth for mark in done.marks] == [0.5, 0.5, 0.5]


def test_a_rejected_claim_stays_rejected_when_its_sentence_is_cut_in_two() -> None:
    cut = tuple(Sentence(a, b, "nb", 1.0, "keep", 0) for a, b in ((0, 8), (9, 20), (21, 50)))
    done = judged(FOUND, cut, [said("claim", "rejected", 0, 20)])
    assert [mark.claim for mark in done.marks] == [False, False, True]


def test_a_link_is_the_same_from_either_end() -> None:
    assert judged(FOUND, SENTENCES, [said("link", "rejected", 51, 60, other=(0, 20))]).links == ()
    kept = judged(FOUND, SENTENCES, [said("link", "accepted", 51, 60, other=(0, 20))]).links
    assert kept == (replace(FOUND.links[0], judgement="j"),)


def test_the_later_word_wins() -> None:
    both = [said("quote", "accepted", 2, 12), said("quote", "rejected", 2, 12)]
    assert (2, 12) not in spans(judged(FOUND, SENTENCES, both))
    assert (2, 12) in spans(judged(FOUND, SENTENCES, both[::-1]))


def test_what_has_lost_its_words_changes_nothing() -> None:
    lost = replace(said("quote", "rejected", 2, 12), place=None)
    assert judged(FOUND, SENTENCES, [lost]) == FOUND
    assert judged(Analysis(), (), [said("claim", "rejected", 0, 4), said("link", "accepted", 0, 4)]) == (
        Analysis()
    )


def test_taking_a_judgement_back_brings_the_rules_mark_again() -> None:
    reading = Reading(
        Article("x" * 60, "", (Block("paragraph", 0, 60),)), SENTENCES, FOUND, (NOT_TRANSLATED,) * 3, "en"
    )
    once = rejudged(reading, [said("quote", "rejected", 2, 12)])
    assert once.analysis != FOUND
    assert rejudged(once, ()).analysis == FOUND


def test_judgements_over_any_new_analysis_are_never_lost() -> None:
    """Whatever the rules find next time: the rejected is gone, the rest is there as the person left it."""
    chance = random.Random(11)
    wanted = [
        said("quote", "accepted", 2, 12, id="1", speaker="Kari"),
        said("quote", "edited", 21, 50, id="2", span=(21, 45), speaker="Ola"),
        said("quote", "rejected", 52, 60, id="3"),
        said("claim", "rejected", 0, 20, id="4"),
        said("claim", "edited", 21, 50, id="5", status="hedged", speaker="Per"),
        said("link", "rejected", 0, 20, id="6", other=(51, 60)),
        said("link", "accepted", 0, 20, id="7", other=(21, 50)),
    ]
    for _ in range(300):
        places = [sorted(chance.sample(range(61), 2)) for _ in range(chance.randint(0, 6))]
        quotes = tuple(quote(a, b, chance.choice(["Kari", "Eva", None])) for a, b in sorted(places))
        marks = tuple(
            ClaimMark(i, chance.random() < 0.5, "asserted", "author", 0.5, Why("asserted")) for i in range(3)
        )
        links = tuple(Link(a, b, 0.7, Why("numbers")) for a, b in ((0, 1), (0, 2)) if chance.random() < 0.5)
        done = judged(Analysis(quotes, marks, links), SENTENCES, wanted)
        assert {q.judgement for q in done.quotes} - {""} == {"1", "2"}
        own = {q.judgement: (q.start, q.end, q.speaker_name) for q in done.quotes}
        assert own["1"] == (2, 12, "Kari")
        assert own["2"] == (21, 45, "Ola")
        assert (52, 60) not in spans(done)
        assert [mark.claim for mark in done.marks[:2]] == [False, True]
        assert (done.marks[1].status, done.marks[1].source) == ("hedged", "Per")
        assert [(link.a, link.b) for link in done.links] == [(0, 1)]
