-- "old > new" while a migration is open, and nothing where a second one was wanted on purpose (--anyway).
ALTER TABLE migration ADD COLUMN move TEXT;

CREATE UNIQUE INDEX migration_move ON migration (move);
