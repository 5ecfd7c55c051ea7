package dev.ferry.migration;

import java.time.Instant;
import java.util.Optional;

/**
 * Something about a feature that is not what it was before: one line of its history.
 *
 * @param feature empty: it is about the migration as a whole
 * @param who username of the person who did it, {@link #FERRY} for what Ferry did by itself; empty:
 *     nobody can tell
 * @param from in the words of {@link What}; empty: there was nothing before
 * @param to in the same words
 * @param why one sentence or a few, for people
 */
public record TimelineEntry(
        String migration,
        Optional<String> feature,
        What what,
        Instant at,
        Optional<String> who,
        String from,
        String to,
        String why) {

    /** Who did what no person did. */
    public static final String FERRY = "ferry";

    /** What changed; decides how {@code from} and {@code to} are to be read. */
    public enum What {
        /** Percentages without sign ({@code 12.5}), {@code ?}, {@code gone}. */
        FLAG,
        /** {@link Phase#name()}. */
        PHASE,
        /** {@link Health.Level#text()}. */
        HEALTH,
        /** ISO days. */
        DUE,
        /** Usernames. */
        RESPONSIBLE,
        /** Username of the one who approved; empty: taken back. */
        APPROVAL,
        /**
         * What the guarded rollout is doing: {@code running}, {@code paused}, {@code rolled back}.
         */
        RAMP,
        /** {@code pass} or {@code fail}. */
        EVALUATION,
        /** Regression in percent of the control. */
        METRIC
    }
}
