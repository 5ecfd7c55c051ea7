package dev.ferry.server;

import dev.ferry.server.Health.Finding;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.User;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first word with a tracker: who are we there? Asked again and again until it is answered, and
 * until then this process is not ready, because address or token may be wrong. An outage later is
 * for the sweep to tell: what comes in is stored all the same.
 */
final class Contact implements Health.Check, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Contact.class);

    private final Tracker tracker;
    private volatile Optional<User> self = Optional.empty();
    private volatile String trouble = "not asked yet";

    Contact(Tracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public String name() {
        return "contact with " + tracker.name();
    }

    /** One try; nothing once it was answered. */
    @Override
    public void run() {
        if (self.isPresent()) {
            return;
        }
        try {
            var user = tracker.self();
            LOG.info("working in {} as {}", tracker.name(), user.username());
            self = Optional.of(user);
        } catch (TrackerException e) {
            trouble = words(e.kind());
            throw e;
        }
    }

    private static String words(TrackerException.Kind kind) {
        return switch (kind) {
            case UNAVAILABLE, OUTCOME_UNKNOWN -> "it cannot be reached";
            case BUSY -> "it lets us wait";
            case FORBIDDEN, REJECTED, NOT_FOUND -> "it does not take our credentials";
        };
    }

    @Override
    public Finding look() {
        return self.map(u -> new Finding(true, true, "as " + u.username()))
                .orElseGet(() -> new Finding(false, true, trouble + "; the log says more"));
    }
}
