r"""Turn a package back into a checkpoint, to go on training from a pack whose checkpoint is gone.

    python -m training.unpack translate-nb_en-0_1.argosmodel --vocabulary FOLDER --like start.pt --out pack.pt

The weights are those of the package, so rounded to int8; the optimiser's moments are not in it. Only packages
written by ``export`` are read. The lexicon of word links is taken from the checkpoint named by ``--like``.
"""

from __future__ import annotations

import argparse
import json
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from training import checkpoint, vocabulary
from training.model import Config
from training.optimiser import Optimiser
from training.vocabulary import Vocabulary

Arrays = dict[str, npt.NDArray[np.float32]]
_TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)
"""The types of a CTranslate2 model file, by their numbers there."""


def read_arrays(data: bytes) -> Arrays:
    """Return the variables of a CTranslate2 model file (binary version 6) in 32-bit floats.

    Raises:
        ValueError: when the file is of another version or uses a type that ``export`` never writes.
    """
    reader = _Reader(data)
    if reader.number("I") != 6:
        raise ValueError("not a model file of binary version 6")
    reader.text()  # the name of the specification
    reader.number("I")  # and its revision
    stored: dict[str, npt.NDArray[np.generic]] = {}
    for _ in range(reader.number("I")):
        name, array = reader.variable()
        stored[name] = array
    for _ in range(reader.number("I")):
        alias, name = reader.text(), reader.text()
        stored[alias] = stored[name]
    return dict(_unrounded(stored))


def weights_of(arrays: Mapping[str, npt.NDArray[np.float32]], config: Config) -> dict[str, Tensor]:
    """Return the model's parameters by the names that they have in checkpoints."""
    found = {
        "src_emb.weight": arrays["encoder/embeddings_0/weight"],
        "tgt_emb.weight": arrays["decoder/embeddings/weight"],
        "out_bias": arrays["decoder/projection/bias"],
    }
    for side, name in (("encoder", "src"), ("decoder", "tgt")):
        found[f"{name}_pos.weight"] = arrays[f"{side}/position_encodings/encodings"]
        found |= _norm(arrays, f"{side}/layernorm_embedding", f"{name}_ln")
    for side, name, layers in (("encoder", "enc", config.enc), ("decoder", "dec", config.dec)):
        for number in range(layers):
            ours, theirs = f"{name}.{number}", f"{side}/layer_{number}"
            found |= _linear(arrays, f"{theirs}/self_attention/linear_0", f"{ours}.qkv")
            found |= _linear(arrays, f"{theirs}/self_attention/linear_1", f"{ours}.o")
            found |= _norm(arrays, f"{theirs}/self_attention/layer_norm", f"{ours}.ln1")
            if name == "dec":
                for index, part in enumerate(("cq", "ckv", "co")):
                    found |= _linear(arrays, f"{theirs}/attention/linear_{index}", f"{ours}.{part}")
                found |= _norm(arrays, f"{theirs}/attention/layer_norm", f"{ours}.ln2")
            found |= _linear(arrays, f"{theirs}/ffn/linear_0", f"{ours}.f1")
            found |= _linear(arrays, f"{theirs}/ffn/linear_1", f"{ours}.f2")
            found |= _norm(arrays, f"{theirs}/ffn/layer_norm", f"{ours}.ln{3 if name == 'dec' else 2}")
    return {name: torch.from_numpy(array.copy()) for name, array in found.items()}


class _Reader:
    """Reads a CTranslate2 model file from front to back."""

    def __init__(self, data: bytes) -> None:
        self._data, self._place = data, 0

    def number(self, kind: str) -> int:
        (value,) = struct.unpack_from(f"<{kind}", self._data, self._place)
        self._place += struct.calcsize(kind)
        return int(value)

    def text(self) -> str:
        length = self.number("H")  # its closing zero included
        self._place += length
        return self._data[self._place - length : self._place - 1].decode()

    def variable(self) -> tuple[str, npt.NDArray[np.generic]]:
        name = self.text()
        shape = [self.number("I") for _ in range(self.number("B"))]
        kind, size = self.number("B"), self.number("I")
        if kind >= len(_TYPES):
            raise ValueError(f"{name} is of an unknown type")
        array = np.frombuffer(self._data, _TYPES[kind], size // np.dtype(_TYPES[kind]).itemsize, self._place)
        self._place += size
        return name, array.reshape(shape)


def _unrounded(
    stored: Mapping[str, npt.NDArray[np.generic]],
) -> Iterator[tuple[str, npt.NDArray[np.float32]]]:
    for name, array in stored.items():
        scale = stored.get(f"{name}_scale")
        values = array.astype(np.float32)
        yield name, values if scale is None else values / scale.astype(np.float32).reshape(-1, 1)


def _linear(arrays: Mapping[str, npt.NDArray[np.float32]], theirs: str, ours: str) -> Arrays:
    return {f"{ours}.weight": arrays[f"{theirs}/weight"], f"{ours}.bias": arrays[f"{theirs}/bias"]}


def _norm(arrays: Mapping[str, npt.NDArray[np.float32]], theirs: str, ours: str) -> Arrays:
    return {f"{ours}.weight": arrays[f"{theirs}/gamma"], f"{ours}.bias": arrays[f"{theirs}/beta"]}


def unpacked(package: Path, pieces: Vocabulary, config: Config) -> dict[str, Tensor]:
    """Return the parameters in ``package``, the rows of its vocabularies in the order of ``pieces``.

    Pieces of equal worth may change places when a vocabulary is cut anew: rows go by name.
    """
    with zipfile.ZipFile(package) as archive:
        inside = {name.partition("/")[2]: name for name in archive.namelist()}
        found = weights_of(read_arrays(archive.read(inside["model/model.bin"])), config)
        for side, own, parameters in (
            ("source", pieces.source, ["src_emb.weight"]),
            ("target", pieces.target, ["tgt_emb.weight", "out_bias"]),
        ):
            listed = json.loads(archive.read(inside[f"model/{side}_vocabulary.json"]))
            row_of = {piece: row for row, piece in enumerate(listed)}
            rows = torch.tensor([row_of[piece] for piece in own])
            for name in parameters:
                found[name] = found[name][rows]
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("package", type=Path)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument(
        "--like", type=Path, required=True, help="checkpoint of the same sizes, for the lexicon"
    )
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    like = checkpoint.load(options.like)
    model = like.model()
    model.load_state_dict(unpacked(options.package, vocabulary.load(options.vocabulary), like.config))
    checkpoint.save(options.out, model, Optimiser(model, lambda name: True), 0, 0, 0.0)


if __name__ == "__main__":
    main()
