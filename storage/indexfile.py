"""The tables of cache.db that belong to the search index; others than this program makes are made anew."""

from __future__ import annotations

import zlib

from storage.connection import Connection
from storage.script import statements
from storage.words import indexed

FIRST = 40
"""Passages that a first answer has; more are looked for while these are read."""

LAYOUT = 4
"""Changes with the tables, and with how ``storage.words`` and ``storage.matching`` index a text."""

_TABLES = """
CREATE TABLE numbered (
    number     INTEGER PRIMARY KEY,
    article    TEXT NOT NULL UNIQUE,
    vocabulary BLOB NOT NULL DEFAULT x''
) STRICT;

CREATE TABLE indexed (
    article TEXT NOT NULL,
    place   TEXT NOT NULL,
    target  TEXT NOT NULL,
    stamp   TEXT NOT NULL,
    PRIMARY KEY (article, place, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE passages (
    id         INTEGER PRIMARY KEY,
    place      TEXT NOT NULL,
    target     TEXT NOT NULL,
    start      INTEGER NOT NULL,
    end        INTEGER NOT NULL,
    annotation TEXT NOT NULL,
    stamp      TEXT NOT NULL,
    lang       TEXT NOT NULL,
    marks      TEXT NOT NULL,
    text       TEXT NOT NULL
) STRICT;
CREATE INDEX passages_annotation ON passages(annotation) WHERE annotation <> '';

CREATE TABLE languages (lang TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5(text, stems, marks, content='', prefix='2', tokenize='unicode61');
CREATE VIRTUAL TABLE vocabularies USING fts5(
    words, content='', detail=none, columnsize=0, tokenize='unicode61'
);

CREATE TABLE quotes (
    article INTEGER NOT NULL,
    start   INTEGER NOT NULL,
    end     INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    speaker TEXT NOT NULL,
    name    TEXT NOT NULL,
    exact   TEXT NOT NULL
) STRICT;
CREATE INDEX quotes_article ON quotes(article);
CREATE INDEX quotes_speaker ON quotes(speaker, article);

CREATE TABLE claims (
    id       INTEGER PRIMARY KEY,
    article  INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    lang     TEXT NOT NULL,
    status   TEXT NOT NULL,
    source   TEXT NOT NULL,
    worth    REAL NOT NULL,
    exact    TEXT NOT NULL,
    features TEXT NOT NULL CHECK (json_valid(features))
) STRICT;
CREATE INDEX claims_article ON claims(article);

CREATE TABLE claim_features (
    feature TEXT NOT NULL,
    claim   INTEGER NOT NULL,
    PRIMARY KEY (feature, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE echoes (
    claim INTEGER NOT NULL,
    other INTEGER NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (claim, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX echoes_other ON echoes(other);
"""
_NAMES = (
    "words", "vocabularies", "passages", "numbered", "indexed", "languages", "quotes", "claims",
    "claim_features", "echoes",
)  # fmt: skip


def prepare_index(connection: Connection) -> None:
    """Make the tables of the index, in place of those that another version made.

    The words of a passage are taken out of the full-text index by giving it the
    same words again, so an index made with another stemmer cannot be changed.
    """
    made_with = f"{LAYOUT}:{_stemming()}"
    if _made_with(connection) == made_with:
        return
    with connection.writing() as sql:
        if _made_with(connection) == made_with:
            return  # another program was faster
        for name in _NAMES:
            sql.execute(f"DROP TABLE IF EXISTS {name}")
        for statement in statements(_TABLES):
            sql.execute(statement)
        sql.execute(
            "CREATE TABLE IF NOT EXISTS made_with (part TEXT PRIMARY KEY, version TEXT NOT NULL) STRICT"
        )
        sql.execute("INSERT OR REPLACE INTO made_with (part, version) VALUES ('index', ?)", (made_with,))


def _stemming() -> str:
    """Return a mark of how the stemmer that is installed works."""
    probe = "regjeringens kommunene kjærligheten governments organization studies nationalités Häuser"
    stems = " ".join(" ".join(indexed(probe, lang)) for lang in ("nb", "sv", "da", "en", "de", "fr"))
    return f"{zlib.crc32(stems.encode()):08x}"


def _made_with(connection: Connection) -> str:
    with connection.reading() as sql:
        if not sql.execute("SELECT 1 FROM sqlite_master WHERE name = 'made_with'").fetchone():
            return ""
        row = sql.execute("SELECT version FROM made_with WHERE part = 'index'").fetchone()
        return str(row["version"]) if row else ""
