PRAGMA application_id = 1396984916;
PRAGMA user_version = 1003;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'sidelight-library','1.0','2026-11-24 15:26:53.861633+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'sidelight-library','1.1','2026-11-24 15:26:53.862349+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'sidelight-library','1.2','2026-11-24 15:26:53.862948+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'sidelight-library','1.3','2026-11-24 15:26:53.864966+00:00');
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
INSERT INTO "annotations" VALUES('5df7e974-4859-4655-8fca-20e029bfed3c','90ddc6bf-55b1-48db-a694-b017b9463de8','37e0ca11-da2a-4419-a16a-ef261d35cfde','original',33,47,'ingen soldater','egjeringen sier nei

«Vi sender ','», sier statsråden. “No boots on','green','note','Er det sikkert? 😀','attached','2026-11-24T15:26:54.099Z','2026-11-24T15:26:54.099Z',NULL,'e23454c0-6cb3-44ed-b01e-fea58d9d35de',33,47);
INSERT INTO "annotations" VALUES('47a16d6d-9ecb-4c22-a207-36deb67c8705','90ddc6bf-55b1-48db-a694-b017b9463de8','37e0ca11-da2a-4419-a16a-ef261d35cfde','translation',22,66,'«Vi sender ingen soldater», sier statsråden.','Regjeringen sier nei

',' “No boots on the ground,” the p','blue','highlight','','attached','2026-11-24T15:26:54.126Z','2026-11-24T15:26:54.126Z','[22, 3, 9, "no sol"]','e23454c0-6cb3-44ed-b01e-fea58d9d35de',22,66);
INSERT INTO "annotations" VALUES('a38a265f-3492-4d97-ba13-dd502fd12485','90ddc6bf-55b1-48db-a694-b017b9463de8','37e0ca11-da2a-4419-a16a-ef261d35cfde','original',127,131,'enig','e paper writes.
Opposisjonen er ',' 😀. De vil ha svar før påske.
','yellow','underline','','approximate','2026-11-24T15:26:54.137Z','2026-11-24T15:26:54.137Z',NULL,'e23454c0-6cb3-44ed-b01e-fea58d9d35de',127,132);
INSERT INTO "annotations" VALUES('0c0e763f-1145-486d-b84d-518cb8b8ae1f','144659cd-cbd2-4257-87c1-d09785a43747','43b905c9-6fe1-4597-aa60-1b5442cf20b4','original',2,13,'papirkurven','I ','.','yellow','highlight','også denne','attached','2026-11-24T15:26:54.294Z','2026-11-24T15:26:54.294Z',NULL,'43b905c9-6fe1-4597-aa60-1b5442cf20b4',2,13);
CREATE TABLE article_tags (
    article TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    tag     TEXT NOT NULL,
    PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID;
INSERT INTO "article_tags" VALUES('90ddc6bf-55b1-48db-a694-b017b9463de8','krig');
INSERT INTO "article_tags" VALUES('90ddc6bf-55b1-48db-a694-b017b9463de8','påske');
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
    CHECK (state IN ('unread', 'reading', 'read', 'archived')), author TEXT, publication TEXT, source TEXT, published TEXT, mix TEXT) STRICT;
INSERT INTO "articles" VALUES('90ddc6bf-55b1-48db-a694-b017b9463de8','37e0ca11-da2a-4419-a16a-ef261d35cfde','Ingen soldater','nb en','en',22,3.5,'2026-11-24T15:26:53.913Z','2026-11-24T15:26:54.249Z','','read',NULL,'Avisen',NULL,NULL,'nb en');
INSERT INTO "articles" VALUES('144659cd-cbd2-4257-87c1-d09785a43747','43b905c9-6fe1-4597-aa60-1b5442cf20b4','','','',0,0.0,'2026-11-24T15:26:54.278Z','2026-11-24T15:26:54.278Z','2026-11-24T15:26:54.307Z','unread',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE collected (
    article    TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    collection TEXT NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    PRIMARY KEY (article, collection)
) STRICT, WITHOUT ROWID;
INSERT INTO "collected" VALUES('144659cd-cbd2-4257-87c1-d09785a43747','3dc05c67-8578-4399-adb8-0aa212fb52ca');
INSERT INTO "collected" VALUES('90ddc6bf-55b1-48db-a694-b017b9463de8','3dc05c67-8578-4399-adb8-0aa212fb52ca');
CREATE TABLE collections (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE COLLATE NOCASE,
    modified TEXT NOT NULL
) STRICT;
INSERT INTO "collections" VALUES('3dc05c67-8578-4399-adb8-0aa212fb52ca','Til saken','2026-11-24T15:26:54.329Z');
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
INSERT INTO "corrections" VALUES('6cdf7b3b-d524-471a-8267-30fbd193c158','90ddc6bf-55b1-48db-a694-b017b9463de8','37e0ca11-da2a-4419-a16a-ef261d35cfde',22,66,'«Vi sender ingen soldater», sier statsråden.','en','“We send no soldiers,” says the minister.','verified','2026-11-24T15:26:54.149Z','“We”');
CREATE TABLE dismissals (
    id       TEXT PRIMARY KEY,
    article  TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    target   TEXT NOT NULL,
    exact    TEXT NOT NULL,
    text     TEXT NOT NULL,
    modified TEXT NOT NULL,
    UNIQUE (article, target, exact, text)
) STRICT;
INSERT INTO "dismissals" VALUES('129d31d9-e538-48ec-b54a-531388c01b83','90ddc6bf-55b1-48db-a694-b017b9463de8','en','De vil ha svar før påske.','They want.','2026-11-24T15:26:54.158Z');
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
INSERT INTO "glossary" VALUES('79bae577-0778-49e0-9685-84cc631b252f','nb','en','statsråd','minister','ignore','2026-11-24T15:26:54.169Z');
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
INSERT INTO "judgements" VALUES('64b1540b-5817-4e81-8250-aeea977c0eb9','90ddc6bf-55b1-48db-a694-b017b9463de8','e23454c0-6cb3-44ed-b01e-fea58d9d35de','claim','edited',22,66,'«Vi sender ingen soldater», sier statsråden.',22,45,NULL,NULL,NULL,NULL,'statsråden',0,'direct','','reported','','disputed','["https://example.org/svar"]','Avisen trekker det tilbake.','Kari','2026-11-21','','2026-11-24T15:26:54.183Z','2026-11-24T15:26:54.183Z');
INSERT INTO "judgements" VALUES('2989dd7e-68b2-4d33-9e61-d4f8e6b07dcd','90ddc6bf-55b1-48db-a694-b017b9463de8','e23454c0-6cb3-44ed-b01e-fea58d9d35de','link','rejected',22,66,'«Vi sender ingen soldater», sier statsråden.',NULL,NULL,NULL,NULL,67,111,'',0,'direct','','none','','unchecked','[]','','','','','2026-11-24T15:26:54.197Z','2026-11-24T15:26:54.197Z');
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
INSERT INTO "kept_notes" VALUES('22adaac6-b7c3-45f6-88b3-9bd5f63b9a90','a7af4fb9-fc5b-4de3-9ed2-48bf440649fb','Glemt','','','','a76f7cec6b503c8ab04b4dc2b78d57b69a8c2eba8bbf8c83d505028989c6d42e','original',0,5,'Borte','',' for godt.',NULL,'yellow','highlight','men ikke notatet','[]','2026-11-24T15:26:54.391Z','2026-11-24T15:26:54.391Z','2026-11-24T15:26:54.437Z');
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
INSERT INTO "overrides" VALUES('e36a3e86-dbac-4f19-bbda-2d3436172df8','90ddc6bf-55b1-48db-a694-b017b9463de8','37e0ca11-da2a-4419-a16a-ef261d35cfde',67,111,'“No boots on the ground,” the paper writes.
','en','2026-11-24T15:26:54.179Z');
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
INSERT INTO "revisions" VALUES('e23454c0-6cb3-44ed-b01e-fea58d9d35de','90ddc6bf-55b1-48db-a694-b017b9463de8',1,'2026-11-24T15:26:53.913Z','3d4ae72f2f20965910e9026e6561276c7bad2b00200379c88702fe8f0025e406','Nei','nei.txt','Kari','2026-11-20',26,'Regjeringen sier nei

«Vi sender ingen soldater», sier statsråden. “No boots on the ground,” the paper writes.
Opposisjonen er uenig 😀. De vil ha svar før påske.
','[["heading",0,20,1],["paragraph",22,161,0]]','[["emphasis",22,30,""]]');
INSERT INTO "revisions" VALUES('37e0ca11-da2a-4419-a16a-ef261d35cfde','90ddc6bf-55b1-48db-a694-b017b9463de8',2,'2026-11-24T15:26:54.249Z','dc6589e12efa43d68172f1e7b216c18856785446012b544d8e3ea0e168b84e6c','Nei','nei.txt','Kari','2026-11-20',26,'Regjeringen sier nei

«Vi sender ingen soldater», sier statsråden. “No boots on the ground,” the paper writes.
Opposisjonen er enig 😀. De vil ha svar før påske.
','[]','[]');
INSERT INTO "revisions" VALUES('43b905c9-6fe1-4597-aa60-1b5442cf20b4','144659cd-cbd2-4257-87c1-d09785a43747',1,'2026-11-24T15:26:54.278Z','f18dce3175c80bdef0361d45a634d558773d9b034db9912aec4afc01cbd3b79f','Borte','','','',2,'I papirkurven.','[["paragraph",0,14,0]]','[]');
CREATE TABLE tags (
    annotation TEXT NOT NULL REFERENCES annotations(id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    tag        TEXT NOT NULL,
    PRIMARY KEY (annotation, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "tags" VALUES('5df7e974-4859-4655-8fca-20e029bfed3c',0,'krig');
INSERT INTO "tags" VALUES('5df7e974-4859-4655-8fca-20e029bfed3c',1,'nei');
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
COMMIT;
