from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from records.article import Article, Block
from records.errors import SidelightError
from records.rendering import NOT_TRANSLATED, Rendering
from records.sentence import Route, Sentence
from translation.memory import DictMemory, Settings, memory_key
from translation.package import Pack
from translation.packs import PackStore
from translation.running import Running
from translation.translator import Translator

FOREIGN = [
    "Iran har sendt to bataljoner.",
    "De fleste vil velge Iran.",
    "Iranerne er smarte.",
    "Det gikk ikke lenge.",
    "De ser en sjanse.",
    "Prisen er høy.",
    "Irak er i krise.",
    "USA tilbød samarbeid.",
]


class WatchedMemory(DictMemory):
    def __init__(self) -> None:
        super().__init__()
        self.stored: list[list[str]] = []

    def put(self, items: Mapping[str, Rendering]) -> None:
        self.stored.append(list(items))
        super().put(items)


def made(*items: tuple[str, str, Route]) -> tuple[Article, tuple[Sentence, ...]]:
    """Return an article of one sentence a line, each with its language and route."""
    text, sentences = "", []
    for index, (words, lang, route) in enumerate(items):
        sentences.append(Sentence(len(text), len(text) + len(words), lang, 1.0, route, index))
        text += words + "\n"
    blocks = tuple(Block("paragraph", item.start, item.end) for item in sentences)
    return Article(text, "Title", blocks), tuple(sentences)


def foreign(*texts: str) -> tuple[Article, tuple[Sentence, ...]]:
    return made(*((text, "nb", "translate") for text in texts))


def test_kept_sentences_are_kept_to_the_letter(store: PackStore) -> None:
    kept = "The “US”\u00a0said  so…\u00ad"
    article, sentences = made((kept, "en", "keep"), ("Hei", "nb", "translate"), ("Ü", "tr", "unsupported"))
    renderings = Translator(store, DictMemory()).remembered(article, sentences, "en")
    assert renderings == (Rendering(kept, "kept"), NOT_TRANSLATED, NOT_TRANSLATED)


def test_what_was_rendered_is_remembered_and_never_translated_again(store: PackStore, tmp_path: Path) -> None:
    memory = WatchedMemory()
    article, sentences = foreign(*FOREIGN)
    rendered = dict(Translator(store, memory).render(article, sentences, "en"))
    assert sorted(rendered) == list(range(len(FOREIGN)))
    assert all(item.state == "machine" and item.pack == "translate-nb_en-1_0" for item in rendered.values())
    stored = len(memory.stored)
    fresh = Translator(store, memory)
    assert fresh.remembered(article, sentences, "en") == tuple(rendered[i] for i in range(len(FOREIGN)))
    assert dict(fresh.render(article, sentences, "en")) == rendered
    assert len(memory.stored) == stored
    assert fresh._engines.loaded() == ()


def test_the_same_sentence_is_translated_once(store: PackStore) -> None:
    memory = WatchedMemory()
    article, sentences = foreign("Hei du.", "Ha det.", "Hei du.", "Hei du.")
    rendered = dict(Translator(store, memory).render(article, sentences, "en"))
    assert rendered[0] == rendered[2] == rendered[3]
    assert sorted(rendered) == [0, 1, 2, 3]
    assert sum(len(keys) for keys in memory.stored) == 2


def watched(translator: Translator) -> list[str]:
    """Return a list that will hold the sentences which its engine is given, in that order."""
    engine = translator._engine(translator._need("nb", "en"))
    asked: list[str] = []
    begin = engine.begin

    def noted(texts: Sequence[str], verbatim: Sequence[Sequence[tuple[int, int]]] = ()) -> Running:
        asked.extend(texts)
        return begin(texts, verbatim)

    engine.begin = noted  # type: ignore[method-assign]
    return asked


def test_the_visible_sentences_are_asked_for_first(store: PackStore) -> None:
    """Which are ready first depends on the machine: several batches are under way at a time."""
    lines = [f"Setning nummer {index} er her." for index in range(40)]
    article, sentences = foreign(*lines)
    translator = Translator(store, DictMemory())
    asked = watched(translator)
    made = [index for index, _ in translator.render(article, sentences, "en", first=20)]
    reading = [*range(20, 40), *range(19, -1, -1)]
    assert asked[:28] == [lines[index] for index in reading[:28]]  # 4, 8 and 16; then those of like length
    assert sorted(made) == sorted(reading)


def test_what_is_near_comes_before_what_is_far(store: PackStore) -> None:
    lines = [f"Setning {index} er {'svært ' * (index * 7 % 5)}kort." for index in range(400)]
    article, sentences = foreign(*lines)
    translator = Translator(store, DictMemory())
    asked = watched(translator)
    assert sorted(index for index, _ in translator.render(article, sentences, "en")) == list(range(400))
    assert set(asked[28:348]) == set(lines[28:348])
    assert sorted(asked[28:348], key=len) == asked[28:348]


def test_what_is_under_way_at_a_cancel_is_not_done_again(store: PackStore) -> None:
    memory = WatchedMemory()
    article, sentences = foreign(*(f"Setning nummer {index} er her." for index in range(60)))
    translator = Translator(store, memory)
    asked = watched(translator)
    stop = threading.Event()
    seen = []
    for index, _ in translator.render(article, sentences, "en", cancelled=stop.is_set):
        seen.append(index)
        stop.set()
    seen += [index for index, _ in translator.render(article, sentences, "en")]
    assert sorted(set(seen)) == list(range(60))
    assert len(asked) == len(set(asked)) == 60


def test_what_was_left_by_another_article_is_kept_for_it(store: PackStore) -> None:
    memory = WatchedMemory()
    article, sentences = foreign(*(f"Setning nummer {index} er her." for index in range(60)))
    translator = Translator(store, memory)
    stop = threading.Event()
    for _ in translator.render(article, sentences, "en", cancelled=stop.is_set):
        stop.set()
    done = sum(len(keys) for keys in memory.stored)
    other, its_sentences = foreign("Hei du.")
    assert [index for index, _ in translator.render(other, its_sentences, "en")] == [0]
    assert sum(len(keys) for keys in memory.stored) > done + 1


def test_a_cancel_returns_at_once(store: PackStore) -> None:
    article, sentences = foreign(*(f"Setning nummer {index} er her." for index in range(2_000)))
    stop = threading.Event()
    asked = 0.0
    for _ in Translator(store, DictMemory()).render(article, sentences, "en", cancelled=stop.is_set):
        if not stop.is_set():
            stop.set()
            asked = time.monotonic()
    assert time.monotonic() - asked < 0.6


def test_no_watch_is_left_when_work_goes_on_after_the_end(store: PackStore) -> None:
    before = watches()
    translator = Translator(store, DictMemory())
    article, sentences = foreign(*FOREIGN)
    rendering = translator.render(article, sentences, "en")
    translator.close()
    assert next(rendering)[1].text
    assert watches() <= before


def test_a_translator_that_nobody_holds_is_watched_no_longer(store: PackStore) -> None:
    before = watches()
    translator = Translator(store, DictMemory())
    article, sentences = foreign(*FOREIGN)
    assert dict(translator.render(article, sentences, "en"))
    (watch,) = watches() - before
    del translator
    gc.collect()
    watch.join(5)
    assert not watch.is_alive()


def watches() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)}


def test_idle_packs_are_unloaded_and_loaded_again(store: PackStore) -> None:
    article, sentences = foreign(*FOREIGN)
    translator = Translator(store, DictMemory(), idle=0.6)
    first = dict(translator.render(article, sentences, "en"))
    assert translator._engines.loaded() == ("translate-nb_en-1_0",)
    deadline = time.monotonic() + 10
    while translator._engines.loaded() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert translator._engines.loaded() == ()
    translator._memory = DictMemory()
    assert dict(translator.render(article, sentences, "en")) == first
    assert translator._engines.loaded() == ("translate-nb_en-1_0",)


def test_cancelling_stops_soon_and_keeps_what_is_done(store: PackStore) -> None:
    memory = WatchedMemory()
    article, sentences = foreign(*(f"Setning nummer {index} er her." for index in range(200)))
    stop = threading.Event()
    seen = []
    for index, _ in Translator(store, memory).render(article, sentences, "en", cancelled=stop.is_set):
        seen.append(index)
        stop.set()
    assert 1 <= len(seen) < 20
    assert sum(len(keys) for keys in memory.stored) == len(seen)
    remembered = Translator(store, memory).remembered(article, sentences, "en")
    assert [i for i, item in enumerate(remembered) if item != NOT_TRANSLATED] == sorted(seen)


def test_cancelled_before_the_start_loads_nothing(store: PackStore) -> None:
    article, sentences = foreign(*FOREIGN)
    translator = Translator(store, DictMemory())
    assert list(translator.render(article, sentences, "en", cancelled=lambda: True)) == []
    assert translator._engines.loaded() == ()


def test_several_languages_each_use_their_pack(store: PackStore, build: Callable[..., Path]) -> None:
    store.install(build("da", "en"))
    items: list[tuple[str, str, Route]] = [("Hei.", "nb", "translate"), ("Hej.", "da", "translate")]
    article, sentences = made(*items, ("Moi.", "fi", "translate"), ("Hi.", "en", "keep"))
    rendered = dict(Translator(store, DictMemory()).render(article, sentences, "en"))
    assert {index: item.pack for index, item in rendered.items()} == {
        0: "translate-nb_en-1_0",
        1: "translate-da_en-1_0",
    }


def test_a_full_pack_translates_anew_and_the_memory_keeps_what_each_has_made(
    store: PackStore, build: Callable[..., Path]
) -> None:
    memory = DictMemory()
    article, sentences = foreign(*FOREIGN[:3])
    draft = dict(Translator(store, memory).render(article, sentences, "en"))
    full = store.install(build(version="1.9"))
    translator = Translator(store, memory)
    assert translator.remembered(article, sentences, "en") == (NOT_TRANSLATED,) * 3
    made = dict(translator.render(article, sentences, "en"))
    assert {item.pack for item in draft.values()} == {"translate-nb_en-1_0"}
    assert {item.pack for item in made.values()} == {"translate-nb_en-1_9"}
    store.remove(full.name)
    again = Translator(store, memory)
    assert again.remembered(article, sentences, "en") == tuple(draft[index] for index in range(3))
    assert again._engines.loaded() == ()


def test_what_holds_no_words_is_kept(store: PackStore) -> None:
    article, sentences = foreign("😀 https://nrk.no", "2014")
    rendered = dict(Translator(store, DictMemory()).render(article, sentences, "en"))
    assert [rendered[i].text for i in (0, 1)] == ["😀 https://nrk.no", "2014"]
    assert {item.state for item in rendered.values()} == {"kept"}


def test_a_damaged_pack_is_a_known_problem(store: PackStore, build: Callable[..., Path]) -> None:
    pack = store.install(build("nb", "en", "2.0"))
    (pack.path / "model" / "model.bin").write_bytes(b"")
    article, sentences = foreign("Hei.")
    with pytest.raises(SidelightError, match="damaged"):
        list(Translator(store, DictMemory()).render(article, sentences, "en"))


def test_lines_stay_lines(store: PackStore) -> None:
    lines = ["Hei du.\n", "\n", "", "  Ha det. \r\n", "😀\n", "Hei du.\n"] * 100
    done = list(Translator(store, DictMemory()).lines(lines, "nb", "en"))
    assert len(done) == len(lines)
    assert not any("\n" in line for line in done)
    assert [line for line in done[:6] if not line] == ["", ""]
    assert done[0] == done[5] == done[6]
    assert done[4] == "😀"


def test_lines_in_the_target_language_pass_through(store: PackStore) -> None:
    assert list(Translator(store, DictMemory()).lines([" As it is. \n"], "en", "en")) == [" As it is. "]


def test_lines_without_a_pack_are_a_known_problem(store: PackStore) -> None:
    with pytest.raises(SidelightError, match="from fi to en"):
        list(Translator(store, DictMemory()).lines(["Hei."], "fi", "en"))


def test_the_key_tells_packs_settings_and_sentences_apart(pack: Pack) -> None:
    keys = [
        memory_key(pack, Settings(), "Hei du."),
        memory_key(replace(pack, version="1.1"), Settings(), "Hei du."),
        memory_key(replace(pack, sha256="0"), Settings(), "Hei du."),
        memory_key(pack, Settings(beam=2), "Hei du."),
        memory_key(pack, Settings(), "Hei du"),
    ]
    assert len(set(keys)) == len(keys)
    assert memory_key(pack, Settings(), "Hei\ndu.") == keys[0]
    assert all(len(key) == 64 for key in keys)


def test_translating_the_sample_with_the_starter_pack(starter: PackStore) -> None:
    article, sentences = foreign(
        "De fleste vil velge Iran.", "Iranerne er smarte.", "Det gikk ikke lenge før de kom tilbake."
    )
    rendered = dict(Translator(starter, DictMemory()).render(article, sentences, "en"))
    assert "Iran" in rendered[0].text
    assert "Iranians" in rendered[1].text
    for index, rendering in rendered.items():
        links = sorted((link.tgt_start, link.tgt_end) for link in rendering.alignment)
        assert all(a[1] <= b[0] or a == b for a, b in pairwise(links))
        assert rendering.score is not None
        assert -1.5 < rendering.score < 0, (index, rendering)
