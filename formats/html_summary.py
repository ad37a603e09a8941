"""The end of the exported page: quotes by speaker, claims by status, pairs, highlights and notes."""

from __future__ import annotations

from collections.abc import Sequence

from formats import wording
from formats.bilingual import detached, note_numbers, placed
from formats.html_article import safe_href
from formats.layers import Layer, project
from formats.markup import Markup, element, join, lines
from records.analysis import ClaimMark, Quote, Why
from records.annotation import Annotation
from records.reading import Reading
from records.rendering import Rendering


def summary(reading: Reading) -> Markup:
    """Return the summary sections that have anything in them."""
    return lines(_quotes(reading), _claims(reading), _links(reading), _annotations(reading))


def note_body(annotation: Annotation) -> Markup:
    """Return a note's text and tags."""
    parts = [
        element("p", part.strip("\n"), dir="auto") for part in annotation.text.split("\n\n") if part.strip()
    ]
    if annotation.tags:
        parts.append(element("p", *(element("span", "#", tag) for tag in annotation.tags), class_="tags"))
    return element("div", *parts, class_="note-body")


def _section(name: str, title: str, *content: str) -> Markup:
    return element("section", "\n", element("h2", title), "\n", *content, id=name, class_="summary")


def _quotes(reading: Reading) -> Markup:
    if not reading.analysis.quotes:
        return Markup("")
    speakers: dict[str, list[tuple[int, Quote]]] = {}
    for number, quote in enumerate(reading.analysis.quotes):
        speakers.setdefault(wording.speaker(quote), []).append((number, quote))
    parts = []
    for name, quotes in speakers.items():
        heading = name if any(quote.speaker_name for _, quote in quotes) else name.capitalize()
        parts.append(element("h3", heading))
        parts.extend(join("\n", _quote(number, quote, reading)) for number, quote in quotes)
    return _section("quotes", "Quotes by speaker", *parts)


def _quote(number: int, quote: Quote, reading: Reading) -> Markup:
    text = reading.article.text
    words = element(
        "blockquote",
        text[quote.start : quote.end],
        lang=quote.lang,
        dir="auto",
        cite=safe_href(reading.article.source) or None,
    )
    facts = (
        f"{wording.QUOTE_KIND[quote.kind]}, {wording.language(quote.lang)}",
        "anonymous source" if quote.anonymous else "",
        wording.judgement(reading, quote.judgement),
        _why(reading, quote.why),
    )
    translated, label = _translated(reading, quote)
    return element(
        "div",
        words,
        element(
            "p", translated, " ", element("small", label), class_="gloss", lang=reading.target, dir="auto"
        )
        if translated
        else "",
        _facts(reading.sentence_at(quote.start), *facts),
        id=f"q{number}",
        class_="card",
    )


def _translated(reading: Reading, quote: Quote) -> tuple[str, str]:
    """Return the quoted words in the reader's language and who translated them; "" when they are kept."""
    parts, states, whole = [], [], True
    for index in range(max(reading.sentence_at(quote.start), 0), len(reading.sentences)):
        sentence, rendering = reading.sentences[index], reading.renderings[index]
        if sentence.start >= quote.end:
            break
        source = reading.article.text[sentence.start : sentence.end]
        start, end = max(quote.start - sentence.start, 0), min(quote.end, sentence.end) - sentence.start
        layer = project(Layer(start, end, quote), source, rendering) if start < end else None
        if layer is not None:
            parts.append(rendering.text[layer.start : layer.end])
            states.append(_by(rendering))
            whole = whole and not layer.approximate
    if not parts or set(states) == {""}:
        return "", ""
    label = ", ".join(dict.fromkeys(state for state in states if state))
    return " ".join(parts), label if whole else f"{label} of the whole sentence"


def _by(rendering: Rendering) -> str:
    if rendering.state == "machine":
        return f"machine translation by {rendering.pack}" if rendering.pack else "machine translation"
    return {"edited": "translation edited by a person", "verified": "translation verified by a person"}.get(
        rendering.state, ""
    )


def _claims(reading: Reading) -> Markup:
    claims = [mark for mark in reading.analysis.marks if mark.claim]
    if not claims:
        return Markup("")
    parts = []
    for status, meaning in wording.STATUS_MEANING.items():
        chosen = sorted(
            (one for one in claims if one.status == status), key=lambda one: (-one.worth, one.sentence)
        )
        if not chosen:
            continue
        parts.append(element("h3", status.capitalize(), " ", element("small", meaning)))
        parts.extend(join("\n", _claim(mark, reading)) for mark in chosen)
    return _section("claims", "Claims by status", *parts)


def _claim(mark: ClaimMark, reading: Reading) -> Markup:
    sentence, rendering = reading.sentences[mark.sentence], reading.renderings[mark.sentence]
    label = _by(rendering)
    return element(
        "div",
        element(
            "p",
            reading.article.text[slice(*(mark.span or (sentence.start, sentence.end)))],
            lang=sentence.lang,
            dir="auto",
            class_="words",
        ),
        element(
            "p", rendering.text, " ", element("small", label), class_="gloss", lang=reading.target, dir="auto"
        )
        if label
        else "",
        _facts(
            mark.sentence,
            f"{mark.status} by {wording.source(mark)}",
            f"worth checking: {mark.worth:.2f} of 1",
            wording.judgement(reading, mark.judgement),
            _why(reading, mark.why),
        ),
        _review(reading, mark),
        id=f"c{mark.sentence}",
        class_="card",
    )


def _review(reading: Reading, mark: ClaimMark) -> Markup:
    """Return the note and the evidence of a claim that was checked."""
    said = reading.judgement(mark.judgement)
    if said is None or said.review.verdict == "unchecked":
        return Markup("")
    review = said.review
    links = [
        element("li", element("a", one, href=safe_href(one), rel="noreferrer"))
        for one in review.evidence
        if safe_href(one)
    ]
    note = [element("p", part, dir="auto") for part in review.note.split("\n\n") if part.strip()]
    return element("div", *note, element("ul", *links) if links else "", class_="note-body review")


def _links(reading: Reading) -> Markup:
    if not reading.analysis.links:
        return Markup("")
    parts = []
    for link in reading.analysis.links:
        pair = [
            element(
                "p",
                reading.article.text[reading.sentences[index].start : reading.sentences[index].end],
                lang=reading.sentences[index].lang,
                dir="auto",
                class_="words",
            )
            for index in (link.a, link.b)
        ]
        facts = (f"likeness {link.score:.2f} of 1", _why(reading, link.why))
        parts.append(join("\n", element("div", *pair, _facts(link.a, *facts, also=link.b), class_="card")))
    return _section("links", "The same claim in two languages", *parts)


def _annotations(reading: Reading) -> Markup:
    if not reading.annotations:
        return Markup("")
    numbers = note_numbers(reading)
    lost = detached(reading)
    parts = [join("\n", _annotation(one, numbers, reading, there=True)) for one in placed(reading)]
    if lost:
        parts.append(element("h3", "Detached ", element("small", "their words are no longer in the article")))
        parts.extend(join("\n", _annotation(one, numbers, reading, there=False)) for one in lost)
    return _section("notes", "Highlights and notes", *parts)


def _annotation(one: Annotation, numbers: dict[str, int], reading: Reading, there: bool) -> Markup:
    pane = "marked in the translation" if one.rendering else "marked in the original"
    facts = [f"{one.colour} {one.kind}", pane, f"made {one.created}"]
    if one.modified != one.created:
        facts.append(f"changed {one.modified}")
    if one.state != "attached":
        facts.append(f"place {one.state}")
    number = numbers.get(one.id)
    index = reading.sentence_at(one.start) if there else -1
    return element(
        "div",
        element("p", element("mark", one.words, class_=one.colour), dir="auto", class_="words"),
        element("p", "stands for: ", element("q", one.exact), class_="gloss", dir="auto")
        if one.rendering
        else "",
        note_body(one) if one.text or one.tags else "",
        _facts(index, *facts, label=f"note {number}" if number and there else ""),
        id=f"n{number}" if number and not there else None,
        class_="card annotation",
    )


def _facts(index: int, *facts: str, also: int = -1, label: str = "") -> Markup:
    links = [element("a", f"sentence {one + 1}", href=f"#s{one}") for one in (index, also) if one >= 0]
    if label:
        links.insert(0, element("span", label))
    return element("p", *_between(" · ", [*links, *(fact for fact in facts if fact)]), class_="facts-line")


def _between(sign: str, parts: Sequence[str]) -> list[str]:
    return [piece for part in parts for piece in (sign, part)][1:]


def _why(reading: Reading, why: Why) -> str:
    return f"why: {wording.reason(why, reading.article.text)}"
