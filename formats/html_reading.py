"""Write a reading as one self-contained HTML page: two aligned columns, every mark, notes and summaries.

The page runs no script and asks for nothing from outside; a content security policy forbids both, should
a browser find any. Verdicts stand in it as data (JSON-LD), which no browser runs.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

import resources
from formats import wording
from formats.bilingual import Paragraph, Row, paragraphs
from formats.claimreview import in_script
from formats.html_article import safe_href
from formats.html_summary import note_body, summary
from formats.layers import Layer, Run
from formats.markup import Markup, element, join, lines
from formats.plain_article import BULLET
from records.analysis import ClaimMark, Quote
from records.annotation import Annotation
from records.article import BlockKind, Span
from records.reading import Reading
from records.rendering import Doubt

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_DEEPEST = 40  # marks on top of each other that are still drawn
_TAGS = {"emphasis": "em", "strong": "strong", "code": "code"}


def to_html(reading: Reading) -> str:
    """Return the page."""
    article = reading.article
    title = article.title or "Article"
    head = lines(
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="generator" content="Sidelight">'),
        Markup('<meta name="color-scheme" content="light dark">'),
        element("title", title),
        Markup(f"<style>\n{_style()}</style>"),
        _verdicts(reading),
    )
    body = lines(
        _masthead(reading, title),
        _legend(reading),
        element(
            "main",
            "\n",
            _columns(reading),
            "\n",
            *(_paragraph(part, reading) for part in paragraphs(reading)),
        ),
        summary(reading),
        element("footer", wording.DISCLAIMER, " Made with Sidelight, offline.", class_="colophon"),
    )
    page = join(element("head", "\n", head, "\n"), "\n", element("body", "\n", body, "\n"), "\n")
    return f'<!DOCTYPE html>\n<html lang="en">\n{page}</html>\n'


def _verdicts(reading: Reading) -> Markup:
    """Return the verdicts for search engines: a block of data, which no browser runs."""
    data = in_script(reading)
    return Markup(f'<script type="application/ld+json">\n{data}\n</script>' if data else "")


@cache
def _style() -> str:
    light, dark = (_variables(name) for name in ("light", "dark"))
    sheet = resources.path("export", "article.css").read_text(encoding="utf-8")
    return (
        f":root {{{light}}}\n@media screen and (prefers-color-scheme: dark) {{ :root {{{dark}}} }}\n{sheet}"
    )


def _variables(theme: str) -> str:
    colours = tomllib.loads(resources.path("themes", f"{theme}.toml").read_text(encoding="utf-8"))["colours"]
    return " ".join(f"--{name.replace('_', '-')}: {value};" for name, value in colours.items())


def _masthead(reading: Reading, title: str) -> Markup:
    article = reading.article
    main_language = reading.sentences[0].lang if reading.sentences else None
    byline = ", ".join(part for part in (article.author, article.published) if part)
    link = safe_href(article.source)
    source = element("a", article.source, href=link, rel="noreferrer") if link else article.source or "—"
    facts = [
        ("Source", source),
        ("Languages", f"{wording.languages(reading)} — sentences in brackets"),
        (f"In {wording.language(reading.target)}", wording.target_note(reading)),
        ("SHA-256 of the text", element("code", article.sha256, class_="sum")),
    ]
    rows = (join(element("dt", name), element("dd", value), "\n") for name, value in facts)
    return element(
        "header",
        "\n",
        element("p", "Annotated bilingual article", class_="kicker"),
        "\n",
        element("h1", title, lang=main_language, dir="auto"),
        "\n",
        element("p", byline, class_="byline") if byline else "",
        element("dl", "\n", *rows, class_="facts"),
        "\n",
        class_="masthead",
    )


def _legend(reading: Reading) -> Markup:
    signs = [
        (element("q", "quoted words", class_="quote"), "“ in the margin: a quote, with its speaker"),
        (element("span", "a claim", class_="claim"), "⚑ in the margin: a claim, with its status"),
        (element("span", "a name", class_="speaker"), "the speaker of a quote"),
        (element("span", "a doubt", class_="doubt"), "? below the line: look at the translation here"),
        (element("mark", "marked", class_="yellow"), "a reader’s highlight; a number leads to the note"),
    ]
    items = (element("li", sample, " ", element("span", words)) for sample, words in signs)
    return element(
        "nav",
        element("ul", *items, class_="legend", aria_label="Signs"),
        "\n",
        _contents(reading),
        class_="guide",
        aria_label="Guide",
    )


def _contents(reading: Reading) -> Markup:
    claims = sum(mark.claim for mark in reading.analysis.marks)
    parts = [
        ("#quotes", wording.counted(len(reading.analysis.quotes), "quote"), bool(reading.analysis.quotes)),
        ("#claims", wording.counted(claims, "claim"), bool(claims)),
        ("#notes", f"highlights and notes ({len(reading.annotations)})", bool(reading.annotations)),
    ]
    links = [element("a", words, href=target) for target, words, there in parts if there]
    return element("p", *(join(link, " ") for link in links), class_="contents") if links else Markup("")


def _columns(reading: Reading) -> Markup:
    return element(
        "div",
        element("span", ""),
        element("span", "Original"),
        element("span", wording.language(reading.target)),
        class_="row heads",
        aria_hidden="true",
    )


def _paragraph(part: Paragraph, reading: Reading) -> Markup:
    kind = part.block.kind
    heading = f"h{min(part.block.level + 1, 6)}" if kind == "heading" else ""
    rows, before = [], ""
    for row in part.rows:
        state = wording.state(row.sentence, row.rendering)
        rows.append(_row(row, reading, kind, heading, new_state=state != before))
        before = state
    level = f" level-{min(part.block.level, 6)}" if part.block.level else ""
    return join(element("section", "\n", *rows, class_=f"block {kind}{level}"), "\n")


def _row(row: Row, reading: Reading, kind: BlockKind, heading: str, new_state: bool) -> Markup:
    name, target = f"s{row.index}", f"t{row.index}"
    original = element(
        "span",
        *_marked(row.original, row, "r"),
        id=name,
        lang=row.sentence.lang,
        data_pair=target,
        dir="auto",
    )
    lang = row.sentence.lang if row.rendering.state == "kept" else reading.target
    if row.rendering.text:
        translated: Markup = element(
            "span", *_marked(row.translation, row, ""), id=target, lang=lang, data_pair=name, dir="auto"
        )
    else:
        translated = element("span", "—", id=target, data_pair=name, class_="missing")
    if heading:
        original, translated = element(heading, original), element("div", translated, class_="heading-pair")
    label = wording.state(row.sentence, row.rendering)
    badge = element("small", label, class_="state" if new_state else "state same")
    text = "".join(run.text for run in row.original)
    bare = kind == "list_item" and not BULLET.match(text)  # an item without a sign of its own
    doubts = [element("small", "? ", one.message, class_="doubt-note") for one in row.rendering.doubts]
    notes = [_note(number, one, reading) for number, one in row.notes]
    return join(
        element(
            "div",
            "\n",
            element("div", *_signs(row), class_="signs"),
            element("div", original, class_="original bare" if bare else "original"),
            "\n",
            element("div", badge, translated, *doubts, class_=f"translation {row.rendering.state}"),
            *notes,
            class_="row labelled" if new_state else "row",
        ),
        "\n",
    )


def _signs(row: Row) -> list[Markup]:
    signs = [
        element(
            "a",
            element("b", "“"),
            " ",
            wording.speaker(quote),
            href=f"#q{number}",
            class_="sign quote-sign",
        )
        for number, quote in row.quotes
    ]
    if row.claim:
        flag = element("b", "⚑")
        signs.append(
            element("a", flag, " ", row.claim.status, href=f"#c{row.index}", class_="sign claim-sign")
        )
    return signs


def _note(number: int, annotation: Annotation, reading: Reading) -> Markup:
    back = element(
        "a",
        f"{number} ↩",
        href=f"#r{number}",
        class_="back",
        title="Back to the words",
        aria_label=f"Back to the words of note {number}",
    )
    return element(
        "aside", back, note_body(annotation), id=f"n{number}", role="note", class_=f"note {annotation.colour}"
    )


def _marked(runs: Sequence[Run], row: Row, reference: str) -> list[Markup]:
    """Return the runs of a text; after the last run of a noted passage stands the note's number.

    ``reference`` begins the numbers' ids; "" for none.
    """
    numbers = {one.id: number for number, one in row.notes}
    last = {one.mark.id: run for run in runs for one in run.layers if isinstance(one.mark, Annotation)}

    def nested(part: Sequence[Run], depth: int) -> Iterator[Markup]:
        for layer, group in groupby(part, lambda run: run.layers[depth] if len(run.layers) > depth else None):
            inside = list(group)
            if layer is None or depth > _DEEPEST:
                yield join(*(run.text for run in inside))
                continue
            yield _wrapped(join(*nested(inside, depth + 1)), layer)
            mark = layer.mark
            if isinstance(mark, Annotation) and mark.id in numbers and inside[-1] is last[mark.id]:
                number = str(numbers[mark.id])
                anchor = reference + number if reference else None
                yield element("sup", element("a", number, href=f"#n{number}", id=anchor), class_="ref")

    return list(nested(runs, 0))


def _wrapped(part: Markup, layer: Layer) -> Markup:
    mark = layer.mark
    if isinstance(mark, Annotation):
        kind = "underline " if mark.kind == "underline" else ""
        about = " approximate" if layer.approximate or mark.state == "approximate" else ""
        return element("mark", part, class_=f"{kind}{mark.colour}{about}", data_anno=mark.id)
    if isinstance(mark, ClaimMark):
        return element("span", part, class_="claim", title=f"claim, {mark.status}")
    if isinstance(mark, Quote):
        if layer.approximate:
            return part  # the whole sentence is not the quote: the margin says that it is there
        tag = "span" if mark.kind == "indirect" else "q"
        return element(
            tag, part, class_="quote", title=f"{wording.QUOTE_KIND[mark.kind]}: {wording.speaker(mark)}"
        )
    if isinstance(mark, Doubt):
        return element("span", part, class_="doubt", title=mark.message)
    if isinstance(mark, Span):
        if layer.approximate:
            return part
        if mark.kind == "link":
            href = safe_href(mark.href)
            return element("a", part, href=href, rel="noreferrer") if href else part
        return element(_TAGS[mark.kind], part)
    return part if layer.approximate else element("span", part, class_=mark)
