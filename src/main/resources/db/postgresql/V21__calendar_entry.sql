-- How often an entry of the calendar changed: calendar programs take a change only with a higher number.
CREATE TABLE calendar_entry (
    uid         TEXT    NOT NULL PRIMARY KEY,
    fingerprint TEXT    NOT NULL,
    sequence    INTEGER NOT NULL,
    changed_at  TEXT    NOT NULL
);
