r"""Average the weights of checkpoints of one run: better than the last of them by itself.

    python -m training.averaging --out mean.pt copy-1.pt copy-2.pt last.pt

Steps, pieces and seconds are those of the checkpoint named last; the optimiser's moments are left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from training import checkpoint
from training.checkpoint import Checkpoint
from training.model import Model
from training.optimiser import Optimiser


def mean(checkpoints: Sequence[Checkpoint]) -> Model:
    """Return a model with the mean of the weights of ``checkpoints``, which are of the same sizes."""
    model = checkpoints[-1].model()
    weights = {
        name: torch.stack([each.weights[name].float() for each in checkpoints]).mean(0)
        for name in checkpoints[-1].weights
    }
    model.load_state_dict(weights)
    return model


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoints", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    found = [checkpoint.load(path) for path in options.checkpoints]
    model, last = mean(found), found[-1]
    optimiser = Optimiser(model, lambda name: True)
    checkpoint.save(options.out, model, optimiser, last.step, last.pieces, last.seconds)


if __name__ == "__main__":
    main()
