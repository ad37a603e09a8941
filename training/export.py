r"""Write a checkpoint as a CTranslate2 model, in a package as Argos Translate has them.

    python -m training.export --checkpoint last.pt --vocabulary FOLDER --readme model-card.md \
        --version 0.2 --out translate-nb_en-0_2.argosmodel

Equal checkpoints, vocabularies and model cards give equal archives.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ctranslate2.specs import common_spec, transformer_spec
from torch import Tensor

from training import vocabulary
from training.checkpoint import load
from training.model import Config
from training.vocabulary import Vocabulary

ARGOS_VERSION = "1.9"
_MADE = (2020, 1, 1, 0, 0, 0)  # one date in every archive, so that equal contents are equal archives


def write_model(
    weights: Mapping[str, Tensor], config: Config, pieces: Vocabulary, folder: Path, kind: str | None = "int8"
) -> None:
    """Write a CTranslate2 model folder, in place of what is there; ``kind`` is its quantisation.

    All heads of the last layer's attention count as alignment heads.
    """
    # Copies: optimize() works in place, and shared memory would change the weights that are being trained.
    arrays = {name: value.detach().float().cpu().clone().numpy() for name, value in weights.items()}
    common = {
        "pre_norm": False,
        "activation": common_spec.Activation.GELU,
        "layernorm_embedding": True,
    }
    encoder = transformer_spec.TransformerEncoderSpec(config.enc, config.heads, **common)
    decoder = transformer_spec.TransformerDecoderSpec(
        config.dec, config.heads, **common, alignment_layer=-1, alignment_heads=config.heads
    )
    spec = transformer_spec.TransformerSpec(encoder, decoder)
    for side, name in ((encoder, "src"), (decoder, "tgt")):
        side.scale_embeddings = False
        side.position_encodings.encodings = arrays[f"{name}_pos.weight"]
        _norm(side.layernorm_embedding, arrays, f"{name}_ln")
    encoder.embeddings[0].weight = arrays["src_emb.weight"]
    decoder.embeddings.weight = decoder.projection.weight = arrays["tgt_emb.weight"]
    decoder.projection.bias = arrays["out_bias"]
    for number, layer in enumerate(encoder.layer):
        _self_attention(layer, arrays, f"enc.{number}")
        _feed_forward(layer, arrays, f"enc.{number}", "ln2")
    for number, layer in enumerate(decoder.layer):
        _self_attention(layer, arrays, f"dec.{number}")
        for index, part in enumerate(("cq", "ckv", "co")):
            _linear(layer.attention.linear[index], arrays, f"dec.{number}.{part}")
        _norm(layer.attention.layer_norm, arrays, f"dec.{number}.ln2")
        _feed_forward(layer, arrays, f"dec.{number}", "ln3")
    spec.config.add_source_bos = spec.config.add_source_eos = True
    spec.config.bos_token, _, spec.config.eos_token, spec.config.unk_token = vocabulary.SPECIALS
    spec.config.decoder_start_token = spec.config.bos_token
    spec.register_source_vocabulary(pieces.source)
    spec.register_target_vocabulary(pieces.target)
    spec.validate()
    spec.optimize(quantization=kind)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    spec.save(str(folder))


def write_package(model: Path, tokenizer: Path, readme: str, version: str, path: Path) -> int:
    """Pack a model folder and a SentencePiece model as an .argosmodel file; returns its size in bytes."""
    name = f"translate-nb_en-{version.replace('.', '_')}"
    metadata = {
        "package_version": version,
        "argos_version": ARGOS_VERSION,
        "from_code": "nb",
        "from_name": "Norwegian",
        "to_code": "en",
        "to_name": "English",
        "type": "translate",
    }
    files = {
        "metadata.json": json.dumps(metadata, indent=2).encode(),
        "README.md": readme.encode(),
        "sentencepiece.model": tokenizer.read_bytes(),
    }
    files |= {f"model/{file.name}": file.read_bytes() for file in sorted(model.iterdir())}
    with zipfile.ZipFile(path, "w") as archive:
        for inside, data in files.items():
            entry = zipfile.ZipInfo(f"{name}/{inside}", _MADE)
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)
    return path.stat().st_size


def _linear(layer: Any, arrays: Mapping[str, Any], name: str) -> None:
    layer.weight, layer.bias = arrays[f"{name}.weight"], arrays[f"{name}.bias"]


def _norm(layer: Any, arrays: Mapping[str, Any], name: str) -> None:
    layer.gamma, layer.beta = arrays[f"{name}.weight"], arrays[f"{name}.bias"]


def _self_attention(layer: Any, arrays: Mapping[str, Any], name: str) -> None:
    _linear(layer.self_attention.linear[0], arrays, f"{name}.qkv")
    _linear(layer.self_attention.linear[1], arrays, f"{name}.o")
    _norm(layer.self_attention.layer_norm, arrays, f"{name}.ln1")


def _feed_forward(layer: Any, arrays: Mapping[str, Any], name: str, norm: str) -> None:
    _linear(layer.ffn.linear_0, arrays, f"{name}.f1")
    _linear(layer.ffn.linear_1, arrays, f"{name}.f2")
    _norm(layer.ffn.layer_norm, arrays, f"{name}.{norm}")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--readme", type=Path, required=True, help="the model card: data, licence, scores")
    parser.add_argument("--version", default="0.1")
    parser.add_argument("--quantization", default="int8", help="as CTranslate2 names them, or float32")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    checkpoint = load(options.checkpoint)
    kind = None if options.quantization == "float32" else options.quantization
    with tempfile.TemporaryDirectory() as name:
        model = Path(name) / "model"
        pieces = vocabulary.load(options.vocabulary)
        write_model(checkpoint.weights, checkpoint.config, pieces, model, kind)
        tokenizer = options.vocabulary / "source.model"
        readme = options.readme.read_text("utf-8")
        size = write_package(model, tokenizer, readme, options.version, options.out)
    print(f"{options.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
