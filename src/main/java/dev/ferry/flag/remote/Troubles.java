package dev.ferry.flag.remote;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagWriteException;
import dev.ferry.tracker.TrackerException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a call that failed means for flags: never an exception for a reader, words for a writer. */
public final class Troubles {

    private Troubles() {}

    /** What was asked for, or every flag unreadable for the same reason. */
    public static Map<FlagKey, FlagState> reading(
            Collection<FlagKey> keys, Instant now, Supplier<Map<FlagKey, FlagState>> road) {
        try {
            return road.get();
        } catch (TrackerException e) {
            var states = new HashMap<FlagKey, FlagState>();
            keys.forEach(k -> states.put(k, FlagState.unreadable(k, e.getMessage(), now)));
            return states;
        }
    }

    public static <T> T writing(Supplier<T> road) {
        try {
            return road.get();
        } catch (TrackerException e) {
            throw new FlagWriteException(kind(e.kind()), e.getMessage(), e);
        }
    }

    private static FlagWriteException.Kind kind(TrackerException.Kind kind) {
        return switch (kind) {
            case NOT_FOUND, FORBIDDEN, REJECTED -> FlagWriteException.Kind.REFUSED;
            case BUSY, UNAVAILABLE -> FlagWriteException.Kind.UNAVAILABLE;
            case OUTCOME_UNKNOWN -> FlagWriteException.Kind.OUTCOME_UNKNOWN;
        };
    }
}
