from __future__ import annotations

import time

import pytest

from formats.markdown_article import read_markdown
from records.errors import SidelightError


def test_markdown_becomes_blocks_and_spans() -> None:
    article = read_markdown(
        "# Tittel\n\nEt *lite* avsnitt\nmed [lenke](https://a.no).\n\n> Sitat\n\n"
        "- en\n- to\n\n```\nx = 1\n```\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    kinds = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    assert kinds == [
        ("heading", "Tittel"),
        ("paragraph", "Et lite avsnitt med lenke."),
        ("quote", "Sitat"),
        ("list_item", "en"),
        ("list_item", "to"),
        ("code", "x = 1"),
        ("table_row", "a | b"),
        ("table_row", "1 | 2"),
    ]
    assert article.title == "Tittel"
    assert [(span.kind, article.text[span.start : span.end]) for span in article.spans] == [
        ("emphasis", "lite"),
        ("link", "lenke"),
        ("code", "x = 1"),
    ]


def test_front_matter_is_read_and_left_out_of_the_text() -> None:
    article = read_markdown(
        '---\ntitle: "En \\"god\\" dag"\nauthor: Kari\ndate: 2020-01-02\nsource: https://a.no\n---\nTekst.\n'
    )
    assert (article.text, article.title, article.author) == ("Tekst.", 'En "god" dag', "Kari")
    assert (article.published, article.source) == ("2020-01-02", "https://a.no")


def test_raw_html_is_not_trusted() -> None:
    article = read_markdown(
        "Hei <b onclick=x>du</b>.\n\n<script>\nalert('**x**')\n</script>\n\n"
        "<div>\n<p>Blokk</p>\n</div>\n\n[a](javascript:x)"
    )
    assert article.text == "Hei du.\n\nBlokk\n\na"
    assert [span.kind for span in article.spans] == ["strong"]


@pytest.mark.parametrize("text", ["> " * 5000 + "x", "[" * 200_000, "x" * 2_000_001])
def test_hostile_markdown_is_refused_at_once(text: str) -> None:
    before = time.process_time()
    with pytest.raises(SidelightError):
        read_markdown(text)
    assert time.process_time() - before < 5


def test_broken_html_in_markdown_does_not_hang() -> None:
    before = time.process_time()
    assert read_markdown("x " + "<a " * 20_000).text
    assert time.process_time() - before < 5
