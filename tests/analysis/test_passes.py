from __future__ import annotations

from pathlib import Path

from analysis_material import article, quotes, read, statuses

from analysis import analysis_json

SAMPLE = Path(__file__).parents[2] / "seeds" / "iran-irak-isis.txt"


def test_the_sample_quotes_and_their_speaker() -> None:
    found = quotes(SAMPLE.read_text(encoding="utf-8"))
    assert [(kind, speaker) for kind, speaker, _ in found] == [
        ("indirect", None),
        ("mixed", "US State Department"),
        ("indirect", "A senior Iranian official"),
        ("direct", "A senior Iranian official"),
        ("direct", "A senior Iranian official"),
        ("direct", "A senior Iranian official"),
        ("direct", "A senior Iranian official"),
    ]
    assert found[1][2] == "boots on the ground"
    assert found[4][2] == "We are very influential in Iraq, Syria and many other countries"


def test_the_sample_statuses() -> None:
    found = statuses(SAMPLE.read_text(encoding="utf-8"))
    assert found[0] == ("asserted", "author")
    assert found[3] == ("hedged", "author")
    assert found[7] == ("reported", "unnamed")
    assert found[9] == ("denied", "US State Department")
    assert found[13] == ("hedged", "unnamed")
    assert all(found[index] == ("reported", "unnamed") for index in (12, 14, 15, 17, 18))


def test_every_mark_says_why() -> None:
    text, _, found = read(SAMPLE.read_text(encoding="utf-8"))
    for mark in (*found.quotes, *found.marks, *found.links):
        assert mark.why.rule
        assert all(0 <= start < end <= len(text) for start, end in mark.why.cues)


def test_the_json_has_the_agreed_fields() -> None:
    text, sentences, found = read(SAMPLE.read_text(encoding="utf-8"))
    data = analysis_json("sample", article(text), sentences, found)
    assert list(data) == ["id", "title", "lang", "text", "quotes", "sentences", "links", "speakers"]
    assert data["lang"] == "mixed"
    assert data["text"] == text
    first = data["sentences"]
    assert isinstance(first, list)
    assert {"start", "end", "lang", "claim", "status", "source", "worth", "why"} == set(first[0])
