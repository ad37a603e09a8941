"""The computer's clock is set back, or was ahead: nothing newer loses to something older, and it is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from records.article import Article
from records.glossary import Term
from storage.clock import later_than
from storage.library import Library

EARLIER = "2001-01-01T00:00:00.000Z"


@contextmanager
def clock_set_back() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module in ("clock", "articles", "notebook", "wording", "arranging"):
            if hasattr(__import__(f"storage.{module}", fromlist=["now"]), "now"):
                patch.setattr(f"storage.{module}.now", lambda: EARLIER)
        yield


def test_a_time_is_never_before_what_it_follows() -> None:
    assert later_than("") > EARLIER
    assert later_than("2999-12-31T23:59:59.999Z") == "3000-01-01T00:00:00.000Z"
    assert later_than("9999-12-31T23:59:59.999Z")
    assert later_than("no time")


def test_what_is_changed_after_the_clock_was_set_back_counts_as_later(
    library: Library, tmp_path: Path, sample: Article
) -> None:
    article, _ = library.add(sample)
    note, _ = library.annotate(article, "original", 0, 4, text="first")
    gone, _ = library.annotate(article, "original", 5, 8, text="to be deleted")
    library.correct(article, 0, 20, "en", "first")
    term, _ = library.put_term(Term("", "nb", "en", "statsråd", "first", "ignore"))
    library.rename(article, "first")
    collection, _ = library.make_collection("first")
    library.export_json(tmp_path / "before.json")
    with Library.open(tmp_path / "other") as other:
        other.import_json(tmp_path / "before.json")
        with clock_set_back():
            library.edit_annotation(note.id, text="second")
            library.remove_annotation(gone.id)
            library.correct(article, 0, 20, "en", "second")
            library.put_term(replace(term, translation="second"))
            library.rename(article, "second")
            library.rename_collection(collection.id, "second")
            library.revise(article, replace(sample, text=sample.text + " Second.", blocks=(), spans=()))
        library.export_json(tmp_path / "after.json")
        other.import_json(tmp_path / "after.json")
        for here in (other, library):
            here.import_json(tmp_path / "before.json")
            assert {n.text for n in here.annotations(article)} - {"to be deleted"} == {"second"}
            assert [c.text for c in here.corrections(article)] == ["second"]
            assert [t.translation for t in here.glossary()] == ["second"]
            assert here.article(article).article.title == "second"
            assert here.article(article).article.text.endswith(" Second.")
            assert [c.name for c in here.collections()] == ["second"]
        assert "to be deleted" not in {n.text for n in library.annotations(article)}


def test_a_library_of_the_future_is_told(library: Library, sample: Article) -> None:
    article, _ = library.add(sample)
    assert library.warnings() == ()
    future = (datetime.now(UTC) + timedelta(days=2)).isoformat(timespec="milliseconds")
    with library._connection.writing() as sql:
        sql.execute("UPDATE articles SET opened = ?", (future.replace("+00:00", "Z"),))
    (warning,) = library.warnings()
    assert "clock" in warning.message
    assert future[:16] in warning.message
    library.annotate(article, "original", 0, 4)
    assert library.keep_safe(), "a backup is made all the same"
    assert library.check().problems == ()
