from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from records.article import Article
from records.errors import SidelightError
from records.judgement import Judgement, Review
from storage.library import Library

MakeArticle = Callable[..., Article]
CLAIM = "De fleste vil velge Iran."
OTHER = "Iranerne er smarte."


def judgement(library: Library, article: str, words: str = CLAIM, **parts: object) -> Judgement:
    """A claim rejected; ``span``, ``voice`` and ``other`` are given by their words."""
    stored = library.article(article)

    def passage(of: str) -> tuple[int, int]:
        start = stored.article.text.index(of)
        return start, start + len(of)

    for role in ("span", "voice", "other"):
        if role in parts:
            parts[role] = passage(str(parts[role]))
    plain = {"kind": "claim", "decision": "rejected", "mark": passage(words)}
    return Judgement("", stored.id, stored.revision, **{**plain, **parts})  # type: ignore[arg-type]


def edited(sample: Article, *changes: tuple[str, str]) -> Article:
    text = sample.text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return replace(sample, text=text, blocks=(), spans=())


def test_a_judgement_is_kept_with_all_that_it_says(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    review = Review("refuted", ("https://example.org/?a=1",), "No 😀", "Kari", "2026-11-24", "https://k.no/1")
    given = judgement(
        library,
        identifier,
        kind="quote",
        decision="edited",
        span="vil velge Iran",
        voice=OTHER,
        speaker="  Kari \n Nordmann ",
        anonymous=True,
        form="mixed",
        lang="nb",
        status="reported",
        rule="marks",
        review=review,
    )
    made, changes = library.judge(replace(given, article=identifier[:8]))
    assert library.judgements(identifier) == (made,)
    assert made.article == identifier
    assert (made.speaker, made.anonymous, made.form, made.lang) == ("Kari Nordmann", True, "mixed", "nb")
    assert (made.review, made.rule, made.status) == (review, "marks", "reported")
    assert (made.exact, made.words) == (CLAIM, "vil velge Iran")
    assert made.place is not None
    assert (made.place.mark, made.place.words, made.place.voice) == (given.mark, given.span, given.voice)
    assert (made.state, changes.judgements, changes.article) == ("attached", True, identifier)
    assert library.check().problems == ()


def test_judging_again_takes_the_place_of_what_was_said(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    first, _ = library.judge(judgement(library, identifier))
    second, _ = library.judge(replace(first, decision="accepted", review=Review("disputed")))
    assert library.judgements(identifier) == (second,)
    assert (second.id, second.created) == (first.id, first.created)
    gone, _ = library.remove_judgement(first.id)
    assert gone == second
    assert library.judgements(identifier) == ()
    back, _ = library.judge(gone)
    assert replace(back, modified="") == replace(gone, modified="")
    with pytest.raises(SidelightError, match="gone"):
        library.remove_judgement("no such id")


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "note"},
        {"decision": "guessed"},
        {"form": "sung"},
        {"status": "likely"},
        {"review": Review("true")},  # type: ignore[arg-type]
        {"revision": "no such revision"},
        {"kind": "link"},
        {"other": (1, 2)},
        {"mark": (5, 5)},
        {"mark": (-1, 5)},
        {"mark": (0, 10**9)},
        {"span": (0, 10**9)},
    ],
)
def test_what_nobody_can_have_meant_is_refused(
    library: Library, sample: Article, wrong: dict[str, object]
) -> None:
    identifier, _ = library.add(sample)
    with pytest.raises(SidelightError):
        library.judge(replace(judgement(library, identifier), **wrong))  # type: ignore[arg-type]
    assert library.judgements(identifier) == ()


def test_a_judgement_follows_its_words_through_an_edit(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    made, _ = library.judge(judgement(library, identifier, span="vil velge"))
    new = edited(sample, ("Iran har allerede sendt", "Ifølge avisene har Iran sendt"))
    _, changes = library.revise(identifier, new)
    (moved,) = library.judgements(identifier)
    assert changes.judgements
    assert (moved.id, moved.decision, moved.state) == (made.id, "rejected", "attached")
    assert moved.place is not None
    assert new.text[slice(*moved.place.mark)] == CLAIM
    assert new.text[slice(*moved.place.words)] == "vil velge"
    assert library.check().problems == ()


def test_changed_words_are_told_and_gone_ones_come_back(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    made, _ = library.judge(judgement(library, identifier))
    library.revise(identifier, edited(sample, (CLAIM, "De aller fleste ville velge Iran.")))
    (changed,) = library.judgements(identifier)
    assert (changed.state, changed.exact) == ("approximate", CLAIM)
    library.revise(identifier, edited(sample, (CLAIM, "")))
    (lost,) = library.judgements(identifier)
    assert (lost.state, lost.place, lost.exact) == ("detached", None, CLAIM)
    assert library.check().problems == ()
    library.revise(identifier, sample)
    (back,) = library.judgements(identifier)
    assert back.place == made.place


def test_undoing_after_an_edit_attaches_to_the_new_text(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    old, _ = library.judge(judgement(library, identifier))
    library.remove_judgement(old.id)
    new = edited(sample, ("Iran har allerede", "Iran har visstnok allerede"))
    library.revise(identifier, new)
    made, _ = library.judge(old)
    assert made.place is not None
    assert new.text[slice(*made.place.mark)] == CLAIM


def test_a_lost_speaker_does_not_take_the_judgement_along(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    library.judge(judgement(library, identifier, kind="quote", voice=OTHER, speaker="Kari"))
    library.revise(identifier, edited(sample, (OTHER, "")))
    (kept,) = library.judgements(identifier)
    assert kept.place is not None
    assert (kept.place.voice, kept.state, kept.speaker) == (None, "attached", "Kari")


def test_a_link_needs_both_its_sentences(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    library.judge(judgement(library, identifier, kind="link", other=OTHER))
    library.revise(identifier, edited(sample, (OTHER, "")))
    assert library.judgements(identifier)[0].state == "detached"


def test_no_judgement_is_lost_or_moved_to_other_words_by_edits(
    library: Library, make_article: MakeArticle
) -> None:
    """Random edits with a known truth: each word is its own, so that a wrong place is seen."""
    chance = random.Random(5)

    def new_word() -> str:
        return "".join(chance.choices("abdefghiklmnoprstuvy", k=chance.randint(5, 10)))

    words = [new_word() for _ in range(400)]
    assert len(set(words)) == len(words)
    identifier, _ = library.add(make_article(" ".join(words)))
    made = {}
    for first in range(0, 400, 20):
        kept, _ = library.judge(judgement(library, identifier, " ".join(words[first : first + 8])))
        made[kept.id] = set(words[first : first + 8])
    for _ in range(4):
        for _ in range(12):
            where = chance.randrange(len(words))
            if chance.random() < 0.5:
                words.insert(where, new_word())
            else:
                del words[where]
        library.revise(identifier, make_article(" ".join(words)))
    found = library.judgements(identifier)
    text = library.article(identifier).article.text
    assert {one.id for one in found} == set(made)
    for one in found:
        if one.place and one.state == "attached":
            assert set(text[slice(*one.place.mark)].split()) <= made[one.id]
        elif one.place:
            assert set(text[slice(*one.place.mark)].split()) & made[one.id]
    assert sum(one.place is not None for one in found) >= 18
    assert library.check().problems == ()


def test_an_article_comes_out_of_the_trash_with_its_judgements(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    library.judge(judgement(library, identifier))
    library.remove(identifier)
    library.restore_article(identifier)
    assert len(library.judgements(identifier)) == 1


def test_a_row_that_somebody_wrote_outside_the_text_has_no_place(library: Library, sample: Article) -> None:
    identifier, _ = library.add(sample)
    made, _ = library.judge(judgement(library, identifier))
    with library._connection.writing() as sql:
        sql.execute("UPDATE judgements SET span_start = 1, span_end = 999999")
    assert library.judgements(identifier)[0].state == "detached"
    assert library.judge(made)[0].state == "attached"
