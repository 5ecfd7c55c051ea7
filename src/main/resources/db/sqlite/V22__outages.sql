-- How often a job could not be worked on because the tracker was down; that does not count against it.
ALTER TABLE job ADD COLUMN outages INTEGER NOT NULL DEFAULT 0;
