"""The annotated articles keep their level, and say what an editor's marks say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from analysis_material import read

FOLDER = Path(__file__).parents[1] / "annotated"
ARTICLES = sorted(FOLDER.glob("*/*.json"))
EDGE = " \n.,;:…\"'«»“”„‘’–—-"


def load(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.stem)
def test_an_annotation_fits_its_text(file: Path) -> None:
    gold = load(file)
    place = 0
    for sentence in gold["sentences"]:
        assert not gold["text"][place : sentence["start"]].strip()
        place = sentence["end"]
    assert not gold["text"][place:].strip()
    for quote in gold["quotes"]:
        assert gold["text"][quote["start"] : quote["end"]].strip(EDGE)


def test_sentences_are_cut_where_the_editor_cuts_them() -> None:
    for file in ARTICLES:
        gold = load(file)
        _, sentences, _ = read(gold["text"])
        wanted = [(sentence["start"], sentence["end"]) for sentence in gold["sentences"]]
        assert [(sentence.start, sentence.end) for sentence in sentences] == wanted, file.stem


def pairs(folder: str) -> Iterator[tuple[set[tuple[str, str | None]], set[tuple[str, str | None]]]]:
    """Yield the direct quotes of each article with their speakers: annotated, found."""
    for file in sorted((FOLDER / folder).glob("*.json")):
        gold = load(file)
        text, _, found = read(gold["text"])
        yield (
            {
                (text[quote["start"] : quote["end"]].strip(EDGE), quote["speaker_name"])
                for quote in gold["quotes"]
                if quote["kind"] == "direct"
            },
            {
                (text[quote.start : quote.end].strip(EDGE), quote.speaker_name)
                for quote in found.quotes
                if quote.kind == "direct"
            },
        )


def test_direct_quotes_of_all_articles_keep_their_level() -> None:
    both = [*pairs("learned"), *pairs("kept")]
    wanted = [{words for words, _ in gold} for gold, _ in both]
    found = [{words for words, _ in ours} for _, ours in both]
    right = sum(len(a & b) for a, b in zip(wanted, found, strict=True))
    assert 2 * right / (sum(map(len, wanted)) + sum(map(len, found))) >= 0.97


def test_speakers_and_claims_of_the_articles_kept_keep_their_level() -> None:
    """Counts only: what the sentences are stays unread."""
    speakers = claims = marked = both = quotes = sentences = 0
    for file in sorted((FOLDER / "kept").glob("*.json")):
        gold = load(file)
        text, _, found = read(gold["text"])
        ours = {text[quote.start : quote.end].strip(EDGE): quote.speaker_name for quote in found.quotes}
        for quote in gold["quotes"]:
            words = text[quote["start"] : quote["end"]].strip(EDGE)
            quotes += words in ours
            speakers += words in ours and (ours[words] or "") == (quote["speaker_name"] or "")
        wanted = [sentence["claim"] for sentence in gold["sentences"]]
        got = [mark.claim for mark in found.marks]
        claims += sum(wanted)
        marked += sum(got)
        both += sum(a and b for a, b in zip(wanted, got, strict=True))
        sentences += len(wanted)
    neither = sentences - claims - marked + both
    macro = both / (claims + marked) + neither / (2 * sentences - claims - marked)
    assert speakers / quotes >= 0.88
    assert 2 * both / (claims + marked) >= 0.93
    assert macro >= 0.89
