-- What changed about every feature, when, by whom and why. Only appended to. An empty feature is the migration itself.
CREATE TABLE event (
    seq       INTEGER PRIMARY KEY,
    migration TEXT NOT NULL,
    feature   TEXT NOT NULL,
    what      TEXT NOT NULL,
    at        TEXT NOT NULL,
    who       TEXT,
    before    TEXT NOT NULL,
    after     TEXT NOT NULL,
    why       TEXT NOT NULL
) STRICT;

CREATE INDEX event_feature ON event (migration, feature, what, seq);
