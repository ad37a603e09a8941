"""Words into the pieces that a model knows, and back, with the place of every piece in the text."""

from __future__ import annotations

import html
import importlib.util
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from records.errors import SidelightError
from translation.package import Pack

Span = tuple[int, int]
"""Code points, half-open; (n, n) for a piece that stands for no character."""

_BYTE = re.compile(r"<0x([0-9A-F]{2})>\Z")
_SPECIAL = {"<unk>", "<s>", "</s>", "<pad>", "<blank>"}
_SPACE_MARK = "▁"


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as pieces; ``spans`` gives the place of each in the text."""

    text: str
    pieces: tuple[str, ...]
    spans: tuple[Span, ...]


class Tokenizer(Protocol):
    """What turns text into pieces and pieces into text."""

    def encode(self, texts: Sequence[str]) -> list[Pieces]:
        """Return the pieces of each text."""

    def decode(self, pieces: Sequence[str]) -> Pieces:
        """Return the text that the pieces spell, unknown ones left out."""


def tokenizer_of(pack: Pack, folder: Path) -> Tokenizer:
    """Return the tokenizer of the pack unpacked in ``folder``.

    Raises SidelightError when its file cannot be loaded, or needs a library that is not installed.
    """
    try:
        if (folder / "sentencepiece.model").is_file():
            return SentencePieceTokenizer(folder / "sentencepiece.model")
        return MosesBpeTokenizer(folder / "bpe.model", pack.source, pack.target)
    except (OSError, RuntimeError, ValueError) as error:
        raise SidelightError(
            f"The tokenizer of the language pack {pack.name} cannot be loaded.", "Install the pack again."
        ) from error


class SentencePieceTokenizer:
    """A ``sentencepiece.model`` (unigram or BPE)."""

    def __init__(self, file: Path) -> None:
        import sentencepiece

        self._processor: Any = sentencepiece.SentencePieceProcessor(model_file=str(file))

    def encode(self, texts: Sequence[str]) -> list[Pieces]:
        """Return the pieces of each text."""
        encoded: list[list[str]] = self._processor.encode(list(texts), out_type=str)
        return [
            Pieces(text, tuple(pieces), locate([piece.replace(_SPACE_MARK, " ") for piece in pieces], text))
            for text, pieces in zip(texts, encoded, strict=True)
        ]

    def decode(self, pieces: Sequence[str]) -> Pieces:
        """Return the text that the pieces spell, unknown ones left out."""
        text = ""
        spans = []
        pending = b""  # bytes of a character that the vocabulary does not hold (byte fallback)
        for piece in pieces:
            if match := _BYTE.match(piece):
                pending += bytes([int(match[1], 16)])
                spans.append((len(text), len(text)))
                continue
            text += pending.decode("utf-8", errors="replace")
            pending = b""
            shown = "" if piece in _SPECIAL else piece.replace(_SPACE_MARK, " ")
            if not text or text.endswith(" "):
                shown = shown.lstrip(" ")
            start = len(text) + len(shown) - len(shown.lstrip(" "))
            text += shown
            spans.append((min(start, len(text)), len(text)))
        text = (text + pending.decode("utf-8", errors="replace")).rstrip(" ")
        spans = [(min(start, len(text)), min(end, len(text))) for start, end in spans]
        return Pieces(text, tuple(pieces), tuple(spans))


class MosesBpeTokenizer:
    """A ``bpe.model`` over Moses tokens (OPUS-MT packages); needs sacremoses."""

    def __init__(self, file: Path, source: str, target: str) -> None:
        if importlib.util.find_spec("sacremoses") is None:
            raise SidelightError(
                "This language pack needs the library sacremoses.", "Install it: pip install sacremoses."
            )
        from argostranslate.tokenizer import BPETokenizer

        self._tokenizer: Any = BPETokenizer(file, source.split("-")[0], target.split("-")[0])
        self._tokenizer.lazy_load()

    def encode(self, texts: Sequence[str]) -> list[Pieces]:
        """Return the pieces of each text."""
        encoded = [self._tokenizer.encode(text) for text in texts]
        return [
            Pieces(text, tuple(pieces), locate([_plain(piece) for piece in pieces], text))
            for text, pieces in zip(texts, encoded, strict=True)
        ]

    def decode(self, pieces: Sequence[str]) -> Pieces:
        """Return the text that the pieces spell, unknown ones left out."""
        known = ["" if piece in _SPECIAL else piece for piece in pieces]
        text = str(self._tokenizer.decode([piece for piece in known if piece]))
        return Pieces(text, tuple(pieces), locate([_plain(piece) for piece in known], text))


def locate(pieces: Sequence[str], text: str) -> tuple[Span, ...]:
    """Return where each piece stands in ``text``, in order.

    A tokenizer may change characters (NFKC, quotation marks), so a piece that
    is not found close by gets an empty span, and the search goes on behind it.
    """
    spans: list[Span] = []
    at = 0
    for piece in pieces:
        word = piece.strip(" ")
        while word and at < len(text) and text[at].isspace():
            at += 1
        if not word:
            spans.append((at, at))
            continue
        found = at if text.startswith(word, at) else text.find(word, at, at + len(word) + 8)
        if found < 0:
            spans.append((at, at))
        else:
            at = found + len(word)
            spans.append((found, at))
    return tuple(spans)


def _plain(piece: str) -> str:
    """Return a Moses BPE piece as it stands in the text."""
    return html.unescape(piece.removesuffix("@@"))
