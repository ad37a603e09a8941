from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from records.article import Article
from records.errors import SidelightError
from storage.library import Library


def test_a_deleted_note_comes_back_after_a_restart(library: Library, folder: Path, sample: Article) -> None:
    article, _ = library.add(sample)
    note, _ = library.annotate_quote(article, "Iranerne er smarte", "green", "note", "Hm", ["a", "b"])
    library.remove_annotation(note.id)
    library.close()
    with Library.open(folder) as again:
        assert again.annotations(article) == ()
        (gone,) = again.deleted()
        assert (gone.table, gone.item, gone.article, gone.words) == ("annotations", note.id, article, "Hm")
        again.undelete(gone.id)
        assert again.annotations(article) == (note,)
        assert again.deleted() == ()
        assert again.check().problems == ()
        with pytest.raises(SidelightError, match="not in the trash"):
            again.undelete(gone.id)


def test_it_comes_back_to_the_text_as_it_is_now(library: Library, sample: Article) -> None:
    article, _ = library.add(sample)
    note, _ = library.annotate_quote(article, "Iranerne er smarte")
    library.remove_annotation(note.id)
    library.revise(article, replace(sample, text="Ny. " + sample.text, blocks=(), spans=()))
    library.undelete(library.deleted()[0].id)
    (back,) = library.annotations(article)
    assert (back.start, back.state) == (note.start + 4, "attached")


def test_undo_in_the_window_takes_it_out_of_the_trash(library: Library, sample: Article) -> None:
    article, _ = library.add(sample)
    note, _ = library.annotate_quote(article, "Iranerne er smarte")
    removed, _ = library.remove_annotation(note.id)
    library.restore_annotation(removed)
    assert library.deleted() == ()


def test_a_correction_taken_back_can_be_had_again(library: Library, sample: Article) -> None:
    article, _ = library.add(sample)
    library.correct(article, 0, 20, "en", "Mine", "verified")
    library.remove_correction(article, 0, 20, "en")
    (gone,) = library.deleted()
    library.undelete(gone.id)
    assert [(c.text, c.state) for c in library.corrections(article, "en")] == [("Mine", "verified")]


def test_the_latest_is_first_and_articles_in_the_trash_keep_theirs(library: Library, sample: Article) -> None:
    article, _ = library.add(sample)
    for words in ("Iranerne er smarte", "De fleste vil velge Iran"):
        library.remove_annotation(library.annotate_quote(article, words)[0].id)
    assert [each.words for each in library.deleted()] == ["De fleste vil velge Iran", "Iranerne er smarte"]
    assert len(library.deleted(1)) == 1
    library.remove(article)
    assert library.deleted() == ()


def test_what_was_deleted_is_not_exported(library: Library, sample: Article, tmp_path: Path) -> None:
    article, _ = library.add(sample)
    note, _ = library.annotate_quote(article, "Iranerne er smarte", text="a secret")
    library.remove_annotation(note.id)
    library.export_json(tmp_path / "x.json")
    assert "a secret" not in (tmp_path / "x.json").read_text()
