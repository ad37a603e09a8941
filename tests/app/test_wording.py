"""What a person says of translations and languages, on the command line and over edits of the article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import formats
from app.desk import SAMPLE, Desk
from app.profile import locate
from main import main
from records.reading import Reading
from records.sentence import AS_IT_IS


def run_json(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:
    assert main(argv) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def desk(own_profile: Path) -> Iterator[Desk]:
    made = Desk(locate(str(own_profile)))
    yield made
    made.close()


def sample(desk: Desk) -> Reading:
    return desk.complete(desk.reading(desk.open_source(str(SAMPLE))))


def test_states_are_told_on_the_command_line(
    desk: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    reading = sample(desk)
    norwegian = [i for i, s in enumerate(reading.sentences) if s.lang == "nb"]
    desk.proofreading.say(reading, norwegian[0], "Mine.")
    desk.proofreading.verify(reading, norwegian[1])
    desk.close()
    found = run_json(capsys, "translate", str(SAMPLE), "--json")["sentences"]
    assert (found[norwegian[0]]["state"], found[norwegian[0]]["translation"]) == ("edited", "Mine.")
    assert [found[i]["state"] for i in norwegian[1:3]] == ["verified", "machine"]
    shown = run_json(capsys, "library", "show", reading.id, "--json")["corrections"]
    assert [(each["state"], each["machine"] == each["text"]) for each in shown] == [
        ("edited", False),
        ("verified", True),
    ]
    other = tmp_path / "annen.txt"
    place = reading.sentences[norwegian[0]]
    other.write_text("Dette er en annen sak. " + reading.article.text[place.start : place.end], "utf-8")
    added = run_json(capsys, "library", "add", str(other))["id"]
    again = run_json(capsys, "translate", str(other), "--json")["sentences"][1]
    assert (again["translation"], again["offered_from"]) == ("Mine.", SAMPLE.stem)
    assert run_json(capsys, "library", "show", added, "--json")["corrections"] == []


def test_the_glossary_is_kept_with_the_library(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run_json(capsys, "library", "glossary", "--add", "Stortinget", "--from", "nb", "--to", "en", "--json")
    run_json(capsys, "library", "glossary", "--add", "bataljon", "--as", "battalion", "--exact", "--json")
    assert main(["library", "glossary", "--export", str(tmp_path / "terms.csv")]) == 0
    capsys.readouterr()
    assert main(["library", "export", "-o", str(tmp_path / "all.json")]) == 0
    capsys.readouterr()
    terms = run_json(capsys, "library", "glossary", "--remove", "Stortinget", "--json")
    assert [(t["term"], t["translation"], t["case_rule"]) for t in terms] == [
        ("bataljon", "battalion", "exact")
    ]
    assert main(["library", "import", str(tmp_path / "all.json")]) == 0
    capsys.readouterr()
    assert len(run_json(capsys, "library", "glossary", "--json")) == 2
    assert main(["library", "glossary", "--remove", "nothing"]) == 1
    assert "has no term" in capsys.readouterr().err
    assert main(["library", "glossary", "--add", "x", "--from", "not a code"]) == 1
    assert "no language code" in capsys.readouterr().err


def test_a_term_changes_only_the_sentences_that_hold_it(desk: Desk) -> None:
    from records.glossary import Term

    reading = sample(desk)
    desk.library.put_term(Term("", "nb", "en", "Revolusjonsgarden", "the Revolutionary Guard"))
    again = desk.reading(reading.id)
    missing = [i for i, r in enumerate(again.renderings) if r.state == "none"]
    text = reading.article.text
    assert missing == [
        i
        for i, s in enumerate(reading.sentences)
        if s.lang == "nb" and "Revolusjonsgarden" in text[s.start : s.end]
    ]
    done = desk.complete(again)
    assert all("the Revolutionary Guard" in done.renderings[i].text for i in missing)
    assert [r for i, r in enumerate(done.renderings) if i not in missing] == [
        r for i, r in enumerate(reading.renderings) if i not in missing
    ]


def test_the_language_of_a_passage_stays_over_restart_and_edits(desk: Desk, own_profile: Path) -> None:
    reading = sample(desk)
    norwegian = [i for i, s in enumerate(reading.sentences) if s.lang == "nb"]
    kept, swedish = reading.sentences[norwegian[1]], reading.sentences[norwegian[2]]
    desk.library.override_language(reading.id, kept.start, kept.end, AS_IT_IS)
    desk.library.override_language(reading.id, swedish.start, swedish.end, "sv")
    words = [reading.article.text[s.start : s.end] for s in (kept, swedish)]
    desk.close()

    again = Desk(locate(str(own_profile)))
    edited = formats.read(SAMPLE)
    edited = replace(edited, text="Noe helt nytt står øverst.\n\n" + edited.text)
    shift = len("Noe helt nytt står øverst.\n\n")
    blocks = tuple(replace(b, start=b.start + shift, end=b.end + shift) for b in edited.blocks)
    first = replace(blocks[0], start=0, end=shift - 2)
    again.library.revise(reading.id, replace(edited, blocks=(first, *blocks), spans=()))
    now = again.reading(reading.id)
    by_words = {now.article.text[s.start : s.end]: s for s in now.sentences}
    assert (by_words[words[0]].route, by_words[words[0]].lang) == ("keep", "nb")
    assert by_words[words[1]].lang == "sv"
    assert all(by_words[each].overridden for each in words)
    again.close()
