package dev.ferry.tracker;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tracker did not do what it was asked. The message names tracker, call, place and the server's
 * own words, and never a secret.
 */
public final class TrackerException extends RuntimeException {

    /** What is known of the outside after the failure; decides whether and how to try again. */
    public enum Kind {
        /** No such thing, or not for our eyes. */
        NOT_FOUND,
        /** Our token may not do this. A person has to act. */
        FORBIDDEN,
        /** The server understood and refuses this content. Repeating it is useless. */
        REJECTED,
        /** Too many calls; see {@link #retryAfter()}. Surely not done. */
        BUSY,
        /** The server could not be reached or said so itself. Surely not done. */
        UNAVAILABLE,
        /** The answer never came: it may have been done. Look before doing it again. */
        OUTCOME_UNKNOWN
    }

    private final Kind kind;
    private final transient Optional<Duration> retryAfter;

    public TrackerException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, Optional.empty(), cause);
    }

    public TrackerException(
            Kind kind, String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public Kind kind() {
        return kind;
    }

    /** How long the server asked us to stay away, for {@link Kind#BUSY}. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Whether the same call may succeed later without anybody's help. */
    public boolean worthRepeating() {
        return switch (kind) {
            case BUSY, UNAVAILABLE, OUTCOME_UNKNOWN -> true;
            case NOT_FOUND, FORBIDDEN, REJECTED -> false;
        };
    }
}
