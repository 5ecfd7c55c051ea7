-- Milestones belong to a project (or, for epics, a group); an issue is in one at the most.
CREATE TABLE milestone (
  project TEXT NOT NULL,
  title TEXT NOT NULL,
  start TEXT,
  due TEXT,
  PRIMARY KEY (project, title)
) STRICT, WITHOUT ROWID;

ALTER TABLE item ADD COLUMN milestone TEXT;
ALTER TABLE item ADD COLUMN closed_at INTEGER;

CREATE VIEW issue AS
  SELECT i.*, m.start AS milestone_start, m.due AS milestone_due
  FROM item i LEFT JOIN milestone m ON m.project = i.project AND m.title = i.milestone;
