package dev.ferry.glql.schema;

/** What GitLab's interface wants a value to look like; it is different for almost every field. */
public enum ArgumentForm {
    /** Texts, names and numbers as text; bare words as words. */
    PLAIN,
    /** Bare words as text. */
    LABEL,
    /** A word in capitals. */
    UPPER,
    UPPER_IN_LIST,
    /** A word without capitals. */
    LOWER,
    LOWER_TEXT,
    /** {@code "on track"} as {@code onTrack}. */
    CAMEL,
    /** {@code TestCase} as {@code TEST_CASE}. */
    TYPE,
    /** {@code {name: "…"}}. */
    NAMED,
    /** Numbers as numbers. */
    NUMBER,
    CADENCE_ID,
    USER_ID,
    SUBSCRIPTION,
    /** The results of queries that look for each. */
    FOUND
}
