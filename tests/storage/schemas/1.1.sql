PRAGMA application_id = 1396984916;
PRAGMA user_version = 1001;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'sidelight-library','1.0','2026-11-24 15:15:42.578181+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'sidelight-library','1.1','2026-11-24 15:15:42.578733+00:00');
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
INSERT INTO "annotations" VALUES('cbfed924-696e-419e-91be-2a6170feb4e1','52c01ba6-299a-4854-8e9f-38b49d7d3ec7','210b00a3-d4a3-4921-8afd-827481ed0674','original',33,47,'ingen soldater','egjeringen sier nei

«Vi sender ','», sier statsråden. “No boots on','green','note','Er det sikkert? 😀','attached','2026-11-24T15:15:42.698Z','2026-11-24T15:15:42.698Z',NULL,'0dbff138-1a87-4c74-8840-da1274f5d48f',33,47);
INSERT INTO "annotations" VALUES('75476254-d4b2-4d6e-a125-33e1067584b8','52c01ba6-299a-4854-8e9f-38b49d7d3ec7','210b00a3-d4a3-4921-8afd-827481ed0674','translation',22,66,'«Vi sender ingen soldater», sier statsråden.','Regjeringen sier nei

',' “No boots on the ground,” the p','blue','highlight','','attached','2026-11-24T15:15:42.701Z','2026-11-24T15:15:42.701Z','[22, 3, 9, "no sol"]','0dbff138-1a87-4c74-8840-da1274f5d48f',22,66);
INSERT INTO "annotations" VALUES('5d686a62-dfbd-4e06-982c-c14863ff0206','52c01ba6-299a-4854-8e9f-38b49d7d3ec7','210b00a3-d4a3-4921-8afd-827481ed0674','original',127,131,'enig','e paper writes.
Opposisjonen er ',' 😀. De vil ha svar før påske.
','yellow','underline','','approximate','2026-11-24T15:15:42.705Z','2026-11-24T15:15:42.705Z',NULL,'0dbff138-1a87-4c74-8840-da1274f5d48f',127,132);
INSERT INTO "annotations" VALUES('194bf390-0123-45cf-a75d-0fb3b7fe315a','f727c429-e2d2-41df-b4eb-af81305a495f','c5d22f39-231c-472c-811b-01053f02640f','original',2,13,'papirkurven','I ','.','yellow','highlight','også denne','attached','2026-11-24T15:15:42.752Z','2026-11-24T15:15:42.752Z',NULL,'c5d22f39-231c-472c-811b-01053f02640f',2,13);
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
INSERT INTO "articles" VALUES('52c01ba6-299a-4854-8e9f-38b49d7d3ec7','210b00a3-d4a3-4921-8afd-827481ed0674','Ingen soldater','nb en','en',22,3.5,'2026-11-24T15:15:42.585Z','2026-11-24T15:15:42.741Z','');
INSERT INTO "articles" VALUES('f727c429-e2d2-41df-b4eb-af81305a495f','c5d22f39-231c-472c-811b-01053f02640f','','','',0,0.0,'2026-11-24T15:15:42.750Z','2026-11-24T15:15:42.750Z','2026-11-24T15:15:42.753Z');
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
INSERT INTO "corrections" VALUES('40dd56ea-f9ff-4224-8d14-79ffdb93f45f','52c01ba6-299a-4854-8e9f-38b49d7d3ec7','210b00a3-d4a3-4921-8afd-827481ed0674',22,66,'«Vi sender ingen soldater», sier statsråden.','en','“We send no soldiers,” says the minister.','verified','2026-11-24T15:15:42.709Z');
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
INSERT INTO "judgements" VALUES('01dbe974-7885-4987-b766-050e7a839ec9','52c01ba6-299a-4854-8e9f-38b49d7d3ec7','0dbff138-1a87-4c74-8840-da1274f5d48f','claim','edited',22,66,'«Vi sender ingen soldater», sier statsråden.',22,45,NULL,NULL,NULL,NULL,'statsråden',0,'direct','','reported','','disputed','["https://example.org/svar"]','Avisen trekker det tilbake.','Kari','2026-11-21','','2026-11-24T15:15:42.717Z','2026-11-24T15:15:42.717Z');
INSERT INTO "judgements" VALUES('d24bc9be-cad9-44b7-accb-4f9eada98f74','52c01ba6-299a-4854-8e9f-38b49d7d3ec7','0dbff138-1a87-4c74-8840-da1274f5d48f','link','rejected',22,66,'«Vi sender ingen soldater», sier statsråden.',NULL,NULL,NULL,NULL,67,111,'',0,'direct','','none','','unchecked','[]','','','','','2026-11-24T15:15:42.721Z','2026-11-24T15:15:42.721Z');
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
INSERT INTO "overrides" VALUES('b55fdbf5-5b69-49ce-a423-e09471ed0d1b','52c01ba6-299a-4854-8e9f-38b49d7d3ec7','210b00a3-d4a3-4921-8afd-827481ed0674',67,111,'“No boots on the ground,” the paper writes.
','en','2026-11-24T15:15:42.713Z');
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
INSERT INTO "revisions" VALUES('0dbff138-1a87-4c74-8840-da1274f5d48f','52c01ba6-299a-4854-8e9f-38b49d7d3ec7',1,'2026-11-24T15:15:42.585Z','3d4ae72f2f20965910e9026e6561276c7bad2b00200379c88702fe8f0025e406','Nei','nei.txt','Kari','2026-11-20',26,'Regjeringen sier nei

«Vi sender ingen soldater», sier statsråden. “No boots on the ground,” the paper writes.
Opposisjonen er uenig 😀. De vil ha svar før påske.
','[["heading",0,20,1],["paragraph",22,161,0]]','[["emphasis",22,30,""]]');
INSERT INTO "revisions" VALUES('210b00a3-d4a3-4921-8afd-827481ed0674','52c01ba6-299a-4854-8e9f-38b49d7d3ec7',2,'2026-11-24T15:15:42.741Z','dc6589e12efa43d68172f1e7b216c18856785446012b544d8e3ea0e168b84e6c','Nei','nei.txt','Kari','2026-11-20',26,'Regjeringen sier nei

«Vi sender ingen soldater», sier statsråden. “No boots on the ground,” the paper writes.
Opposisjonen er enig 😀. De vil ha svar før påske.
','[]','[]');
INSERT INTO "revisions" VALUES('c5d22f39-231c-472c-811b-01053f02640f','f727c429-e2d2-41df-b4eb-af81305a495f',1,'2026-11-24T15:15:42.750Z','f18dce3175c80bdef0361d45a634d558773d9b034db9912aec4afc01cbd3b79f','Borte','','','',2,'I papirkurven.','[["paragraph",0,14,0]]','[]');
CREATE TABLE tags (
    annotation TEXT NOT NULL REFERENCES annotations(id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    tag        TEXT NOT NULL,
    PRIMARY KEY (annotation, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "tags" VALUES('cbfed924-696e-419e-91be-2a6170feb4e1',0,'krig');
INSERT INTO "tags" VALUES('cbfed924-696e-419e-91be-2a6170feb4e1',1,'nei');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX revisions_sha256 ON revisions(sha256);
CREATE INDEX revisions_source ON revisions(source);
CREATE TRIGGER revisions_are_immutable BEFORE UPDATE ON revisions
BEGIN SELECT raise(ABORT, 'a revision never changes'); END;
CREATE INDEX annotations_article ON annotations(article, start);
CREATE INDEX tags_tag ON tags(tag);
CREATE INDEX judgements_article ON judgements(article, modified);
COMMIT;
