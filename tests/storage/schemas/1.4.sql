PRAGMA application_id = 1396984916;
PRAGMA user_version = 1004;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'sidelight-library','1.0','2026-11-24 15:49:19.563032+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'sidelight-library','1.1','2026-11-24 15:49:19.573780+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'sidelight-library','1.2','2026-11-24 15:49:19.574441+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'sidelight-library','1.3','2026-11-24 15:49:19.576409+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'sidelight-library','1.4','2026-11-24 15:49:19.576954+00:00');
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
INSERT INTO "annotations" VALUES('4a6bd268-0087-4332-911a-475f217855ea','f629bfe7-acaa-4d97-9954-8ab183c55396','352c6783-6b2e-4a21-be72-c23d950637ac','original',33,47,'ingen soldater','egjeringen sier nei

«Vi sender ','», sier statsråden. “No boots on','green','note','Er det sikkert? 😀','attached','2026-11-24T15:49:19.773Z','2026-11-24T15:49:19.773Z',NULL,'22246474-012e-49ee-8d13-27e7f59f0046',33,47);
INSERT INTO "annotations" VALUES('abcac315-c225-419d-aa11-2480e8bd691e','f629bfe7-acaa-4d97-9954-8ab183c55396','352c6783-6b2e-4a21-be72-c23d950637ac','translation',22,66,'«Vi sender ingen soldater», sier statsråden.','Regjeringen sier nei

',' “No boots on the ground,” the p','blue','highlight','','attached','2026-11-24T15:49:19.782Z','2026-11-24T15:49:19.782Z','[22, 3, 9, "no sol"]','22246474-012e-49ee-8d13-27e7f59f0046',22,66);
INSERT INTO "annotations" VALUES('87d5ff72-a845-44bc-afab-c028d7dbf639','f629bfe7-acaa-4d97-9954-8ab183c55396','352c6783-6b2e-4a21-be72-c23d950637ac','original',127,131,'enig','e paper writes.
Opposisjonen er ',' 😀. De vil ha svar før påske.
','yellow','underline','','approximate','2026-11-24T15:49:19.795Z','2026-11-24T15:49:19.795Z',NULL,'22246474-012e-49ee-8d13-27e7f59f0046',127,132);
INSERT INTO "annotations" VALUES('e43bbfe7-5be7-4817-8101-bf2b8da43a3e','04d73f82-fd01-4c1e-99e8-9a90a4766de0','1bf39ee1-5b6f-4f82-be84-97b2ee3642bd','original',2,13,'papirkurven','I ','.','yellow','highlight','også denne','attached','2026-11-24T15:49:19.974Z','2026-11-24T15:49:19.974Z',NULL,'1bf39ee1-5b6f-4f82-be84-97b2ee3642bd',2,13);
CREATE TABLE article_tags (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    tag     TEXT NOT NULL,
    PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID;
INSERT INTO "article_tags" VALUES('f629bfe7-acaa-4d97-9954-8ab183c55396','krig');
INSERT INTO "article_tags" VALUES('f629bfe7-acaa-4d97-9954-8ab183c55396','påske');
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
INSERT INTO "articles" VALUES('f629bfe7-acaa-4d97-9954-8ab183c55396','352c6783-6b2e-4a21-be72-c23d950637ac','Ingen soldater','nb en','en',22,3.5,'2026-11-24T15:49:19.616Z','2026-11-24T15:49:19.933Z','','read',NULL,'Avisen',NULL,NULL,'nb en','2026-11-24T15:49:20.029Z');
INSERT INTO "articles" VALUES('04d73f82-fd01-4c1e-99e8-9a90a4766de0','1bf39ee1-5b6f-4f82-be84-97b2ee3642bd','','','',0,0.0,'2026-11-24T15:49:19.963Z','2026-11-24T15:49:19.963Z','2026-11-24T15:49:19.989Z','unread',NULL,NULL,NULL,NULL,NULL,'');
CREATE TABLE collected (
    article    TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    collection TEXT NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    PRIMARY KEY (article, collection)
) STRICT, WITHOUT ROWID;
INSERT INTO "collected" VALUES('04d73f82-fd01-4c1e-99e8-9a90a4766de0','9e4db1ab-5d1c-47df-9f27-2cd2750798fe');
INSERT INTO "collected" VALUES('f629bfe7-acaa-4d97-9954-8ab183c55396','9e4db1ab-5d1c-47df-9f27-2cd2750798fe');
CREATE TABLE collections (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE COLLATE NOCASE,
    modified TEXT NOT NULL
) STRICT;
INSERT INTO "collections" VALUES('9e4db1ab-5d1c-47df-9f27-2cd2750798fe','Til saken','2026-11-24T15:49:20.009Z');
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
INSERT INTO "corrections" VALUES('b72753de-87c2-4db3-af31-6557c56c989a','f629bfe7-acaa-4d97-9954-8ab183c55396','352c6783-6b2e-4a21-be72-c23d950637ac',22,66,'«Vi sender ingen soldater», sier statsråden.','en','“We send no soldiers,” says the minister.','verified','2026-11-24T15:49:19.821Z','“We”');
CREATE TABLE dismissals (
    id       TEXT PRIMARY KEY,
    article  TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    target   TEXT NOT NULL,
    exact    TEXT NOT NULL,
    text     TEXT NOT NULL,
    modified TEXT NOT NULL,
    UNIQUE (article, target, exact, text)
) STRICT;
INSERT INTO "dismissals" VALUES('c860d04a-8ecf-4644-b174-96aacb5727f3','f629bfe7-acaa-4d97-9954-8ab183c55396','en','De vil ha svar før påske.','They want.','2026-11-24T15:49:19.838Z');
CREATE TABLE glossary (
    id          TEXT PRIMARY KEY,
    source      TEXT NOT NULL,
    target      TEXT NOT NULL,
    term        TEXT NOT NULL,
    translation TEXT NOT NULL,
    case_rule   TEXT NOT NULL CHECK (case_rule IN ('ignore', 'exact')),
    modified    TEXT NOT NULL,
    UNIQUE (source, target, term)
) STRICT;
INSERT INTO "glossary" VALUES('bbbc15fc-78f3-4569-9df7-47dfed593c6a','nb','en','statsråd','minister','ignore','2026-11-24T15:49:19.845Z');
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
INSERT INTO "judgements" VALUES('3e546711-d941-49f1-840d-5a46142d802a','f629bfe7-acaa-4d97-9954-8ab183c55396','22246474-012e-49ee-8d13-27e7f59f0046','claim','edited',22,66,'«Vi sender ingen soldater», sier statsråden.',22,45,NULL,NULL,NULL,NULL,'statsråden',0,'direct','','reported','','disputed','["https://example.org/svar"]','Avisen trekker det tilbake.','Kari','2026-11-21','','2026-11-24T15:49:19.869Z','2026-11-24T15:49:19.869Z');
INSERT INTO "judgements" VALUES('01e79b51-e236-4546-91fe-0c2b84f0bb33','f629bfe7-acaa-4d97-9954-8ab183c55396','22246474-012e-49ee-8d13-27e7f59f0046','link','rejected',22,66,'«Vi sender ingen soldater», sier statsråden.',NULL,NULL,NULL,NULL,67,111,'',0,'direct','','none','','unchecked','[]','','','','','2026-11-24T15:49:19.886Z','2026-11-24T15:49:19.886Z');
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
INSERT INTO "kept_notes" VALUES('8c05aed3-4169-4231-8fbc-bfaa9444321e','529ac1bc-b367-4834-ba46-27016ee85293','Glemt','','','','a76f7cec6b503c8ab04b4dc2b78d57b69a8c2eba8bbf8c83d505028989c6d42e','original',0,5,'Borte','',' for godt.',NULL,'yellow','highlight','men ikke notatet','[]','2026-11-24T15:49:20.058Z','2026-11-24T15:49:20.058Z','2026-11-24T15:49:20.097Z');
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
INSERT INTO "overrides" VALUES('ce803bf5-cca7-48dc-b559-f53e4101d65c','f629bfe7-acaa-4d97-9954-8ab183c55396','352c6783-6b2e-4a21-be72-c23d950637ac',67,111,'“No boots on the ground,” the paper writes.
','en','2026-11-24T15:49:19.853Z');
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
INSERT INTO "revisions" VALUES('22246474-012e-49ee-8d13-27e7f59f0046','f629bfe7-acaa-4d97-9954-8ab183c55396',1,'2026-11-24T15:49:19.616Z','3d4ae72f2f20965910e9026e6561276c7bad2b00200379c88702fe8f0025e406','Nei','nei.txt','Kari','2026-11-20',26,'Regjeringen sier nei

«Vi sender ingen soldater», sier statsråden. “No boots on the ground,” the paper writes.
Opposisjonen er uenig 😀. De vil ha svar før påske.
','[["heading",0,20,1],["paragraph",22,161,0]]','[["emphasis",22,30,""]]');
INSERT INTO "revisions" VALUES('352c6783-6b2e-4a21-be72-c23d950637ac','f629bfe7-acaa-4d97-9954-8ab183c55396',2,'2026-11-24T15:49:19.933Z','dc6589e12efa43d68172f1e7b216c18856785446012b544d8e3ea0e168b84e6c','Nei','nei.txt','Kari','2026-11-20',26,'Regjeringen sier nei

«Vi sender ingen soldater», sier statsråden. “No boots on the ground,” the paper writes.
Opposisjonen er enig 😀. De vil ha svar før påske.
','[]','[]');
INSERT INTO "revisions" VALUES('1bf39ee1-5b6f-4f82-be84-97b2ee3642bd','04d73f82-fd01-4c1e-99e8-9a90a4766de0',1,'2026-11-24T15:49:19.963Z','f18dce3175c80bdef0361d45a634d558773d9b034db9912aec4afc01cbd3b79f','Borte','','','',2,'I papirkurven.','[["paragraph",0,14,0]]','[]');
CREATE TABLE tags (
    annotation TEXT NOT NULL REFERENCES annotations(id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    tag        TEXT NOT NULL,
    PRIMARY KEY (annotation, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "tags" VALUES('4a6bd268-0087-4332-911a-475f217855ea',0,'krig');
INSERT INTO "tags" VALUES('4a6bd268-0087-4332-911a-475f217855ea',1,'nei');
CREATE TABLE trash (
    id      TEXT PRIMARY KEY,
    article TEXT REFERENCES articles(id) ON DELETE CASCADE,
    source  TEXT NOT NULL,
    item    TEXT NOT NULL,
    reason  TEXT NOT NULL CHECK (reason IN ('removed', 'replaced')),
    removed TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
INSERT INTO "trash" VALUES('da217f9d-823e-4c48-877c-413faa6d825b','f629bfe7-acaa-4d97-9954-8ab183c55396','annotations','7fea9f81-e773-40f8-bb3b-0a618606898c','removed','2026-11-24T15:49:19.816Z','{"annotations": [{"id": "7fea9f81-e773-40f8-bb3b-0a618606898c", "article": "f629bfe7-acaa-4d97-9954-8ab183c55396", "revision": "22246474-012e-49ee-8d13-27e7f59f0046", "pane": "original", "start": 146, "end": 160, "exact": "svar før påske", "prefix": "osisjonen er uenig 😀. De vil ha ", "suffix": ".\n", "colour": "yellow", "kind": "highlight", "text": "slettet", "state": "attached", "created": "2026-11-24T15:49:19.805Z", "modified": "2026-11-24T15:49:19.805Z", "rendering": null, "origin_revision": "22246474-012e-49ee-8d13-27e7f59f0046", "origin_start": 146, "origin_end": 160}]}');
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
