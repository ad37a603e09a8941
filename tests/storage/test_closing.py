"""What is kept beside the library: backups that are thinned by age, a file for each article."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.article import Article
from storage.backup import verify
from storage.library import Library
from storage.thinning import outlived, superfluous

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)  # a Tuesday


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


@pytest.mark.parametrize(
    ("made", "kept"),
    [
        ([], []),
        ([ago(days=900)], [ago(days=900)]),  # the only one
        ([ago(hours=h) for h in range(40)], [ago(hours=h) for h in range(40)]),
        ([ago(days=3), ago(days=3, hours=2)], [ago(days=3)]),  # the last of a day
        ([NOW + timedelta(days=400), ago(hours=1)], [NOW + timedelta(days=400), ago(hours=1)]),
        (
            [ago(days=d) for d in range(60)],
            # all of two days, seven days, four Sundays, the last days of October and of September
            [ago(days=d) for d in (*range(10), 16, 23, 24, 55)],
        ),
        ([ago(days=31 * m) for m in range(12)], [ago(days=31 * m) for m in range(8)]),
    ],
)
def test_which_backups_are_kept(made: list[datetime], kept: list[datetime]) -> None:
    assert sorted(set(made) - superfluous(made, NOW)) == sorted(kept)


@pytest.mark.parametrize(
    ("made", "gone"),
    [
        ([], []),
        ([ago(days=400)], []),  # the last five stay
        ([ago(days=d) for d in (60, 50, 40, 20, 10, 5, 1)], [ago(days=60), ago(days=50)]),
        ([ago(days=d) for d in range(30)], []),
        ([NOW + timedelta(days=90)] * 9 + [ago(days=31), ago(days=1)], []),
        ([*(NOW + timedelta(days=d) for d in range(9)), ago(days=31), ago(days=29)], [ago(days=31)]),
    ],
)
def test_which_files_of_the_emptied_trash_go(made: list[datetime], gone: list[datetime]) -> None:
    assert sorted(outlived(made, NOW)) == sorted(gone)


@given(st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)), max_size=60))
def test_thinning_again_takes_nothing_more_and_never_the_latest(times: list[datetime]) -> None:
    made = [time.replace(tzinfo=UTC) for time in times]
    gone = superfluous(made, NOW)
    left = set(made) - gone
    assert superfluous(left, NOW) == set()
    assert not made or max(made) in left
    assert all(time in left for time in made if NOW - time < timedelta(days=2))


def backups(folder: Path) -> list[Path]:
    return sorted((folder / "backups").glob("*.db")) if (folder / "backups").exists() else []


def test_a_changed_library_is_backed_up_when_it_is_closed(
    library: Library, folder: Path, sample: Article
) -> None:
    library.keep_safe()
    assert backups(folder) == [], "nothing was changed"
    article, _ = library.add(sample)
    library.keep_safe()
    (copy,) = backups(folder)
    verify(copy)
    with closing(sqlite3.connect(copy)) as sql:
        assert sql.execute("SELECT id FROM articles").fetchall() == [(article,)]
    library.rename(article, "Another")
    library.keep_safe()
    assert backups(folder) == [copy], "that was just done"
    old = (datetime.now(UTC) - timedelta(hours=1)).strftime("%Y%m%d-%H%M%S-%f")
    copy.rename(copy.with_name(f"library-closed-{old}.db"))
    library.rename(article, "And another")
    library.keep_safe()
    assert len(backups(folder)) == 2


def test_only_backups_of_its_own_are_thinned(library: Library, folder: Path, sample: Article) -> None:
    (folder / "backups").mkdir()
    day = datetime.now(UTC) - timedelta(days=300)
    times = [f"{day + timedelta(hours=h):%Y%m%d-%H%M%S-%f}" for h in range(3)]
    names = [f"library-{what}-{time}.db" for what in ("closed", "backup") for time in times]
    for name in (*names, "mine.db"):
        (folder / "backups" / name).write_bytes(b"")
    library.add(sample)
    library.keep_safe()
    left = {path.name for path in backups(folder)}
    assert {name for name in names if "-backup-" in name} | {"mine.db"} <= left
    assert sum("-closed-" in name for name in left) <= 3


def test_each_article_has_a_file_from_which_a_library_is_rebuilt(
    library: Library, folder: Path, sample: Article, tmp_path: Path
) -> None:
    one, _ = library.add(sample)
    library.annotate_quote(one, "Iranerne er smarte", "green", "note", "Hm", ["a"])
    library.correct(one, 0, 20, "en", "Mine", "verified")
    library.revise(one, replace(sample, text=sample.text + "\nMer.", blocks=(), spans=()))
    collection, _ = library.make_collection("Iran")
    empty, _ = library.make_collection("Nothing yet")
    library.collect([one], collection.id)
    two, _ = library.add(Article("Another one.", "Two", ()))
    library.keep_safe()
    files = sorted(path.name for path in (folder / "articles").glob("*.json"))
    assert files == sorted([f"{one}.json", f"{two}.json", "library.json"])
    told = json.loads((folder / "articles" / f"{one}.json").read_text())["articles"][0]
    assert [r["text"] for r in told["revisions"]] == [sample.text, sample.text + "\nMer."]
    with Library.open(tmp_path / "rebuilt") as rebuilt:
        rebuilt.rebuild(folder / "articles")
        assert rebuilt.annotations(one) == library.annotations(one)
        assert rebuilt.corrections(one, "en") == library.corrections(one, "en")
        assert {entry.id for entry in rebuilt.entries()} == {one, two}
        assert {each.id for each in rebuilt.collections()} == {collection.id, empty.id}
        assert rebuilt.check().problems == ()


def test_only_what_changed_is_written_again(library: Library, folder: Path, sample: Article) -> None:
    one, _ = library.add(sample)
    two, _ = library.add(Article("Another one.", "Two", ()))
    library.keep_safe()
    files = folder / "articles"
    before = {path.name: path.stat().st_mtime_ns for path in files.glob("*.json")}
    note, _ = library.annotate(one, "original", 0, 4, text="new")
    library.keep_safe()
    after = {path.name: path.stat().st_mtime_ns for path in files.glob("*.json")}
    assert {name for name in after if after[name] != before[name]} == {f"{one}.json"}
    library.edit_annotation(note.id, tags=["x"])
    (files / f"{two}.json").unlink()
    library.keep_safe()
    assert '"x"' in (files / f"{one}.json").read_text()
    assert (files / f"{two}.json").exists(), "a file that is missing is made again"
