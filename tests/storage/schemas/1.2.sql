PRAGMA application_id = 1396984916;
PRAGMA user_version = 1002;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'sidelight-library','1.0','2026-11-24 15:19:09.977754+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'sidelight-library','1.1','2026-11-24 15:19:09.978281+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'sidelight-library','1.2','2026-11-24 15:19:09.978832+00:00');
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
INSERT INTO "annotations" VALUES('2490d23e-0fa6-486d-8aa6-2d9ec2ec7185','e1a8f6b6-90d2-4c47-8760-d7ea63d86e36','0334200e-f5da-44b1-9666-cd5acda83cae','original',33,47,'ingen soldater','egjeringen sier nei

«Vi sender ','», sier statsråden. “No boots on','green','note','Er det sikkert? 😀','attached','2026-11-24T15:19:10.022Z','2026-11-24T15:19:10.022Z',NULL,'d6d6cf3e-7deb-440f-ab6d-745360d80024',33,47);
INSERT INTO "annotations" VALUES('40e87e65-f51e-4661-9b13-58992344f143','e1a8f6b6-90d2-4c47-8760-d7ea63d86e36','0334200e-f5da-44b1-9666-cd5acda83cae','translation',22,66,'«Vi sender ingen soldater», sier statsråden.','Regjeringen sier nei

',' “No boots on the ground,” the p','blue','highlight','','attached','2026-11-24T15:19:10.022Z','2026-11-24T15:19:10.022Z','[22, 3, 9, "no sol"]','d6d6cf3e-7deb-440f-ab6d-745360d80024',22,66);
INSERT INTO "annotations" VALUES('a7e2f049-139e-4ea7-a33a-ac7b253c762d','e1a8f6b6-90d2-4c47-8760-d7ea63d86e36','0334200e-f5da-44b1-9666-cd5acda83cae','original',127,131,'enig','e paper writes.
Opposisjonen er ',' 😀. De vil ha svar før påske.
','yellow','underline','','approximate','2026-11-24T15:19:10.022Z','2026-11-24T15:19:10.022Z',NULL,'d6d6cf3e-7deb-440f-ab6d-745360d80024',127,132);
INSERT INTO "annotations" VALUES('8e337db1-90ea-442f-a68b-b4082f9a9f66','65b01ae6-3563-4fa1-b684-2c00ecb2428d','eea39257-db64-4e2c-8de8-13c8ba11b052','original',2,13,'papirkurven','I ','.','yellow','highlight','også denne','attached','2026-11-24T15:19:10.037Z','2026-11-24T15:19:10.037Z',NULL,'eea39257-db64-4e2c-8de8-13c8ba11b052',2,13);
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
INSERT INTO "articles" VALUES('e1a8f6b6-90d2-4c47-8760-d7ea63d86e36','0334200e-f5da-44b1-9666-cd5acda83cae','Ingen soldater','nb en','en',22,3.5,'2026-11-24T15:19:09.979Z','2026-11-24T15:19:10.030Z','');
INSERT INTO "articles" VALUES('65b01ae6-3563-4fa1-b684-2c00ecb2428d','eea39257-db64-4e2c-8de8-13c8ba11b052','','','',0,0.0,'2026-11-24T15:19:10.037Z','2026-11-24T15:19:10.037Z','2026-11-24T15:19:10.038Z');
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
INSERT INTO "corrections" VALUES('e68eaad9-83ad-4bf4-8299-91706e45a70e','e1a8f6b6-90d2-4c47-8760-d7ea63d86e36','0334200e-f5da-44b1-9666-cd5acda83cae',22,66,'«Vi sender ingen soldater», sier statsråden.','en','“We send no soldiers,” says the minister.','verified','2026-11-24T15:19:10.023Z','“We”');
CREATE TABLE dismissals (
    id       TEXT PRIMARY KEY,
    article  TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    target   TEXT NOT NULL,
    exact    TEXT NOT NULL,
    text     TEXT NOT NULL,
    modified TEXT NOT NULL,
    UNIQUE (article, target, exact, text)
) STRICT;
INSERT INTO "dismissals" VALUES('9561b1b6-0a5b-400e-8ca1-eee5b4cdcc13','e1a8f6b6-90d2-4c47-8760-d7ea63d86e36','en','De vil ha svar før påske.','They want.','2026-11-24T15:19:10.023Z');
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
INSERT INTO "glossary" VALUES('93974e6f-d8ea-4429-9567-a617ec10de81','nb','en','statsråd','minister','ignore','2026-11-24T15:19:10.023Z');
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
INSERT INTO "judgements" VALUES('bf72f5ea-bb18-47ff-8ca0-79a4b9ec81e9','e1a8f6b6-90d2-4c47-8760-d7ea63d86e36','d6d6cf3e-7deb-440f-ab6d-745360d80024','claim','edited',22,66,'«Vi sender ingen soldater», sier statsråden.',22,45,NULL,NULL,NULL,NULL,'statsråden',0,'direct','','reported','','disputed','["https://example.org/svar"]','Avisen trekker det tilbake.','Kari','2026-11-21','','2026-11-24T15:19:10.024Z','2026-11-24T15:19:10.024Z');
INSERT INTO "judgements" VALUES('bf621fec-71f7-42bf-b3c6-28edc371680b','e1a8f6b6-90d2-4c47-8760-d7ea63d86e36','d6d6cf3e-7deb-440f-ab6d-745360d80024','link','rejected',22,66,'«Vi sender ingen soldater», sier statsråden.',NULL,NULL,NULL,NULL,67,111,'',0,'direct','','none','','unchecked','[]','','','','','2026-11-24T15:19:10.024Z','2026-11-24T15:19:10.024Z');
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
INSERT INTO "overrides" VALUES('c32f3bee-d5a9-48c2-8a51-f9be78196936','e1a8f6b6-90d2-4c47-8760-d7ea63d86e36','0334200e-f5da-44b1-9666-cd5acda83cae',67,111,'“No boots on the ground,” the paper writes.
','en','2026-11-24T15:19:10.024Z');
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
INSERT INTO "revisions" VALUES('d6d6cf3e-7deb-440f-ab6d-745360d80024','e1a8f6b6-90d2-4c47-8760-d7ea63d86e36',1,'2026-11-24T15:19:09.979Z','3d4ae72f2f20965910e9026e6561276c7bad2b00200379c88702fe8f0025e406','Nei','nei.txt','Kari','2026-11-20',26,'Regjeringen sier nei

«Vi sender ingen soldater», sier statsråden. “No boots on the ground,” the paper writes.
Opposisjonen er uenig 😀. De vil ha svar før påske.
','[["heading",0,20,1],["paragraph",22,161,0]]','[["emphasis",22,30,""]]');
INSERT INTO "revisions" VALUES('0334200e-f5da-44b1-9666-cd5acda83cae','e1a8f6b6-90d2-4c47-8760-d7ea63d86e36',2,'2026-11-24T15:19:10.030Z','dc6589e12efa43d68172f1e7b216c18856785446012b544d8e3ea0e168b84e6c','Nei','nei.txt','Kari','2026-11-20',26,'Regjeringen sier nei

«Vi sender ingen soldater», sier statsråden. “No boots on the ground,” the paper writes.
Opposisjonen er enig 😀. De vil ha svar før påske.
','[]','[]');
INSERT INTO "revisions" VALUES('eea39257-db64-4e2c-8de8-13c8ba11b052','65b01ae6-3563-4fa1-b684-2c00ecb2428d',1,'2026-11-24T15:19:10.037Z','f18dce3175c80bdef0361d45a634d558773d9b034db9912aec4afc01cbd3b79f','Borte','','','',2,'I papirkurven.','[["paragraph",0,14,0]]','[]');
CREATE TABLE tags (
    annotation TEXT NOT NULL REFERENCES annotations(id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    tag        TEXT NOT NULL,
    PRIMARY KEY (annotation, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "tags" VALUES('2490d23e-0fa6-486d-8aa6-2d9ec2ec7185',0,'krig');
INSERT INTO "tags" VALUES('2490d23e-0fa6-486d-8aa6-2d9ec2ec7185',1,'nei');
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
