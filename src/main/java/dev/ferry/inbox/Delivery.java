package dev.ferry.inbox;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that the outside told us, already authenticated and boiled down to the hint that the
 * work needs: the work reads the truth again, so the body is not kept.
 *
 * @param id the sender's delivery id, or the hash of the body where it gives none
 * @param source {@code embedded}, {@code gitlab}, {@code github}, {@code unleash}, {@code sweep} …
 */
public record Delivery(String id, String source, Hint hint, Instant receivedAt) {

    /**
     * @param subject what it is about: an issue ref, a comment ref, a flag, in text form. A flag is
     *     {@code source:project/name}, in whatever environment
     * @param actor numeric id of the user who caused it, where the sender tells
     */
    public record Hint(Topic topic, String subject, Optional<Long> actor) {}

    /** What happened, as far as the sender can be believed. */
    public enum Topic {
        /** A comment or description may hold commands. */
        COMMENT,
        /** Something about an issue changed: look at it again. */
        ISSUE,
        /** A flag may have changed: read it again. */
        FLAG,
        /** Time to compare a migration with the world. Subject: the migration's lane. */
        REFRESH
    }
}
