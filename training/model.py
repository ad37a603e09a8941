"""The translation model in PyTorch: a pretrained encoder and a shallow decoder.

Layer norm after every block and on the embeddings, exact GELU, learned positions: the same computation
as CTranslate2's TransformerSpec in the manner of BART. The names of parameters are those in checkpoints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import Encoder
from training.vocabulary import PAD

EPSILON = 1e-5
"""CTranslate2's, for layer norms; with the encoder's own 1e-12 the results are the same."""
_HIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Config:
    """Sizes of a model: layers (``enc``, ``dec``), pieces, positions, width ``d``, inner width, heads."""

    enc: int
    dec: int
    src_vocab: int
    tgt_vocab: int
    max_pos: int = 256
    d: int = 384
    ffn: int = 1536
    heads: int = 12


def linear(inputs: int, outputs: int) -> nn.Linear:
    layer = nn.Linear(inputs, outputs)
    nn.init.xavier_uniform_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer


class Attention(nn.Module):
    """Multi-head attention without parameters of its own."""

    def __init__(self, heads: int) -> None:
        super().__init__()
        self.heads = heads

    def forward(
        self, query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """Return context [batch, query, width] and probabilities [batch, head, query, key]."""
        query, key, value = (self._split(states) for states in (query, key, value))
        scores = torch.matmul(query * (query.shape[-1] ** -0.5), key.transpose(-1, -2))
        if mask is not None:
            scores = scores + mask
        probabilities = torch.softmax(scores, -1)
        return torch.matmul(probabilities, value).transpose(1, 2).flatten(2), probabilities

    def _split(self, states: Tensor) -> Tensor:
        batch, length, width = states.shape
        return states.view(batch, length, self.heads, width // self.heads).transpose(1, 2)


class EncoderLayer(nn.Module):
    def __init__(self, config: Config) -> None:
        super().__init__()
        width, inner = config.d, config.ffn
        self.qkv, self.o = linear(width, 3 * width), linear(width, width)
        self.f1, self.f2 = linear(width, inner), linear(inner, width)
        self.ln1, self.ln2 = nn.LayerNorm(width, EPSILON), nn.LayerNorm(width, EPSILON)
        self.attend = Attention(config.heads)

    def forward(self, states: Tensor, mask: Tensor | None = None) -> Tensor:
        context, _ = self.attend(*self.qkv(states).chunk(3, -1), mask)
        states = self.ln1(states + self.o(context))
        return self.ln2(states + self.f2(functional.gelu(self.f1(states))))


class DecoderLayer(nn.Module):
    def __init__(self, config: Config) -> None:
        super().__init__()
        width, inner = config.d, config.ffn
        self.qkv, self.o = linear(width, 3 * width), linear(width, width)
        self.cq, self.ckv, self.co = linear(width, width), linear(width, 2 * width), linear(width, width)
        self.f1, self.f2 = linear(width, inner), linear(inner, width)
        self.ln1, self.ln2, self.ln3 = (nn.LayerNorm(width, EPSILON) for _ in range(3))
        self.attend = Attention(config.heads)

    def forward(
        self, states: Tensor, memory: Tensor, causal: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Return the states and the probabilities of the attention to ``memory``."""
        context, _ = self.attend(*self.qkv(states).chunk(3, -1), causal)
        states = self.ln1(states + self.o(context))
        context, probabilities = self.attend(self.cq(states), *self.ckv(memory).chunk(2, -1), mask)
        states = self.ln2(states + self.co(context))
        return self.ln3(states + self.f2(functional.gelu(self.f1(states)))), probabilities


class Model(nn.Module):
    """Encoder, decoder, and a lexicon that links words: a normalised row for every piece of either side."""

    lex_src: Tensor
    lex_tgt: Tensor

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        width = config.d
        self.src_emb = nn.Embedding(config.src_vocab, width)
        self.src_pos = nn.Embedding(config.max_pos, width)
        self.src_ln = nn.LayerNorm(width, EPSILON)
        self.enc = nn.ModuleList(EncoderLayer(config) for _ in range(config.enc))
        self.tgt_emb = nn.Embedding(config.tgt_vocab, width)  # the output layer's too
        self.tgt_pos = nn.Embedding(config.max_pos, width)
        self.tgt_ln = nn.LayerNorm(width, EPSILON)
        self.dec = nn.ModuleList(DecoderLayer(config) for _ in range(config.dec))
        self.out_bias = nn.Parameter(torch.zeros(config.tgt_vocab))

    def embedded(self, source: Tensor) -> Tensor:
        return self.src_ln(self.src_emb(source) + self.src_pos.weight[: source.shape[1]])

    def encode(self, source: Tensor, mask: Tensor | None = None, frozen: int = 0) -> Tensor:
        """Return the states of ``source`` [batch, position]; the lowest layers are left out of learning.

        With ``frozen`` layers the embeddings are left out of it as well.
        """
        with torch.set_grad_enabled(torch.is_grad_enabled() and not frozen):
            states = self.embedded(source)
            for layer in self.enc[:frozen]:
                states = layer(states, mask)
        for layer in self.enc[frozen:]:
            states = layer(states, mask)
        return states

    def decode(self, given: Tensor, memory: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Return the states after every piece of ``given``, and the last layer's attention."""
        length = given.shape[1]
        states = self.tgt_ln(self.tgt_emb(given) + self.tgt_pos.weight[:length])
        causal = torch.full((length, length), _HIDDEN, dtype=states.dtype, device=states.device).triu(1)
        attention = states
        for layer in self.dec:
            states, attention = layer(states, memory, causal, mask)
        return states, attention

    def size(self) -> int:
        """Return the number of parameters."""
        return sum(parameter.numel() for parameter in self.parameters())


def padding_mask(source: Tensor, dtype: torch.dtype) -> Tensor | None:
    """Return what to add to attention scores [batch, 1, 1, position]; None when nothing is padded."""
    padded = source.eq(PAD)
    if not bool(padded.any()):
        return None
    mask = torch.zeros(source.shape, dtype=dtype, device=source.device)
    return mask.masked_fill(padded, _HIDDEN)[:, None, None, :]


def start_from(
    model: Model, encoder: Encoder, source_rows: Sequence[int], target_rows: Sequence[int]
) -> None:
    """Copy the pretrained weights into encoder and embeddings, and the lowest layers into the decoder's own.

    Decoder layer N takes self-attention and feed-forward part of encoder layer N; its attention to the
    source begins at random, at half the strength. Rows are those of each piece in the encoder.
    """
    tensors = {name: torch.from_numpy(values) for name, values in encoder.tensors.items()}

    def copy(layer: nn.Module, number: int, last_norm: str) -> None:
        for part, parts in (("qkv", "qkv"), ("o", ["o"]), ("f1", ["f1"]), ("f2", ["f2"])):
            own = getattr(layer, part)
            own.weight.copy_(torch.cat([tensors[f"l{number}.{name}.w"] for name in parts]))
            own.bias.copy_(torch.cat([tensors[f"l{number}.{name}.b"] for name in parts]))
        for part, name in (("ln1", "ln1"), (last_norm, "ln2")):
            getattr(layer, part).weight.copy_(tensors[f"l{number}.{name}.w"])
            getattr(layer, part).bias.copy_(tensors[f"l{number}.{name}.b"])

    positions = tensors["emb.pos"][: model.config.max_pos] + tensors["emb.type"]
    with torch.no_grad():
        model.src_emb.weight.copy_(tensors["emb.word"][torch.tensor(source_rows)])
        model.tgt_emb.weight.copy_(tensors["emb.word"][torch.tensor(target_rows)])
        for table in (model.src_pos, model.tgt_pos):
            table.weight.copy_(positions)
        for norm in (model.src_ln, model.tgt_ln):
            norm.weight.copy_(tensors["emb.ln.w"])
            norm.bias.copy_(tensors["emb.ln.b"])
        for number, layer in enumerate(model.enc):
            copy(layer, number, "ln2")
        for number, layer in enumerate(model.dec):
            copy(layer, number, "ln3")
            layer.co.weight.mul_(0.5)
