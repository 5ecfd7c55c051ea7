-- Times of jobs are microseconds since 1970, as in the SQLite schema; other times are ISO text.

CREATE TABLE job (
    seq         bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          text    NOT NULL UNIQUE,
    source      text    NOT NULL,
    topic       text    NOT NULL,
    subject     text    NOT NULL,
    actor       bigint,
    received_at bigint  NOT NULL,
    lane        text    NOT NULL,
    state       text    NOT NULL,
    attempts    integer NOT NULL,
    not_before  bigint  NOT NULL,
    last_error  text,
    begun       boolean NOT NULL DEFAULT false
);

CREATE INDEX job_waiting ON job (lane, seq) WHERE state = 'WAITING';

-- At most one refresh of a lane waits that nobody began.
CREATE UNIQUE INDEX job_refresh ON job (lane)
    WHERE topic = 'REFRESH' AND state = 'WAITING' AND NOT begun;

CREATE TABLE lane (
    name         text   NOT NULL PRIMARY KEY,
    due          bigint NOT NULL,
    lease        text,
    leased_until timestamptz
);

CREATE INDEX lane_due ON lane (due);

CREATE INDEX job_dead ON job (seq) WHERE state = 'DEAD';

-- Replays that a process asks for which does not work on the jobs itself.
CREATE TABLE replay_wish (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id     text NOT NULL,
    at     bigint NOT NULL
);

CREATE TABLE ledger (
    key         text NOT NULL PRIMARY KEY,
    ref         text,
    intended_at text NOT NULL
);

CREATE TABLE migration (
    id         text NOT NULL PRIMARY KEY,
    control    text NOT NULL UNIQUE,
    decisions  text NOT NULL,
    started_by text NOT NULL,
    started_at text NOT NULL
);

CREATE TABLE handled (
    comment   text NOT NULL PRIMARY KEY,
    commands  text NOT NULL,
    outcomes  text NOT NULL,
    migration text
);

CREATE TABLE binding (
    issue     text NOT NULL PRIMARY KEY,
    migration text NOT NULL,
    feature   text
);

CREATE INDEX binding_migration ON binding (migration);

CREATE TABLE flag_memory (
    migration   text    NOT NULL,
    provider    text    NOT NULL,
    project     text    NOT NULL,
    name        text    NOT NULL,
    environment text    NOT NULL,
    last        text,
    was_present boolean NOT NULL,
    was_on      boolean NOT NULL,
    PRIMARY KEY (migration, provider, project, name, environment)
);

CREATE TABLE sweep_cursor (
    name TEXT NOT NULL PRIMARY KEY,
    at   TEXT NOT NULL
);

-- Written by the health check.
CREATE TABLE probe (
    id integer NOT NULL PRIMARY KEY,
    at text NOT NULL
);
