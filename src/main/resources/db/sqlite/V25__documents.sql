-- What an item is shown by stands apart from what it is found by: a search then reads narrow rows.
CREATE TABLE mirrored_document (
    n        INTEGER NOT NULL PRIMARY KEY,
    document TEXT NOT NULL
) STRICT;

INSERT INTO mirrored_document (n, document) SELECT n, document FROM mirrored_item;

ALTER TABLE mirrored_item DROP COLUMN document;
