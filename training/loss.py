"""What training makes small: cross entropy of the next piece, and attention away from the linked words."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from training.data import Batch
from training.lexicon import embedding_links
from training.model import Model, padding_mask
from training.vocabulary import EOS, PAD

SMOOTHING = 0.1


class CrossEntropy(torch.autograd.Function):
    """Label-smoothed cross entropy through the output layer, with the gradients found on the way forward.

    ``states`` [N, width], ``weight`` [pieces, width], ``bias`` [pieces], ``wanted`` [N]. The value is the
    plain negative log-likelihood, the gradients are those of the smoothed loss. With ``negatives`` only
    the pieces of the batch and so many others at random are scored (sampled softmax); the others
    are corrected by the logarithm of one over the chance to be drawn.
    """

    @staticmethod
    def forward(
        ctx: Any,
        states: Tensor,
        weight: Tensor,
        bias: Tensor,
        wanted: Tensor,
        smoothing: float,
        negatives: int,
    ) -> Tensor:
        count, pieces = states.shape[0], weight.shape[0]
        device = states.device
        rows = 512 if device.type == "cpu" else 8192
        smooth: Tensor | float = smoothing / pieces
        candidates = None
        if negatives:
            candidates, ours, ratio = _candidates(wanted, pieces, negatives)
            position = torch.empty(pieces, dtype=torch.long, device=device)
            position[candidates] = torch.arange(len(candidates), device=device)
            wanted = position[wanted]
            weight, bias = weight[candidates], bias[candidates].clone()
            bias[ours:] += math.log(ratio)
            smooth = torch.full((len(candidates),), smoothing / pieces, device=device)
            smooth[ours:] *= ratio
            smooth = smooth.to(states.dtype)
        to_states = torch.empty_like(states)
        to_weight = torch.zeros(weight.shape, dtype=torch.float32, device=device)
        to_bias = torch.zeros(weight.shape[0], dtype=torch.float32, device=device)
        loss = torch.zeros((), dtype=torch.float32, device=device)
        for start in range(0, count, rows):
            part = slice(start, start + rows)
            some, right = states[part], wanted[part]
            gradient = torch.softmax(functional.linear(some, weight, bias), -1)
            each = torch.arange(some.shape[0], device=device)
            loss += -gradient[each, right].float().clamp_min(1e-8).log().sum()
            gradient[each, right] -= 1.0 - smoothing
            gradient -= smooth
            to_states[part] = gradient @ weight
            to_weight += (gradient.t() @ some).float()
            to_bias += gradient.sum(0, dtype=torch.float32)
        if candidates is not None:
            whole = torch.zeros((pieces, states.shape[1]), device=device)
            to_weight = whole.index_copy_(0, candidates, to_weight)
            to_bias = torch.zeros(pieces, device=device).index_copy_(0, candidates, to_bias)
        kind = states.dtype
        ctx.save_for_backward(
            to_states.div_(count), to_weight.div_(count).to(kind), to_bias.div_(count).to(kind)
        )
        return loss / count

    @staticmethod
    def backward(ctx: Any, *given: Tensor) -> tuple[Tensor | None, ...]:
        states, weight, bias = (saved * given[0].to(saved.dtype) for saved in ctx.saved_tensors)
        return states, weight, bias, None, None, None


def _candidates(wanted: Tensor, pieces: int, negatives: int) -> tuple[Tensor, int, float]:
    """Return the pieces to score, how many of them are the batch's own, and others per drawn one."""
    own = torch.unique(wanted)
    free = torch.ones(pieces, dtype=torch.bool, device=wanted.device)
    free[own] = False
    others = free.nonzero()[:, 0]
    drawn = others[torch.randperm(len(others), device=wanted.device)[:negatives]]
    return torch.cat([own, drawn]), len(own), len(others) / max(1, len(drawn))


class Loss(NamedTuple):
    """Loss of a batch, its parts (``guide`` None when there was none), and the number of target pieces."""

    total: Tensor
    entropy: Tensor
    guide: Tensor | None
    pieces: int


def batch_loss(model: Model, batch: Batch, *, frozen: int, negatives: int, guide: float) -> Loss:
    """Return the loss of a batch: cross entropy, and ``guide`` times that of the attention.

    The last decoder layer's attention, the mean of its heads, should lie on the linked source piece. A
    batch without links gets them from the lexicon. ``frozen`` encoder layers do not learn.
    """
    device = model.tgt_emb.weight.device
    source, given, wanted, links = (
        torch.from_numpy(array).to(device) for array in (batch.source, batch.given, batch.wanted, batch.links)
    )
    mask = padding_mask(source, model.tgt_emb.weight.dtype)
    memory = model.encode(source, mask, frozen)
    states, attention = model.decode(given, memory, mask)
    real = wanted.ne(PAD)
    entropy = CrossEntropy.apply(
        states[real], model.tgt_emb.weight, model.out_bias, wanted[real], SMOOTHING, negatives
    )
    count = int(real.sum())
    if guide <= 0:
        return Loss(entropy, entropy, None, count)
    if bool((links < 0)[real & wanted.ne(EOS)].all()):
        links = embedding_links(model, source, wanted, links)
    pair, place = links.ge(0).nonzero(as_tuple=True)
    heads = torch.arange(attention.shape[1], device=device)[None]
    on_link = attention[pair[:, None], heads, place[:, None], links[pair, place][:, None]].float()
    away = -(on_link.mean(1) + 1e-4).log().mean()
    return Loss(entropy + guide * away, entropy, away, count)
