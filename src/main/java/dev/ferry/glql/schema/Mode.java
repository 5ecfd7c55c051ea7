package dev.ferry.glql.schema;

import java.util.Locale;
import java.util.Optional;

/** Rows, or numbers about them. */
public enum Mode {
    STANDARD,
    ANALYTICS;

    public static Optional<Mode> named(String word) {
        for (var mode : values()) {
            if (mode.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
