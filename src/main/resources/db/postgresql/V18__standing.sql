-- What was last seen of a migration, so that pages have something to show right after a start.
CREATE TABLE standing (
    migration text   NOT NULL PRIMARY KEY,
    seen_at   bigint NOT NULL,
    seen      text   NOT NULL
);

CREATE INDEX standing_seen_at ON standing (seen_at);
