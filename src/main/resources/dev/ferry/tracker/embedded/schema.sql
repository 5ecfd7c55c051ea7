-- Refs are the text form of IssueRef; instants are epoch milliseconds; lists are JSON arrays.
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  username TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  teams TEXT NOT NULL
) STRICT;

CREATE TABLE project (
  path TEXT PRIMARY KEY,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE item (
  ref TEXT PRIMARY KEY,
  project TEXT NOT NULL,
  epic INTEGER NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  author INTEGER NOT NULL REFERENCES person,
  assignees TEXT NOT NULL,
  labels TEXT NOT NULL,
  due TEXT,
  parent TEXT REFERENCES item,
  confidential INTEGER NOT NULL,
  open INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  body_edited_at INTEGER NOT NULL,
  body_editor INTEGER REFERENCES person,
  UNIQUE (project, epic, number)
) STRICT;
CREATE INDEX item_by_parent ON item (parent);
CREATE INDEX item_by_change ON item (project, updated_at);

CREATE TABLE comment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item TEXT NOT NULL REFERENCES item,
  author INTEGER NOT NULL REFERENCES person,
  body TEXT NOT NULL,
  confidential INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  editor INTEGER REFERENCES person
) STRICT;
CREATE INDEX comment_by_item ON comment (item, id);

-- Comment 0 is the description.
CREATE TABLE reaction (
  item TEXT NOT NULL REFERENCES item,
  comment INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person,
  name TEXT NOT NULL,
  PRIMARY KEY (item, comment, name, person)
) STRICT, WITHOUT ROWID;

-- What has happened and was not told to anybody outside yet.
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  item TEXT NOT NULL,
  comment INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES person,
  body TEXT NOT NULL,
  confidential INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
