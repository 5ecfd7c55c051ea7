-- Flags that Ferry keeps by itself, for features without a flag service. The version grows with every move.
CREATE TABLE own_flag (
    flag       TEXT    NOT NULL PRIMARY KEY,
    percent    TEXT    NOT NULL,
    version    bigint  NOT NULL,
    changed_at TEXT    NOT NULL
);
