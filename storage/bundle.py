"""One article with all that belongs to it, as it travels from one library to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from records.annotation import (
    COLOURS,
    Annotation,
    AnnotationKind,
    AnnotationState,
    Pane,
    RenderingSelector,
)
from records.article import Article, Block, BlockKind, Span, SpanKind
from storage.anchors import quotation
from storage.merging import Row, read_row
from storage.tables import TABLES, Column, Table
from storage.validation import LONGEST_NOTE, LONGEST_TEXT, Fields
from storage.values import tidy_tags


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of an article."""

    id: str
    number: int
    added: str
    article: Article


@dataclass(frozen=True, slots=True)
class BundledAnnotation:
    """An annotation and where it was made: revision, start, end."""

    annotation: Annotation
    origin: tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Bundle:
    """An article with all that belongs to it.

    ``row`` is its own row without ``id`` and ``revision``, ``rows`` those of the tables in
    ``storage.tables``, by the table's name.
    """

    id: str
    revision: str
    row: dict[str, Any]
    revisions: tuple[Revision, ...]
    annotations: tuple[BundledAnnotation, ...]
    rows: dict[str, tuple[Row, ...]]


Schema = dict[str, tuple[Column, ...]]
"""The columns that each table has here."""


def read_bundle(fields: Fields, schema: Schema) -> Bundle:
    """Read one article of an exported library, every field of it checked.

    Raises:
        SidelightError: when something is missing, too long, out of bounds or does not fit together.
    """
    identifier = fields.identifier("id")
    revisions = tuple(_revision(each) for each in fields.objects("revisions"))
    texts = {revision.id: revision.article.text for revision in revisions}
    current = fields.identifier("revision")
    if len(texts) != len(revisions) or current not in texts:
        raise fields.problem("is not one of its revisions", "revision")
    own = {"id", "revision", "languages", "place"}
    row = read_row(fields, tuple(c for c in schema["articles"] if c.name not in own), texts, passage=False)
    row["languages"] = " ".join(_langs(fields))
    row["place"] = fields.integer("place", 0, len(texts[current]), default=0)
    return Bundle(
        identifier,
        current,
        row,
        revisions,
        tuple(_annotation(each, identifier, texts) for each in fields.objects("annotations")),
        {
            table.name: tuple(
                _row(each, table, schema[table.name], identifier, texts)
                for each in fields.objects(table.name)
            )
            for table in TABLES
            if table.owner
        },
    )


def _row(fields: Fields, table: Table, there: tuple[Column, ...], article: str, texts: dict[str, str]) -> Row:
    row = read_row(fields, there, texts, table.passage)
    # A file may not reach into articles that it does not bring.
    return row | {column.name: article for column in there if column.refers == "articles"}


def _langs(fields: Fields) -> tuple[str, ...]:
    return tuple(lang for lang in fields.texts("languages") if lang and not set(lang) & set(" \t\n"))


def _revision(fields: Fields) -> Revision:
    text = fields.text("text", LONGEST_TEXT, default=None)
    article = Article(
        text=text,
        title=fields.text("title"),
        blocks=tuple(_block(each, len(text)) for each in fields.objects("blocks")),
        spans=tuple(_span(each, len(text)) for each in fields.objects("spans")),
        source=fields.text("source"),
        author=fields.text("author"),
        published=fields.text("published"),
    )
    if any(a.end > b.start for a, b in zip(article.blocks, article.blocks[1:], strict=False)):
        raise fields.problem("overlap or are out of order", "blocks")
    if fields.text("sha256", default=article.sha256) != article.sha256:
        raise fields.problem("does not fit the text, which was altered", "sha256")
    return Revision(
        fields.identifier("id"), fields.integer("number", 1, 10**6), fields.time("added"), article
    )


def _block(fields: Fields, length: int) -> Block:
    kind: BlockKind = fields.choice("kind", get_args(BlockKind))
    return Block(kind, *fields.passage(length), fields.integer("level", 0, 100, default=0))


def _span(fields: Fields, length: int) -> Span:
    kind: SpanKind = fields.choice("kind", get_args(SpanKind))
    return Span(kind, *fields.passage(length), fields.text("href"))


def _placed(fields: Fields, texts: dict[str, str], name: str = "revision") -> tuple[str, str]:
    revision = fields.identifier(name)
    if revision not in texts:
        raise fields.problem("is not a revision of its article", name)
    return revision, texts[revision]


def _exact(fields: Fields, text: str) -> tuple[int, int, str]:
    start, end = fields.passage(len(text))
    exact = fields.text("exact", LONGEST_TEXT, default=text[start:end])
    if exact != text[start:end]:
        raise fields.problem("is not what the text says there", "exact")
    return start, end, exact


def _annotation(fields: Fields, article: str, texts: dict[str, str]) -> BundledAnnotation:
    revision, text = _placed(fields, texts)
    start, end, _ = _exact(fields, text)
    origin = fields.object("origin")
    made = (revision, start, end)
    if origin:
        first, first_text = _placed(origin, texts)
        made = (first, *origin.passage(len(first_text)))
    annotation = Annotation(
        id=fields.identifier("id"),
        article=article,
        revision=revision,
        pane=fields.choice("pane", get_args(Pane), default="original"),
        start=start,
        end=end,
        **quotation(text, start, end),
        colour=fields.choice("colour", COLOURS, default=COLOURS[0]),
        kind=fields.choice("kind", get_args(AnnotationKind), default="highlight"),
        text=fields.text("text", LONGEST_NOTE),
        tags=tidy_tags(fields.texts("tags")),
        state=fields.choice("state", get_args(AnnotationState), default="attached"),
        created=fields.time("created"),
        modified=fields.time("modified"),
        rendering=_rendering(fields.object("rendering")),
    )
    return BundledAnnotation(annotation, made)


def _rendering(fields: Fields | None) -> RenderingSelector | None:
    if fields is None:
        return None
    start, end = fields.passage(LONGEST_TEXT)
    sentence = fields.integer("sentence", 0, LONGEST_TEXT)
    return RenderingSelector(sentence, start, end, fields.text("exact", LONGEST_NOTE))
