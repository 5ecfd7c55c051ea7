-- What was last seen of a migration, so that pages have something to show right after a start.
CREATE TABLE standing (
    migration TEXT    NOT NULL PRIMARY KEY,
    seen_at   INTEGER NOT NULL,
    seen      TEXT    NOT NULL
) STRICT;

CREATE INDEX standing_seen_at ON standing (seen_at);
