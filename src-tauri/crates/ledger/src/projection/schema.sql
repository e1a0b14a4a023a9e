-- What the journal adds up to, as far as lists are filtered, sorted and counted by it. Dropped and made again at will.
-- Their indexes stand in indexes.sql, for they are made faster when the rows are there.

DROP TABLE IF EXISTS posted;
DROP TABLE IF EXISTS office;
DROP TABLE IF EXISTS meeting;
DROP TABLE IF EXISTS item_department;
DROP TABLE IF EXISTS item_slip;
DROP TABLE IF EXISTS item_stage;
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
    unmet_1     TEXT, -- the days of the next three reports expected
    unmet_2     TEXT,
    unmet_3     TEXT,
    behind_10   TEXT, -- the day from which it is behind its plan by more than so many points
    behind_20   TEXT,
    behind_30   TEXT,
    extension   TEXT, -- the day more time was asked for, while that waits for an answer
    review      TEXT, -- the day a re-check is set for
    title       TEXT NOT NULL,
    title_order BLOB NOT NULL,
    lead_order  BLOB NOT NULL,
    search      TEXT NOT NULL
) STRICT;

CREATE TABLE item_department (
    department TEXT NOT NULL, -- as written
    level      TEXT NOT NULL, -- that the names before it state (省, 市 …); empty where it states its own
    item       TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    leads      INTEGER NOT NULL, -- 1 where it leads, alone or with others
    PRIMARY KEY (department, level, item)
) STRICT, WITHOUT ROWID;

-- Receipts that have not come back: of items that a notice gave out, the departments that have not acknowledged.
CREATE TABLE item_slip (
    item       TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    department TEXT NOT NULL,
    document   TEXT NOT NULL,
    sent       TEXT NOT NULL,
    PRIMARY KEY (item, department)
) STRICT, WITHOUT ROWID;

-- 节点 of items that are under way.
CREATE TABLE item_stage (
    item  TEXT    NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    nth   INTEGER NOT NULL,
    day   TEXT    NOT NULL,
    text  TEXT    NOT NULL,
    title TEXT    NOT NULL, -- the item's
    PRIMARY KEY (item, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    id      TEXT PRIMARY KEY,
    meeting TEXT,
    dated   TEXT NOT NULL,
    prefix  TEXT,
    year    INTEGER,
    number  INTEGER,
    issued  TEXT
) STRICT;

CREATE TABLE document_item (
    item     TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    PRIMARY KEY (item, document)
) STRICT, WITHOUT ROWID;
