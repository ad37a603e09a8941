"""Order among articles: tags, collections, read state, details, the trash; each act taken back."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records.article import Article
from records.errors import SidelightError
from records.shelf import READ_STATES, Details
from storage.library import Library
from storage.query import Filter

MakeArticle = Callable[..., Article]


@pytest.fixture
def three(library: Library, make_article: MakeArticle) -> list[str]:
    return [library.add(make_article(f"Text number {n} about giraffes.", f"Title {n}"))[0] for n in range(3)]


def test_an_article_is_in_several_collections_and_has_tags(library: Library, three: list[str]) -> None:
    for name in ("Kilder", "Saken"):
        library.make_collection(name)
        library.collect(three[:2], name)
    library.tag_articles(three[:1], ["krig", "ø", "Asia"])
    entry = next(e for e in library.entries() if e.id == three[0])
    assert entry.tags == ("Asia", "krig", "ø")
    assert entry.collections == ("Kilder", "Saken")
    assert [(c.name, c.articles) for c in library.collections()] == [("Kilder", 2), ("Saken", 2)]
    assert library.article_tags() == (("Asia", 1), ("krig", 1), ("ø", 1))


@pytest.mark.parametrize("name", ["", "  ", "kilder"])
def test_a_collection_needs_a_name_of_its_own(library: Library, name: str) -> None:
    library.make_collection("Kilder")
    with pytest.raises(SidelightError):
        library.make_collection(name)


def test_details_are_the_persons_and_the_revision_stays(library: Library, three: list[str]) -> None:
    before = library.article(three[0])
    said = Details("Min tittel", "Ola", "Avisen", "https://example.org/a", "2020-01-02", ("nb", "en"))
    library.describe(three[0], said)
    entry = next(e for e in library.entries() if e.id == three[0])
    assert (entry.title, entry.author, entry.publication) == ("Min tittel", "Ola", "Avisen")
    assert (entry.source, entry.published, entry.languages) == (said.source, said.published, said.languages)
    after = library.article(three[0])
    assert (after.revision, after.article.text) == (before.revision, before.article.text)
    assert after.article.author == "Ola"
    library.describe(three[0], Details())
    assert library.article(three[0]) == before


def test_opening_what_is_unread_begins_to_read_it(library: Library, three: list[str]) -> None:
    library.mark_articles(three[1:2], "archived")
    for article in three[:2]:
        library.opened(article)
    assert {e.id: e.state for e in library.entries()} == dict(
        zip(three, ("reading", "archived", "unread"), strict=True)
    )


def test_an_act_on_several_is_done_for_all_or_for_none(library: Library, three: list[str]) -> None:
    former, changes = library.tag_articles([*three, "gone"], ["a"])
    assert len(former) == 3
    assert changes.articles
    with pytest.raises(SidelightError):
        library.collect(three, "nowhere")
    assert library.tag_articles(three, ["a"]) == ((), replace(changes, articles=False))


FILTERS = [
    (Filter("tag", "KRIG"), {0}),
    (Filter("tag", "krig", wanted=False), {1, 2}),
    (Filter("tag", "noted"), {2}),
    (Filter("in", "saken"), {1}),
    (Filter("is", "read"), {0}),
    (Filter("lang", "nb"), {0}),
    (Filter("title", "tïtle 2"), {2}),
    (Filter("author", "ola"), {1}),
    (Filter("source", "avisen"), {1}),
    (Filter("before", "2020"), set()),
    (Filter("before", "2020-01-03"), {0}),
    (Filter("after", "2026"), {1, 2}),
    (Filter("date", "2020-01"), {0}),
    (Filter("has", "note"), {2}),
    (Filter("has", "mark"), {2}),
    (Filter("has", "tag"), {0, 2}),
    (Filter("has", "detached"), set()),
    (Filter("status", "reported"), {0, 1, 2}),
]


@pytest.mark.parametrize(("wanted", "left"), FILTERS, ids=[str(each) for each, _ in FILTERS])
def test_filters_leave_the_articles_they_name(
    library: Library, three: list[str], wanted: Filter, left: set[int]
) -> None:
    library.tag_articles(three[:1], ["krig"])
    library.mark_articles(three[:1], "read")
    library.describe(three[0], Details(published="2020-01-02", languages=("nb",)))
    library.make_collection("Saken")
    library.collect(three[1:2], "Saken")
    library.describe(three[1], Details(author="Ola", publication="Avisen"))
    library.annotate(three[2], "original", 0, 4, text="hm", tags=["noted"])
    assert {three.index(entry.id) for entry in library.filtered([wanted])} == left


# The trash


def test_notes_outlive_their_article_and_come_back_with_the_text(
    library: Library, make_article: MakeArticle, three: list[str]
) -> None:
    note, _ = library.annotate(three[0], "original", 5, 11, "green", "note", "Which?", ["a"])
    library.remove_articles(three[:1])
    emptied, _ = library.empty_trash(keep_notes=True)
    assert (emptied.articles, emptied.kept, library.trash()) == (1, 1, ())
    (kept,) = library.kept_notes()
    assert (kept.exact, kept.text, kept.title, kept.tags) == ("number", "Which?", "Title 0", ("a",))
    assert library.check().problems == ()
    again, _ = library.add(make_article("Text number 0 about giraffes."))
    (back,) = library.annotations(again)
    assert back == replace(note, article=again, revision=library.article(again).revision)
    assert library.kept_notes() == ()


def test_an_emptied_trash_is_filled_again(library: Library, three: list[str]) -> None:
    note, _ = library.annotate(three[0], "original", 5, 11, text="Which?")
    library.tag_articles(three, ["a"])
    library.remove_articles(three[:2])
    before = library.trash()
    emptied, _ = library.empty_trash(keep_notes=True)
    library.refill_trash(emptied)
    assert library.trash() == before
    assert library.kept_notes() == ()
    library.restore_articles(three[:1])
    assert library.annotations(three[0]) == (note,)
    assert len(library.search("giraffes")) == 2


def test_notes_go_with_their_article_unless_they_are_kept(library: Library, three: list[str]) -> None:
    library.annotate(three[0], "original", 5, 11, text="Which?")
    library.remove_articles(three)
    emptied, _ = library.empty_trash(keep_notes=False, articles=three[:2])
    assert (emptied.articles, emptied.kept, library.kept_notes()) == (2, 0, ())
    assert [entry.id for entry in library.trash()] == three[2:]
    assert emptied.file
    emptied.file.unlink()
    with pytest.raises(SidelightError):
        library.refill_trash(emptied)


def test_nothing_on_the_shelf_is_deleted_for_good(library: Library, folder: Path, three: list[str]) -> None:
    emptied, _ = library.empty_trash(keep_notes=False, articles=three)
    assert (emptied.articles, emptied.file) == (0, None)
    library.refill_trash(emptied)
    assert len(library.entries()) == 3
    assert not (folder / "backups").exists()


def test_each_of_many_emptyings_can_be_taken_back(
    library: Library, folder: Path, make_article: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["T"] * 3 + [f"T{n}" for n in range(9)]  # three at one moment, as when the clock is set back
    times = iter(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=len(name)) for name in names)
    later = datetime(2026, 1, 29, tzinfo=UTC)
    monkeypatch.setattr("storage.emptying._now", lambda: next(times, later))
    done = []
    for name in names:
        article, _ = library.add(make_article(f"Number {len(done)} of the giraffes.", name))
        note, _ = library.annotate(article, "original", 0, 6, text=f"note {len(done)}")
        gone, _ = library.annotate(article, "original", 0, 6, text="deleted before")
        library.remove_annotation(gone.id)
        library.remove(article)
        done.append((note, library.empty_trash(keep_notes=False)[0]))
    library.keep_safe()
    with Library.open(folder) as other:  # another program empties and closes, long after
        other.add(make_article("Something else."))
        other.keep_safe()
    assert library.trash() == ()
    for note, emptied in reversed(done):
        assert emptied.file
        library.refill_trash(emptied)
        library.restore_article(note.article)
        assert library.annotations(note.article) == (note,)
        assert [each.words for each in library.deleted()][:1] == ["deleted before"]
        assert not emptied.file.exists()
    assert library.check().problems == ()


def test_what_was_deleted_for_good_is_taken_back_after_a_restart(
    library: Library, folder: Path, three: list[str]
) -> None:
    note, _ = library.annotate(three[0], "original", 5, 11, text="Which?")
    library.remove_articles(three[:2])
    library.empty_trash(keep_notes=True)
    library.keep_safe()
    library.close()
    with Library.open(folder) as again:
        ((_, emptied),) = again.emptied_before()
        again.refill_trash(emptied)
        assert {entry.id for entry in again.trash()} == set(three[:2])
        again.restore_articles(three[:1])
        assert again.annotations(three[0]) == (note,)
        assert again.emptied_before() == ()


# Every act taken back

CHOSEN = st.lists(st.integers(0, 2), min_size=1, max_size=3, unique=True)
NAME = st.sampled_from(["a", "B", "ø", "krig"])
ACTS = st.one_of(
    st.tuples(st.just("tag"), CHOSEN, NAME),
    st.tuples(st.just("untag"), CHOSEN, NAME),
    st.tuples(st.just("collect"), CHOSEN, NAME),
    st.tuples(st.just("uncollect"), CHOSEN, NAME),
    st.tuples(st.just("mark"), CHOSEN, st.sampled_from(READ_STATES)),
    st.tuples(st.just("describe"), CHOSEN, NAME),
    st.tuples(st.just("remove"), CHOSEN, NAME),
    st.tuples(st.just("restore"), CHOSEN, NAME),
    st.tuples(st.just("make"), CHOSEN, NAME),
    st.tuples(st.just("rename"), CHOSEN, NAME),
    st.tuples(st.just("drop"), CHOSEN, NAME),
    st.tuples(st.just("empty"), CHOSEN, st.sampled_from(["keep", "lose"])),
)


def act(library: Library, kind: str, chosen: list[str], name: str) -> Callable[[], object]:
    """Do one act and return the way back."""
    match kind:
        case "make":
            made, _ = library.make_collection(name)
            return lambda: library.delete_collection(made.id)
        case "rename":
            collection = library.collections()[0]
            old, _ = library.rename_collection(collection.id, name)
            return lambda: library.rename_collection(collection.id, old)
        case "drop":
            (dropped, members), _ = library.delete_collection(name)
            return lambda: library.restore_collection(dropped, members)
        case "empty":
            emptied, _ = library.empty_trash(keep_notes=name == "keep", articles=chosen)
            return lambda: library.refill_trash(emptied)
        case "tag" | "untag":
            tags = {"add" if kind == "tag" else "remove": [name]}
            former, _ = library.tag_articles(chosen, **tags)
        case "collect" | "uncollect":
            former, _ = library.collect(chosen, name, wanted=kind == "collect")
        case "mark":
            former, _ = library.mark_articles(chosen, next(s for s in READ_STATES if s == name))
        case "describe":
            former, _ = library.describe(chosen[0], Details(title=name, publication=name))
        case "remove":
            former, _ = library.remove_articles(chosen)
        case _:
            former, _ = library.restore_articles(chosen)
    return lambda: library.arrange(former)


def state(library: Library) -> object:
    return (
        {(each.item, each.words) for each in library.deleted(100) if each.table == "annotations"},
        sorted(library.entries(), key=lambda e: e.id),
        sorted(library.trash(), key=lambda e: e.id),
        library.collections(),
        library.kept_notes(),
        {e.id: library.annotations(e.id) for e in library.entries()},
        {(hit.article, hit.where, hit.context) for hit in library.search("giraffes")},
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, max_size=12))
def test_acts_taken_back_give_the_former_state(
    new_library: Path, acts: list[tuple[str, list[int], str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(new_library, Path(folder) / "library")
        with Library.open(Path(folder) / "library") as library:
            ids = [library.add(Article(f"Number {n} of the giraffes.", f"T{n}", ()))[0] for n in range(3)]
            for n in ids:
                library.annotate(n, "original", 0, 6, text="giraffes noted", tags=["a"])
            states, ways_back = [state(library)], []
            for kind, chosen, name in acts:
                try:
                    ways_back.append(act(library, kind, [ids[n] for n in chosen], name))
                except (SidelightError, IndexError):
                    continue  # there was no such collection, or the article is in the trash
                states.append(state(library))
            assert library.check().problems == ()
            for way_back, before in zip(reversed(ways_back), reversed(states[:-1]), strict=True):
                way_back()
                assert state(library) == before
