PRAGMA application_id = 1396984916;
PRAGMA user_version = 1004;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'sidelight-library','1.0','2026-11-24 16:06:48.050344+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'sidelight-library','1.1','2026-11-24 16:06:48.050849+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'sidelight-library','1.2','2026-11-24 16:06:48.051412+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'sidelight-library','1.3','2026-11-24 16:06:48.077746+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'sidelight-library','1.4','2026-11-24 16:06:48.078580+00:00');
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
INSERT INTO "annotations" VALUES('d7ba6995-6898-4a8c-a969-5eb16000c767','df25bc6d-0260-4060-9283-605745e9d744','f8cb7ff8-d01e-43a9-8923-071f363f00cf','original',33,47,'ingen soldater','egjeringen sier nei

«Vi sender ','», sier statsråden. “No boots on','green','note','Er det sikkert? 😀','attached','2026-11-24T16:06:48.267Z','2026-11-24T16:06:48.267Z',NULL,'bafab65a-b3c5-4e82-aa82-618e111175b3',33,47);
INSERT INTO "annotations" VALUES('2302a658-51c2-40d4-a165-c5bac1c362fa','df25bc6d-0260-4060-9283-605745e9d744','f8cb7ff8-d01e-43a9-8923-071f363f00cf','translation',22,66,'«Vi sender ingen soldater», sier statsråden.','Regjeringen sier nei

',' “No boots on the ground,” the p','blue','highlight','','attached','2026-11-24T16:06:48.288Z','2026-11-24T16:06:48.288Z','[22, 3, 9, "no sol"]','bafab65a-b3c5-4e82-aa82-618e111175b3',22,66);
INSERT INTO "annotations" VALUES('8c401c77-d5ca-46f0-8ccc-65582ea1c85b','df25bc6d-0260-4060-9283-605745e9d744','f8cb7ff8-d01e-43a9-8923-071f363f00cf','original',127,131,'enig','e paper writes.
Opposisjonen er ',' 😀. De vil ha svar før påske.
','yellow','underline','','approximate','2026-11-24T16:06:48.297Z','2026-11-24T16:06:48.297Z',NULL,'bafab65a-b3c5-4e82-aa82-618e111175b3',127,132);
INSERT INTO "annotations" VALUES('585a26fe-68d6-47a5-b749-51b52508a3d0','7e25db30-d743-4ae6-ad99-8deb32a72694','c3cbbc77-ab02-4e41-ae9c-303d6d1c24d4','original',2,13,'papirkurven','I ','.','yellow','highlight','også denne','attached','2026-11-24T16:06:48.462Z','2026-11-24T16:06:48.462Z',NULL,'c3cbbc77-ab02-4e41-ae9c-303d6d1c24d4',2,13);
CREATE TABLE article_tags (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    tag     TEXT NOT NULL,
    PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID;
INSERT INTO "article_tags" VALUES('df25bc6d-0260-4060-9283-605745e9d744','krig');
INSERT INTO "article_tags" VALUES('df25bc6d-0260-4060-9283-605745e9d744','påske');
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
, state TEXT NOT NULL DEFAULT 'unread'
    CHECK (state IN ('unread', 'reading', 'read', 'archived')), author TEXT, publication TEXT, source TEXT, published TEXT, mix TEXT, modified TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "articles" VALUES('df25bc6d-0260-4060-9283-605745e9d744','f8cb7ff8-d01e-43a9-8923-071f363f00cf','Ingen soldater','nb en','en',22,3.5,'2026-11-24T16:06:48.109Z','2026-11-24T16:06:48.429Z','','read',NULL,'Avisen',NULL,NULL,'nb en','2026-11-24T16:06:48.513Z');
INSERT INTO "articles" VALUES('7e25db30-d743-4ae6-ad99-8deb32a72694','c3cbbc77-ab02-4e41-ae9c-303d6d1c24d4','','','',0,0.0,'2026-11-24T16:06:48.447Z','2026-11-24T16:06:48.447Z','2026-11-24T16:06:48.477Z','unread',NULL,NULL,NULL,NULL,NULL,'');
CREATE TABLE collected (
    article    TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    collection TEXT NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    PRIMARY KEY (article, collection)
) STRICT, WITHOUT ROWID;
INSERT INTO "collected" VALUES('7e25db30-d743-4ae6-ad99-8deb32a72694','83de5066-0b0a-43eb-b375-d55de58ef978');
INSERT INTO "collected" VALUES('df25bc6d-0260-4060-9283-605745e9d744','83de5066-0b0a-43eb-b375-d55de58ef978');
CREATE TABLE collections (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE COLLATE NOCASE,
    modified TEXT NOT NULL
) STRICT;
INSERT INTO "collections" VALUES('83de5066-0b0a-43eb-b375-d55de58ef978','Til saken','2026-11-24T16:06:48.493Z');
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
    modified TEXT NOT NULL, machine TEXT NOT NULL DEFAULT '',
    UNIQUE (article, revision, target, start, end)
) STRICT;
INSERT INTO "corrections" VALUES('09bb6db2-b965-44c7-9315-53fd7c60f259','df25bc6d-0260-4060-9283-605745e9d744','f8cb7ff8-d01e-43a9-8923-071f363f00cf',22,66,'«Vi sender ingen soldater», sier statsråden.','en','“We send no soldiers,” says the minister.','verified','2026-11-24T16:06:48.329Z','“We”');
CREATE TABLE dismissals (
    id       TEXT PRIMARY KEY,
    article  TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    target   TEXT NOT NULL,
    exact    TEXT NOT NULL,
    text     TEXT NOT NULL,
    modified TEXT NOT NULL,
    UNIQUE (article, target, exact, text)
) STRICT;
INSERT INTO "dismissals" VALUES('2d46c7ce-06e3-497e-9a39-582c37a10c91','df25bc6d-0260-4060-9283-605745e9d744','en','De vil ha svar før påske.','They want.','2026-11-24T16:06:48.338Z');
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
INSERT INTO "glossary" VALUES('b7a1b40b-c1b4-4aea-a856-ff5b41a4a592','nb','en','statsråd','minister','ignore','2026-11-24T16:06:48.349Z');
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
INSERT INTO "judgements" VALUES('d364bf0f-c770-43db-9be8-d8f1e7bfd6fd','df25bc6d-0260-4060-9283-605745e9d744','bafab65a-b3c5-4e82-aa82-618e111175b3','claim','edited',22,66,'«Vi sender ingen soldater», sier statsråden.',22,45,NULL,NULL,NULL,NULL,'statsråden',0,'direct','','reported','','disputed','["https://example.org/svar"]','Avisen trekker det tilbake.','Kari','2026-11-21','','2026-11-24T16:06:48.369Z','2026-11-24T16:06:48.369Z');
INSERT INTO "judgements" VALUES('580b2c17-5724-461d-82e2-3882b79528ae','df25bc6d-0260-4060-9283-605745e9d744','bafab65a-b3c5-4e82-aa82-618e111175b3','link','rejected',22,66,'«Vi sender ingen soldater», sier statsråden.',NULL,NULL,NULL,NULL,67,111,'',0,'direct','','none','','unchecked','[]','','','','','2026-11-24T16:06:48.377Z','2026-11-24T16:06:48.377Z');
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
INSERT INTO "kept_notes" VALUES('50a6e0f2-f367-4ad0-b053-a86b2c0c73e4','ecc5a37f-2097-4965-9deb-40291f82e39c','Glemt','','','','a76f7cec6b503c8ab04b4dc2b78d57b69a8c2eba8bbf8c83d505028989c6d42e','original',0,5,'Borte','',' for godt.',NULL,'yellow','highlight','men ikke notatet','[]','2026-11-24T16:06:48.542Z','2026-11-24T16:06:48.542Z','2026-11-24T16:06:48.585Z');
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
INSERT INTO "overrides" VALUES('812a2ab2-49ce-42fa-b68b-34d8e6020d24','df25bc6d-0260-4060-9283-605745e9d744','f8cb7ff8-d01e-43a9-8923-071f363f00cf',67,111,'“No boots on the ground,” the paper writes.
','en','2026-11-24T16:06:48.357Z');
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
INSERT INTO "revisions" VALUES('bafab65a-b3c5-4e82-aa82-618e111175b3','df25bc6d-0260-4060-9283-605745e9d744',1,'2026-11-24T16:06:48.109Z','3d4ae72f2f20965910e9026e6561276c7bad2b00200379c88702fe8f0025e406','Nei','nei.txt','Kari','2026-11-20',26,'Regjeringen sier nei

«Vi sender ingen soldater», sier statsråden. “No boots on the ground,” the paper writes.
Opposisjonen er uenig 😀. De vil ha svar før påske.
','[["heading",0,20,1],["paragraph",22,161,0]]','[["emphasis",22,30,""]]');
INSERT INTO "revisions" VALUES('f8cb7ff8-d01e-43a9-8923-071f363f00cf','df25bc6d-0260-4060-9283-605745e9d744',2,'2026-11-24T16:06:48.429Z','dc6589e12efa43d68172f1e7b216c18856785446012b544d8e3ea0e168b84e6c','Nei','nei.txt','Kari','2026-11-20',26,'Regjeringen sier nei

«Vi sender ingen soldater», sier statsråden. “No boots on the ground,” the paper writes.
Opposisjonen er enig 😀. De vil ha svar før påske.
','[]','[]');
INSERT INTO "revisions" VALUES('c3cbbc77-ab02-4e41-ae9c-303d6d1c24d4','7e25db30-d743-4ae6-ad99-8deb32a72694',1,'2026-11-24T16:06:48.447Z','f18dce3175c80bdef0361d45a634d558773d9b034db9912aec4afc01cbd3b79f','Borte','','','',2,'I papirkurven.','[["paragraph",0,14,0]]','[]');
CREATE TABLE tags (
    annotation TEXT NOT NULL REFERENCES annotations(id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    tag        TEXT NOT NULL,
    PRIMARY KEY (annotation, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "tags" VALUES('d7ba6995-6898-4a8c-a969-5eb16000c767',0,'krig');
INSERT INTO "tags" VALUES('d7ba6995-6898-4a8c-a969-5eb16000c767',1,'nei');
CREATE TABLE trash (
    id      TEXT PRIMARY KEY,
    article TEXT REFERENCES articles(id) ON DELETE CASCADE,
    source  TEXT NOT NULL,
    item    TEXT NOT NULL,
    reason  TEXT NOT NULL CHECK (reason IN ('removed', 'replaced')),
    removed TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
INSERT INTO "trash" VALUES('f38a3813-5c2f-411a-a99d-cfa08027498b','df25bc6d-0260-4060-9283-605745e9d744','annotations','382fce32-cab4-4fcf-b2fc-6a37b80de8e2','removed','2026-11-24T16:06:48.311Z','{"annotations": [{"id": "382fce32-cab4-4fcf-b2fc-6a37b80de8e2", "article": "df25bc6d-0260-4060-9283-605745e9d744", "revision": "bafab65a-b3c5-4e82-aa82-618e111175b3", "pane": "original", "start": 146, "end": 160, "exact": "svar før påske", "prefix": "osisjonen er uenig 😀. De vil ha ", "suffix": ".\n", "colour": "yellow", "kind": "highlight", "text": "slettet", "state": "attached", "created": "2026-11-24T16:06:48.309Z", "modified": "2026-11-24T16:06:48.309Z", "rendering": null, "origin_revision": "bafab65a-b3c5-4e82-aa82-618e111175b3", "origin_start": 146, "origin_end": 160}]}');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX revisions_sha256 ON revisions(sha256);
CREATE INDEX revisions_source ON revisions(source);
CREATE TRIGGER revisions_are_immutable BEFORE UPDATE ON revisions
BEGIN SELECT raise(ABORT, 'a revision never changes'); END;
CREATE INDEX annotations_article ON annotations(article, start);
CREATE INDEX tags_tag ON tags(tag);
CREATE INDEX judgements_article ON judgements(article, modified);
CREATE INDEX article_tags_tag ON article_tags(tag);
CREATE INDEX collected_collection ON collected(collection);
CREATE INDEX trash_item ON trash(item);
COMMIT;
