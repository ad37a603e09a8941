from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from records.article import Article, Block
from records.sentence import LanguageOverride
from translation.segment import segment

SAMPLE = Path(__file__).parents[2] / "seeds" / "iran-irak-isis.txt"


def article(text: str) -> Article:
    found = re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", text)
    return Article(text, "", tuple(Block("paragraph", match.start(), match.end()) for match in found))


def test_the_sample_is_told_apart_sentence_by_sentence() -> None:
    sample = article(SAMPLE.read_text(encoding="utf-8"))
    sentences = segment(sample, "nb", {"en"})
    assert "".join({"nb": "n", "en": "e"}[sentence.lang] for sentence in sentences) == "nnnnnnneeeeneeeeeee"
    assert all((sentence.route == "keep") == (sentence.lang == "nb") for sentence in sentences)
    assert {sentence.route for sentence in sentences} == {"keep", "translate"}


def test_the_route_follows_target_and_packs() -> None:
    text = article("Dette er en setning på norsk, og den er ikke lang.\n\nThis is not a very long one.")
    assert [sentence.route for sentence in segment(text, "en", {"nb"})] == ["translate", "keep"]
    assert [sentence.route for sentence in segment(text, "en-GB", ())] == ["unsupported", "keep"]
    assert [sentence.route for sentence in segment(text, "no", ())] == ["keep", "unsupported"]


def test_an_english_quote_with_a_norwegian_attribution_is_english() -> None:
    text = "«We are on alert and we also follow the developments in Iraq very closely», sier talsmannen."
    (sentence,) = segment(article(text + "\n"), "nb", {"en"})
    assert sentence.lang == "en"


def test_a_person_may_choose_the_language() -> None:
    text = article("Ja visst.\n\nThis is not a very long one.")
    first, second = segment(
        text, "nb", {"en"}, [LanguageOverride(0, 9, "da"), LanguageOverride(11, 39, "sv")]
    )
    assert (first.lang, first.overridden, first.confidence, first.route) == ("da", True, 1.0, "unsupported")
    assert second.lang == "sv"


def test_sentences_stay_inside_their_blocks() -> None:
    text = article("En overskrift uten punktum\n\nDen første setningen. Den andre, uten slutt\n\n– Ja")
    sentences = segment(text, "nb", ())
    assert [sentence.block for sentence in sentences] == [0, 1, 1, 2]
    for sentence in sentences:
        block = text.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end


def test_nothing_gives_nothing() -> None:
    assert segment(Article("", "", ()), "nb", {"en"}) == ()


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aeBØ1 .?!\"«»–'\n\u00a0и日", max_size=60))
def test_any_text_is_covered_apart_from_white_space(text: str) -> None:
    sentences = segment(article(text), "nb", {"en"})
    covered = "".join(text[sentence.start : sentence.end] for sentence in sentences)
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", text)


def test_one_nynorsk_sentence_does_not_turn_a_bokmal_article() -> None:
    text = article(
        "Jeg tror ikke det, sier hun. Hun sa at det ikke er noe å si om saken.\n\n"
        "Eg trur ikkje at dette er rett, seier ho.\n\nMen det er ikke hun som skal bestemme, sier han."
    )
    assert {sentence.lang for sentence in segment(text, "en", {"nb"})} == {"nb"}


def test_a_script_that_the_language_is_not_written_in_is_unknown() -> None:
    text = article(
        "Dette er en norsk artikkel, og den har mange ord på norsk. Hun sier ikke mer enn det.\n\n"
        "Эта фраза.\n\n这是中文。\n\nهذا نص."
    )
    sentences = segment(text, "en", {"nb"})
    assert [s.lang for s in sentences] == ["nb", "nb", "und", "und", "und"]
    assert {s.route for s in sentences[2:]} == {"unsupported"}
