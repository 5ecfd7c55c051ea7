package dev.ferry.glql.lang;

/** Which language a text is held to. */
public enum Dialect {
    /** Exactly what GitLab accepts; its fields only. */
    GITLAB,
    /** The same, and {@code or}, {@code not}, parentheses, {@code group by} and our own fields. */
    FERRY
}
