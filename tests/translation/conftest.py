"""Stores of packs for the tests: a tiny one, and the one that ships with the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import resources
from translation.package import Pack
from translation.packs import PackStore

Build = Callable[..., Path]


@pytest.fixture(scope="session")
def tiny(build: Build) -> Path:
    """The .argosmodel from Norwegian Bokmål to English that most tests use."""
    return build()


@pytest.fixture
def store(tmp_path: Path, tiny: Path) -> PackStore:
    """A store with the tiny package as its starter pack."""
    return PackStore(tmp_path / "packs", [tiny])


@pytest.fixture
def pack(store: PackStore) -> Pack:
    found = store.find("nb", "en")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> PackStore:
    """The store with the starter pack that ships with the program, for tests of real translations."""
    bundled = sorted(resources.path("packs").glob("*.argosmodel"))
    if not bundled:
        pytest.skip("no starter pack lies in resources/packs")
    return PackStore(tmp_path_factory.mktemp("starter"), bundled)
