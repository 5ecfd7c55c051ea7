package dev.ferry.migration;

import java.util.List;

/**
 * How worried one should be, with reasons that a person can check.
 *
 * @param reasons never empty
 */
public record Health(Level level, List<String> reasons) {

    /** Worst last, so that sorting in reverse puts what needs a person first. */
    public enum Level {
        CANCELLED,
        COMPLETE,
        ON_TRACK,
        AT_RISK,
        LATE;

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    public Health {
        reasons = List.copyOf(reasons);
    }
}
