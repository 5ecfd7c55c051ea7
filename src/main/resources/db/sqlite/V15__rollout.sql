-- How far every guarded rollout is (JSON), and what was measured outside.
CREATE TABLE ramp (
    migration TEXT NOT NULL,
    feature   TEXT NOT NULL,
    state     TEXT NOT NULL,
    PRIMARY KEY (migration, feature)
) STRICT;

CREATE TABLE report (
    seq       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    migration TEXT NOT NULL,
    feature   TEXT NOT NULL,
    kind      TEXT NOT NULL,
    at        TEXT NOT NULL,
    body      TEXT NOT NULL
) STRICT;

CREATE INDEX report_feature ON report (migration, feature, kind, at);
