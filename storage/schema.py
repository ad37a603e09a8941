"""The tables of library.db; ``docs/library-schema.md`` explains them to people."""

from __future__ import annotations

APPLICATION_ID = 0x53444C54
"""Written into the file's header ("SDLT"), so that another program's database is never taken for ours."""

MAJOR, MINOR = 1, 4
VERSION = MAJOR * 1000 + MINOR
"""What this program writes into ``PRAGMA user_version``."""

# Version 1.0. Released statements never change: later versions are further migrations.
VERSION_1_0 = """
CREATE TABLE articles (
    id        TEXT PRIMARY KEY,
    revision  TEXT NOT NULL REFERENCES revisions(id) DEFERRABLE INITIALLY DEFERRED,
    name      TEXT NOT NULL DEFAULT '',
    languages TEXT NOT NULL DEFAULT '',
    target    TEXT NOT NULL DEFAULT '',
    place     INTEGER NOT NULL DEFAULT 0,
    scroll    REAL NOT NULL DEFAULT 0,
    added     TEXT NOT NULL,
    opened    TEXT NOT NULL,
    removed   TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE revisions (
    id        TEXT PRIMARY KEY,
    article   TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    number    INTEGER NOT NULL,
    added     TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    title     TEXT NOT NULL,
    source    TEXT NOT NULL,
    author    TEXT NOT NULL,
    published TEXT NOT NULL,
    words     INTEGER NOT NULL,
    text      TEXT NOT NULL,
    blocks    TEXT NOT NULL CHECK (json_valid(blocks)),
    spans     TEXT NOT NULL CHECK (json_valid(spans)),
    UNIQUE (article, number)
) STRICT;
CREATE INDEX revisions_sha256 ON revisions(sha256);
CREATE INDEX revisions_source ON revisions(source);

CREATE TRIGGER revisions_are_immutable BEFORE UPDATE ON revisions
BEGIN SELECT raise(ABORT, 'a revision never changes'); END;

CREATE TABLE annotations (
    id              TEXT PRIMARY KEY,
    article         TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    revision        TEXT NOT NULL REFERENCES revisions(id),
    pane            TEXT NOT NULL CHECK (pane IN ('original', 'translation')),
    start           INTEGER NOT NULL,
    end             INTEGER NOT NULL,
    exact           TEXT NOT NULL,
    prefix          TEXT NOT NULL,
    suffix          TEXT NOT NULL,
    colour          TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('highlight', 'note', 'underline')),
    text            TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('attached', 'approximate', 'detached')),
    created         TEXT NOT NULL,
    modified        TEXT NOT NULL,
    rendering       TEXT CHECK (rendering IS NULL OR json_valid(rendering)),
    origin_revision TEXT NOT NULL REFERENCES revisions(id),
    origin_start    INTEGER NOT NULL,
    origin_end      INTEGER NOT NULL
) STRICT;
CREATE INDEX annotations_article ON annotations(article, start);

CREATE TABLE tags (
    annotation TEXT NOT NULL REFERENCES annotations(id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    tag        TEXT NOT NULL,
    PRIMARY KEY (annotation, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_tag ON tags(tag);

CREATE TABLE corrections (
    id       TEXT PRIMARY KEY,
    article  TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    revision TEXT NOT NULL REFERENCES revisions(id),
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    exact    TEXT NOT NULL,
    target   TEXT NOT NULL,
    text     TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('edited', 'verified')),
    modified TEXT NOT NULL,
    UNIQUE (article, revision, target, start, end)
) STRICT;

CREATE TABLE overrides (
    id       TEXT PRIMARY KEY,
    article  TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    revision TEXT NOT NULL REFERENCES revisions(id),
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    exact    TEXT NOT NULL,
    lang     TEXT NOT NULL,
    modified TEXT NOT NULL,
    UNIQUE (article, revision, start, end)
) STRICT;
"""

# Version 1.1: what a person says of the marks.
VERSION_1_1 = """
CREATE TABLE judgements (
    id          TEXT PRIMARY KEY,
    article     TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    revision    TEXT NOT NULL REFERENCES revisions(id),
    kind        TEXT NOT NULL CHECK (kind IN ('quote', 'claim', 'link')),
    decision    TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected', 'edited', 'added')),
    start       INTEGER NOT NULL,
    end         INTEGER NOT NULL,
    exact       TEXT NOT NULL,
    span_start  INTEGER CHECK (span_start >= 0),
    span_end    INTEGER CHECK (span_end > span_start),
    voice_start INTEGER CHECK (voice_start >= 0),
    voice_end   INTEGER CHECK (voice_end > voice_start),
    other_start INTEGER CHECK (other_start >= 0),
    other_end   INTEGER CHECK (other_end > other_start),
    speaker     TEXT NOT NULL DEFAULT '',
    anonymous   INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1)),
    form        TEXT NOT NULL DEFAULT 'direct' CHECK (form IN ('direct', 'indirect', 'mixed')),
    lang        TEXT NOT NULL DEFAULT '',
    status      TEXT NOT NULL DEFAULT 'none' CHECK (status IN
                ('asserted', 'reported', 'hedged', 'denied', 'prediction', 'opinion', 'none')),
    rule        TEXT NOT NULL DEFAULT '',
    verdict     TEXT NOT NULL DEFAULT 'unchecked'
                CHECK (verdict IN ('unchecked', 'supported', 'disputed', 'refuted', 'unverifiable')),
    evidence    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(evidence) AND json_type(evidence) = 'array'),
    note        TEXT NOT NULL DEFAULT '',
    reviewer    TEXT NOT NULL DEFAULT '',
    reviewed    TEXT NOT NULL DEFAULT '',
    url         TEXT NOT NULL DEFAULT '',
    created     TEXT NOT NULL,
    modified    TEXT NOT NULL,
    CHECK ((kind = 'link') = (other_start IS NOT NULL))
) STRICT;
CREATE INDEX judgements_article ON judgements(article, modified);
"""

# Version 1.2: what the machine had said, offers that were dismissed, the glossary.
VERSION_1_2 = """
ALTER TABLE corrections ADD COLUMN machine TEXT NOT NULL DEFAULT '';

CREATE TABLE dismissals (
    id       TEXT PRIMARY KEY,
    article  TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    target   TEXT NOT NULL,
    exact    TEXT NOT NULL,
    text     TEXT NOT NULL,
    modified TEXT NOT NULL,
    UNIQUE (article, target, exact, text)
) STRICT;

CREATE TABLE glossary (
    id          TEXT PRIMARY KEY,
    source      TEXT NOT NULL DEFAULT '',
    target      TEXT NOT NULL DEFAULT '',
    term        TEXT NOT NULL,
    translation TEXT NOT NULL,
    case_rule   TEXT NOT NULL CHECK (case_rule IN ('ignore', 'exact')),
    modified    TEXT NOT NULL,
    UNIQUE (source, target, term)
) STRICT;
"""

# Version 1.3: the order a person keeps among articles, and notes that outlive theirs.
VERSION_1_3 = """
ALTER TABLE articles ADD COLUMN state TEXT NOT NULL DEFAULT 'unread'
    CHECK (state IN ('unread', 'reading', 'read', 'archived'));
UPDATE articles SET state = 'reading' WHERE opened > added;
ALTER TABLE articles ADD COLUMN author TEXT;
ALTER TABLE articles ADD COLUMN publication TEXT;
ALTER TABLE articles ADD COLUMN source TEXT;
ALTER TABLE articles ADD COLUMN published TEXT;
ALTER TABLE articles ADD COLUMN mix TEXT;

CREATE TABLE article_tags (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    tag     TEXT NOT NULL,
    PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tags_tag ON article_tags(tag);

CREATE TABLE collections (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE COLLATE NOCASE,
    modified TEXT NOT NULL
) STRICT;

CREATE TABLE collected (
    article    TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    collection TEXT NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    PRIMARY KEY (article, collection)
) STRICT, WITHOUT ROWID;
CREATE INDEX collected_collection ON collected(collection);

CREATE TABLE kept_notes (
    id        TEXT PRIMARY KEY,
    article   TEXT NOT NULL,
    title     TEXT NOT NULL,
    source    TEXT NOT NULL,
    author    TEXT NOT NULL,
    published TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    pane      TEXT NOT NULL,
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    exact     TEXT NOT NULL,
    prefix    TEXT NOT NULL,
    suffix    TEXT NOT NULL,
    rendering TEXT CHECK (rendering IS NULL OR json_valid(rendering)),
    colour    TEXT NOT NULL,
    kind      TEXT NOT NULL,
    text      TEXT NOT NULL,
    tags      TEXT NOT NULL CHECK (json_valid(tags)),
    created   TEXT NOT NULL,
    modified  TEXT NOT NULL,
    deleted   TEXT NOT NULL
) STRICT;
"""

# Version 1.4: what a person deletes can be brought back after a restart; when an article was renamed.
VERSION_1_4 = """
ALTER TABLE articles ADD COLUMN modified TEXT NOT NULL DEFAULT '';

CREATE TABLE trash (
    id      TEXT PRIMARY KEY,
    article TEXT REFERENCES articles(id) ON DELETE CASCADE,
    source  TEXT NOT NULL,
    item    TEXT NOT NULL,
    reason  TEXT NOT NULL CHECK (reason IN ('removed', 'replaced')),
    removed TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
CREATE INDEX trash_item ON trash(item);
"""

LATER = {"1.1": VERSION_1_1, "1.2": VERSION_1_2, "1.3": VERSION_1_3, "1.4": VERSION_1_4}
"""The steps after version 1.0, in order."""


def told_version(version: int) -> str:
    """Return a stored version as people write it: 1002 is "1.2"."""
    return f"{version // 1000}.{version % 1000}"
