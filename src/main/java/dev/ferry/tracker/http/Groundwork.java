package dev.ferry.tracker.http;

import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.util.function.Supplier;

/**
 * What must be there before something else is made: labels, milestones. Where its outcome is
 * unknown, of the thing itself nothing was done yet, and laying it again finds what is there.
 */
public final class Groundwork {

    private Groundwork() {}

    public static <T> T laid(Supplier<T> work) {
        try {
            return work.get();
        } catch (TrackerException e) {
            if (e.kind() != Kind.OUTCOME_UNKNOWN) {
                throw e;
            }
            throw new TrackerException(Kind.UNAVAILABLE, e.getMessage(), e);
        }
    }
}
