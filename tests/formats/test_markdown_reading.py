from __future__ import annotations

from dataclasses import replace

import golden
from formats_material import TEXT, reading
from hypothesis import example, given, settings
from hypothesis import strategies as st

from formats.markdown_article import read_markdown
from formats.markdown_reading import escaped, to_markdown
from records.analysis import Analysis
from records.article import Article, Block, Span
from records.reading import Reading
from records.rendering import Rendering
from records.sentence import Sentence


def test_the_markdown_is_the_golden_one() -> None:
    golden.check(to_markdown(reading()), "reading.md")


def test_the_front_matter_and_the_text_are_read_back() -> None:
    article = read_markdown(to_markdown(reading()))
    assert (article.title, article.author) == ('Bru til "øyer"', "Ola <Hansen>")
    assert (article.published, article.source) == ("2014-05-01", "https://example.org/bru")
    plain = " ".join(article.text.split())
    assert "Bru til 1 < 2 *øyer* & <b>fjell</b>" in plain
    assert "“It is long,” she said | twice. (Kari Nordmann, worth checking 0.40" in plain
    assert "Sjekk datoen! To kilder <sier> mai." in plain


def test_notes_are_callouts_beside_their_paragraph() -> None:
    markdown = to_markdown(reading())
    assert (
        "==åpner i *mai*<sup>1</sup> *2014*. «Den er 😀== lang», sier ==Kari Nordmann==<sup>2</sup>."
        not in markdown
    )
    assert "> [!note] Note 1: ==åpner i mai==" in markdown
    assert "> [!quote] Kari Nordmann" in markdown
    assert "#dato #sjekk" in markdown


SPECIAL = st.text(st.sampled_from("ab 1.)#>*_`[]()<>|~=^$%&;:!-+\\\"'\n{}x"), min_size=1, max_size=40)


@settings(max_examples=300, deadline=None)
@given(SPECIAL)
@example("1. a\n# b\n> c\n- d\n=\n---\n~~~\n```")
@example("&amp; <b> $a$ ==x== [[y]] ^id %%z%% #tag")
@example("a\n: b")
def test_escaped_text_is_read_back_as_it_was(text: str) -> None:
    if not text.strip():
        return
    assert read_markdown(escaped(text)).text == " ".join(text.split())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(1, 8), st.sampled_from(["emphasis", "strong", "link"]))
    )
)
def test_inline_markup_never_changes_the_text(marks: list[tuple[int, int, str]]) -> None:
    text = "En, «to» og (tre) fire *fem*"
    spans = tuple(
        Span(kind, start, start + size, "https://a.no" if kind == "link" else "")
        for start, size, kind in marks
    )  # type: ignore[arg-type]
    plain = Reading(
        Article(text, "T", (Block("paragraph", 0, len(text)),), spans),
        (Sentence(0, len(text), "nb", 1.0, "keep", 0),),
        Analysis(),
        (Rendering(text, "kept"),),
        "nb",
    )
    assert f"\n\n{text} ^s0\n\n" in read_markdown(to_markdown(plain)).text


def test_code_keeps_its_letters() -> None:
    text = "```\nx = *y*\n```"
    plain = replace(
        reading(),
        article=Article(text, "T", (Block("code", 0, len(text)),)),
        sentences=(Sentence(0, len(text), "und", 0.0, "keep", 0),),
        analysis=Analysis(),
        renderings=(Rendering(text, "kept"),),
        annotations=(),
    )
    assert f"````\n{text}\n````" in to_markdown(plain)


def test_a_reading_without_marks_is_the_text_and_its_translation() -> None:
    plain = replace(reading(), analysis=Analysis(), annotations=())
    markdown = to_markdown(plain)
    assert "## " not in markdown.replace("## Bru til 1", "")
    assert TEXT.split("\n\n")[3] in markdown.replace("\\", "")
