"""How fast to learn, and how much to guide the attention, as a run goes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schedule:
    """Learning rates by kind of parameter, and how they change.

    They rise from nothing in ``warmup`` steps, stay until the progress ``flat``, then fall in a straight
    line to the fraction ``final``. Progress is between 0 and 1. The weight of the guided attention goes
    from ``guide[0]`` to ``guide[1]``.
    """

    rates: dict[str, float]
    warmup: int
    flat: float
    final: float
    guide: tuple[float, float]

    def rates_at(self, step: int, progress: float) -> dict[str, float]:
        """Return the learning rates of ``step``, counted from 0 in this run."""
        factor = min(1.0, (step + 1) / self.warmup)
        if progress > self.flat:
            factor *= self.final + (1 - self.final) * (1 - progress) / (1 - self.flat)
        return {kind: rate * factor for kind, rate in self.rates.items()}

    def guide_at(self, progress: float) -> float:
        """Return the weight of the guided attention."""
        return self.guide[0] + (self.guide[1] - self.guide[0]) * progress
