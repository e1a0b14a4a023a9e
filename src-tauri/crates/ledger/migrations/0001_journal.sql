-- The journal: facts, which fact is about what, and the files that facts name. Never edited once released;
-- what comes later is a migration of its own.

CREATE TABLE fact (
    seq       INTEGER PRIMARY KEY,
    step      TEXT    NOT NULL, -- the id of the first fact that was written with this one
    id        TEXT    NOT NULL UNIQUE,
    at        TEXT    NOT NULL,
    "on"      TEXT    NOT NULL,
    actor     TEXT    NOT NULL,
    subjects  TEXT    NOT NULL, -- a JSON array
    kind      TEXT    NOT NULL,
    version   INTEGER NOT NULL, -- of the payload's form
    payload   TEXT    NOT NULL, -- JSON
    prev_hash TEXT    NOT NULL,
    hash      TEXT    NOT NULL
) STRICT;

-- Which kinds and versions there are is asked before every append.
CREATE INDEX fact_kind ON fact (kind, version);

CREATE TABLE fact_subject (
    subject TEXT    NOT NULL,
    version INTEGER NOT NULL, -- the subject's, counted from 1
    seq     INTEGER NOT NULL REFERENCES fact (seq),
    PRIMARY KEY (subject, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE file (
    hash  TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TRIGGER fact_follows BEFORE INSERT ON fact
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM fact)
BEGIN
    SELECT raise(ABORT, 'a fact is only written after the last');
END;

CREATE TRIGGER fact_stays BEFORE UPDATE ON fact
BEGIN
    SELECT raise(ABORT, 'a fact is never changed');
END;

CREATE TRIGGER fact_is_kept BEFORE DELETE ON fact
BEGIN
    SELECT raise(ABORT, 'a fact is never deleted');
END;

CREATE TRIGGER fact_subject_stays BEFORE UPDATE ON fact_subject
BEGIN
    SELECT raise(ABORT, 'what a fact is about is never changed');
END;

CREATE TRIGGER fact_subject_is_kept BEFORE DELETE ON fact_subject
BEGIN
    SELECT raise(ABORT, 'what a fact is about is never deleted');
END;

CREATE TRIGGER file_stays BEFORE UPDATE ON file
BEGIN
    SELECT raise(ABORT, 'a file is never changed');
END;

CREATE TRIGGER file_is_kept BEFORE DELETE ON file
BEGIN
    SELECT raise(ABORT, 'a file is never deleted');
END;
