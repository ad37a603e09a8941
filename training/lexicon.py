"""What the pretrained encoder knows of words in two languages, used to start the decoder and to link words.

A linear map from the source side to the embeddings of the linked target pieces, found by ridge
regression from a few thousand sentences with word links, is right for more than half of all tokens.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import normalize

from training.data import Data
from training.model import Model, padding_mask
from training.vocabulary import BOS, EOS, PAD

ENOUGH_LINKS = 40000
STRENGTH = 4.0
_POSITIONS = 24
"""Positions whose mean stands for the place of a word in no sentence."""


def start_from_links(model: Model, data: Data) -> str:
    """Start the attention to the source and the lexicon from linked pairs; returns how well they do.

    The last decoder layer's attention begins by handing on what the map makes of a source state; the
    lexicon is the map on source embeddings alone.
    """
    with torch.no_grad():
        states, embeddings, wanted = _linked_states(model, data)
        target = model.tgt_emb.weight - model.tgt_emb.weight.mean(0)
        mean, weight, embedding_share = _ridge(embeddings, wanted, target)
        table = model.src_ln(model.src_emb.weight + model.src_pos.weight[:_POSITIONS].mean(0))
        model.lex_src, model.lex_tgt = normalize((table - mean) @ weight, dim=1), normalize(target, dim=1)
        mean, weight, state_share = _ridge(states, wanted, target)
        layer, width = model.dec[-1], states.shape[1]
        layer.ckv.weight[width:] = weight.t()
        layer.ckv.bias[width:] = -(mean @ weight)
        layer.co.weight.copy_(torch.eye(width) * STRENGTH)
    return f"{len(wanted)} links; right from embeddings {embedding_share:.3f}, from states {state_share:.3f}"


def embedding_links(model: Model, source: Tensor, wanted: Tensor, links: Tensor) -> Tensor:
    """Return source positions for target positions, by likeness in the lexicon; -1 where unsure.

    Softmax over both sides, with a preference for the diagonal. Against eflomal: 0.95 precision at 0.89
    coverage. The links of ``</s>`` are taken from ``links``.
    """
    temperature, diagonal, threshold = 0.1, 6.0, 0.2
    with torch.no_grad():
        special = source.eq(PAD) | source.eq(EOS) | source.eq(BOS)
        end = wanted.eq(PAD) | wanted.eq(EOS)
        likeness = torch.matmul(model.lex_tgt[wanted], model.lex_src[source].transpose(1, 2)).float()
        ours, theirs = ((~side).sum(1).float().clamp_min(1) for side in (special, end))
        at = (torch.arange(source.shape[1], device=source.device)[None] - 0.5) / ours[:, None]
        to = (torch.arange(wanted.shape[1], device=source.device)[None] + 0.5) / theirs[:, None]
        likeness = likeness / temperature - diagonal * (to[:, :, None] - at[:, None, :]).abs()
        likeness = likeness.masked_fill(special[:, None, :], -1e4)
        back = torch.softmax(likeness.masked_fill(end[:, :, None], -1e4), 1)
        best, position = (torch.softmax(likeness, 2) * back).max(2)
        found = torch.where((best > threshold) & ~end, position, torch.full_like(position, -1))
        return torch.where(wanted.eq(EOS), links, found)


def _linked_states(model: Model, data: Data) -> tuple[Tensor, Tensor, Tensor]:
    """Return encoder states and embeddings of linked source pieces, and the target pieces."""
    states: list[Tensor] = []
    embeddings: list[Tensor] = []
    pieces: list[Tensor] = []
    for pairs in data.batches(4000):
        batch = data.batch(pairs)
        source, wanted, links = map(torch.from_numpy, (batch.source, batch.wanted, batch.links))
        memory = model.encode(source, padding_mask(source, torch.float32))
        pair, place = (links.ge(0) & wanted.ne(EOS)).nonzero(as_tuple=True)
        states.append(memory[pair, links[pair, place]])
        embeddings.append(model.embedded(source)[pair, links[pair, place]])
        pieces.append(wanted[pair, place])
        found = sum(map(len, pieces))
        if found > ENOUGH_LINKS:
            break
        if data.epoch and not found:
            raise ValueError("the lexicon needs pairs with word links: make them with prepare --links 1")
    return torch.cat(states), torch.cat(embeddings), torch.cat(pieces)


def _ridge(given: Tensor, wanted: Tensor, target: Tensor) -> tuple[Tensor, Tensor, float]:
    """Return the mean of ``given``, the map from it to rows of ``target``, and the share it gets right."""
    mean = given.mean(0)
    centred = given - mean
    penalty = 0.01 * centred.square().sum(0).mean()
    square = centred.t() @ centred + penalty * torch.eye(given.shape[1])
    weight = torch.linalg.solve(square, centred.t() @ target[wanted])
    nearest = (normalize(centred @ weight, dim=1) @ normalize(target, dim=1).t()).argmax(1)
    return mean, weight, float(nearest.eq(wanted).float().mean())
