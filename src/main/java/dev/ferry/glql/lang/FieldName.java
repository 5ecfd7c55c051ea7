package dev.ferry.glql.lang;

import java.util.Locale;
import java.util.Optional;

/**
 * The left side of a term.
 *
 * @param written with the writer's capitals
 * @param option the name in {@code customField("name")}
 */
public record FieldName(Span span, String written, Optional<String> option) {

    /** Capitals do not count in names. */
    public String folded() {
        return written.toLowerCase(Locale.ROOT);
    }
}
