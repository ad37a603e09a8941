"""What every test runs under: no display, no network, no profile of the person's own."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that connects anywhere but to this machine's loopback."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test opened a connection to {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a profile folder of its own."""
    folder = tmp_path / "profile"
    monkeypatch.setenv("SIDELIGHT_PROFILE", str(folder))
    return folder


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what every tiny package is made of: sentencepiece.model and model/."""
    from pack_material import train_tokenizer, write_model

    folder = tmp_path_factory.mktemp("parts")
    write_model(folder / "model", train_tokenizer(folder), seed=1)
    return folder


@pytest.fixture(scope="session")
def build(parts: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return a function that writes a tiny .argosmodel; ``change`` replaces files, None leaves them out."""
    from pack_material import write_archive

    folder = tmp_path_factory.mktemp("archives")
    counter = iter(range(1_000))

    def write(
        source: str = "nb",
        target: str = "en",
        version: str = "1.0",
        change: dict[str, bytes | None] | None = None,
    ) -> Path:
        path = folder / f"{next(counter)}.argosmodel"
        return write_archive(path, parts, source, target, version, change or {})

    return write
