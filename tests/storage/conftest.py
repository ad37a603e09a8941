from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from records.article import Article, Block, Span
from storage.library import Library

SAMPLE = Path(__file__).resolve().parents[2] / "seeds" / "iran-irak-isis.txt"

MakeArticle = Callable[..., Article]


def _article(text: str, title: str = "An article", source: str = "") -> Article:
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"\S(?:.*\S)?", text))
    return Article(text, title, blocks, (Span("strong", 0, 2),), source, "Kari Nordmann", "2026-11-20")


@pytest.fixture
def make_article() -> MakeArticle:
    return _article


@pytest.fixture
def sample() -> Article:
    return _article(SAMPLE.read_text(encoding="utf-8"), "Iran, Irak, ISIS", "iran-irak-isis.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with Library.open(folder) as opened:
        yield opened
