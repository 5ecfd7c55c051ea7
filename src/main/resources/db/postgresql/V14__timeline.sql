-- What changed about every feature, when, by whom and why. Only appended to. An empty feature is the migration itself.
CREATE TABLE event (
    seq       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    migration text NOT NULL,
    feature   text NOT NULL,
    what      text NOT NULL,
    at        text NOT NULL,
    who       text,
    before    text NOT NULL,
    after     text NOT NULL,
    why       text NOT NULL
);

CREATE INDEX event_feature ON event (migration, feature, what, seq);
