from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from records.errors import SidelightError
from translation.engine import Engine
from translation.memory import Settings
from translation.model import MAX_PIECES, Model
from translation.package import Pack
from translation.packs import PackStore
from translation.tokens import Pieces, SentencePieceTokenizer
from translation.words import words

ROOT = Path(__file__).resolve().parents[2]
TRICKY = [
    "Iran har allerede sendt to bataljoner.",
    "",
    "😀",
    "2014 – 2015",
    "Se https://nrk.no/a_b?c=1 nå.",
    "IRAN OG IRAK I KRIG IGJEN",
    "To\nlinjer og e\u0301n \u00adskjult.",
    "漢字 og кириллица ☃ \ud800.",
    "ja " * 400,
    "x" * 3_000,
    "«»…–!?",
]


@pytest.fixture(scope="module")
def engine(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    store = PackStore(tmp_path_factory.mktemp("packs"), [tiny])
    pack = store.find("nb", "en")
    assert pack is not None
    return Engine(pack, store.open(pack), workers=2)


def test_every_sentence_gets_one_translation_in_its_place(engine: Engine) -> None:
    together = engine.translate(TRICKY)
    assert len(together) == len(TRICKY)
    alone = [engine.translate([sentence])[0] for sentence in TRICKY[:8]]
    assert [item.copied for item in together[:8]] == [item.copied for item in alone]
    assert together[1].text == ""
    assert together[2].text == "😀"
    assert together[3].text == "2014 – 2015"
    assert engine.translate([]) == []


def test_addresses_survive_whatever_the_model_does(engine: Engine) -> None:
    (translation,) = engine.translate([TRICKY[4]])
    assert "https://nrk.no/a_b?c=1" in translation.text


def test_links_lie_on_words_of_both_texts(engine: Engine) -> None:
    for sentence, translation in zip(TRICKY, engine.translate(TRICKY), strict=True):
        ours, theirs = words(sentence), words(translation.text)
        starts, ends = {a for a, _ in ours}, {b for _, b in ours}
        for link in translation.links:
            assert 0 <= link.src_start < link.src_end <= len(sentence)
            assert 0 <= link.tgt_start < link.tgt_end <= len(translation.text)
            if sentence.isascii() and " " in sentence:
                assert link.src_start in starts
                assert link.src_end in ends
        if translation.copied and ours:
            assert [(link.tgt_start, link.tgt_end) for link in translation.links] == theirs


def test_scores_are_mean_log_probabilities(engine: Engine) -> None:
    first, *_ = engine.translate(TRICKY)
    assert first.score is not None
    assert -20 < first.score <= 0


def test_no_part_is_longer_than_the_model_takes(engine: Engine) -> None:
    given: list[Pieces] = []
    submit = engine.model.submit

    def watched(sources: Sequence[Pieces], **options: bool) -> list[Any]:
        given.extend(sources)
        return submit(sources, **options)

    engine.model.submit = watched  # type: ignore[method-assign]
    try:
        engine.translate(["ja, " * 300])
    finally:
        del engine.model.submit
    assert len(given) >= 3
    assert all(len(pieces.pieces) <= MAX_PIECES for pieces in given)


def test_nobody_has_to_wait_for_what_goes_on(engine: Engine) -> None:
    running = engine.begin([f"Iran har sendt to bataljoner til Irak nummer {i}." for i in range(60)])
    assert not running.done()
    assert running.first_try
    assert len(running.finish()) == 60
    assert running.done()
    assert not running.first_try


def test_the_program_ends_well_while_an_engine_is_at_work(tiny: Path, tmp_path: Path) -> None:
    script = f"""
from pathlib import Path
from records.article import Article, Block
from records.sentence import Sentence
from translation.memory import DictMemory
from translation.packs import PackStore
from translation.translator import Translator

text = "".join(f"Setning nummer {{i:4}}.\\n" for i in range(2000))
sentences = [Sentence(i * 21, i * 21 + 20, "nb", 1.0, "translate", 0) for i in range(2000)]
translator = Translator(PackStore(Path({str(tmp_path)!r}), [Path({str(tiny)!r})]), DictMemory())
next(translator.render(Article(text, "", (Block("paragraph", 0, len(text)),)), sentences, "en"))
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_decoding_gives_the_place_of_every_piece(parts: Path) -> None:
    tokenizer = SentencePieceTokenizer(parts / "sentencepiece.model")
    decoded = tokenizer.decode(["▁Iran", "erne", "▁", "<unk>", "<0xC3>", "<0xB8>", "▁er", "."])
    assert decoded.text == "Iranerne ø er."
    assert [decoded.text[a:b] for a, b in decoded.spans] == ["Iran", "erne", "", "", "", "", "er", "."]
    encoded = tokenizer.encode(["Iran har sendt to."])[0]
    assert "".join(encoded.text[a:b] for a, b in encoded.spans) == "Iranharsendtto."


def test_a_package_with_a_target_prefix_does_not_show_it(pack: Pack, store: PackStore) -> None:
    model = Model(replace(pack, target_prefix="▁Iran"), store.open(pack), workers=1)
    source = SentencePieceTokenizer(pack.path / "sentencepiece.model").encode(["De fleste vil velge."])
    (waiting,) = model.submit(source)
    assert waiting.result().hypotheses[0][0] == "▁Iran"
    read = model.read(waiting.result())
    assert list(read.target.pieces) == waiting.result().hypotheses[0][1:]
    assert len(read.attention) == len(read.target.pieces)


def test_a_model_that_does_not_load_is_told(pack: Pack, tmp_path: Path, parts: Path) -> None:
    (tmp_path / "sentencepiece.model").write_bytes((parts / "sentencepiece.model").read_bytes())
    with pytest.raises(SidelightError, match="cannot be loaded"):
        Engine(pack, tmp_path)


def test_settings_go_into_the_key() -> None:
    assert Settings(beam=2).key != Settings(beam=4).key


def test_the_engine_is_not_imported_before_it_is_needed() -> None:
    script = (
        "import sys, translation.translator, translation.packs\n"
        "print({'ctranslate2', 'sentencepiece', 'numpy', 'argostranslate'} & set(sys.modules))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "set()"


def test_the_starter_pack_translates(starter: PackStore) -> None:
    pack = starter.find("nb", "en")
    assert pack is not None
    engine = Engine(pack, starter.open(pack))
    sentences = ["Iranerne er smarte.", "Se https://www.nrk.no/a_b for mer.", "Han sa «nei» 3 ganger i 2014."]
    smart, address, number = engine.translate(sentences)
    assert "Iranians" in smart.text
    assert "https://www.nrk.no/a_b" in address.text
    assert "2014" in number.text
    pairs = {
        (sentences[0][link.src_start : link.src_end], smart.text[link.tgt_start : link.tgt_end])
        for link in smart.links
    }
    assert {("Iranerne", "Iranians"), ("er", "are")} <= pairs
