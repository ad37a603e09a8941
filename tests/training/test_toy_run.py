"""The whole way, from corpus to language pack, with a language of twelve words."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from training_material import write_encoder

WHY = "training needs the packages in training/requirements.txt"
torch = pytest.importorskip("torch", reason=WHY)
pytest.importorskip("eflomal", reason=WHY)
pytest.importorskip("sacrebleu", reason=WHY)

from training import export, prepare, train, vocabulary  # noqa: E402
from training.corpus import write_pairs  # noqa: E402
from training.evaluate import translate  # noqa: E402
from translation.memory import Settings  # noqa: E402

WHO = {"mannen": "the man", "kvinnen": "the woman", "barnet": "the child", "naboen": "the neighbour"}
DOES = {"ser": "sees", "finner": "finds", "selger": "sells", "eier": "owns"}
WHAT = {"bilen": "the car", "huset": "the house", "boken": "the book", "hesten": "the horse"}
PAIRS = [(f"{a} {b} {c}", f"{WHO[a]} {DOES[b]} {WHAT[c]}") for a, b, c in itertools.product(WHO, DOES, WHAT)]


def encoder_pieces() -> list[str]:
    words = sorted({word for pair in PAIRS for side in pair for word in side.split()})
    letters = "abcdefghijklmnopqrstuvwxyzæøå"
    return ["<s>", "<pad>", "</s>", "<unk>", *(f"▁{word}" for word in words), "▁", *letters, "<mask>"]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    corpus, encoder, words = folder / "toy.tsv.gz", folder / "e5.bin", folder / "vocabulary"
    write_pairs(corpus, PAIRS)
    write_encoder(encoder, encoder_pieces())
    vocabulary.main(["--encoder", str(encoder), "--out", str(words), "--pairs", str(corpus)])
    for name, links in (("linked", "1"), ("data", "0")):
        array = str(folder / f"{name}.npz")
        prepare.main(["--vocabulary", str(words), "--out", array, "--links", links, f"{corpus}=1"])
    (folder / "nb").write_text("\n".join(nb for nb, _ in PAIRS), "utf-8")
    (folder / "en").write_text("\n".join(en for _, en in PAIRS), "utf-8")
    shared = ["--data", str(folder / "data.npz"), "--vocabulary", str(words), "--fp32"]
    shared += ["--pieces", "300", "--sampled", "8", "--warmup", "5", "--rate-encoder", "1e-3"]
    shared += ["--dev", str(folder / "nb"), str(folder / "en")]
    first = ["--encoder", str(encoder), "--encoder-layers", "2", "--decoder-layers", "2", "--frozen", "1"]
    first += ["--linked", str(folder / "linked.npz"), "--steps", "12", "--rate", "5e-3"]
    train.main([*shared, *first, "--out", str(folder / "one")])
    second = ["--resume", str(folder / "one" / "last.pt"), "--steps", "250", "--rate", "3e-3"]
    second += ["--average-every", "0.2"]
    files = [str(folder / "weights-a"), str(folder / "weights-b")]
    train.main([*shared, *second, "--out", str(folder / "a"), "--peer", *files, "--seed", "11"])
    train.main([*shared, *second, "--out", str(folder / "b"), "--peer", *reversed(files), "--seed", "12"])
    (folder / "card.md").write_text("# A toy\n", "utf-8")
    export.main(
        [
            *("--checkpoint", str(folder / "a" / "last.pt"), "--vocabulary", str(words)),
            *("--readme", str(folder / "card.md"), "--out", str(folder / "toy.argosmodel")),
        ]
    )
    return folder / "toy.argosmodel"


def test_training_goes_on_where_it_ended_and_gets_better(pack: Path) -> None:
    lines = [json.loads((pack.parent / run / "log.jsonl").read_text("utf-8")) for run in ("one", "a", "b")]
    assert [line["step"] for line in lines] == [12, 262, 262]
    assert lines[1]["bleu"] > 90
    # How often it took over weights of the other run, which had ended, is the clock's doing.
    assert lines[2]["bleu"] > lines[0]["bleu"]


def test_the_pack_translates_in_the_program(pack: Path) -> None:
    # One beam: a model that knows 64 sentences finds all kinds of shortcuts with more.
    installed, translations, _ = translate(pack, [nb for nb, _ in PAIRS], Settings(beam=1), 1)
    assert (installed.source, installed.target, installed.about) == ("nb", "en", "# A toy\n")
    right = sum(found == wanted for found, (_, wanted) in zip(translations, PAIRS, strict=True))
    assert right > 0.9 * len(PAIRS)


def test_frozen_layers_stay_as_they_were_and_the_others_do_not(pack: Path) -> None:
    from training.checkpoint import load
    from training.encoder import read_encoder

    start = torch.from_numpy(read_encoder(pack.parent / "e5.bin").tensors["l0.f1.w"])
    one, two = (load(pack.parent / run / "last.pt").weights["enc.0.f1.weight"] for run in ("one", "b"))
    assert torch.equal(one, start)
    assert not torch.equal(two, start)


def test_a_pack_read_back_is_the_checkpoint_rounded(pack: Path) -> None:
    from training import unpack
    from training.checkpoint import load

    before, words = pack.parent / "a" / "last.pt", pack.parent / "vocabulary"
    back = pack.parent / "back.pt"
    unpack.main([str(pack), "--vocabulary", str(words), "--like", str(before), "--out", str(back)])
    wanted, found = load(before), load(back)
    assert found.weights.keys() == wanted.weights.keys()
    for name, weight in wanted.weights.items():
        assert torch.allclose(found.weights[name], weight, atol=float(weight.abs().max()) / 100), name
    assert (found.step, found.pieces) == (0, 0)


def test_a_mean_lies_between_its_checkpoints(pack: Path) -> None:
    from training import averaging
    from training.checkpoint import load

    runs, out = [pack.parent / run / "last.pt" for run in ("a", "b")], pack.parent / "mean.pt"
    averaging.main([*map(str, runs), "--out", str(out)])
    first, second, found = (load(path) for path in (*runs, out))
    for name, weight in found.weights.items():
        assert torch.allclose(weight, (first.weights[name] + second.weights[name]) / 2, atol=1e-6), name
    assert (found.step, found.pieces) == (second.step, second.pieces)


def test_a_file_that_is_no_model_is_refused(pack: Path) -> None:
    from training.unpack import read_arrays

    with pytest.raises(ValueError, match="binary version"):
        read_arrays(b"\x05\x00\x00\x00" + bytes(50))
