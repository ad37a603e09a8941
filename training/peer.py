"""Two runs that average their weights: two cores that need not wait for each other.

Each run writes its weights to a file from time to time and mixes in what the other wrote last, by the work
that either did since. A team of two threads falls to a third of its speed when the machine takes one
of its cores away for a moment; two runs of one thread each do not.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import torch

from training.optimiser import Optimiser

STALE = 150.0
"""Seconds after which the other run counts as stopped."""


class Peer:
    """Another run. ``mine`` and ``theirs`` are the files to write and to read; a RAM disk suits them."""

    def __init__(self, mine: Path, theirs: Path) -> None:
        self._mine, self._theirs = mine, theirs
        self._seen = 0.0

    def average(self, optimiser: Optimiser, done: int) -> float:
        """Hand over the weights and mix in the other's; returns the share that the other had.

        ``done`` is the work since the last time, in target pieces. The share is 0 when the other run has
        written nothing new, and at most a half: two runs that both moved to the other would change places.
        """
        done = max(1, done)
        half_done = self._mine.with_suffix(".tmp")
        torch.save({"model": optimiser.masters, "done": done}, half_done)
        os.replace(half_done, self._mine)
        try:
            written = self._theirs.stat().st_mtime
        except FileNotFoundError:
            return 0.0
        if written <= self._seen or time.time() - written > STALE:
            return 0.0
        self._seen = written
        other = torch.load(self._theirs, map_location="cpu", weights_only=True)
        share = min(0.5, float(other["done"]) / (done + float(other["done"])))
        with torch.no_grad():
            for name, master in optimiser.masters.items():
                master.data.lerp_(other["model"][name].data.to(master.device), share)
        optimiser.write()
        return share
