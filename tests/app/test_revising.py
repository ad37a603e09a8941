"""A file that was edited is opened again: the same article, with its marks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desk import Desk
from app.profile import locate
from main import main
from records.revised import Revised

SAMPLE = Path(__file__).resolve().parents[2] / "seeds" / "iran-irak-isis.txt"


@pytest.fixture
def desk(own_profile: Path) -> Iterator[Desk]:
    desk = Desk(locate(str(own_profile)), offline=True)
    yield desk
    desk.close()


def test_an_edited_file_is_the_same_article(desk: Desk, tmp_path: Path) -> None:
    file, text = tmp_path / "article.txt", SAMPLE.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    article = desk.open_source(str(file))
    desk.library.annotate_quote(article, "Iranerne er smarte")
    desk.library.annotate_quote(article, "De ser en sjanse og griper den")
    desk.library.annotate_quote(article, "De fleste vil velge Iran.")
    edited = text.replace("De ser en sjanse og griper den", "De ser sin sjanse og griper den")
    file.write_text("Ny ingress.\n\n" + edited.replace("De fleste vil velge Iran.", ""), encoding="utf-8")
    assert desk.open_source(str(file)) == article
    assert len(desk.library.entries()) == 1
    assert desk.revised(article) == Revised(attached=1, approximate=1, detached=1)
    assert desk.revised(article) is None, "told once"
    assert desk.open_source(str(file)) == article
    assert desk.revised(article) is None, "nothing has changed since"


def test_another_text_under_the_same_name_is_another_article(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    one, two = tmp_path / "article.txt", tmp_path / "other" / "article.txt"
    one.write_text(SAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    two.write_text("Regjeringen la fram statsbudsjettet for neste år på mandag.", encoding="utf-8")
    assert desk.open_source(str(one)) != desk.open_source(str(two))
    assert len(desk.library.entries()) == 2


def test_the_command_line_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "article.txt"
    words = "A title\n\nThis was written in English, and so nothing has to be translated here at all today."
    file.write_text(words)
    assert main(["library", "add", str(file)]) == 0
    first = json.loads(capsys.readouterr().out)
    assert main(["library", "note", first["id"], "--quote", "nothing has to be translated"]) == 0
    capsys.readouterr()
    file.write_text(words.replace("English", "plain English"))
    assert main(["library", "add", str(file)]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == {**first, "revised": {"attached": 1, "approximate": 0, "detached": 0}}
    assert "All 1 marks are at their words" in told.err
