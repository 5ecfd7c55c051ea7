-- Times of jobs are microseconds since 1970, so that they can be compared; other times are ISO text.

CREATE TABLE job (
    seq         INTEGER PRIMARY KEY,
    id          TEXT    NOT NULL,
    source      TEXT    NOT NULL,
    topic       TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    actor       INTEGER,
    received_at INTEGER NOT NULL,
    lane        TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    attempts    INTEGER NOT NULL,
    not_before  INTEGER NOT NULL,
    last_error  TEXT
) STRICT;

CREATE INDEX job_dead ON job (seq) WHERE state = 'DEAD';

-- Replays that a process asks for which does not work on the jobs itself.
CREATE TABLE replay_wish (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT;

CREATE TABLE ledger (
    key         TEXT NOT NULL PRIMARY KEY,
    ref         TEXT,
    intended_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE migration (
    id         TEXT NOT NULL PRIMARY KEY,
    control    TEXT NOT NULL UNIQUE,
    decisions  TEXT NOT NULL,
    started_by TEXT NOT NULL,
    started_at TEXT NOT NULL
) STRICT;

CREATE TABLE handled (
    comment   TEXT NOT NULL PRIMARY KEY,
    commands  TEXT NOT NULL,
    outcomes  TEXT NOT NULL,
    migration TEXT
) STRICT;

CREATE TABLE binding (
    issue     TEXT NOT NULL PRIMARY KEY,
    migration TEXT NOT NULL,
    feature   TEXT
) STRICT;

CREATE INDEX binding_migration ON binding (migration);

CREATE TABLE flag_memory (
    migration   TEXT    NOT NULL,
    provider    TEXT    NOT NULL,
    project     TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    environment TEXT    NOT NULL,
    last        TEXT,
    was_present INTEGER NOT NULL,
    was_on      INTEGER NOT NULL,
    PRIMARY KEY (migration, provider, project, name, environment)
) STRICT;

CREATE TABLE sweep_cursor (
    name TEXT NOT NULL PRIMARY KEY,
    at   TEXT NOT NULL
) STRICT;

-- Written by the health check.
CREATE TABLE probe (
    id INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL
) STRICT;
