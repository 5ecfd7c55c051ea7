package dev.ferry.tracker.http;

import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must be there before something else is made: labels, milestones. Where its outcome is
 * unknown, of the thing itself nothing was done yet, and laying it again finds what is there.
 */
public final class Groundwork {

    private static final Logger LOG = LoggerFactory.getLogger(Groundwork.class);

    private Groundwork() {}

    /**
     * Nothing where our rights do not reach: the forge leaves it out of what is made then, and what
     * comes back tells so.
     */
    public static <T> Optional<T> ifAllowed(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (TrackerException e) {
            if (e.kind() != Kind.FORBIDDEN && e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
            LOG.warn("done without: {}", e.getMessage());
            return Optional.empty();
        }
    }

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
