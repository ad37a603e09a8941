from __future__ import annotations

from records.article import Article, Block, Span
from records.glossary import Term
from records.sentence import Sentence
from translation.engine import Engine
from translation.glossary import Terms
from translation.memory import DictMemory, Settings, memory_key
from translation.package import Pack
from translation.packs import PackStore
from translation.parts import plan
from translation.pivot import Pivot
from translation.source import Source, sources_of
from translation.translator import Translator
from translation.worded import Worded

TEXT = "Skriv  sudo  rm -rf  i vinduet. Det er farlig."
CODE = Span("code", 7, 19)


def sample() -> tuple[Article, tuple[Sentence, ...]]:
    spans = (CODE, Span("emphasis", 39, 45), Span("code", 28, 36))
    article = Article(TEXT, "", (Block("paragraph", 0, len(TEXT)),), spans)
    places = ((0, 31), (32, len(TEXT)))
    return article, tuple(Sentence(*place, "nb", 1.0, "translate", 0) for place in places)


def test_inline_code_inside_a_sentence_is_verbatim_and_nothing_else_is() -> None:
    article, sentences = sample()
    assert sources_of(article, sentences) == [
        Source("Skriv  sudo  rm -rf  i vinduet.", ((7, 19),)),
        Source("Det er farlig."),
    ]


def test_code_is_hidden_and_comes_back_to_the_letter() -> None:
    made = plan("Skriv  sudo  rm -rf  i vinduet.", verbatim=((7, 19),))
    (part,) = made.parts
    assert part.text == "Skriv Google i vinduet."
    assert part.stand_ins == (("Google", "sudo  rm -rf"),)


def test_an_address_inside_code_is_part_of_it() -> None:
    (part,) = plan("Kjør curl nrk.no eller se vg.no.", verbatim=((5, 16),)).parts
    assert dict(part.stand_ins) == {"Google": "curl nrk.no", "NATO": "vg.no"}


def test_a_sentence_of_code_alone_is_copied() -> None:
    assert all(part.verbatim for part in plan("make test", verbatim=((0, 9),)).parts)


def test_code_survives_any_model_also_through_two_packs(store: PackStore, pack: Pack) -> None:
    engine = Engine(pack, store.open(pack), workers=1)
    for translator in (engine, Pivot(engine, engine)):
        (made,) = translator.begin([TEXT[:31]], [((7, 19),)]).finish()
        assert "sudo  rm -rf" in made.text


def test_more_code_than_there_are_stand_ins_survives(store: PackStore, pack: Pack) -> None:
    codes = [f"f{index}(x)" for index in range(12)]
    sentence = "Kall " + " og ".join(codes) + " nå."
    spans = [(sentence.index(code), sentence.index(code) + len(code)) for code in codes]
    (made,) = Engine(pack, store.open(pack), workers=1).begin([sentence], [spans]).finish()
    assert all(code in made.text for code in codes)


def test_an_article_keeps_its_code(store: PackStore) -> None:
    article, sentences = sample()
    rendered = dict(Translator(store, DictMemory()).render(article, sentences, "en"))
    assert "sudo  rm -rf" in rendered[0].text


def test_a_sentence_with_code_is_remembered_apart_from_one_without(pack: Pack) -> None:
    assert memory_key(pack, Settings(), "Skriv ls.", "", ((6, 8),)) != memory_key(
        pack, Settings(), "Skriv ls."
    )


def test_a_term_inside_code_is_code_and_one_beside_it_is_a_term(store: PackStore, pack: Pack) -> None:
    terms = Terms([Term("1", "nb", "en", "vinduet", "pane")], "nb", "en")
    sentence = "Skriv open vinduet i vinduet."
    engine = Worded(Engine(pack, store.open(pack), workers=1), terms)
    (made,) = engine.begin([sentence], [[(6, 18)]]).finish()
    assert "open vinduet" in made.text
    assert "pane" in made.text
