from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.html_article import read_html, safe_href
from records.article import Article
from records.errors import SidelightError

PROSE = (
    "Dette er en lang nok setning til at den regnes som en del av selve artikkelen på siden, ikke en meny. "
)


def parts(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def marked(article: Article) -> list[tuple[str, str, str]]:
    return [(span.kind, article.text[span.start : span.end], span.href) for span in article.spans]


def test_blocks_are_separated_by_blank_lines_and_keep_their_kind() -> None:
    page = """<h1>Tittel</h1><p>Et  <br> avsnitt
        her.<p>Uten slutt<blockquote><p>Sitat</p></blockquote><ul><li>En<li>To<ul><li>Tre</ul></ul>
        <pre>x = 1\n  y</pre><figure><img src=a.png><figcaption>Bilde</figcaption></figure>
        <table><tr><td>a<td>b</tr><tr><td>bare én</td></tr></table>"""
    article = read_html(page)
    assert parts(article) == [
        ("heading", "Tittel"),
        ("paragraph", "Et\navsnitt her."),
        ("paragraph", "Uten slutt"),
        ("quote", "Sitat"),
        ("list_item", "En"),
        ("list_item", "To"),
        ("list_item", "Tre"),
        ("code", "x = 1\n  y"),
        ("caption", "Bilde"),
        ("table_row", "a | b"),
        ("paragraph", "bare én"),
    ]
    assert [block.level for block in article.blocks[4:7]] == [0, 0, 1]
    assert article.text == "\n\n".join(text for _, text in parts(article))


def test_inline_markup_becomes_spans() -> None:
    page = '<p>Hei <em>på <b>deg</b></em>, <a href="https://a.no/?a=1&amp;b=2">lenke <code>x</code></a>!</p>'
    article = read_html(page)
    assert article.text == "Hei på deg, lenke x!"
    assert marked(article) == [
        ("emphasis", "på deg", ""),
        ("strong", "deg", ""),
        ("link", "lenke x", "https://a.no/?a=1&b=2"),
        ("code", "x", ""),
    ]


def test_two_line_breaks_make_two_paragraphs() -> None:
    assert read_html("<div>En<br><br>To<br>tre</div>").text == "En\n\nTo\ntre"


def test_q_gets_its_quotation_marks() -> None:
    assert read_html("<p>Hun sa <q>ja</q>.").text == "Hun sa “ja”."


def test_the_article_element_is_preferred_and_its_surroundings_go() -> None:
    page = f"""<html><head><title>Tittel | Avisen</title></head><body>
        <header><h1>Avisen</h1></header><nav><a href="/">Hjem</a></nav>
        <article><header><h1>Tittel</h1><p>Ingress.</p></header><p>{PROSE}</p><aside>Les også</aside>
        <div class="share">Del</div><form><button>Send</button></form></article>
        <article><p>Teaser</p></article><footer>Kontakt</footer></body></html>"""
    article = read_html(page)
    assert parts(article) == [("heading", "Tittel"), ("paragraph", "Ingress."), ("paragraph", PROSE.strip())]
    assert article.title == "Tittel"


def test_without_article_the_element_with_the_prose_is_chosen_and_its_headline_kept() -> None:
    page = f"""<body><div><h1>Overskrift</h1><div id=meny><p>Sport</p><p>Kultur</p></div>
        <div id=text><p>{PROSE}</p><p>{PROSE}</p></div></div><div><p>Annonse</p></div>"""
    assert parts(read_html(page)) == [("heading", "Overskrift")] + [("paragraph", PROSE.strip())] * 2


def test_a_page_inside_one_form_is_read() -> None:
    page = f"<body><form id=aspnetForm><div><p>{PROSE}</p></div></form>"
    assert read_html(page).text == PROSE.strip()


def test_a_page_states_its_title_author_and_date() -> None:
    article = read_html(
        """<head><title>Nei | Avisen</title><meta property="og:title" content="Ja &amp; nei">
        <meta name=author content="Kari Nordmann">
        <meta property="article:published_time" content="2014-06-14T10:00:00Z"></head><body><p>Tekst."""
    )
    assert (article.title, article.author, article.published) == ("Ja & nei", "Kari Nordmann", "2014-06-14")


def test_linked_data_states_them_too() -> None:
    article = read_html(
        """<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"H","author":
        [{"name":"A"},{"name":"B"}],"datePublished":"2020-02-30"}]}</script><title>T</title>
        <time datetime=2020-03-01>1. mars</time><p>Tekst."""
    )
    assert (article.title, article.author, article.published) == ("H", "A, B", "2020-03-01")


def test_hostile_markup_leaves_only_text() -> None:
    article = read_html(
        """<p onclick="evil()">Hei<script>alert('</p>')</script> <img src="file:///etc/passwd" onerror=x>
        <a href="javascript:alert(1)">a</a> <a href=" JAVA\nSCRIPT:x">b</a> <a href="data:text/html,x">c</a>
        <a href="file:///etc/passwd">d</a> <a href="//evil.no">e</a><style>p{}</style><iframe src=x>f</iframe>
        <svg><script>g</script><text>h</text></svg> &lt;script&gt;i&lt;/script&gt;
        &#0;&#xD800;&#x110000;&bogus;
        <object data=x>j</object><!-- k --><![CDATA[l]]><?php m ?></p>"""
    )
    assert article.spans == ()
    assert "".join(article.text.split()) == "Heiabcde<script>i</script>\ufffd\ufffd\ufffd&bogus;"


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://a.no", True),
        ("HTTP://a.no", True),
        ("mailto:a@b.no", True),
        ("javascript:x", False),
        ("https://a.no/\u202e", False),
        ("/relative", False),
        ("https:", False),
        ("https://a.no/" + "x" * 3000, False),
    ],
)
def test_only_web_and_mail_links_are_kept(href: str, kept: bool) -> None:
    assert bool(safe_href(href)) is kept


def test_a_page_without_text_is_told() -> None:
    with pytest.raises(SidelightError, match="No readable text"):
        read_html("<script>document.write('x')</script><nav>Meny</nav>")


@pytest.mark.parametrize(
    "part",
    [
        "<a ",
        "<!--",
        "<a b='",
        "<div>",
        "<b>",
        "<ul><li>",
        "<i><td>x",
        "</p>x",
        "<q>",
        "<![CDATA[",
        "&#",
        "<a>b",
    ],
)
def test_broken_markup_takes_time_in_proportion_to_its_length(part: str) -> None:
    before = time.process_time()
    read_html("x " + part * 30_000)
    # The standard library's parser needs over a minute for the first of these.
    assert time.process_time() - before < 5


_SOUP = [
    *"<>/=\"'!-& \n",
    "p",
    "a href=",
    "script",
    "li",
    "table",
    "td",
    "pre",
    "br",
    "Å😀",
    "<p>",
    "<!--",
    "-->",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_SOUP)))
def test_any_soup_gives_an_article_or_a_known_problem(soup: list[str]) -> None:
    try:
        article = read_html("".join(soup))
    except SidelightError:
        return
    place = 0
    for block in article.blocks:
        assert not article.text[place : block.start].strip()
        assert block.start < block.end
        place = block.end
    assert place == len(article.text)
    assert all(0 <= span.start < span.end <= len(article.text) for span in article.spans)
