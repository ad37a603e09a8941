from __future__ import annotations

from pathlib import Path

import pytest
from glossary_material import TERMS, sentences

from records.article import Article, Block
from records.glossary import CaseRule, Term
from records.sentence import Sentence
from storage.cache import RenderingCache
from translation.glossary import Glossary
from translation.memory import DictMemory
from translation.packs import PackStore
from translation.translator import Translator


def term(words: str, translation: str = "", rule: CaseRule = "ignore", source: str = "nb") -> Term:
    return Term(words, source, "en", words, translation, rule)


def found(text: str, *terms: Term) -> list[str]:
    return [text[m.start : m.end] for m in Glossary(terms).between("nb", "en").matches(text)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Nav svarte. NAV!", term("Nav"), ["Nav", "NAV"]),
        ("Nav svarte. NAV!", term("Nav", rule="exact"), ["Nav"]),
        ("Navnet på Nav-kontoret", term("Nav"), ["Nav"]),
        ("Stortingets vedtak", term("Stortinget"), ["Stortinget"]),
        ("Den  norske\nkirke", term("Den norske kirke"), ["Den  norske\nkirke"]),
        (
            "bataljon, bataljonene, bataljonenes",
            term("bataljon", "b"),
            ["bataljon", "bataljonene", "bataljonene"],
        ),
        ("to bataljoner", term("bataljon"), []),
        ("en iraner fra Iran", term("Iran", "Persia"), ["Iran"]),
        ("byer og by", term("by", "town"), ["by"]),
        ("skriv til @nav og C++!", term("@nav"), ["@nav"]),
        ("skriv C++!", term("C++"), ["C++"]),
    ],
)
def test_terms_are_found_as_words_in_their_forms(text: str, words: Term, expected: list[str]) -> None:
    assert found(text, words) == expected


def test_of_several_terms_the_longest_counts_and_the_language_decides() -> None:
    several = (
        term("Den norske kirke"),
        term("norske"),
        Term("x", "de", "en", "Kirche", ""),
        Term("y", "", "", "alle", ""),
    )
    assert found("Den norske kirke er for alle, ikke Kirche.", *several) == ["Den norske kirke", "alle"]


def test_a_term_for_this_pair_goes_before_one_for_any() -> None:
    terms = Glossary([Term("a", "", "", "Nav", "Elsewhere"), Term("b", "nb", "en", "Nav", "")])
    assert terms.between("nb", "en").matches("Nav")[0].term.id == "b"
    assert terms.between("da", "en").matches("Nav")[0].term.id == "a"


def test_300_sentences_keep_their_protected_terms(
    starter: PackStore, capsys: pytest.CaptureFixture[str]
) -> None:
    material = sentences()
    assert len(set(material)) == 300
    glossary = Glossary(term(words) for words in TERMS)
    plain = Translator(starter, DictMemory())
    kept = Translator(starter, DictMemory(), glossary=lambda: glossary)
    texts = [text for text, _ in material]
    before = sum(
        words in out for (_, words), out in zip(material, plain.lines(texts, "nb", "en"), strict=True)
    )
    results = list(kept.lines(texts, "nb", "en"))
    after = sum(words in out for (_, words), out in zip(material, results, strict=True))
    with capsys.disabled():
        print(f"\nprotected terms to the letter: {after} of 300 (without the glossary {before})")
    plain.close()
    kept.close()
    assert after >= 297
    assert all("Google" not in out for out in results), "no stand-in stays behind"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran har sendt to bataljoner til Irak.", "battalions"),
        ("Bataljonen ble sendt til grensen.", "The battalion"),
        ("Stortingets vedtak ble møtt med protester.", "Stortinget's "),
        ("STORTINGET VEDTAR EN NY LOV I DAG", "STORTINGET"),
    ],
)
def test_terms_come_out_in_the_form_that_the_sentence_has(
    starter: PackStore, text: str, expected: str
) -> None:
    glossary = Glossary([term("bataljon", "battalion"), term("Stortinget")])
    translator = Translator(starter, DictMemory(), glossary=lambda: glossary)
    (out,) = translator.lines([text], "nb", "en")
    translator.close()
    assert expected in out


def test_more_terms_than_stand_ins_come_out_all_the_same(starter: PackStore) -> None:
    names = [f"Firma{letter}" for letter in "ABCDEFGH"]
    glossary = Glossary(term(name) for name in names)
    translator = Translator(starter, DictMemory(), glossary=lambda: glossary)
    text = f"{', '.join(names[:-1])} og {names[-1]}s eiere er enige."
    (out,) = translator.lines([text], "nb", "en")
    translator.close()
    assert [name for name in names if name in out] == names


def test_links_of_a_sentence_with_terms_lie_in_it(starter: PackStore) -> None:
    text = "Iran har sendt to bataljoner til Irak."
    article = Article(text, "t", (Block("paragraph", 0, len(text)),))
    glossary = Glossary([term("bataljon", "battalion")])
    translator = Translator(starter, DictMemory(), glossary=lambda: glossary)
    ((_, rendering),) = translator.render(article, (Sentence(0, len(text), "nb", 1.0, "translate", 0),), "en")
    translator.close()
    pairs = {
        (text[a.src_start : a.src_end], rendering.text[a.tgt_start : a.tgt_end]) for a in rendering.alignment
    }
    assert ("bataljoner", "battalions") in pairs
    assert ("Irak", "Iraq") in pairs


def test_a_changed_glossary_translates_only_the_sentences_with_the_term(
    store: PackStore, tmp_path: Path
) -> None:
    texts = ["Iran har sendt to bataljoner.", "De fleste vil velge Iran.", "Prisen er høy."]
    given: list[str] = []
    terms: list[Term] = []

    class Counting(Translator):
        def _finished(self, work):  # type: ignore[no-untyped-def]
            given.extend(source.text for source in work[0].values())
            return super()._finished(work)

    text = "\n".join(texts)
    spans, at = [], 0
    for line in texts:
        spans.append(Sentence(at, at + len(line), "nb", 1.0, "translate", 0))
        at += len(line) + 1
    article = Article(text, "t", (Block("paragraph", 0, len(text)),))
    with RenderingCache(tmp_path / "cache.db") as cache:
        translator = Counting(store, cache, glossary=lambda: Glossary(terms))
        for change, expected in (
            (None, texts),
            (term("bataljon", "battalion"), texts[:1]),
            (term("Iran"), texts[:2]),
            (term("høy", rule="exact"), texts[2:]),
            (term("finnes ikke"), []),
        ):
            terms += [change] if change else []
            given.clear()
            list(translator.render(article, spans, "en"))
            assert given == expected
        terms.clear()
        given.clear()
        list(translator.render(article, spans, "en"))
        assert given == [], "what was translated before is remembered"
        translator.close()
