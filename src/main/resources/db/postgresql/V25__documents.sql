-- What an item is shown by stands apart from what it is found by: a search then reads narrow rows.
CREATE TABLE mirrored_document (
    n        bigint NOT NULL PRIMARY KEY,
    document text COLLATE "C" NOT NULL
);

INSERT INTO mirrored_document (n, document) SELECT n, document FROM mirrored_item;

ALTER TABLE mirrored_item DROP COLUMN document;
