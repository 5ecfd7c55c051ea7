-- What people plan with, to be searched and sorted by.
ALTER TABLE mirrored_item ADD COLUMN milestone text COLLATE "C";
ALTER TABLE mirrored_item ADD COLUMN milestone_due bigint;
ALTER TABLE mirrored_item ADD COLUMN weight bigint;
ALTER TABLE mirrored_item ADD COLUMN health text COLLATE "C";
ALTER TABLE mirrored_item ADD COLUMN start_day bigint;

CREATE INDEX mirrored_item_milestone ON mirrored_item (milestone) WHERE milestone IS NOT NULL;

-- Which facts the issues of a tracker were ever seen to tell: an issue without a weight is not the
-- same as a tracker without weights.
CREATE TABLE mirrored_knowledge (
    tracker text COLLATE "C" NOT NULL,
    fact    text COLLATE "C" NOT NULL,
    PRIMARY KEY (tracker, fact)
);

-- A confidential issue may be read by a guest who wrote it. Until it is seen again, nobody is trusted.
ALTER TABLE mirrored_place RENAME COLUMN confidential TO among_insiders;
UPDATE mirrored_place SET among_insiders = false;

-- Everything is read once more, with what was not kept before.
DELETE FROM sweep_cursor WHERE name LIKE 'mirror:%';
