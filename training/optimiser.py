"""AdamW on 32-bit masters of a model that computes in fewer bits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor

from training.model import Model

CLIP = 1.0
DECAY = 0.01


def kind_of(name: str) -> str:
    """Return the kind of a parameter, "enc", "emb" or "dec": each has a learning rate of its own."""
    if name.startswith(("enc.", "src_")):
        return "enc"
    return "emb" if "emb" in name or "out_bias" in name else "dec"


class Optimiser:
    """Holds the masters by name and writes them into the model after every step.

    Parameters that ``learns`` says no to stay as they are.
    """

    def __init__(self, model: Model, learns: Callable[[str], bool]) -> None:
        self.masters = {name: value.detach().float().clone() for name, value in model.named_parameters()}
        self._parameters = {}
        for name, parameter in model.named_parameters():
            parameter.requires_grad_(learns(name))
            if learns(name):
                self._parameters[name] = parameter
                self.masters[name].requires_grad_(True)
        groups = [
            {"params": [self.masters[name] for name in names], "kind": kind, "weight_decay": decay}
            for (kind, decay), names in self._groups(list(self._parameters)).items()
        ]
        self._adam = torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.98), eps=1e-8, fused=True)

    def step(self, rates: Mapping[str, float]) -> Tensor:
        """Take a step along the gradients of the model, forget them, and return their norm before clipping.

        ``rates`` has a learning rate for every kind of parameter.
        """
        with torch.no_grad():
            gradients = {
                name: parameter.grad.float()
                for name, parameter in self._parameters.items()
                if parameter.grad is not None
            }
            norm: Tensor = (
                torch.stack([gradient.square().sum() for gradient in gradients.values()]).sum().sqrt()
            )
            scale = (CLIP / (norm + 1e-6)).clamp_max(1.0)
            for name in self._parameters:
                self.masters[name].grad = gradients[name].mul_(scale) if name in gradients else None
            for group in self._adam.param_groups:
                group["lr"] = rates[group["kind"]]
            self._adam.step()
            for parameter in self._parameters.values():
                parameter.grad = None
        self.write()
        return norm

    def write(self) -> None:
        """Write the masters into the model."""
        with torch.no_grad():
            for name, parameter in self._parameters.items():
                parameter.copy_(self.masters[name])

    def state(self) -> dict[str, Any]:
        """Return what a later run needs to go on: Adam's moments, and the names they belong to."""
        return {"adam": self._adam.state_dict(), "names": list(self._parameters)}

    def restore(self, state: Mapping[str, Any]) -> int:
        """Take over the moments of an earlier run, which may have trained other parts; returns how many."""
        moments: Mapping[int, dict[str, Tensor]] = state["adam"]["state"]
        order = [name for names in self._groups(state["names"]).values() for name in names]
        found = 0
        for index, name in enumerate(order):
            if index in moments and name in self._parameters:
                self._adam.state[self.masters[name]] = moments[index]
                found += 1
        return found

    def _groups(self, names: list[str]) -> dict[tuple[str, float], list[str]]:
        """Return the names by kind and weight decay; matrices other than embeddings decay."""
        groups: dict[tuple[str, float], list[str]] = {}
        for name in names:
            kind = kind_of(name)
            decays = self.masters[name].dim() == 2 and kind != "emb"
            groups.setdefault((kind, DECAY if decays else 0.0), []).append(name)
        return groups
