from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import golden
import pytest
from formats_material import PARAGRAPHS, reading
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.html_reading import to_html
from records.analysis import Analysis, Quote, Why
from records.article import Article, Block
from records.reading import Reading
from records.rendering import NOT_TRANSLATED, Rendering
from records.sentence import Sentence

VOID = {"meta"}
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"' onload='x"


class Page(HTMLParser):
    """Check that a page is well nested, and gather what the tests ask about."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._ids: list[str | None] = []
        self.feed(page)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)
            self._ids.append(dict(attrs).get("id"))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag
        self._ids.pop()

    def handle_data(self, data: str) -> None:
        if "sup" not in self.stack:
            for name in self._ids:
                if name:
                    self.texts[name] = self.texts.get(name, "") + data


def test_the_page_is_the_golden_one() -> None:
    page = re.sub(r"<style>.*?</style>", "<style></style>", to_html(reading()), flags=re.S)
    golden.check(page, "reading.html")


def test_the_page_holds_no_script_and_asks_for_nothing_from_outside() -> None:
    page = Page(to_html(reading()))
    assert not {name for name, _ in page.tags} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
    }
    for name, attributes in page.tags:
        assert not [key for key in attributes if key.startswith("on") or key in ("src", "style", "srcset")]
        href = attributes.get("href") or "#"
        assert href.startswith(("#", "https://"))
        assert name != "meta" or attributes.get("http-equiv") in (None, "Content-Security-Policy")
    style = re.search(r"<style>(.*?)</style>", to_html(reading()), re.S)
    assert style
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    assert "prefers-color-scheme: dark" in style[1]
    assert "@media print" in style[1]


def test_every_sentence_and_its_translation_are_there_with_their_languages() -> None:
    page = Page(to_html(reading()))
    spans = {attributes["id"]: attributes for _, attributes in page.tags if "data-pair" in attributes}
    text = reading().article.text
    for index, (sentence, rendering) in enumerate(
        zip(reading().sentences, reading().renderings, strict=True)
    ):
        assert page.texts[f"s{index}"] == text[sentence.start : sentence.end]
        assert page.texts[f"t{index}"] == (rendering.text or "—")
        assert spans[f"s{index}"]["lang"] == sentence.lang
    assert spans["t1"]["lang"] == "en"


def test_states_are_told_in_words() -> None:
    page = to_html(reading())
    for words in (
        "machine translation by translate-nb_en-1_9",
        "original English, kept to the letter",
        "translation edited by a person",
        "translation verified by a person",
        "not translated: no language pack for Norwegian Nynorsk",
        "2014 became 2015",
        "prediction by the author",
    ):
        assert words in page


def test_every_link_inside_the_page_has_its_target_and_no_id_comes_twice() -> None:
    page = Page(to_html(reading()))
    ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    inner = {
        href[1:] for _, attributes in page.tags if (href := attributes.get("href") or "").startswith("#")
    }
    assert inner <= set(ids)
    assert {"n1", "n2", "n3", "n4"} <= set(ids)


def hostile() -> Reading:
    text = EVIL + "\x00\u202e"
    sentence = Sentence(0, len(text), EVIL, 1.0, "translate", 0)
    annotations = tuple(
        replace(one, start=0, end=len(text), text=EVIL, tags=(EVIL,), id=EVIL, rendering=None, exact=EVIL)
        for one in reading().annotations[:1]
    )
    quote = Quote(0, len(text), "direct", None, EVIL, None, EVIL, False, Why(EVIL))
    return Reading(
        Article(text, EVIL, (Block("paragraph", 0, len(text)),), source="javascript:alert(1)", author=EVIL),
        (sentence,),
        Analysis((quote,)),
        (Rendering(EVIL, "machine", pack=EVIL),),
        EVIL,
        annotations,
    )


def test_hostile_words_stay_words() -> None:
    page = Page(to_html(hostile()))
    assert not {name for name, _ in page.tags} & {"script", "img"}
    assert all((attributes.get("href") or "#").startswith("#") for _, attributes in page.tags)
    assert page.texts["s0"] == EVIL + "\ufffd\u202e"


def test_an_article_of_one_untranslated_sentence_needs_no_summary() -> None:
    text = PARAGRAPHS[0]
    bare = Reading(
        Article(text, "", (Block("paragraph", 0, len(text)),)),
        (Sentence(0, len(text), "und", 0.0, "translate", 0),),
        Analysis(),
        (NOT_TRANSLATED,),
        "en",
    )
    page = Page(to_html(bare))
    assert page.texts["t0"] == "—"
    assert not [one for _, one in page.tags if one.get("class") == "summary"]


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30), st.data())
def test_any_marks_over_any_text_leave_the_text_whole(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(place, place).filter(lambda pair: pair[0] < pair[1]), max_size=4))
    annotations = tuple(
        replace(reading().annotations[0], id=str(number), start=start, end=end)
        for number, (start, end) in enumerate(pairs)
    )
    quotes = tuple(
        Quote(start, end, "direct", None, None, None, "nb", True, Why("x")) for start, end in pairs
    )
    page = Page(
        to_html(
            Reading(
                Article(text, text, (Block("paragraph", 0, len(text)),)),
                (Sentence(0, len(text), "nb", 1.0, "translate", 0),),
                Analysis(quotes),
                (Rendering(text, "edited"),),
                "en",
                annotations,
            )
        )
    )
    assert page.texts["s0"] == text
    assert page.texts["t0"] == text


@pytest.mark.parametrize("colour", ["yellow", "green", "blue", "pink", "purple", "orange"])
def test_every_colour_has_its_rule_and_its_word(colour: str) -> None:
    one = replace(reading().annotations[1], colour=colour)  # type: ignore[arg-type]
    page = to_html(replace(reading(), annotations=(one,)))
    assert f'mark class="{colour}"' in page
    assert f"{colour} highlight" in page
    assert f".{colour} {{ --fill" in page


def test_a_thousand_marks_on_one_word_do_not_break_the_page() -> None:
    one = reading().annotations[1]
    many = tuple(
        replace(one, id=f"m{number}", start=one.start, end=one.end + number % 3) for number in range(1000)
    )
    page = Page(to_html(replace(reading(), annotations=many)))
    assert page.texts["s1"] == "Brua åpner i mai 2014."
