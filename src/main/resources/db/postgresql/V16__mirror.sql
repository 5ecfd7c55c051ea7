-- What was last seen of the issues and epics that Ferry watches, so that a view costs no call of a
-- tracker. All of it can be read again from the trackers. Moments are milliseconds and days are
-- days since 1970; what stands in a column besides the document is there to be searched by.

CREATE TABLE mirrored_item (
    n            bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id           text COLLATE "C"    NOT NULL UNIQUE,
    tracker      text COLLATE "C"    NOT NULL,
    path         text COLLATE "C"    NOT NULL,
    place        text COLLATE "C"    NOT NULL,
    in_group     boolean NOT NULL,
    around       text COLLATE "C"    NOT NULL,
    number       bigint NOT NULL,
    type         text COLLATE "C"    NOT NULL,
    state        text COLLATE "C"    NOT NULL,
    confidential boolean NOT NULL,
    author       text COLLATE "C"    NOT NULL,
    title        text COLLATE "C"    NOT NULL,
    parent       text COLLATE "C",
    created      bigint NOT NULL,
    updated      bigint NOT NULL,
    closed       bigint,
    due          bigint,
    document     text COLLATE "C"    NOT NULL
);

CREATE INDEX mirrored_item_place ON mirrored_item (place, state);
CREATE INDEX mirrored_item_number ON mirrored_item (number);
CREATE INDEX mirrored_item_parent ON mirrored_item (parent) WHERE parent IS NOT NULL;
CREATE INDEX mirrored_item_due ON mirrored_item (due) WHERE due IS NOT NULL;
CREATE INDEX mirrored_item_updated ON mirrored_item (updated);
CREATE INDEX mirrored_item_created ON mirrored_item (created);

CREATE TABLE mirrored_label (
    label text COLLATE "C"    NOT NULL,
    item  bigint NOT NULL,
    PRIMARY KEY (label, item)
);

CREATE INDEX mirrored_label_item ON mirrored_label (item, label);

CREATE TABLE mirrored_assignee (
    username text COLLATE "C"    NOT NULL,
    item     bigint NOT NULL,
    PRIMARY KEY (username, item)
);

CREATE INDEX mirrored_assignee_item ON mirrored_assignee (item, username);

-- What Ferry knows of the issues of its migrations.
CREATE TABLE mirrored_fact (
    item      text COLLATE "C" NOT NULL PRIMARY KEY,
    migration text COLLATE "C" NOT NULL,
    document  text COLLATE "C" NOT NULL
);

CREATE INDEX mirrored_fact_migration ON mirrored_fact (migration);

-- Bodies that hold views, as they were last seen, and when Ferry wrote a view into them: that is
-- no change of the issue.
CREATE TABLE mirrored_place (
    item         text COLLATE "C"    NOT NULL PRIMARY KEY,
    confidential boolean NOT NULL,
    edited       bigint,
    body         text COLLATE "C"    NOT NULL
);
