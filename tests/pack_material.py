"""A tiny but real Argos package: random weights, a tokenizer trained on the spot."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

SENTENCES = [
    "Iran har allerede sendt to bataljoner fra Revolusjonsgarden til Irak.",
    "De fleste vil velge Iran, men prisen kan bli en iransk atombombe.",
    "Iranerne er smarte. De ser en sjanse og griper den.",
    "Det gikk ikke lenge før en iransk kilde tilbød USA samarbeid.",
    "Google, NATO, IBM, Linux, BBC og Oslo er navn: 0123456789 «ja» – nei?",
]


def train_tokenizer(folder: Path) -> list[str]:
    import sentencepiece

    corpus = folder / "corpus.txt"
    corpus.write_text("\n".join(SENTENCES * 8), "utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(corpus),
        model_prefix=str(folder / "sentencepiece"),
        vocab_size=110,
        hard_vocab_limit=False,
        character_coverage=1.0,
        num_threads=1,
        minloglevel=2,
    )
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    return [processor.id_to_piece(index) for index in range(processor.get_piece_size())]


def write_model(folder: Path, pieces: list[str], seed: int) -> None:
    import numpy as np
    from ctranslate2.specs import TransformerSpec

    width, inner = 16, 32
    random = np.random.default_rng(seed)

    def fill(layer: object, outputs: int, inputs: int) -> None:
        layer.weight = random.normal(0, 0.5, (outputs, inputs)).astype(np.float32)  # type: ignore[attr-defined]
        layer.bias = np.zeros(outputs, dtype=np.float32)  # type: ignore[attr-defined]

    def norm(layer: object) -> None:
        layer.gamma = np.ones(width, dtype=np.float32)  # type: ignore[attr-defined]
        layer.beta = np.zeros(width, dtype=np.float32)  # type: ignore[attr-defined]

    spec = TransformerSpec.from_config(num_layers=1, num_heads=2, alignment_layer=-1, alignment_heads=2)
    encoder, decoder = spec.encoder, spec.decoder
    encoder.embeddings[0].weight = random.normal(0, 1, (len(pieces), width)).astype(np.float32)
    decoder.embeddings.weight = random.normal(0, 1, (len(pieces), width)).astype(np.float32)
    fill(decoder.projection, len(pieces), width)
    norm(encoder.layer_norm)
    norm(decoder.layer_norm)
    for layer in (*encoder.layer, *decoder.layer):
        fill(layer.self_attention.linear[0], 3 * width, width)
        fill(layer.self_attention.linear[1], width, width)
        norm(layer.self_attention.layer_norm)
        fill(layer.ffn.linear_0, inner, width)
        fill(layer.ffn.linear_1, width, inner)
        norm(layer.ffn.layer_norm)
    for layer in decoder.layer:
        fill(layer.attention.linear[0], width, width)
        fill(layer.attention.linear[1], 2 * width, width)
        fill(layer.attention.linear[2], width, width)
        norm(layer.attention.layer_norm)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir()
    spec.save(str(folder))


def metadata(source: str = "nb", target: str = "en", version: str = "1.0") -> str:
    return json.dumps(
        {"package_version": version, "argos_version": "1.9", "from_code": source, "to_code": target}
    )


def write_archive(
    path: Path, parts: Path, source: str, target: str, version: str, change: dict[str, bytes | None]
) -> Path:
    """Write an .argosmodel out of ``parts``; ``change`` replaces files, or leaves them out (None)."""
    contents: dict[str, bytes | None] = {
        "metadata.json": metadata(source, target, version).encode(),
        "README.md": "# A tiny package\n\nLicence: CC0. ø".encode(),
        "sentencepiece.model": (parts / "sentencepiece.model").read_bytes(),
        **{f"model/{file.name}": file.read_bytes() for file in (parts / "model").iterdir()},
        **change,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            if data is not None:
                archive.writestr(f"package/{name}", data)
    return path
