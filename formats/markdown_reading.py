"""Write a reading as Markdown for Obsidian and its like: front matter, highlights, callouts, block ids.

What Obsidian adds to Markdown (``==highlight==``, ``> [!quote]``, `` ^block-id``) reads as plain marks and
quoted paragraphs elsewhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from formats import wording
from formats.bilingual import Paragraph, Row, detached, paragraphs, placed
from formats.html_article import safe_href
from formats.layers import Run
from formats.plain_article import BULLET
from records.annotation import Annotation
from records.article import Span, SpanKind
from records.reading import Reading

_SPECIAL = re.compile(r"[\\`*_\[\]<|^$]|(?<==)=|(?<=~)~|(?<=%)%|#(?=\w)")
_ENTITY = re.compile(r"&(?=\\?[#\w])")
_LINE_START = re.compile(r"^([#>+\-:]|=(?=\s*$)|\d{1,9}(?=[.)]))", re.M)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_TAG_ILLEGAL = re.compile(r"[^\w/-]+")


def to_markdown(reading: Reading) -> str:
    """Return the Markdown."""
    article = reading.article
    parts = [
        _front_matter(reading),
        f"# {escaped(article.title or 'Article')}",
        _callout(
            "info", f"In {wording.language(reading.target)}", [escaped(wording.target_note(reading)) + "."]
        ),
    ]
    for part in paragraphs(reading):
        parts.extend(_paragraph(part, reading))
    parts.extend(_quotes(reading))
    parts.extend(_claims(reading))
    parts.extend(_highlights(reading))
    parts.append(f"*{wording.DISCLAIMER}*")
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return plain text so that Markdown shows it as it is."""
    return _line_starts(_escaped(text))


def _escaped(text: str) -> str:
    signs = _SPECIAL.sub(lambda found: "\\" + found[0], _CONTROLS.sub("\ufffd", text))
    return _ENTITY.sub("&amp;", signs)


def _line_starts(text: str) -> str:
    """Escape what has a meaning at the beginning of a line only."""
    lines = "\n".join(line.strip(" \t") for line in text.split("\n") if line.strip())
    return _LINE_START.sub(lambda found: f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}", lines)


def _front_matter(reading: Reading) -> str:
    article = reading.article
    langs = list(dict.fromkeys(sentence.lang for sentence in reading.sentences))
    entries = {
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "published": article.published,
        "lang": langs,
        "target-lang": reading.target,
        "pack": reading.pack,
        "sha256": article.sha256,
        "tags": sorted({_tag(tag) for one in reading.annotations for tag in one.tags}),
    }
    # JSON's strings and lists are YAML's flow style.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in entries.items() if value]
    return "\n".join(["---", *lines, "---"])


def _paragraph(part: Paragraph, reading: Reading) -> Iterator[str]:
    text = " ".join(_inline(row.original, row, numbered=True) for row in part.rows)
    last = part.rows[-1].index
    kind = part.block.kind
    if kind == "heading":
        yield f"{'#' * min(part.block.level + 1, 6)} {text.replace(chr(10), ' ')}"
    elif kind == "code":
        plain = reading.article.text[part.block.start : part.block.end]
        fence = "`" * max(3, *(len(found) + 1 for found in re.findall("`+", plain)), 3)
        yield f"{fence}\n{plain}\n{fence}"
    else:
        identified = f"{text} ^s{last}"
        bare = kind == "list_item" and not BULLET.match(text)
        yield _quoted(identified) if kind == "quote" else f"- {identified}" if bare else identified
    yield from _translation(part, reading)
    for row in part.rows:
        for number, one in row.notes:
            yield _note(f"Note {number}: ", one)


def _translation(part: Paragraph, reading: Reading) -> Iterator[str]:
    states = [(wording.state(row.sentence, row.rendering), row) for row in part.rows]
    whole = len({state for state, _ in states}) == 1
    for state, group in groupby(states, key=lambda pair: pair[0]):
        rows = [row for _, row in group]
        kept = rows[0].rendering.state in ("kept", "none")
        label = escaped(state[:1].upper() + state[1:])
        body = (
            []
            if kept and whole
            else [" ".join(_inline(row.translation, row, numbered=False) for row in rows)]
        )
        doubts = [f"? {escaped(doubt.message)}" for row in rows for doubt in row.rendering.doubts]
        yield _callout("translation", label, [*(one for one in body if one), *doubts])


def _inline(runs: Sequence[Run], row: Row, numbered: bool) -> str:
    """Return one side of a row with its highlights, inline markup and numbers of notes."""
    numbers = {one.id: number for number, one in row.notes} if numbered else {}
    ends: dict[int, list[int]] = {}
    for name, number in numbers.items():
        last = max(index for index, run in enumerate(runs) if name in _annotated(run))
        ends.setdefault(last, []).append(number)
    parts: list[str] = []
    for highlighted, group in groupby(enumerate(runs), lambda pair: bool(_annotated(pair[1]))):
        text = ""
        # Runs are also cut at quotes and claims, which Markdown does not draw: join what reads alike.
        pieces = [(_look(run), run.text, ends.get(index, [])) for index, run in group]
        while pieces:
            look, joined, after = pieces.pop(0)
            while pieces and not after and pieces[0][0] == look:
                _, more, after = pieces.pop(0)
                joined += more
            text += _spanned(joined, *look, tight=text.endswith("*")) + "".join(
                f"<sup>{number}</sup>" for number in sorted(after)
            )
        parts.append(_hugged("==", text, "==") if highlighted else text)
    return _line_starts("".join(parts))


def _annotated(run: Run) -> set[str]:
    return {one.mark.id for one in run.layers if isinstance(one.mark, Annotation)}


def _look(run: Run) -> tuple[frozenset[SpanKind], str]:
    """Return what Markdown shows of a run: its kinds of markup and its link."""
    spans = [one.mark for one in run.layers if isinstance(one.mark, Span) and not one.approximate]
    href = next((safe_href(span.href) for span in spans if span.kind == "link"), "")
    return frozenset(span.kind for span in spans), href


def _spanned(text: str, kinds: frozenset[SpanKind], href: str, tight: bool) -> str:
    """Return text in its inline markup; ``tight`` when a sign stands right before it."""
    if "code" in kinds and "`" not in text:
        done = f"`{text}`" if text.strip() else text
    else:
        plain = text.strip()
        done = _escaped(text)
        for kind, sign, tag in (("emphasis", "*", "em"), ("strong", "**", "strong")):
            if kind in kinds and plain:
                simple = plain[0].isalnum() and plain[-1].isalnum() and not tight
                done = _hugged(sign, done, sign) if simple else _hugged(f"<{tag}>", done, f"</{tag}>")
    if href:
        done = _hugged("[", done, f"](<{_address(href)}>)")
    return done


def _address(href: str) -> str:
    return href.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")


def _hugged(before: str, text: str, after: str) -> str:
    """Put signs close around the words: Markdown knows them by there being no space inside."""
    words = text.strip()
    if not words:
        return text
    start = text.index(words)
    return f"{text[:start]}{before}{words}{after}{text[start + len(words) :]}"


def _callout(kind: str, title: str, body: Sequence[str]) -> str:
    return _quoted("\n\n".join([f"[!{kind}] {title}", *body]).replace("\n\n", "\n", 1))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _note(label: str, one: Annotation) -> str:
    lines = [escaped(part) for part in one.text.split("\n\n") if part.strip()]
    if one.rendering:
        lines.insert(0, f"In the original: {_one_line(one.exact)}")
    facts = [f"{one.colour} {one.kind}", one.created, *([one.state] if one.state != "attached" else [])]
    tags = [f"#{_tag(tag)}" for tag in one.tags]
    return _callout(
        "note", f"{label}=={_one_line(one.words)}==", [*lines, " ".join([f"*{', '.join(facts)}*", *tags])]
    )


def _tag(tag: str) -> str:
    return _TAG_ILLEGAL.sub("-", tag).strip("-") or "tag"


def _last_of_block(reading: Reading, offset: int) -> int:
    """Return the sentence whose number is the id of the block that holds ``offset``."""
    index = reading.sentence_at(offset)
    block = reading.sentences[index].block
    while index + 1 < len(reading.sentences) and reading.sentences[index + 1].block == block:
        index += 1
    return index


def _quotes(reading: Reading) -> Iterator[str]:
    text = reading.article.text
    if reading.analysis.quotes:
        yield "## Quotes"
    for quote in reading.analysis.quotes:
        facts = [
            f"{wording.QUOTE_KIND[quote.kind]}, {wording.language(quote.lang)}",
            *(["anonymous source"] if quote.anonymous else []),
            *([escaped(said)] if (said := wording.judgement(reading, quote.judgement)) else []),
            f"[[#^s{_last_of_block(reading, quote.start)}|in the text]]",
            escaped(f"why: {wording.reason(quote.why, text)}"),
        ]
        yield _callout(
            "quote",
            _one_line(wording.speaker(quote)),
            [escaped(text[quote.start : quote.end]), " · ".join(facts)],
        )


def _claims(reading: Reading) -> Iterator[str]:
    text = reading.article.text
    claims = [mark for mark in reading.analysis.marks if mark.claim]
    if claims:
        yield "## Claims"
    for status, meaning in wording.STATUS_MEANING.items():
        chosen = sorted(
            (one for one in claims if one.status == status), key=lambda one: (-one.worth, one.sentence)
        )
        if not chosen:
            continue
        yield f"### {status.capitalize()}: {meaning}" if meaning else f"### {status.capitalize()}"
        items = []
        for mark in chosen:
            sentence = reading.sentences[mark.sentence]
            link = f"[[#^s{_last_of_block(reading, sentence.start)}|in the text]]"
            facts = f"{_one_line(wording.source(mark))}, worth checking {mark.worth:.2f}, {link}, "
            said = wording.judgement(reading, mark.judgement)
            why = escaped(f"{said and said + ', '}why: {wording.reason(mark.why, text)}")
            words = text[slice(*(mark.span or (sentence.start, sentence.end)))]
            items.append(f"- {_one_line(words)} *({facts}{why})*")
            items.extend(_evidence(reading, mark.judgement))
        yield "\n".join(items)


def _evidence(reading: Reading, identifier: str) -> Iterator[str]:
    """Yield the note and the addresses of a claim that was checked, as points under it."""
    said = reading.judgement(identifier)
    if said and said.review.verdict != "unchecked":
        if said.review.note.strip():
            yield f"  - {_one_line(said.review.note)}"
        yield from (f"  - <{_address(each)}>" for each in said.review.evidence if safe_href(each))


def _highlights(reading: Reading) -> Iterator[str]:
    """Yield the highlights without a note, and the notes that have no place in the text any more."""
    bare = [one for one in placed(reading) if not one.text]
    if bare:
        yield "## Highlights"
        yield "\n".join(
            f"- =={_one_line(one.words)}== ({one.colour} {one.kind}, "
            f"[[#^s{_last_of_block(reading, one.start)}|in the text]])"
            + "".join(f" #{_tag(tag)}" for tag in one.tags)
            for one in bare
        )
    lost = detached(reading)
    if lost:
        yield "## Detached: their words are no longer in the article"
        yield from (_note("", one) for one in lost)
