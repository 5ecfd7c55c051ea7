-- What was last seen of the issues and epics that Ferry watches, so that a view costs no call of a
-- tracker. All of it can be read again from the trackers. Moments are milliseconds and days are
-- days since 1970; what stands in a column besides the document is there to be searched by.

CREATE TABLE mirrored_item (
    n            INTEGER PRIMARY KEY,
    id           TEXT    NOT NULL UNIQUE,
    tracker      TEXT    NOT NULL,
    path         TEXT    NOT NULL,
    place        TEXT    NOT NULL,
    in_group     INTEGER NOT NULL,
    around       TEXT    NOT NULL,
    number       INTEGER NOT NULL,
    type         TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    confidential INTEGER NOT NULL,
    author       TEXT    NOT NULL,
    title        TEXT    NOT NULL,
    parent       TEXT,
    created      INTEGER NOT NULL,
    updated      INTEGER NOT NULL,
    closed       INTEGER,
    due          INTEGER,
    document     TEXT    NOT NULL
) STRICT;

CREATE INDEX mirrored_item_place ON mirrored_item (place, state);
CREATE INDEX mirrored_item_number ON mirrored_item (number);
CREATE INDEX mirrored_item_parent ON mirrored_item (parent) WHERE parent IS NOT NULL;
CREATE INDEX mirrored_item_due ON mirrored_item (due) WHERE due IS NOT NULL;
CREATE INDEX mirrored_item_updated ON mirrored_item (updated);
CREATE INDEX mirrored_item_created ON mirrored_item (created);

CREATE TABLE mirrored_label (
    label TEXT    NOT NULL,
    item  INTEGER NOT NULL,
    PRIMARY KEY (label, item)
) STRICT, WITHOUT ROWID;

CREATE INDEX mirrored_label_item ON mirrored_label (item, label);

CREATE TABLE mirrored_assignee (
    username TEXT    NOT NULL,
    item     INTEGER NOT NULL,
    PRIMARY KEY (username, item)
) STRICT, WITHOUT ROWID;

CREATE INDEX mirrored_assignee_item ON mirrored_assignee (item, username);

-- What Ferry knows of the issues of its migrations.
CREATE TABLE mirrored_fact (
    item      TEXT NOT NULL PRIMARY KEY,
    migration TEXT NOT NULL,
    document  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX mirrored_fact_migration ON mirrored_fact (migration);

-- Bodies that hold views, as they were last seen, and when Ferry wrote a view into them: that is
-- no change of the issue.
CREATE TABLE mirrored_place (
    item         TEXT    NOT NULL PRIMARY KEY,
    confidential INTEGER NOT NULL,
    edited       INTEGER,
    body         TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
