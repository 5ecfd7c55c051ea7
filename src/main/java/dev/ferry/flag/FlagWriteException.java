package dev.ferry.flag;

import org.jspecify.annotations.Nullable;

/** A flag was not moved, or nobody knows whether it was. The message is for people. */
public final class FlagWriteException extends RuntimeException {

    public enum Kind {
        /** The provider, or the flag as it is, does not allow it; trying again is useless. */
        REFUSED,
        /** Surely not done; it may work later. */
        UNAVAILABLE,
        /** It may have been done: read again before doing it again. */
        OUTCOME_UNKNOWN
    }

    private final Kind kind;

    public FlagWriteException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public static FlagWriteException refused(String message) {
        return new FlagWriteException(Kind.REFUSED, message, null);
    }

    public Kind kind() {
        return kind;
    }
}
