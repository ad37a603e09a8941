from __future__ import annotations

import re
import shutil
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


@pytest.fixture(scope="session")
def new_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library just made; a copy of it is opened much faster than one is made."""
    folder = tmp_path_factory.mktemp("new") / "library"
    Library.open(folder).close()
    return folder


@pytest.fixture
def library(folder: Path, new_library: Path) -> Iterator[Library]:
    shutil.copytree(new_library, folder)
    with Library.open(folder) as opened:
        yield opened
