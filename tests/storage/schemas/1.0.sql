PRAGMA application_id = 1396984916;
PRAGMA user_version = 1000;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'sidelight-library','1.0','2026-11-24 14:40:57.752780+00:00');
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
INSERT INTO "annotations" VALUES('c0578c19-137d-4e8a-aeca-4d00019a8ee5','df07d487-0c9f-49ae-ad6e-fa0bc6dbfa1d','e9485839-36fa-4fe2-acfc-f3d849c68299','original',33,47,'ingen soldater','egjeringen sier nei

«Vi sender ','», sier statsråden. “No boots on','green','note','Er det sikkert? 😀','attached','2026-11-24T14:40:57.890Z','2026-11-24T14:40:57.890Z',NULL,'89d5c0b7-1d87-43a9-b1cf-7ebb70626e5b',33,47);
INSERT INTO "annotations" VALUES('00a3defd-85f4-4845-ad92-83659bad884b','df07d487-0c9f-49ae-ad6e-fa0bc6dbfa1d','e9485839-36fa-4fe2-acfc-f3d849c68299','translation',22,66,'«Vi sender ingen soldater», sier statsråden.','Regjeringen sier nei

',' “No boots on the ground,” the p','blue','highlight','','attached','2026-11-24T14:40:57.897Z','2026-11-24T14:40:57.897Z','[22, 3, 9, "no sol"]','89d5c0b7-1d87-43a9-b1cf-7ebb70626e5b',22,66);
INSERT INTO "annotations" VALUES('0baba0b0-9fc1-4bda-92e0-054f0bee1b44','df07d487-0c9f-49ae-ad6e-fa0bc6dbfa1d','e9485839-36fa-4fe2-acfc-f3d849c68299','original',127,131,'enig','e paper writes.
Opposisjonen er ',' 😀. De vil ha svar før påske.
','yellow','underline','','approximate','2026-11-24T14:40:57.906Z','2026-11-24T14:40:57.906Z',NULL,'89d5c0b7-1d87-43a9-b1cf-7ebb70626e5b',127,132);
INSERT INTO "annotations" VALUES('e0161a61-faf4-449c-b585-8811885d4381','7df7d74e-0a3f-4fa6-86d0-2e06b67b0d91','f4a4b391-e722-4df3-88f0-39e6aabe887a','original',2,13,'papirkurven','I ','.','yellow','highlight','også denne','attached','2026-11-24T14:40:57.993Z','2026-11-24T14:40:57.993Z',NULL,'f4a4b391-e722-4df3-88f0-39e6aabe887a',2,13);
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
INSERT INTO "articles" VALUES('df07d487-0c9f-49ae-ad6e-fa0bc6dbfa1d','e9485839-36fa-4fe2-acfc-f3d849c68299','Ingen soldater','nb en','en',22,3.5,'2026-11-24T14:40:57.781Z','2026-11-24T14:40:57.971Z','');
INSERT INTO "articles" VALUES('7df7d74e-0a3f-4fa6-86d0-2e06b67b0d91','f4a4b391-e722-4df3-88f0-39e6aabe887a','','','',0,0.0,'2026-11-24T14:40:57.986Z','2026-11-24T14:40:57.986Z','2026-11-24T14:40:58.001Z');
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
INSERT INTO "corrections" VALUES('eca12d81-9171-4eb7-95c6-072c9d70bd32','df07d487-0c9f-49ae-ad6e-fa0bc6dbfa1d','e9485839-36fa-4fe2-acfc-f3d849c68299',22,66,'«Vi sender ingen soldater», sier statsråden.','en','“We send no soldiers,” says the minister.','verified','2026-11-24T14:40:57.921Z');
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
INSERT INTO "overrides" VALUES('cfa65162-3ac6-4f39-857a-c960b7d96fa8','df07d487-0c9f-49ae-ad6e-fa0bc6dbfa1d','e9485839-36fa-4fe2-acfc-f3d849c68299',67,111,'“No boots on the ground,” the paper writes.
','en','2026-11-24T14:40:57.930Z');
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
INSERT INTO "revisions" VALUES('89d5c0b7-1d87-43a9-b1cf-7ebb70626e5b','df07d487-0c9f-49ae-ad6e-fa0bc6dbfa1d',1,'2026-11-24T14:40:57.781Z','3d4ae72f2f20965910e9026e6561276c7bad2b00200379c88702fe8f0025e406','Nei','nei.txt','Kari','2026-11-20',26,'Regjeringen sier nei

«Vi sender ingen soldater», sier statsråden. “No boots on the ground,” the paper writes.
Opposisjonen er uenig 😀. De vil ha svar før påske.
','[["heading",0,20,1],["paragraph",22,161,0]]','[["emphasis",22,30,""]]');
INSERT INTO "revisions" VALUES('e9485839-36fa-4fe2-acfc-f3d849c68299','df07d487-0c9f-49ae-ad6e-fa0bc6dbfa1d',2,'2026-11-24T14:40:57.971Z','dc6589e12efa43d68172f1e7b216c18856785446012b544d8e3ea0e168b84e6c','Nei','nei.txt','Kari','2026-11-20',26,'Regjeringen sier nei

«Vi sender ingen soldater», sier statsråden. “No boots on the ground,” the paper writes.
Opposisjonen er enig 😀. De vil ha svar før påske.
','[]','[]');
INSERT INTO "revisions" VALUES('f4a4b391-e722-4df3-88f0-39e6aabe887a','7df7d74e-0a3f-4fa6-86d0-2e06b67b0d91',1,'2026-11-24T14:40:57.986Z','f18dce3175c80bdef0361d45a634d558773d9b034db9912aec4afc01cbd3b79f','Borte','','','',2,'I papirkurven.','[["paragraph",0,14,0]]','[]');
CREATE TABLE tags (
    annotation TEXT NOT NULL REFERENCES annotations(id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    tag        TEXT NOT NULL,
    PRIMARY KEY (annotation, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "tags" VALUES('c0578c19-137d-4e8a-aeca-4d00019a8ee5',0,'krig');
INSERT INTO "tags" VALUES('c0578c19-137d-4e8a-aeca-4d00019a8ee5',1,'nei');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX revisions_sha256 ON revisions(sha256);
CREATE INDEX revisions_source ON revisions(source);
CREATE TRIGGER revisions_are_immutable BEFORE UPDATE ON revisions
BEGIN SELECT raise(ABORT, 'a revision never changes'); END;
CREATE INDEX annotations_article ON annotations(article, start);
CREATE INDEX tags_tag ON tags(tag);
COMMIT;
