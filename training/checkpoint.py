"""Checkpoints: the masters, the optimiser's moments, and how far a run has come."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.model import Config, Model
from training.optimiser import Optimiser


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Weights by name in 32 bits, the lexicon (source and target rows), steps, target pieces and seconds."""

    weights: dict[str, Tensor]
    config: Config
    lexicon: tuple[Tensor, Tensor]
    step: int
    pieces: int
    seconds: float
    optimiser: dict[str, Any] | None

    def model(self) -> Model:
        """Return the model, in 32 bits."""
        model = Model(self.config)
        model.load_state_dict(self.weights)
        model.lex_src, model.lex_tgt = self.lexicon
        return model


def save(path: Path, model: Model, optimiser: Optimiser, step: int, pieces: int, seconds: float) -> None:
    """Write a checkpoint; the former one stays whole until it is written."""
    stored = {
        "model": {name: value.detach().cpu() for name, value in optimiser.masters.items()},
        "cfg": asdict(model.config),
        "step": step,
        "tokens": pieces,
        "clock": seconds,
        "opt": optimiser.state(),
        "lex": (model.lex_src.half(), model.lex_tgt.half()),
    }
    half_done = path.with_suffix(".tmp")
    torch.save(stored, half_done)
    os.replace(half_done, path)


def load(path: Path) -> Checkpoint:
    """Return a checkpoint; nothing but tensors and plain values is read from the file."""
    stored = torch.load(path, map_location="cpu", weights_only=True)
    known = {field.name for field in fields(Config)}
    config = Config(**{name: value for name, value in stored["cfg"].items() if name in known})
    source, target = (table.float() for table in stored["lex"])
    return Checkpoint(
        stored["model"],
        config,
        (source, target),
        stored["step"],
        stored["tokens"],
        stored["clock"],
        stored.get("opt"),
    )
