-- How far every guarded rollout is (JSON), and what was measured outside.
CREATE TABLE ramp (
    migration text NOT NULL,
    feature   text NOT NULL,
    state     text NOT NULL,
    PRIMARY KEY (migration, feature)
);

CREATE TABLE report (
    seq       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id        text NOT NULL UNIQUE,
    migration text NOT NULL,
    feature   text NOT NULL,
    kind      text NOT NULL,
    at        text NOT NULL,
    body      text NOT NULL
);

CREATE INDEX report_feature ON report (migration, feature, kind, at);
