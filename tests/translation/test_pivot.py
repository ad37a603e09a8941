from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from records.article import Article, Block
from records.rendering import WordLink
from records.sentence import Sentence
from translation.doubts import doubts
from translation.engine import Engine
from translation.memory import DictMemory
from translation.packs import PackStore
from translation.pivot import composed
from translation.translator import Translator
from translation.words import words

Build = Callable[..., Path]
FOREIGN = (
    "Iran har sendt to bataljoner.",
    "De fleste vil velge Iran.",
    "https://nrk.no 2014",
    "Irak er i krise.",
)


def link(source: tuple[int, int], target: tuple[int, int], weight: float = 0.8) -> WordLink:
    return WordLink(*source, *target, weight)


def test_links_are_composed_over_the_words_between() -> None:
    first = [link((0, 4), (0, 3)), link((5, 9), (4, 8)), link((10, 12), (9, 12), 0.2)]
    second = [link((4, 8), (0, 5), 0.5), link((0, 3), (6, 9)), link((9, 12), (10, 12), 0.3)]
    assert composed(first, second) == (link((5, 9), (0, 5), 0.4), link((0, 4), (6, 9), 0.64))


def test_of_several_ways_the_surest_counts_and_faint_ones_are_left_out() -> None:
    first = [link((0, 4), (0, 3), 0.9), link((0, 4), (4, 8), 0.3), link((5, 9), (4, 8), 0.9)]
    second = [link((0, 3), (0, 5), 0.9), link((4, 8), (0, 5), 0.2), link((4, 8), (6, 9), 0.9)]
    assert composed(first, second) == (link((0, 4), (0, 5), 0.81), link((5, 9), (6, 9), 0.81))


def test_a_word_between_that_was_joined_or_parted_still_leads_on() -> None:
    assert composed([link((0, 4), (0, 9))], [link((5, 9), (2, 6))]) == (link((0, 4), (2, 6), 0.64),)


def article_of(*texts: str) -> tuple[Article, tuple[Sentence, ...]]:
    text, sentences = "", []
    for line in texts:
        sentences.append(Sentence(len(text), len(text) + len(line), "nb", 1.0, "translate", 0))
        text += line + " "
    return Article(text, "", (Block("paragraph", 0, len(text)),)), tuple(sentences)


def test_an_article_goes_through_two_packs_and_each_rendering_names_both(
    store: PackStore, build: Build
) -> None:
    store.install(build("en", "de"))
    article, sentences = article_of(*FOREIGN)
    memory = DictMemory()
    rendered = dict(Translator(store, memory).render(article, sentences, "de"))
    assert sorted(rendered) == [0, 1, 2, 3]
    assert rendered[2].state == "kept"
    machine = [rendered[index] for index in (0, 1, 3)]
    assert {item.pack for item in machine} == {"translate-nb_en-1_0+translate-en_de-1_0"}
    assert all(item.score is not None and item.score <= 0 for item in machine)
    for index in (0, 1, 3):
        for found in rendered[index].alignment:
            assert 0 <= found.src_start < found.src_end <= len(FOREIGN[index])
            assert 0 <= found.tgt_start < found.tgt_end <= len(rendered[index].text)
    again = Translator(store, memory)
    assert list(again.remembered(article, sentences, "de")) == [rendered[index] for index in range(4)]
    assert again._engines.loaded() == ()


def test_each_step_is_what_the_packs_make_alone(store: PackStore, build: Build) -> None:
    store.install(build("en", "de"))
    translator = Translator(store, DictMemory())
    between = list(translator.lines(FOREIGN, "nb", "en"))
    assert list(translator.lines(FOREIGN, "nb", "de")) == list(translator.lines(between, "en", "de"))


def test_doubts_are_about_the_original_and_the_final_text(store: PackStore, build: Build) -> None:
    store.install(build("en", "de"))
    text = "Prisen steg ikke med 12 kroner i mars, sier Kari."
    article, sentences = article_of(text)
    (rendering,) = dict(Translator(store, DictMemory()).render(article, sentences, "de")).values()
    assert rendering.doubts == doubts(text, rendering.text, rendering.score, "nb", "de")
    assert rendering.doubts, "packs of random weights give nothing to rely on"


def test_the_links_of_the_shipped_pack_lead_through_a_second_step(starter: PackStore) -> None:
    """A second step that changes nothing leaves the shipped pack's links where they are."""
    pack = starter.find("nb", "en")
    assert pack is not None
    sentence = "De fleste vil velge Iran."
    (alone,) = Engine(pack, starter.open(pack)).translate([sentence])
    same = [WordLink(start, end, start, end, 1.0) for start, end in words(alone.text)]
    links = composed(alone.links, same)
    pairs = {(link.src_start, link.tgt_start) for link in links}
    assert pairs <= {(link.src_start, link.tgt_start) for link in alone.links}
    linked = {(sentence[x.src_start : x.src_end], alone.text[x.tgt_start : x.tgt_end]) for x in links}
    assert ("Iran", "Iran") in linked
