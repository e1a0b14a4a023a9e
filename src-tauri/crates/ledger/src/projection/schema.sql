-- What the journal adds up to, as far as lists are filtered, sorted and counted by it. Dropped and made again at will.

DROP TABLE IF EXISTS posted;
DROP TABLE IF EXISTS office;
DROP TABLE IF EXISTS meeting;
DROP TABLE IF EXISTS item_department;
DROP TABLE IF EXISTS item;
DROP TABLE IF EXISTS document_item;
DROP TABLE IF EXISTS document;

CREATE TABLE posted (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    seq  INTEGER NOT NULL, -- the last fact that is posted
    form INTEGER NOT NULL  -- of these tables
) STRICT;

CREATE TABLE office (
    one           INTEGER PRIMARY KEY CHECK (one = 1),
    name          TEXT NOT NULL,
    mark          TEXT NOT NULL,
    number_prefix TEXT NOT NULL,
    general_list  TEXT NOT NULL,
    contact       TEXT NOT NULL
) STRICT;

CREATE TABLE meeting (
    id              TEXT PRIMARY KEY,
    name            TEXT,
    number          INTEGER,
    date            TEXT,
    date_basis      TEXT NOT NULL,
    chair_title     TEXT,
    chair_name      TEXT,
    document_number TEXT,
    classification  TEXT,
    received        TEXT NOT NULL,
    file_name       TEXT NOT NULL,
    directives      INTEGER NOT NULL,
    open            INTEGER NOT NULL,
    confirmed       INTEGER NOT NULL,
    dismissed       INTEGER NOT NULL,
    unclassified    INTEGER NOT NULL
) STRICT;

CREATE TABLE item (
    id          TEXT PRIMARY KEY,
    year        INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    meeting     TEXT,
    state       INTEGER NOT NULL, -- its place in an item's life
    due         TEXT, -- the day that governs the light
    title_order BLOB NOT NULL,
    lead_order  BLOB NOT NULL,
    search      TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX item_code ON item (year, number);
CREATE INDEX item_meeting ON item (meeting);
CREATE INDEX item_due ON item (due);
CREATE INDEX item_state ON item (state);

CREATE TABLE item_department (
    department TEXT NOT NULL,
    item       TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    PRIMARY KEY (department, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_department_item ON item_department (item);

CREATE TABLE document (
    id      TEXT PRIMARY KEY,
    meeting TEXT,
    dated   TEXT NOT NULL,
    prefix  TEXT,
    year    INTEGER,
    number  INTEGER,
    issued  TEXT
) STRICT;
CREATE INDEX document_dated ON document (dated);

CREATE TABLE document_item (
    item     TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    PRIMARY KEY (item, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_item_document ON document_item (document);
