package dev.ferry.tracker.embedded;

/** Fields that people may empty again. */
public enum Clearable {
    DUE,
    PARENT
}
