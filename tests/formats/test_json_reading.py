from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import golden
import pytest
from formats_material import reading
from hypothesis import given, settings
from hypothesis import strategies as st

import formats
from formats.json_reading import SCHEMA, from_json, load, to_json
from records.article import Article, Block
from records.errors import SidelightError
from records.reading import Reading
from records.rendering import Rendering

ODD = st.text(
    alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from('😀\u0000\u2028\u202e\ufeff\r\n"\\é'),
    max_size=30,
)


def test_a_reading_comes_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    formats.write(reading(), file)
    assert load(file) == reading()
    assert json.loads(file.read_text(encoding="utf-8"))["schema"] == SCHEMA


def test_the_json_is_the_golden_one() -> None:
    golden.check(to_json(reading()), "reading.json")


def test_the_article_of_an_export_is_read_in_full(tmp_path: Path) -> None:
    formats.write(reading(), tmp_path / "a.json")
    assert formats.read(tmp_path / "a.json") == reading().article


@settings(max_examples=80, deadline=None)
@given(ODD, ODD, ODD, st.floats(allow_nan=False, allow_infinity=False))
def test_any_text_survives(text: str, note: str, rendered: str, score: float) -> None:
    before = reading()
    annotations = tuple(
        replace(one, text=note, tags=(note, text), start=0, end=len(text), exact=text)
        for one in before.annotations
    )
    changed = Reading(
        article=Article(text, note, (Block("paragraph", 0, len(text)),), source=rendered),
        sentences=(replace(before.sentences[1], start=0, end=len(text), block=0),),
        analysis=type(before.analysis)(),
        renderings=(Rendering(rendered, "machine", score, note),),
        target="en",
        annotations=annotations,
    )
    assert from_json(to_json(changed), "x") == changed


def test_fields_of_a_later_version_are_passed_over() -> None:
    whole = json.loads(to_json(reading()))
    whole["article"]["shelf"] = {"x": 1}
    assert from_json(json.dumps(whole), "x") == reading()


def _set(*path: Any) -> Callable[[dict[str, Any]], None]:
    def change(whole: dict[str, Any]) -> None:
        here: Any = whole
        for step in path[:-2]:
            here = here[step]
        here[path[-2]] = path[-1]

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_set("schema", "sidelight/2"), "newer Sidelight"),
        (_set("schema", 1), "schema"),
        (_set("sha256", "0" * 64), "checksum"),
        (_set("article", "text", "Noe annet"), "outside the text"),
        (_set("article", "blocks", 0, "kind", "table"), r"article.blocks\[0\].kind should be one of"),
        (_set("article", "blocks", 1, "start", 0), "overlap"),
        (_set("article", "title", "\ud800"), "half a character"),
        (_set("sentences", 0, "start", True), r"sentences\[0\].start should be a whole number"),
        (_set("sentences", 0, "end", 10**9), "outside the text"),
        (_set("sentences", 0, "block", -1), "point to number"),
        (_set("sentences", 0, "confidence", "1"), "should be a number"),
        (_set("sentences", 0, "confidence", 1e999), "finite"),
        (_set("renderings", []), "one item a sentence"),
        (_set("renderings", 1, "alignment", 0, [0, 4, 4]), "should have 5 items"),
        (_set("renderings", 1, "alignment", 0, [0, 999, 4, 10, 0.5]), "outside the text"),
        (_set("renderings", 1, "doubts", {}), "should be a list"),
        (_set("analysis", None), "should be an object"),
        (_set("analysis", "quotes", 0, "speaker_span", [1]), "2 items"),
        (_set("analysis", "marks", 0, "sentence", 99), "point to number"),
        (_set("annotations", 0, "tags", [1]), r"tags\[0\] should be text"),
        (_set("annotations", 3, "rendering", "start", -1), "wrong order"),
    ],
)
def test_damage_is_told_in_one_line(change: Callable[[dict[str, Any]], None], words: str) -> None:
    whole = json.loads(to_json(reading()))
    change(whole)
    with pytest.raises(SidelightError, match=words) as caught:
        from_json(json.dumps(whole), "fil.json")
    assert "fil.json" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "[" * 100_000, "9" * 5000, '{"text": 1}', '{"text": " "}', '{"text": "\\ud800"}']
)
def test_json_that_is_no_article_is_told(text: str) -> None:
    with pytest.raises(SidelightError):
        formats.read_text(text, "json", source="a.json")


def test_a_missing_field_is_named() -> None:
    whole = json.loads(to_json(reading()))
    del whole["article"]["text"]
    with pytest.raises(SidelightError, match=r"article.text is missing"):
        from_json(json.dumps(whole), "a.json")


def test_any_object_with_a_text_is_read_to_the_letter(tmp_path: Path) -> None:
    text = "Overskrift\n\n En linje.\r\nTo. \n"
    file = tmp_path / "gold.json"
    file.write_text(json.dumps({"id": "gold", "title": "Tittelen", "text": text}), encoding="utf-8")
    article = formats.read(file)
    assert (article.text, article.title, article.source) == (text, "Tittelen", "gold.json")
    assert [block.kind for block in article.blocks] == ["heading", "paragraph", "paragraph"]
